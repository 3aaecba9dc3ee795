"""Quotations: one card for each utterance, with every report's version of it aligned word by word."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from crossread.records import Quotation, Utterance
from crossread.report.material import Material
from crossread.report.overlaps import Place, find_overlaps, places_of
from crossread.report.passages import Passage
from crossread.report.shared import group_shared
from crossread.report.versions import Version, reader_words, tell_versions, version_of, versions_of
from crossread.report.words import UTTERANCE_VERDICTS

PRONOUNS = frozenset(
    ("i me my we us our you he him his she her it its they them their who one this that these those").split()  # noqa: SIM905 - a list of words is read more easily as words
)
"""Words that name nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceCard:
    """The same words across reports.

    Attributes:
        anchor: Where it stands on the page.
        speaker: Who said it; None when no report tells.
        names: What reports call the speaker there: the words, and the numbers of the reports.
        verdict: How the versions relate.
        notes: What differs, in words: wording, shortened, joined, direct against reported, other speaker named.
        versions: The versions: the fullest of each sentence, and after it those aligned with it.
        reports: Number of reports that have it.
        said_on: When it was said, where a report tells.
        also: Where words of it stand in quotations of other utterances, by report.
    """

    anchor: str
    speaker: str | None
    names: tuple[tuple[str, tuple[int, ...]], ...]
    verdict: str
    notes: tuple[str, ...]
    versions: tuple[Version, ...]
    reports: int
    said_on: str | None
    also: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Whom reports name as the speaker of an utterance.

    Attributes:
        speaker: The speaker.
        places: Where the reports have the words as those of this speaker.
    """

    speaker: str
    places: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerGroup:
    """What one speaker says in one report only.

    Attributes:
        speaker: The speaker; None when not named.
        versions: The quotations, by report and place.
        also: For each of them, where words of it stand in quotations of other utterances.
    """

    speaker: str | None
    versions: tuple[Version, ...]
    also: tuple[tuple[Passage, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationsView:
    """Who said what in a story.

    Attributes:
        cards: Utterances that several reports have: other speakers first, then other wordings,
            shortened ones, equal ones.
        singles: What only one report has, by speaker; those with most quotations first.
        total: Number of quotations.
    """

    cards: tuple[UtteranceCard, ...]
    singles: tuple[SpeakerGroup, ...]
    total: int


def quotations_view(material: Material) -> QuotationsView:
    """View the quotations of a story.

    Args:
        material: The rows of the story.
    """
    shared, singles = _grouped(material)
    overlaps = find_overlaps(material.quotations)
    return QuotationsView(
        cards=tuple(
            replace(card, also=_also(material, quotations, overlaps))
            for card, quotations in _cards(material, shared, UTTERANCE_VERDICTS)
        ),
        singles=tuple(_singles(material, singles, overlaps)),
        total=len(material.quotations),
    )


def utterance_cards(material: Material, verdicts: Container[str]) -> Iterator[UtteranceCard]:
    """Yield the utterances whose versions relate in some ways, as the view of the quotations has them.

    Args:
        material: The rows of the story.
        verdicts: How they relate.
    """
    if any(row.verdict in verdicts for row in material.utterances):  # else no quotation need be loaded
        yield from (card for card, _ in _cards(material, _grouped(material)[0], verdicts))


def who_said(material: Material) -> Iterator[tuple[UtteranceCard, tuple[Said, ...]]]:
    """Yield the utterances for which reports name different speakers, with whom each names."""
    verdicts = {"speaker_differs"}
    if not any(row.verdict in verdicts for row in material.utterances):
        return
    for card, quotations in _cards(material, _grouped(material)[0], verdicts):
        said: dict[str, list[Quotation]] = {}
        for row in quotations:
            if name := material.name(row.speaker_entity_id) or reader_words(row.speaker_text):
                said.setdefault(name, []).append(row)
        yield (
            card,
            tuple(
                Said(
                    speaker=name,
                    places=tuple(material.passage(row.document_id, row.start, row.end) for row in rows),
                )
                for name, rows in said.items()
            ),
        )


_Shared = list[tuple[Utterance, list[Quotation]]]


def _grouped(material: Material) -> tuple[_Shared, list[Quotation]]:
    """Put the quotations of one utterance together, other speakers and wordings first; and those of one report."""
    marks = ((row, row.utterance_id) for row in material.quotations)
    links = {row.utterance_id: row for row in material.utterances}
    return group_shared(material, marks, links, list(UTTERANCE_VERDICTS))


def _cards(
    material: Material, shared: _Shared, verdicts: Container[str]
) -> Iterator[tuple[UtteranceCard, list[Quotation]]]:
    for place, (utterance, quotations) in enumerate(shared, 1):
        if utterance.verdict in verdicts:
            anchor = f"q{place}-{material.cards[0].number}"
            yield _card(material, anchor, utterance.verdict, utterance.speaker_entity_id, quotations), quotations


def _card(
    material: Material, anchor: str, verdict: str, speaker: str | None, quotations: list[Quotation]
) -> UtteranceCard:
    versions = versions_of(material, quotations)
    names: dict[str, dict[int, None]] = {}
    for row in quotations:
        if row.speaker_text and (words := reader_words(row.speaker_text)).casefold() not in PRONOUNS:
            names.setdefault(words, {})[material.number(row.document_id)] = None
    return UtteranceCard(
        anchor=anchor,
        speaker=material.name(speaker) or next(iter(names), None),
        names=tuple((words, tuple(numbers)) for words, numbers in names.items()),
        verdict=verdict,
        notes=tuple(tell_versions(quotations, versions, verdict)),
        versions=versions,
        reports=len({row.document_id for row in quotations}),
        said_on=next((row.said_on for row in quotations if row.said_on), None),
    )


def _also(
    material: Material, quotations: Iterable[Quotation], overlaps: Mapping[str, list[Place]]
) -> tuple[Passage, ...]:
    """Where words of some quotations stand in other utterances, in order of the reports."""
    found = (material.passage(*place) for place in places_of(quotations, overlaps))
    return tuple(sorted(found, key=lambda passage: (passage.number, passage.start)))


def _singles(
    material: Material, quotations: Iterable[Quotation], overlaps: Mapping[str, list[Place]]
) -> Iterator[SpeakerGroup]:
    by_speaker: dict[str, list[Quotation]] = {}
    names: dict[str, str | None] = {}
    for row in quotations:
        name = material.name(row.speaker_entity_id) or reader_words(row.speaker_text) or None
        key = row.speaker_entity_id or name or ""
        names.setdefault(key, name)
        by_speaker.setdefault(key, []).append(row)
    ranked = sorted(by_speaker, key=lambda key: (names[key] is None, -len(by_speaker[key]), names[key] or ""))
    for key in ranked:
        rows = by_speaker[key]
        yield SpeakerGroup(
            speaker=names[key],
            versions=tuple(_single(material, row) for row in rows),
            also=tuple(_also(material, [row], overlaps) for row in rows),
        )


def _single(material: Material, row: Quotation) -> Version:
    version = version_of(material, [row])
    return replace(version, pieces=version.places[0].pieces)
