"""Who did what to whom, in one report and across reports, by the PLOVER ontology."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from crossread.records.checks import check_span, check_word

Modality = Literal["asserted", "claimed", "denied", "negated", "future", "hypothetical", "historical"]
Polarity = Literal["positive", "negated"]

EVENT_TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""The sixteen event types of PLOVER 2.0."""

MODALITIES = frozenset(get_args(Modality))
POLARITIES = frozenset(get_args(Polarity))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One act stated once in one report.

    Attributes:
        event_mention_id: Content id.
        event_id: The act across reports; None until linked.
        document_id: The report.
        start: First code point of the trigger in `Document.text`.
        end: One past the last.
        event: PLOVER event type.
        mode: PLOVER mode, if any.
        cameo: CAMEO code, where certain.
        quad: Quad class 1 to 4.
        modality: Asserted, claimed, denied, negated, future, hypothetical, historical.
        polarity: `positive` or `negated`.
        actor_entity_id: Who acted; None when not said.
        actor_start: First code point of the words for the actor.
        actor_end: One past the last.
        recipient_entity_id: To whom it was done.
        recipient_start: First code point of the words for the recipient.
        recipient_end: One past the last.
        place_entity_id: Where.
        place_start: First code point of the words for the place.
        place_end: One past the last.
        date_moment_id: When, as a moment of the same report.
        date_earliest: First day it can have happened on, ISO 8601.
        date_latest: Last day.
        attribution_entity_id: Who says so, when the outlet does not say it in its own voice.
        rule: The rule that coded the row, and the line of the lexicon.
        reason: Why the row is as it is, in words fit for the page.
        projected: PLOVER type of the act that is promised, threatened, demanded, refused or alleged.
        contexts: What it is about (military, economic, ...).
        goldstein: Goldstein value of the type, from -10 for conflict to 10 for cooperation.
        actor_country: ISO 3166-1 alpha-3 code of the actor's country.
        actor_sector: PLOVER sector of the actor (GOV, MIL, ...).
        recipient_country: The recipient's country.
        recipient_sector: The recipient's sector.
        place_country: Country of the place.
        place_city: GeoNames name of the town, where the place is one.
        place_latitude: Degrees north of the town.
        place_longitude: Degrees east of the town.
        place_reason: Why the place is as it is, or why it is empty.
        dead_quantity_id: How many were killed, as a quantity of the same report.
        injured_quantity_id: How many were injured.
        arrested_quantity_id: How many were arrested or abducted.
    """

    event_mention_id: str
    event_id: str | None = None
    document_id: str
    start: int
    end: int
    event: str
    mode: str | None = None
    cameo: str | None = None
    quad: int | None = None
    modality: Modality
    polarity: Polarity
    actor_entity_id: str | None = None
    actor_start: int | None = None
    actor_end: int | None = None
    recipient_entity_id: str | None = None
    recipient_start: int | None = None
    recipient_end: int | None = None
    place_entity_id: str | None = None
    place_start: int | None = None
    place_end: int | None = None
    date_moment_id: str | None = None
    date_earliest: str | None = None
    date_latest: str | None = None
    attribution_entity_id: str | None = None
    rule: str
    reason: str = ""
    projected: str | None = None
    contexts: tuple[str, ...] = ()
    goldstein: float | None = None
    actor_country: str | None = None
    actor_sector: str | None = None
    recipient_country: str | None = None
    recipient_sector: str | None = None
    place_country: str | None = None
    place_city: str | None = None
    place_latitude: float | None = None
    place_longitude: float | None = None
    place_reason: str | None = None
    dead_quantity_id: str | None = None
    injured_quantity_id: str | None = None
    arrested_quantity_id: str | None = None

    def __post_init__(self) -> None:
        """Check the spans, modality and polarity."""
        check_word("modality", self.modality, MODALITIES)
        check_word("polarity", self.polarity, POLARITIES)
        check_span("trigger", self.start, self.end)
        check_span("actor", self.actor_start, self.actor_end)
        check_span("recipient", self.recipient_start, self.recipient_end)
        check_span("place", self.place_start, self.place_end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The same act across reports.

    Attributes:
        event_id: Content id.
        story_id: The story it belongs to.
        happening_id: The dated happening it is part of, if any.
        event: PLOVER event type.
        mode: PLOVER mode, if any.
        cameo: CAMEO code, where certain.
        actors: Entity ids of those who acted.
        recipients: Entity ids of those acted upon.
        date: ISO 8601 date, if known.
        place: Entity id of the place, if known.
        documents: Number of reports that state it.
        independent: Number of independent texts among them.
    """

    event_id: str
    story_id: str
    happening_id: str | None = None
    event: str
    mode: str | None = None
    cameo: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    documents: int
    independent: int
