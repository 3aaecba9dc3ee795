"""Which quotations come together: sentence by sentence, then each quotation where it shares most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from crossread.link.utterances.numbered import Pair, Parts, number_parts
from crossread.link.utterances.parts import share_parts
from crossread.link.utterances.pieces import find_following, find_pieces
from crossread.link.utterances.sayings import Saying
from crossread.link.utterances.settling import settle_groups
from crossread.link.utterances.speakers import compare_speakers
from crossread.link.utterances.verdicts import contains, relate_words
from crossread.records.evidence import Evidence

SUPPORT = 0.5
"""Share of what two groups hold that the reports of the other must say themselves."""

WHOLE_WORDS = 7
"""Words of a version from which it joins another that holds it whole, whatever else that is joined to."""

TWICE = 5
"""Words in a row that two sentences of a report share which are else told apart."""

BETTER = 0.25
"""By how much a sentence of a report must agree better for the other sentences of that report to be passed over."""

_MAY_SPEAK = 0.5
"""Likeness of two speakers from which one may speak for the other; bodies of two names have less."""

_SAME_NAME = 0.1
"""Likeness that only persons of two names fall short of."""


def group_sayings(
    ordered: Sequence[Saying], evidence: Mapping[Pair, Evidence], texts: Mapping[str, str]
) -> list[list[int]]:
    """Put quotations together.

    Sentences that stand inside another come first, then those that say the same, then what goes on. A quotation of
    several sentences that fall apart goes with those that most other quotations share.

    Args:
        ordered: The quotations, in order of report and place.
        evidence: Why two of them are one.
        texts: Text of each report.

    Returns:
        The numbers of the quotations of each group; each quotation stands in one.
    """
    parts = number_parts(ordered)
    links = _best(parts, _link_parts(parts, ordered, evidence))
    apart = _given_twice(parts, ordered)
    members: dict[int, list[int]] = {part: [part] for part in range(len(parts.of))}
    groups = list(members)
    number = {saying.quotation.quotation_id: index for index, saying in enumerate(ordered)}
    reports = [[ordered[index] for index in listed] for listed in _numbers_by_report(ordered)]
    for listed in reports:
        for outer, inner in find_pieces(listed):
            for pair in _inside(parts, ordered, number[outer], number[inner]):
                _join(groups, members, *pair)
    for pair, _ in sorted(links.items(), key=lambda item: (-item[1].score, item[0])):
        one, other = (groups[part] for part in pair)
        if one != other and _may_join(parts, pair, (members[one], members[other]), links, apart):
            _join(groups, members, *pair)
    for one, other in _following(parts, reports, number, texts):
        if _may_follow(parts, members[groups[one]], members[groups[other]], marked=parts.sayings[one].marked):
            _join(groups, members, one, other)
    return settle_groups(parts, members, links)


def _link_parts(parts: Parts, ordered: Sequence[Saying], evidence: Mapping[Pair, Evidence]) -> dict[Pair, Evidence]:
    return {
        (parts.first[one] + a, parts.first[other] + b): found
        for (one, other), found in evidence.items()
        for a, b in share_parts(ordered[one], ordered[other], found)
    }


def _best(parts: Parts, links: Mapping[Pair, Evidence]) -> dict[Pair, Evidence]:
    """Leave out what is said again in other words where another sentence of that report agrees much better."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (one, other), found in links.items():
        for part, report in ((one, parts.report(other)), (other, parts.report(one))):
            best[part, report] = max(best[part, report], found.score)
    return {
        (one, other): found
        for (one, other), found in links.items()
        if found.feature != "meaning"
        or found.score + BETTER > max(best[one, parts.report(other)], best[other, parts.report(one)])
    }


def _given_twice(parts: Parts, ordered: Sequence[Saying]) -> set[Pair]:
    """Sentences that one report prints with other words inside: it tells of two things said."""
    found = set()
    for listed in _numbers_by_report(ordered):
        holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for part in (part for index in listed if ordered[index].marked for part in parts.range(index)):
            words = parts.words(part)
            for run in {words[at : at + TWICE] for at in range(len(words) - TWICE + 1)}:
                holding[run].append(part)
        for one, other in sorted({pair for held in holding.values() for pair in combinations(held, 2)}):
            apart = parts.of[one] != parts.of[other] and not _overlap(parts.sayings[one], parts.sayings[other])
            if apart and relate_words(parts.words(one), parts.words(other)) == "wording_differs":
                found.add((one, other))
    return found


def _overlap(one: Saying, other: Saying) -> bool:
    return one.quotation.start < other.quotation.end and other.quotation.start < one.quotation.end


