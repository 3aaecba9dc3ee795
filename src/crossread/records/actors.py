"""Actors and places, and the words each report uses for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from crossread.records.checks import check_span, check_word

EntityKind = Literal["person", "organisation", "place", "group", "other"]
MentionForm = Literal["name", "description", "pronoun"]
Voice = Literal["outlet", "quoted"]
LabelKind = Literal["name", "office", "description", "evaluative"]

ENTITY_KINDS = frozenset(get_args(EntityKind))
MENTION_FORMS = frozenset(get_args(MentionForm))
VOICES = frozenset(get_args(Voice))
LABEL_KINDS = frozenset(get_args(LabelKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An actor or place, across all reports of a workspace.

    Attributes:
        entity_id: Content id.
        kind: Person, organisation, place, group or other.
        name: Its longest established name.
        country: ISO 3166-1 alpha-3 code, if known.
        titles: Offices and titles it is given, most frequent first, and whose relative it is ("father of Ana Sousa").
    """

    entity_id: str
    kind: EntityKind
    name: str
    country: str | None = None
    titles: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the kind."""
        check_word("kind", self.kind, ENTITY_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming of an entity in one report.

    Attributes:
        mention_id: Content id.
        entity_id: The entity it names; None while unresolved.
        document_id: The report.
        start: First code point in `Document.text`.
        end: One past the last.
        text: The words themselves.
        form: Name, description or pronoun.
        voice: The outlet's own, or inside somebody's quotation.
        speaker_entity_id: Whose quotation it stands in, for voice `quoted`.
    """

    mention_id: str
    entity_id: str | None
    document_id: str
    start: int
    end: int
    text: str
    form: MentionForm
    voice: Voice
    speaker_entity_id: str | None = None

    def __post_init__(self) -> None:
        """Check span, form and voice."""
        check_span("mention", self.start, self.end)
        check_word("form", self.form, MENTION_FORMS)
        check_word("voice", self.voice, VOICES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One way in which one report names one actor.

    Attributes:
        entity_id: The actor.
        document_id: The report.
        text: The words used.
        kind: Name, office, description or evaluative.
        voice: The outlet's own, or inside quotations.
        count: How often.
        first_start: Where it first stands in `Document.text`.
    """

    entity_id: str
    document_id: str
    text: str
    kind: LabelKind
    voice: Voice
    count: int
    first_start: int

    def __post_init__(self) -> None:
        """Check kind and voice."""
        check_word("kind", self.kind, LABEL_KINDS)
        check_word("voice", self.voice, VOICES)
