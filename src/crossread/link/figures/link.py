"""Link numbers that count one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from crossread.link.figures.alike import agree, close_values
from crossread.link.figures.barriers import NEARLY, barred, kept_apart, one_numeral, other_account
from crossread.link.figures.compare import compare_tallies
from crossread.link.figures.crowds import is_telling
from crossread.link.figures.fitting import find_fitting, find_several
from crossread.link.figures.rules import RULES
from crossread.link.figures.tallies import Tally
from crossread.link.figures.verdicts import judge_figure
from crossread.link.figures.weighing import find_alike
from crossread.link.meeting import count_meetings
from crossread.link.terms.synonyms import concepts_of
from crossread.records.evidence import Evidence
from crossread.records.ids import content_id
from crossread.records.quantities import Figure, FigureVerdict

FULLEST = 80
"""A word beside more numbers of a story than this proposes no pairs; other words do."""

TOLL = 0.4
"""Score of two numbers that nothing joins but that each report gives one alone: all else joins first."""

_FAR = Decimal(2)
"""Where one report gives a bound and a number so many times that, they are two: at least seven years, and 20."""

_SURE = 10.0
"""Log odds from which on nothing more is added to the score."""

_Pair = tuple[int, int]

WEIGHED = "the same number, and what stands around both speaks for one thing"
"""Reason of numbers that are one by all that speaks for it together; such a join never makes a figure conflict."""

_VERDICTS: Mapping[str, FigureVerdict] = {verdict: verdict for verdict in get_args(FigureVerdict)}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLinks:
    """What was counted, across reports.

    Attributes:
        figures: In the order of their table.
        figure_of: The figure of each quantity.
        reasons: Why each figure has its verdict.
        evidence: Why two quantities are one figure, by the ids of both.
    """

    figures: tuple[Figure, ...]
    figure_of: Mapping[str, str]
    reasons: Mapping[str, Evidence]
    evidence: Mapping[tuple[str, str], Evidence]


def link_figures(story_id: str, tallies: Iterable[Tally]) -> FigureLinks:
    """Link the numbers of a story.

    Args:
        story_id: The story.
        tallies: Its numbers, in any order.

    Returns:
        The figures; every number has one. The same whatever the order of `tallies`.
    """
    ordered = sorted(tallies, key=lambda one: (one.quantity.document_id, one.quantity.start, one.quantity.quantity_id))
    alike = {(i, j): odds for i, j, odds in find_alike(ordered)}
    evidence = _evidence(ordered, alike)
    groups = list(range(len(ordered)))
    members = {index: [index] for index in groups}
    for pair, found in sorted(evidence.items(), key=lambda item: (-item[1].score, item[0])):
        left, right = members[groups[pair[0]]], members[groups[pair[1]]]
        if one_numeral(ordered[pair[0]], ordered[pair[1]]) and left is not right:  # then the day of a person is no bar
            left, right = ([place for place in held if not ordered[place].implied] for held in (left, right))
        if _may_join(ordered, left, right, alike) and (
            found.reason != WEIGHED or _agree_throughout(ordered, left, right)
        ):
            _join(groups, members, *pair)
    joined: dict[int, list[_Pair]] = defaultdict(list)
    for one, other in evidence:
        if groups[one] == groups[other]:
            joined[groups[one]].append((one, other))
    figures: list[Figure] = []
    of: dict[str, str] = {}
    reasons: dict[str, Evidence] = {}
    for group in members.values():
        held = [ordered[index] for index in sorted(group)]
        clash = any(not agree(ordered[one], ordered[other]) for one, other in joined[groups[group[0]]])
        figure, reason = _figure(story_id, held, compared=clash)
        figures.append(figure)
        reasons[figure.figure_id] = reason
        of.update((tally.quantity.quantity_id, figure.figure_id) for tally in held)
    return FigureLinks(
        figures=tuple(sorted(figures, key=lambda one: one.figure_id)),
        figure_of=of,
        reasons=reasons,
        evidence={
            (ordered[one].quantity.quantity_id, ordered[other].quantity.quantity_id): found
            for pairs in joined.values()
            for one, other in pairs
            for found in (evidence[one, other],)
        },
    )


def _evidence(ordered: Sequence[Tally], alike: Mapping[_Pair, float]) -> dict[_Pair, Evidence]:
    """Why two numbers are one: by the words around them, else by one of the rules that need none."""
    fits = find_fitting(ordered)
    several = find_several(ordered)
    compared = {pair: _compare(ordered[pair[0]], ordered[pair[1]]) for pair in _candidates(ordered)}
    equals = {
        (i, ordered[j].quantity.document_id)
        for a, b in (*alike, *_nearly_one(ordered, compared))
        for i, j in ((a, b), (b, a))
    }
    evidence = {
        pair: found
        for pair, found in compared.items()
        if found is not None
        and (pair in alike or not (fits(*pair) or several(*pair) or _has_equal(ordered, pair, equals)))
    }
    for pair, odds in alike.items():
        if pair not in evidence:
            score = round(TOLL * (0.6 + 0.39 * min(1.0, odds / _SURE)), 4)
            evidence[pair] = Evidence(feature="figure", score=score, reason=WEIGHED)
    for rule in RULES:
        score = TOLL / 2 if rule.within else TOLL
        for pair in rule.find(ordered):
            one, other = ordered[pair[0]], ordered[pair[1]]
            apart = kept_apart if is_telling(one) and is_telling(other) else barred
            if pair not in evidence and not apart(one, other) and (rule.by_article or not fits(*pair)):
                evidence[pair] = Evidence(feature="figure", score=score, reason=rule.why)
    return evidence


def _nearly_one(ordered: Sequence[Tally], compared: Mapping[_Pair, Evidence | None]) -> Iterator[_Pair]:
    """Pairs that count one thing, of which one number is nearly the other: more than 680, and 683."""
    for (a, b), found in compared.items():
        one, other = ordered[a], ordered[b]
        if found is not None and agree(one, other) and close_values(one, other, NEARLY):
            yield a, b


def _has_equal(ordered: Sequence[Tally], pair: _Pair, equals: Container[tuple[int, str]]) -> bool:
    """Whether two numbers differ, and the report of one gives the other's own value for what seems the same thing.

    Numbers that only a bound lets agree differ too: at least seven years, and 20; more than 680, and 1,200.
    """
    one, other = pair
    mine, yours = ordered[one], ordered[other]
    if agree(mine, yours) and (mine.vague or yours.vague or close_values(mine, yours)):
        return False
    return (one, ordered[other].quantity.document_id) in equals or (other, ordered[one].quantity.document_id) in equals


def _compare(one: Tally, other: Tally) -> Evidence | None:
    found = compare_tallies(one, other)
    same_report = one.quantity.document_id == other.quantity.document_id
    if found is not None and same_report and not _one_report_may_say_both(one, other):
        return None
    return found


def _one_report_may_say_both(one: Tally, other: Tally) -> bool:
    """Whether one report can give both numbers for one figure.

    They agree, each is a person by name, or it says itself that there are two accounts.
    """
    if (one.implied and other.implied) or other_account(one, other) or one.superseded or other.superseded:
        return True
    if _vaguely_told(one, other):
        return True
    return agree(one, other) and (one.implied or other.implied or close_values(one, other, _FAR))


def _vaguely_told(one: Tally, other: Tally) -> bool:
    """Whether a report says it first without a number: dozens were hurt, and 120 in all."""
    if one.vague == other.vague:
        return False
    word, number = (one, other) if one.vague else (other, one)
    most = number.interval.high or number.interval.low
    return most is not None and (word.interval.low or 0) <= most


def _candidates(tallies: Sequence[Tally]) -> Iterator[_Pair]:
    """Pairs of one dimension that share a word beside them, the noun or the outcome."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, tally in enumerate(tallies):
        keys = {f"name {word}" for word in tally.aged} if tally.dimension == "age" else set()
        if tally.outcome is not None:
            keys.add(f"outcome {tally.outcome}")
        for stem in (*tally.near, *tally.wide, *((tally.noun,) if tally.noun else ())):
            keys.add(stem)
            keys |= {f"#{concept}" for concept in concepts_of(stem)}
        for key in keys:
            places[f"{tally.dimension} {key}"].append(index)
    yield from sorted(count_meetings(places.values(), fullest=FULLEST))