def _inside(parts: Parts, ordered: Sequence[Saying], outer: int, inner: int) -> list[Pair]:
    """The sentence of a quotation in which another stands, with each sentence of that."""
    held = parts.range(outer)
    within = next((part for part in held if contains(parts.words(part), ordered[inner].words)), held[0])
    return [(within, part) for part in parts.range(inner)]


def _numbers_by_report(sayings: Sequence[Saying]) -> list[list[int]]:
    reports: dict[str, list[int]] = defaultdict(list)
    for index, saying in enumerate(sayings):
        reports[saying.quotation.document_id].append(index)
    return list(reports.values())


def _following(
    parts: Parts, reports: Sequence[list[Saying]], number: Mapping[str, int], texts: Mapping[str, str]
) -> list[Pair]:
    """Sentences of which one goes on where the other stopped, in one quotation or in two of one report."""
    found = [(part - 1, part) for part in range(1, len(parts.of)) if parts.of[part] == parts.of[part - 1]]
    for listed in reports:
        for one, other in find_following(listed, texts):
            following = parts.first[number[other]]
            last = parts.first[number[one] + 1] - 1
            found.append((last, following))
    return found


def _may_follow(parts: Parts, left: Sequence[int], right: Sequence[int], *, marked: bool) -> bool:
    """Whether words that go on in one report are one utterance: not where another report gives but one of the two.

    What a report strings together in its own words is one only as long as no other report has any of it.
    """
    reports = {parts.report(part) for part in left}
    return reports == {parts.report(part) for part in right} and (marked or len(reports) == 1)


def _may_join(
    parts: Parts, pair: Pair, groups: tuple[list[int], list[int]], links: Mapping[Pair, Evidence], apart: set[Pair]
) -> bool:
    """Whether no two persons of two names would come together, but for a long run that itself says so.

    Where one of two is in the report's own words, no two bodies of two names either: what a report lets the media say
    chains them. Nor do two that one report prints with other words inside.
    """
    cross = [(min(left, right), max(left, right)) for left in groups[0] for right in groups[1]]
    if not apart.isdisjoint(cross):
        return False
    both = parts.sayings[pair[0]], parts.sayings[pair[1]]
    if _apart(*both, _SAME_NAME) and links[pair].score == 1:  # one sentence in two mouths
        return True
    if not _contains_whole(*both, WHOLE_WORDS) and _chained(parts, *groups, links):
        return False
    least = _SAME_NAME if all(saying.marked for saying in both) else _MAY_SPEAK
    return all(two in links or not _apart(parts.sayings[two[0]], parts.sayings[two[1]], least) for two in cross)


def _contains_whole(one: Saying, other: Saying, least: int) -> bool:
    """Whether both stand within marks and all words of the shorter one, so many at least, stand in the other."""
    short, long = sorted((one, other), key=lambda saying: (len(saying.words), saying.words))
    return one.marked and other.marked and len(short.words) >= least and contains(long.words, short.words)


def _chained(parts: Parts, left: Sequence[int], right: Sequence[int], links: Mapping[Pair, Evidence]) -> bool:
    """Whether two groups would come together though most of what they hold is not said by the reports of the other.

    Own words of many reports about one matter are near to each other in a chain, from what one body says to its denial.
    """
    told = [{parts.report(part) for part in group} for group in (left, right)]
    both = [*left, *right]
    wanted = found = 0
    for group, reports in ((left, told[1]), (right, told[0])):
        for unit in _units(parts, group):
            near = {
                parts.report(other) for one in unit for other in both if (min(one, other), max(one, other)) in links
            }
            own = parts.report(unit[0])
            wanted += len(reports - {own})
            found += len((reports & near) - {own})
    return found < wanted * SUPPORT


def _units(parts: Parts, group: Sequence[int]) -> list[list[int]]:
    """Sentences of a group, those that stand inside one another together."""
    units: list[list[int]] = []
    last: Saying | None = None
    for part in sorted(group, key=lambda one: (parts.report(one), parts.sayings[one].quotation.start, one)):
        saying = parts.sayings[part]
        if last is not None and parts.report(part) == last.quotation.document_id and _overlap(saying, last):
            units[-1].append(part)
            last = max(saying, last, key=lambda one: one.quotation.end)
        else:
            units.append([part])
            last = saying
    return units


def _apart(one: Saying, other: Saying, least: float) -> bool:
    """Whether two speakers are named who are too little alike to be one, or to speak for each other."""
    speakers = compare_speakers(one.speaker, other.speaker)
    return speakers is not None and speakers.score < least


def _join(groups: list[int], members: dict[int, list[int]], one: int, other: int) -> None:
    left, right = sorted((groups[one], groups[other]))
    if left != right:
        for part in members[right]:
            groups[part] = left
        members[left] += members.pop(right)
