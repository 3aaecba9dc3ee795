"""Link quotations that give the same words of the same occasion."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.link.meeting import count_meetings
from crossread.link.terms.synonyms import concepts_of
from crossread.link.utterances.grouping import group_sayings
from crossread.link.utterances.meaning import compare_meaning
from crossread.link.utterances.sayings import Saying
from crossread.link.utterances.speakers import compare_speakers
from crossread.link.utterances.verdicts import judge_utterance
from crossread.link.utterances.wording import compare_wording
from crossread.records.evidence import Evidence
from crossread.records.ids import content_id
from crossread.records.quotations import Utterance

FULLEST = 60
"""A word in more sayings of a story than this proposes no pairs; other words do."""

TWICE_TOLD = 4
"""Words of a quotation from which another of the same report may be the same, if they are not all the same."""

_SAME = 0.8
"""The score from which two speakers are one."""
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class UtteranceLinks:
    """What was said, across reports.

    Attributes:
        utterances: In the order of their table.
        utterance_of: The utterance of each quotation.
        evidence: Why two quotations are one, by the ids of both.
    """

    utterances: tuple[Utterance, ...]
    utterance_of: Mapping[str, str]
    evidence: Mapping[tuple[str, str], Evidence]


def link_utterances(story_id: str, sayings: Iterable[Saying], texts: Mapping[str, str] | None = None) -> UtteranceLinks:
    """Link the quotations of a story.

    Args:
        story_id: The story.
        sayings: Its quotations, in any order.
        texts: Text of each report, to see what stands between two pieces.

    Returns:
        The utterances; every quotation has one. The same whatever the order of `sayings`.
    """
    ordered = sorted(
        sayings, key=lambda one: (one.quotation.document_id, one.quotation.start, one.quotation.quotation_id)
    )
    evidence = {pair: found for pair in _candidates(ordered) if (found := _compare(*_both(ordered, pair))) is not None}
    evidence = _inner_first(ordered, evidence)
    members = group_sayings(ordered, evidence, texts or {})
    group_of = {index: top for top, group in enumerate(members) for index in group}
    joined: dict[int, list[_Pair]] = defaultdict(list)
    for pair in evidence:
        if group_of[pair[0]] == group_of[pair[1]]:
            joined[group_of[pair[0]]].append(pair)
    utterances: list[Utterance] = []
    of: dict[str, str] = {}
    for top, group in enumerate(members):
        held = [ordered[index] for index in group]
        pairs = [_both(ordered, pair) for pair in joined[top]]
        utterance = _utterance(story_id, held, pairs)
        utterances.append(utterance)
        of.update((saying.quotation.quotation_id, utterance.utterance_id) for saying in held)
    return UtteranceLinks(
        utterances=tuple(sorted(utterances, key=lambda one: one.utterance_id)),
        utterance_of=of,
        evidence={
            (ordered[one].quotation.quotation_id, ordered[other].quotation.quotation_id): found
            for pairs in joined.values()
            for one, other in pairs
            for found in (evidence[one, other],)
        },
    )


def _inner_first(ordered: Sequence[Saying], evidence: Mapping[_Pair, Evidence]) -> dict[_Pair, Evidence]:
    """Leave out what somebody says that another said where the other's words by themselves are joined, and hers."""
    held: dict[int, list[int]] = defaultdict(list)
    for place, outer in enumerate(ordered):
        for inner in range(place + 1, len(ordered)):
            if ordered[inner].quotation.document_id != outer.quotation.document_id:
                break
            if ordered[inner].quotation.start >= outer.quotation.end:
                break
            if outer.marked and ordered[inner].marked and ordered[inner].quotation.end <= outer.quotation.end:
                held[place].append(inner)

    def told_within(outer: int, other: int) -> bool:
        return not _one_speaker(ordered[outer], ordered[other]) and any(
            (min(inner, other), max(inner, other)) in evidence and _one_speaker(ordered[inner], ordered[other])
            for inner in held.get(outer, ())
        )

    return {pair: found for pair, found in evidence.items() if not (told_within(*pair) or told_within(*pair[::-1]))}


def _one_speaker(one: Saying, other: Saying) -> bool:
    found = compare_speakers(one.speaker, other.speaker)
    return found is not None and found.score >= _SAME


def _both(sayings: Sequence[Saying], pair: _Pair) -> tuple[Saying, Saying]:
    return sayings[pair[0]], sayings[pair[1]]


def _compare(one: Saying, other: Saying) -> Evidence | None:
    same_report = one.quotation.document_id == other.quotation.document_id
    if same_report and one.quotation.start < other.quotation.end and other.quotation.start < one.quotation.end:
        return None
    if same_report and one.words != other.words and min(len(one.words), len(other.words)) < TWICE_TOLD:
        return None  # a word of one speaker's may come again in whatever else she says there
    found = compare_wording(one, other)
    if found is None and not same_report:
        found = compare_meaning(one, other)
    return found


def _candidates(sayings: Sequence[Saying]) -> Iterator[_Pair]:
    """Pairs that share two content words, or all words of a short one; equal sayings of a speaker stand in by one."""
    places: dict[str, list[int]] = defaultdict(list)
    twins: dict[tuple[object, ...], int] = {}
    for index, saying in enumerate(sayings):
        key = (saying.words, saying.quotation.kind, saying.speaker, saying.quotation.document_id)
        first = twins.setdefault(key[:3], index)
        if first != index and sayings[first].quotation.document_id != saying.quotation.document_id and saying.marked:
            yield first, index
            continue
        for stem in saying.terms:
            places[stem].append(index)
            for concept in concepts_of(stem):
                places[f"#{concept}"].append(index)
    for (one, other), count in sorted(count_meetings(places.values(), fullest=FULLEST).items()):
        if count >= min(2, len(sayings[one].terms), len(sayings[other].terms)):
            yield one, other


def _utterance(story_id: str, sayings: Sequence[Saying], pairs: Sequence[tuple[Saying, Saying]]) -> Utterance:
    first = min(saying.quotation.quotation_id for saying in sayings)
    verdict, variants = judge_utterance(sayings, pairs)
    speakers = Counter(saying.speaker.entity_id for saying in sayings if saying.speaker.entity_id is not None)
    speaker = min(speakers, key=lambda entity_id: (-speakers[entity_id], entity_id), default=None)
    return Utterance(
        utterance_id=content_id("u", story_id, first),
        story_id=story_id,
        speaker_entity_id=speaker,
        verdict=verdict,
        variants=variants,
    )
