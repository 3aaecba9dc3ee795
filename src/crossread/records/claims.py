"""Statements lined up across reports, and what each report does with each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from crossread.records.actors import VOICES, Voice
from crossread.records.checks import check_share, check_span, check_word

ClaimKind = Literal["figure", "quotation", "event", "statement"]
ClaimStatus = Literal["differs", "contradicted", "agree", "only_one", "background"]
CellState = Literal["states", "attributes", "adds", "differs", "denies", "not_found", "too_early", "not_checkable"]
Slot = Literal["number", "unit", "date", "place", "role", "actor", "attribution", "polarity", "modality", "other"]

CLAIM_KINDS = frozenset(get_args(ClaimKind))
CLAIM_STATUSES = frozenset(get_args(ClaimStatus))
CELL_STATES = frozenset(get_args(CellState))
SLOTS = frozenset(get_args(Slot))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement lined up across the reports of one story.

    Attributes:
        claim_id: Content id.
        story_id: The story it belongs to.
        kind: Figure, quotation, event or statement.
        gist_document_id: The report whose words stand for the claim.
        gist_start: First code point of those words in that report's text.
        gist_end: One past the last.
        status: How the reports relate to it.
        documents: Number of reports that state it.
        independent: Number of independent texts among them.
    """

    claim_id: str
    story_id: str
    kind: ClaimKind
    gist_document_id: str
    gist_start: int
    gist_end: int
    status: ClaimStatus
    documents: int
    independent: int

    def __post_init__(self) -> None:
        """Check span, kind and status."""
        check_span("gist", self.gist_start, self.gist_end)
        check_word("kind", self.kind, CLAIM_KINDS)
        check_word("status", self.status, CLAIM_STATUSES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one report does with one claim.

    A report that makes a statement several times (headline and text) has a row for each passage.

    Attributes:
        claim_id: The claim.
        document_id: The report.
        passage: 0 for the passage that stands for the report in the grid, then 1, 2 and so on for its others.
        state: The closed list of cell states.
        start: First code point of the passage in `Document.text`; None when there is none.
        end: One past the last.
        voice: The outlet's own, or inside a quotation.
        speaker_entity_id: Who says it, for attributed passages.
        differs_on: The slot that differs, for `differs` and `denies`.
        score: How sure the join is, in [0, 1].
        reason: Why, in words fit for the page.
    """

    claim_id: str
    document_id: str
    passage: int = 0
    state: CellState
    start: int | None = None
    end: int | None = None
    voice: Voice | None = None
    speaker_entity_id: str | None = None
    differs_on: Slot | None = None
    score: float | None = None
    reason: str

    def __post_init__(self) -> None:
        """Check span, state, voice, slot and score."""
        check_span("cell", self.start, self.end)
        check_word("state", self.state, CELL_STATES)
        check_word("voice", self.voice, VOICES)
        check_word("differs_on", self.differs_on, SLOTS)
        check_share("score", self.score)
