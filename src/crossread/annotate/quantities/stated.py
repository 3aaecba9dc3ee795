"""What a sentence states about a number: the reading before it becomes a record of a report."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from crossread.records.quantities import Hedge

Trend = Literal["up", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedQuantity:
    """A number in a sentence.

    Attributes:
        start: First code point of hedge, number and unit in the sentence.
        end: One past the last.
        text: Those words.
        low: Smallest value the words allow, in `unit`; None for no lower bound.
        high: Largest; None for no upper bound.
        stated_low: The number as written, before its hedge; the lower one of a range.
        stated_high: The number as written, the upper one of a range; None when the words leave it open.
        hedge: How the number is qualified.
        hedge_words: The qualifying words, lower case; "" when there are none.
        trend: Whether it is by how much, or to what, something rose or fell.
        unit: Standard symbol; a rate as `USD/bbl`; `1` for a share written as a fraction; None for a plain count.
        unit_name: Name of the unit in the singular ("kilometre per hour").
        indefinite: Whether no number is named ("several", "a few").
        counted: Head of the thing counted in the singular, lower case.
        counted_start: First code point of the thing counted.
        counted_end: One past its last.
    """

    start: int
    end: int
    text: str
    low: Decimal | None
    high: Decimal | None
    stated_low: Decimal
    stated_high: Decimal | None
    hedge: Hedge | None = None
    hedge_words: str = ""
    trend: Trend | None = None
    unit: str | None = None
    unit_name: str | None = None
    indefinite: bool = False
    counted: str | None = None
    counted_start: int | None = None
    counted_end: int | None = None