def _may_join(
    tallies: Sequence[Tally], left: Sequence[int], right: Sequence[int], alike: Mapping[_Pair, float]
) -> bool:
    """Whether two groups hold no two numbers that cannot be one, and no report that would contradict itself."""
    if left is right:
        return False
    for one in left:
        for other in right:
            if (min(one, other), max(one, other)) in alike:
                continue
            if kept_apart(tallies[one], tallies[other]):
                return False
            same_report = tallies[one].quantity.document_id == tallies[other].quantity.document_id
            if same_report and not _one_report_may_say_both(tallies[one], tallies[other]):
                return False
    return True


def _agree_throughout(tallies: Sequence[Tally], left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether no number of one group excludes one of the other, but for what one of the groups holds already."""

    def new(one: int, other: int) -> bool:
        return not any(
            tallies[each].interval == tallies[held].interval
            for each, group in ((other, left), (one, right))
            for held in group
        )

    return not any(not agree(tallies[one], tallies[other]) and new(one, other) for one in left for other in right)


def _join(groups: list[int], members: dict[int, list[int]], one: int, other: int) -> None:
    left, right = sorted((groups[one], groups[other]))
    for index in members[right]:
        groups[index] = left
    members[left] += members.pop(right)


def _figure(story_id: str, tallies: Sequence[Tally], *, compared: bool) -> tuple[Figure, Evidence]:
    first = min(tally.quantity.quantity_id for tally in tallies)
    counted = Counter(tally.quantity.counted for tally in tallies if tally.quantity.counted is not None)
    reason = judge_figure(tallies, compared=compared)
    figure = Figure(
        figure_id=content_id("f", story_id, first),
        story_id=story_id,
        counted=min(counted, key=lambda word: (-counted[word], word), default=None),
        verdict=_VERDICTS[reason.feature],
    )
    return figure, reason
