"""The timeline: what happened, by day, apart from what was published."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from crossread.records import EventMention, Happening, Moment
from crossread.report.days import tell_day, tell_interval
from crossread.report.desk import ReportCard
from crossread.report.material import Material
from crossread.report.passages import Passage

_OPEN = "9"
"""Sorts what has no day after all days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One report's words for a happening.

    Attributes:
        passage: The sentence, with its date or act as the deciding words.
        told: The day as this report gives it, in words.
        said: The words for the day in the report.
    """

    passage: Passage
    told: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One happening, or one day that reports name.

    Attributes:
        earliest: First day it can have been, ISO 8601; None when not known.
        latest: Last day.
        told: The days in words, as precise as they are known.
        status: Happened, planned, threatened or hypothetical.
        verdict: Whether the reports' dates agree; `single` for one report.
        title: The happening in the words of one report.
        reports: What each report says, in order of publication.
        anchor: Where a happening stands on the page; empty for a day that is only named.
    """

    earliest: str | None
    latest: str | None
    told: str
    status: str
    verdict: str
    title: Passage
    reports: tuple[Dated, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the timeline.

    Attributes:
        day: ISO 8601; empty where the entries can have been on several days, or it is not known.
        told: The day in words.
        entries: What happened.
        published: The reports published on it.
    """

    day: str
    told: str
    entries: tuple[TimelineEntry, ...]
    published: tuple[ReportCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """The days of a story.

    Attributes:
        days: Days on which something happened or was published, in order.
        named: Other days that reports name, each with the sentences that name them.
        linked: Whether happenings were linked across reports; otherwise `days` holds the days that reports name.
    """

    days: tuple[Day, ...]
    named: tuple[Day, ...]
    linked: bool


def timeline_view(material: Material) -> TimelineView:
    """View the days of a story.

    Args:
        material: The rows of the story.
    """
    entries = list(happening_entries(material, {"single", "agree", "differ"}))
    published: dict[str, list[ReportCard]] = {}
    for card in material.cards:
        published.setdefault(card.day if card.document.published else "", []).append(card)
    used = {row.date_moment_id for row in material.event_mentions if row.event_id and row.date_moment_id}
    used |= {row.moment_id for row in material.moments if row.happening_id}
    named = list(
        _merged(
            _named(material, row)
            for row in material.moments
            if row.type in {"DATE", "TIME"}
            and (row.earliest or row.latest)
            and (not entries or row.moment_id not in used)
        )
    )
    return TimelineView(
        days=tuple(_days(entries or named, published)),
        named=tuple(_days(named, {})) if entries else (),
        linked=bool(entries),
    )


def happening_entries(material: Material, verdicts: Container[str]) -> Iterator[TimelineEntry]:
    """Yield the happenings whose dates relate in some ways, in the order of their table.

    Args:
        material: The rows of the story.
        verdicts: How they relate.
    """
    for place, row in enumerate(material.happenings, 1):
        if row.verdict in verdicts and (entry := _entry(material, row, place)) is not None:
            yield entry


def _entry(material: Material, happening: Happening, place: int) -> TimelineEntry | None:
    events = {row.event_id for row in material.events if row.happening_id == happening.happening_id}
    mentions = [row for row in material.event_mentions if row.event_id in events]
    mentions.sort(key=lambda row: (material.number(row.document_id), row.start))
    dates = [row for row in material.moments if row.happening_id == happening.happening_id]
    reports = tuple(_by_date(material, row) for row in _narrowest_of_each(material, dates))
    if not reports:
        reports = tuple(_dated(material, row) for row in _first_of_each(mentions))
    if not reports:
        return None
    return TimelineEntry(
        earliest=happening.earliest,
        latest=happening.latest,
        told=tell_interval(happening.earliest, happening.latest),
        status=happening.status,
        verdict=happening.verdict,
        title=reports[0].passage,
        reports=reports,
        anchor=f"t{place}-{material.cards[0].number}",
    )


def _first_of_each(mentions: Iterable[EventMention]) -> list[EventMention]:
    """Keep one mention of each report, one with a date where there is one."""
    best: dict[str, EventMention] = {}
    for row in mentions:
        held = best.get(row.document_id)
        if held is None or (held.date_moment_id is None and row.date_moment_id is not None):
            best[row.document_id] = row
    return list(best.values())


def _narrowest_of_each(material: Material, dates: Iterable[Moment]) -> list[Moment]:
    """Keep one date of each report, the one that commits itself most; of equals the first."""
    best: dict[str, Moment] = {}
    for row in sorted(dates, key=lambda row: (material.number(row.document_id), row.start)):
        held = best.get(row.document_id)
        if held is None or ((row.earliest or "") > (held.earliest or "") and (row.latest or "") <= (held.latest or "")):
            best[row.document_id] = row
    return list(best.values())


def _by_date(material: Material, moment: Moment) -> Dated:
    return Dated(
        passage=material.sentence_passage(moment.document_id, moment.start, moment.end),
        told=tell_interval(moment.earliest, moment.latest),
        said=moment.text,
    )


def _dated(material: Material, mention: EventMention) -> Dated:
    moment = next((row for row in material.moments if row.moment_id == mention.date_moment_id), None)
    place = (mention.start, mention.end) if moment is None else (moment.start, moment.end)
    return Dated(
        passage=material.sentence_passage(mention.document_id, *place),
        told=tell_interval(mention.date_earliest, mention.date_latest),
        said="" if moment is None else moment.text,
    )


def _named(material: Material, moment: Moment) -> TimelineEntry:
    dated = _by_date(material, moment)
    return TimelineEntry(
        earliest=moment.earliest,
        latest=moment.latest,
        told=dated.told,
        status="happened",
        verdict="single",
        title=dated.passage,
        reports=(dated,),
    )


def _merged(entries: Iterable[TimelineEntry]) -> Iterator[TimelineEntry]:
    """Put equal sentences of several reports that name the same days into one entry."""
    groups: dict[tuple[str | None, str | None, str], list[TimelineEntry]] = {}
    for entry in entries:
        groups.setdefault((entry.earliest, entry.latest, entry.title.text.casefold()), []).append(entry)
    for found in groups.values():
        places = {entry.title.number: entry.reports[0] for entry in reversed(found)}
        yield replace(
            min(found, key=lambda entry: (entry.title.number, entry.title.start)),
            verdict="single" if len(places) == 1 else "agree",
            reports=tuple(places[number] for number in sorted(places)),
        )


def _days(entries: Iterable[TimelineEntry], published: Mapping[str, list[ReportCard]]) -> Iterator[Day]:
    """Group entries by the days they can have happened on; an uncertain day stands by itself."""
    by_day: dict[tuple[str, str], list[TimelineEntry]] = {(day, day): [] for day in published}
    for entry in entries:
        days = ((entry.earliest or "")[:10], (entry.latest or "")[:10])
        by_day.setdefault(days, []).append(entry)
    for earliest, latest in sorted(by_day, key=lambda days: (days[0] or days[1] or _OPEN, days[1] or _OPEN)):
        one = earliest if earliest == latest else ""
        told = tell_interval(earliest or None, latest or None)
        yield Day(
            day=one,
            told=tell_day(one, weekday=True) if one else f"{told[0].upper()}{told[1:]}",
            entries=tuple(
                sorted(
                    by_day[earliest, latest],
                    key=lambda entry: ((entry.earliest or "")[10:], entry.title.number, entry.title.start),
                )
            ),
            published=tuple(published.get(one, ())) if one or not (earliest or latest) else (),
        )
