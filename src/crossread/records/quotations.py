"""Words somebody said, in one report and across reports, and whom a report relies on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from crossread.records.checks import check_span, check_word

QuotationKind = Literal["direct", "indirect", "mixed"]
UtteranceVerdict = Literal["single", "same", "wording_differs", "shortened", "speaker_differs"]
SourceKind = Literal["agency", "outlet", "official", "document", "person"]

QUOTATION_KINDS = frozenset(get_args(QuotationKind))
UTTERANCE_VERDICTS = frozenset(get_args(UtteranceVerdict))
SOURCE_KINDS = frozenset(get_args(SourceKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words somebody said or wrote, as one report gives them.

    Attributes:
        quotation_id: Content id.
        utterance_id: The same words across reports; None until linked.
        document_id: The report.
        start: First code point of the content in `Document.text`.
        end: One past the last.
        text: The content.
        kind: Direct (all inside marks), mixed (partly), indirect (none).
        cue_start: First code point of the cue ("said", "according to"), if any.
        cue_end: One past the last.
        speaker_entity_id: Who said it, when resolved.
        speaker_start: First code point of the words that name the speaker, if any.
        speaker_end: One past the last.
        speaker_text: Those words, without a card of links that a page set between them.
        said_on: ISO 8601 date on which it was said, if the report tells.
        via: Through which channel ("Interfax", "Twitter"), if the report tells.
    """

    quotation_id: str
    utterance_id: str | None = None
    document_id: str
    start: int
    end: int
    text: str
    kind: QuotationKind
    cue_start: int | None = None
    cue_end: int | None = None
    speaker_entity_id: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_text: str | None = None
    said_on: str | None = None
    via: str | None = None

    def __post_init__(self) -> None:
        """Check spans and kind."""
        check_span("quotation", self.start, self.end)
        check_span("cue", self.cue_start, self.cue_end)
        check_span("speaker", self.speaker_start, self.speaker_end)
        check_word("kind", self.kind, QUOTATION_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """The same words of the same occasion across reports.

    Attributes:
        utterance_id: Content id.
        story_id: The story it belongs to.
        speaker_entity_id: Who said it.
        verdict: How the reports' versions relate.
        variants: Number of different wordings.
    """

    utterance_id: str
    story_id: str
    speaker_entity_id: str | None = None
    verdict: UtteranceVerdict
    variants: int

    def __post_init__(self) -> None:
        """Check the verdict."""
        check_word("verdict", self.verdict, UTTERANCE_VERDICTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage in which a report says whom it relies on.

    Attributes:
        document_id: The report.
        start: First code point in `Document.text`.
        end: One past the last.
        source_text: The words that name the source, without a card of links between them.
        source_kind: Agency, outlet, official, document or person.
        cited_entity_id: The source as an entity, when resolved.
        cited_document_id: The report cited, when it is in the workspace.
    """

    document_id: str
    start: int
    end: int
    source_text: str
    source_kind: SourceKind
    cited_entity_id: str | None = None
    cited_document_id: str | None = None

    def __post_init__(self) -> None:
        """Check span and kind."""
        check_span("citation", self.start, self.end)
        check_word("source_kind", self.source_kind, SOURCE_KINDS)
