"""Link dated statements that tell one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.link.happenings.compare import compare_tellings, relate_days
from crossread.link.happenings.tellings import Telling
from crossread.link.meeting import count_meetings
from crossread.link.terms.synonyms import concepts_of
from crossread.records.evidence import Evidence
from crossread.records.ids import content_id
from crossread.records.moments import Happening, HappeningStatus, HappeningVerdict

FULLEST = 80
"""A word of more dated clauses of a story than this proposes no pairs; other words do."""

_STATUSES: tuple[HappeningStatus, ...] = ("happened", "planned", "threatened", "hypothetical")
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningLinks:
    """What happened when, across reports.

    Attributes:
        happenings: In the order of their table.
        happening_of: The happening of each date.
        evidence: Why two dates are of one happening, by the ids of both.
    """

    happenings: tuple[Happening, ...]
    happening_of: Mapping[str, str]
    evidence: Mapping[tuple[str, str], Evidence]


def link_happenings(story_id: str, tellings: Iterable[Telling]) -> HappeningLinks:
    """Link the dated statements of a story.

    Args:
        story_id: The story.
        tellings: Its dates with what they date, in any order.

    Returns:
        The happenings; every date has one. The same whatever the order of `tellings`.
    """
    ordered = sorted(tellings, key=lambda one: (one.moment.document_id, one.moment.start, one.moment.moment_id))
    evidence: dict[_Pair, Evidence] = {}
    for pair in _candidates(ordered):
        found = _compare(ordered[pair[0]], ordered[pair[1]])
        if found is not None:
            evidence[pair] = found
    groups = list(range(len(ordered)))
    members = {index: [index] for index in groups}
    for pair, _ in sorted(evidence.items(), key=lambda item: (-item[1].score, item[0])):
        one, other = groups[pair[0]], groups[pair[1]]
        if one != other and _may_join(ordered, members[one], members[other], evidence):
            left, right = sorted((one, other))
            for index in members[right]:
                groups[index] = left
            members[left] += members.pop(right)
    happenings: list[Happening] = []
    of: dict[str, str] = {}
    for group in members.values():
        held = [ordered[index] for index in sorted(group)]
        happening = _happening(story_id, held)
        happenings.append(happening)
        of.update((telling.moment.moment_id, happening.happening_id) for telling in held)
    return HappeningLinks(
        happenings=tuple(sorted(happenings, key=lambda one: one.happening_id)),
        happening_of=of,
        evidence={
            (ordered[one].moment.moment_id, ordered[other].moment.moment_id): found
            for (one, other), found in evidence.items()
            if groups[one] == groups[other]
        },
    )


def _compare(one: Telling, other: Telling) -> Evidence | None:
    if one.moment.document_id == other.moment.document_id and relate_days(one, other) == "apart":
        return None
    return compare_tellings(one, other)


def _candidates(tellings: Sequence[Telling]) -> Iterator[_Pair]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        keys = set(telling.near) | set(telling.wide)
        for key in keys | {f"#{concept}" for stem in telling.near for concept in concepts_of(stem)}:
            places[key].append(index)
    yield from sorted(count_meetings(places.values(), fullest=FULLEST))


def _may_join(
    tellings: Sequence[Telling], left: Sequence[int], right: Sequence[int], evidence: Mapping[_Pair, Evidence]
) -> bool:
    """Whether no two days come together that cannot meet, unless two reports themselves give them to one happening."""
    for one in left:
        for other in right:
            if relate_days(tellings[one], tellings[other]) != "apart":
                continue
            same_report = tellings[one].moment.document_id == tellings[other].moment.document_id
            if same_report or (min(one, other), max(one, other)) not in evidence:
                return False
    return True


def _happening(story_id: str, tellings: Sequence[Telling]) -> Happening:
    first = min(telling.moment.moment_id for telling in tellings)
    reports = {telling.moment.document_id for telling in tellings}
    starts = [telling.first for telling in tellings if telling.first is not None]
    ends = [telling.last for telling in tellings if telling.last is not None]
    earliest, latest = max(starts, default=None), min(ends, default=None)
    differ = any(relate_days(one, other) == "apart" for at, one in enumerate(tellings) for other in tellings[at + 1 :])
    if differ:  # a month that holds both days says less than they do
        narrow = [one for one in tellings if not any(_holds(one, other) for other in tellings)]
        earliest = min((one.first for one in narrow if one.first is not None), default=None)
        latest = max((one.last for one in narrow if one.last is not None), default=None)
    verdict: HappeningVerdict = "single" if len(reports) == 1 else "differ" if differ else "agree"
    return Happening(
        happening_id=content_id("h", story_id, first),
        story_id=story_id,
        earliest=earliest,
        latest=latest,
        status=min((telling.status for telling in tellings), key=_STATUSES.index),
        verdict=verdict,
    )


def _holds(one: Telling, other: Telling) -> bool:
    """Whether the days of one hold all those of the other, and more."""
    if None in (one.first, one.last, other.first, other.last) or (one.first, one.last) == (other.first, other.last):
        return False
    return str(one.first) <= str(other.first) and str(other.last) <= str(one.last)
