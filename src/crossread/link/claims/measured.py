"""Whether two statements give a number or a day in common."""

from __future__ import annotations

import math

from crossread.link.claims.statements import Statement
from crossread.records import Quantity


def share_numbers(one: Statement, other: Statement) -> float:
    """1 for a number that both allow, 0 for numbers of which none is allowed by both, 0.5 for none to compare."""
    left = [found for item in one.quantities if (found := _interval(item)) is not None]
    right = [found for item in other.quantities if (found := _interval(item)) is not None]
    if not left or not right:
        return 0.5
    return float(any(low <= up and floor <= high for low, high in left for floor, up in right))


def _interval(quantity: Quantity) -> tuple[float, float] | None:
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return None
    return (float(low) if low is not None else -math.inf, float(high) if high is not None else math.inf)


def share_days(one: Statement, other: Statement) -> float:
    """1 for days that overlap, 0 for days of which none does, 0.5 for none to compare."""
    if not one.days or not other.days:
        return 0.5
    return float(any(a <= d and c <= b for a, b in one.days for c, d in other.days))
