"""Time expressions in one report, and dated happenings across reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from crossread.records.checks import check_span, check_word

MomentType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal[
    "decade", "year", "season", "quarter", "month", "week", "day", "part_of_day", "hour", "minute", "second", "open"
]
HappeningStatus = Literal["happened", "planned", "threatened", "hypothetical"]
HappeningVerdict = Literal["single", "agree", "differ"]

MOMENT_TYPES = frozenset(get_args(MomentType))
PRECISIONS = frozenset(get_args(Precision))
HAPPENING_STATUSES = frozenset(get_args(HappeningStatus))
HAPPENING_VERDICTS = frozenset(get_args(HappeningVerdict))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time expression in a report, as the interval it means.

    Attributes:
        moment_id: Content id.
        document_id: The report.
        start: First code point in `Document.text`.
        end: One past the last.
        text: The expression.
        type: TIMEX3 type.
        value: TIMEX3 value ("2019-03-23", "P3D", "2019-03-23TMO").
        earliest: First day or instant it can mean, ISO 8601; None when open or unknown.
        latest: Last day or instant it can mean, inclusive, ISO 8601; None when open or unknown.
        precision: The unit the words commit to.
        anchor: What it was counted from and why ("published 2019-03-25"); None when absolute.
        happening_id: The happening it dates, across reports; None until linked.
    """

    moment_id: str
    document_id: str
    start: int
    end: int
    text: str
    type: MomentType
    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: Precision | None = None
    anchor: str | None = None
    happening_id: str | None = None

    def __post_init__(self) -> None:
        """Check span, type, precision and the order of the interval."""
        check_span("moment", self.start, self.end)
        check_word("type", self.type, MOMENT_TYPES)
        check_word("precision", self.precision, PRECISIONS)
        if self.earliest is not None and self.latest is not None and self.earliest[:10] > self.latest[:10]:
            raise ValueError(f"moment: earliest {self.earliest} lies after latest {self.latest}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A dated happening across reports.

    Attributes:
        happening_id: Content id.
        story_id: The story it belongs to.
        earliest: First day it can have happened on, ISO 8601.
        latest: Last day.
        status: Happened, planned, threatened or hypothetical.
        verdict: Whether the reports' dates agree.
    """

    happening_id: str
    story_id: str
    earliest: str | None = None
    latest: str | None = None
    status: HappeningStatus
    verdict: HappeningVerdict

    def __post_init__(self) -> None:
        """Check status and verdict."""
        check_word("status", self.status, HAPPENING_STATUSES)
        check_word("verdict", self.verdict, HAPPENING_VERDICTS)
