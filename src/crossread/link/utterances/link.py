"""Link quotations that give the same words of the same occasion."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.link.terms.synonyms import concepts_of
from crossread.link.utterances.meaning import compare_meaning
from crossread.link.utterances.pieces import find_following, find_pieces
from crossread.link.utterances.sayings import Saying
from crossread.link.utterances.speakers import compare_speakers
from crossread.link.utterances.verdicts import contains, judge_utterance
from crossread.link.utterances.wording import compare_wording
from crossread.records.evidence import Evidence
from crossread.records.ids import content_id
from crossread.records.quotations import Utterance

FULLEST = 60
"""A word in more sayings of a story than this proposes no pairs; other words do."""

SUPPORT = 0.5
"""Share of what two groups hold that the reports of the other must say themselves."""

WHOLE_WORDS = 7
"""Words of a version from which it joins another that holds it whole, whatever else that is joined to."""

_MAY_SPEAK = 0.5
"""Likeness of two speakers from which one may speak for the other; bodies of two names have less."""

_SAME_NAME = 0.1
"""Likeness that only persons of two names fall short of."""

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
    groups, members = _group(ordered, evidence, texts or {})
    joined: dict[int, list[_Pair]] = defaultdict(list)
    for pair in evidence:
        if groups[pair[0]] == groups[pair[1]]:
            joined[groups[pair[0]]].append(pair)
    utterances: list[Utterance] = []
    of: dict[str, str] = {}
    for top, group in members.items():
        held = [ordered[index] for index in sorted(group)]
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


def _group(
    ordered: Sequence[Saying], evidence: Mapping[_Pair, Evidence], texts: Mapping[str, str]
) -> tuple[list[int], dict[int, list[int]]]:
    """Put quotations together: what stands inside another, then what says the same, then what goes on.

    Returns:
        The group of each quotation, and the quotations of each group.
    """
    groups = list(range(len(ordered)))
    members: dict[int, list[int]] = {index: [index] for index in groups}
    number = {saying.quotation.quotation_id: index for index, saying in enumerate(ordered)}
    reports = _by_report(ordered)
    for listed in reports:
        for one, other in find_pieces(listed):
            _join(groups, members, number[one], number[other])
    for pair, _ in sorted(evidence.items(), key=lambda item: (-item[1].score, item[0])):
        if _may_join(ordered, members, groups, pair, evidence):
            _join(groups, members, *pair)
    for listed in reports:
        for one, other in find_following(listed, texts):
            if _may_follow(ordered, members[groups[number[one]]], members[groups[number[other]]]):
                _join(groups, members, number[one], number[other])
    return groups, members


def _both(sayings: Sequence[Saying], pair: _Pair) -> tuple[Saying, Saying]:
    return sayings[pair[0]], sayings[pair[1]]


def _compare(one: Saying, other: Saying) -> Evidence | None:
    same_report = one.quotation.document_id == other.quotation.document_id
    if same_report and one.quotation.start < other.quotation.end and other.quotation.start < one.quotation.end:
        return None
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
    counts: Counter[_Pair] = Counter()
    for held in places.values():
        listed = sorted(set(held))
        if len(listed) <= FULLEST:
            counts.update((one, other) for at, one in enumerate(listed) for other in listed[at + 1 :])
    for (one, other), count in sorted(counts.items()):
        if count >= min(2, len(sayings[one].terms), len(sayings[other].terms)):
            yield one, other


def _by_report(sayings: Sequence[Saying]) -> list[list[Saying]]:
    reports: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        reports[saying.quotation.document_id].append(saying)
    return list(reports.values())


def _may_follow(sayings: Sequence[Saying], left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether words that go on in one report are one utterance: not where another report gives but one of the two."""
    named = [{sayings[index].quotation.document_id for index in group} for group in (left, right)]
    return named[0] == named[1]


def _may_join(
    sayings: Sequence[Saying],
    members: Mapping[int, list[int]],
    groups: Sequence[int],
    pair: _Pair,
    evidence: Mapping[_Pair, Evidence],
) -> bool:
    """Whether no two persons of two names would come together, but for a long run that itself says so.

    Where one of two is in the report's own words, no two bodies of two names either: what a report lets the media say
    chains them.
    """
    one, other = groups[pair[0]], groups[pair[1]]
    if one == other:
        return False
    if _apart(sayings, *pair, _SAME_NAME) and evidence[pair].score == 1:  # one sentence in two mouths
        return True
    whole = _contains_whole(*_both(sayings, pair), WHOLE_WORDS)
    if not whole and _chained(sayings, members[one], members[other], evidence):
        return False
    least = _SAME_NAME if all(saying.marked for saying in _both(sayings, pair)) else _MAY_SPEAK
    return all(
        not _apart(sayings, left, right, least) or (min(left, right), max(left, right)) in evidence
        for left in members[one]
        for right in members[other]
    )


def _contains_whole(one: Saying, other: Saying, least: int) -> bool:
    """Whether both stand within marks and all words of the shorter one, so many at least, stand in the other."""
    short, long = sorted((one, other), key=lambda saying: (len(saying.words), saying.words))
    return one.marked and other.marked and len(short.words) >= least and contains(long.words, short.words)


def _chained(
    sayings: Sequence[Saying], left: Sequence[int], right: Sequence[int], evidence: Mapping[_Pair, Evidence]
) -> bool:
    """Whether two groups would come together though most of what they hold is not said by the reports of the other.

    Own words of many reports about one matter are near to each other in a chain, from what one body says to its denial.
    """
    told = [{sayings[index].quotation.document_id for index in group} for group in (left, right)]
    both = [*left, *right]
    wanted = found = 0
    for group, reports in ((left, told[1]), (right, told[0])):
        for one in group:
            own = sayings[one].quotation.document_id
            same = {
                sayings[other].quotation.document_id for other in both if (min(one, other), max(one, other)) in evidence
            }
            wanted += len(reports - {own})
            found += len((reports & same) - {own})
    return found < wanted * SUPPORT


def _apart(sayings: Sequence[Saying], one: int, other: int, least: float) -> bool:
    """Whether two speakers are named who are too little alike to be one, or to speak for each other."""
    speakers = compare_speakers(sayings[one].speaker, sayings[other].speaker)
    return speakers is not None and speakers.score < least


def _join(groups: list[int], members: dict[int, list[int]], one: int, other: int) -> None:
    left, right = sorted((groups[one], groups[other]))
    if left != right:
        for index in members[right]:
            groups[index] = left
        members[left] += members.pop(right)


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
