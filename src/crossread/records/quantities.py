"""Numbers in one report, and the same quantity across reports."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from crossread.records.checks import check_number, check_span, check_word

Hedge = Literal["about", "nearly", "over", "at_least", "up_to", "range", "dozens", "some"]
"""How a number is qualified; None when it is stated plainly."""

FigureVerdict = Literal[
    "single", "equal", "equal_after_conversion", "within_rounding", "bounds_compatible", "conflict", "not_comparable"
]

HEDGES = frozenset(get_args(Hedge))
FIGURE_VERDICTS = frozenset(get_args(FigureVerdict))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in a report, as the interval its words allow.

    Attributes:
        quantity_id: Content id.
        figure_id: The same quantity across reports; None until linked.
        document_id: The report.
        start: First code point of the number with hedge and unit in `Document.text`.
        end: One past the last.
        text: Those words.
        low: Smallest value the words allow, in `unit`; None for no lower bound.
        high: Largest value the words allow, in `unit`; None for no upper bound.
        hedge: How the number is qualified.
        unit: Unit as a standard symbol ("USD", "t", "%"); `score` for a result like 26-24, whose `low` and `high` are
            the first number; None for a plain count.
        counted: Head of the thing counted, lower case ("soldier"); None when not said.
        counted_start: First code point of the words for the thing counted.
        counted_end: One past the last.
    """

    quantity_id: str
    figure_id: str | None = None
    document_id: str
    start: int
    end: int
    text: str
    low: Decimal | None
    high: Decimal | None
    hedge: Hedge | None = None
    unit: str | None = None
    counted: str | None = None
    counted_start: int | None = None
    counted_end: int | None = None

    def __post_init__(self) -> None:
        """Check spans, hedge and the order of the bounds."""
        check_span("quantity", self.start, self.end)
        check_span("counted", self.counted_start, self.counted_end)
        check_word("hedge", self.hedge, HEDGES)
        check_number("low", self.low)
        check_number("high", self.high)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"quantity: low {self.low} is above high {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The same quantity across reports.

    Attributes:
        figure_id: Content id.
        story_id: The story it belongs to.
        counted: What is counted.
        verdict: How the reports' values relate.
    """

    figure_id: str
    story_id: str
    counted: str | None = None
    verdict: FigureVerdict

    def __post_init__(self) -> None:
        """Check the verdict."""
        check_word("verdict", self.verdict, FIGURE_VERDICTS)
