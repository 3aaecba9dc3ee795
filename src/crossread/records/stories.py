"""Reports of one happening, and text that stands in two reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from crossread.records.checks import check_share, check_span, check_word

Direction = Literal["earlier", "credited", "unknown"]

DIRECTIONS = frozenset(get_args(Direction))


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of one happening.

    Attributes:
        story_id: Content id.
        title_document_id: The report whose headline stands for the story.
        title: That headline; where no report has one, the words with which that report opens.
        first: ISO 8601 date of the earliest report.
        last: ISO 8601 date of the latest report.
        documents: Number of reports.
        independent: Number of independent texts among them.
        saga_id: What it shares with other stories of one long-running matter; None when there is no other.
    """

    story_id: str
    title_document_id: str
    title: str
    first: str | None = None
    last: str | None = None
    documents: int
    independent: int
    saga_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Why a report is in a story.

    Attributes:
        story_id: The story.
        document_id: The report.
        score: How sure, in [0, 1].
        reason: Why, in words fit for the page.
    """

    story_id: str
    document_id: str
    score: float
    reason: str

    def __post_init__(self) -> None:
        """Check the score."""
        check_share("score", self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A passage found in two reports.

    Attributes:
        copy_id: Content id.
        from_document_id: The report it is taken from, or the first by id when unknown.
        from_start: First code point there.
        from_end: One past the last.
        to_document_id: The other report.
        to_start: First code point there.
        to_end: One past the last.
        identical_share: Share of the words of the passage that are identical.
        direction: Why the direction is as it is.
    """

    copy_id: str
    from_document_id: str
    from_start: int
    from_end: int
    to_document_id: str
    to_start: int
    to_end: int
    identical_share: float
    direction: Direction

    def __post_init__(self) -> None:
        """Check spans, share and direction."""
        check_span("from", self.from_start, self.from_end)
        check_span("to", self.to_start, self.to_end)
        check_share("identical_share", self.identical_share)
        check_word("direction", self.direction, DIRECTIONS)
