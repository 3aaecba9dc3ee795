"""How the values of a figure in several reports relate."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from crossread.link.figures.intervals import Interval, compare_values
from crossread.link.figures.several import counts_one_of_several
from crossread.link.figures.tallies import Tally
from crossread.link.figures.tolls import rises, same_day
from crossread.records.evidence import Evidence
from crossread.records.quantities import FigureVerdict

_DAY = len("2031-05-03")
_MONTH, _DAYS_A_YEAR = 31, 365
_SECONDS_A_YEAR = Decimal(31_556_000)
_ORDER: tuple[FigureVerdict, ...] = (
    "equal", "equal_after_conversion", "within_rounding", "bounds_compatible", "not_comparable", "conflict",
)  # fmt: skip


def judge_figure(tallies: Sequence[Tally], *, compared: bool = True) -> Evidence:
    """Judge how the reports' values relate.

    Args:
        tallies: All numbers of a figure.
        compared: Whether two numbers that differ were themselves found to count one thing.

    Returns:
        The verdict as `feature`, with its reason; the score is the share of pairs of reports that agree.
    """
    reports: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        reports[tally.quantity.document_id].append(tally)
    if len(reports) == 1:
        return Evidence(feature="single", score=1.0, reason="only one report has it")
    listed = [(_value(held), _speaks_for(held)) for _, held in sorted(reports.items())]
    found = [_judge(one, other) for at, one in enumerate(listed) for other in listed[at + 1 :]]
    worst = max((verdict for verdict, _ in found), key=_ORDER.index)
    if worst == "conflict" and not compared and not any(tally.whole for tally in tallies):
        return Evidence(
            feature="not_comparable", score=0.5, reason="the numbers differ, but may not count quite one thing"
        )
    reasons = Counter(reason for verdict, reason in found if verdict == worst)
    agreeing = sum(_ORDER.index(verdict) < _ORDER.index("not_comparable") for verdict, _ in found)
    return Evidence(
        feature=worst,
        score=round(agreeing / len(found), 4),
        reason=min(reasons, key=lambda reason: (-reasons[reason], reason)),
    )


def _speaks_for(tallies: Sequence[Tally]) -> Tally:
    """The number that shows best what one report counts: one that tells what else it takes in."""
    return next((one for one in tallies if one.scope), tallies[0])


def _value(tallies: Sequence[Tally]) -> Interval:
    """What one report says: counts of single persons add up, of repeated numbers the narrowest holds."""
    told = [tally.interval for tally in tallies if not tally.implied and not tally.superseded]
    told = told or [tally.interval for tally in tallies if not tally.implied]
    told = [interval for interval in told if not _is_word(interval)] or told  # dozens, and 120 in all
    persons = {tally.aged or (tally.quantity.quantity_id,) for tally in tallies if tally.implied}
    if not told:
        return Interval(low=Decimal(len(persons)), high=None, hedge="at_least")
    kept = told[0]
    for interval in told[1:]:
        if compare_values(kept, interval)[0] == "conflict":
            kept = Interval(low=_least(kept.low, interval.low), high=_most(kept.high, interval.high), unit=kept.unit)
            kept = replace(kept, hedge="range")
        elif interval.exact or (not kept.exact and _width(interval) < _width(kept)):
            kept = interval
    return kept


def _is_word(interval: Interval) -> bool:
    return interval.hedge == "dozens" or (interval.hedge == "some" and interval.high is None)


def _least(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else min(one, other)


def _most(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else max(one, other)


def _width(interval: Interval) -> Decimal:
    if interval.low is None or interval.high is None:
        return Decimal("Infinity")
    return interval.high - interval.low


def _judge(one: tuple[Interval, Tally], other: tuple[Interval, Tally]) -> tuple[FigureVerdict, str]:
    verdict, reason = compare_values(one[0], other[0])
    if verdict != "conflict":
        return verdict, reason
    return next(_excuses(one, other), (verdict, reason))


def _excuses(one: tuple[Interval, Tally], other: tuple[Interval, Tally]) -> Iterator[tuple[FigureVerdict, str]]:
    """Why numbers that differ are no conflict."""
    (first, ours), (second, theirs) = one, other
    if ours.others or theirs.others:
        yield "not_comparable", "one counts only the others"
    if ours.scope != theirs.scope:
        yield "not_comparable", "one counts more kinds than the other"
    if counts_one_of_several(ours.sentence or "", theirs.sentence or ""):
        yield "not_comparable", "one counts what several happenings did, the other what one of them did"
    if rises(ours, theirs, first, second):
        yield "bounds_compatible", "a later report counts more"
    if ours.dimension == "age" and _birthday_between(one, other):
        yield "bounds_compatible", "a birthday may lie between the reports"
    if ours.outcome == "critical":
        yield "bounds_compatible", "how they are changes from hour to hour"
    if ours.outcome == "miss" and not same_day(ours, theirs):
        yield "bounds_compatible", "the missing are counted anew from day to day"


def _birthday_between(one: tuple[Interval, Tally], other: tuple[Interval, Tally]) -> bool:
    """Whether two ages of one person differ by no more than the time between the reports."""
    if one[0].low is None or other[0].low is None or one[1].published is None or other[1].published is None:
        return False
    try:
        first, second = (dt.date.fromisoformat(each.published[:_DAY]) for each in (one[1], other[1]) if each.published)
    except ValueError:
        return False
    days = abs((first - second).days)
    years = abs(one[0].low - other[0].low) / _SECONDS_A_YEAR
    return days > _MONTH and years <= Decimal(days) / _DAYS_A_YEAR + 1
