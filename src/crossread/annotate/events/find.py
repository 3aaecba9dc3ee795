"""Find the acts of a report and write them as rows: who did what to whom, when, where, who says so, by which rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crossread.annotate.events.acts import RECIPROCAL, Act, find_told_acts
from crossread.annotate.events.circumstances import Circumstances, Finder
from crossread.annotate.events.coding import code_party
from crossread.annotate.events.geocoding import geocode
from crossread.annotate.events.lexicon import load_types
from crossread.annotate.events.merging import merge_tellings
from crossread.annotate.events.operators import apply_operators
from crossread.annotate.events.opinion import is_doubted
from crossread.annotate.events.own import OwnTables
from crossread.annotate.events.reported import Told, find_accusations, link
from crossread.annotate.events.scene import Party, Scene
from crossread.annotate.parsed import Parsed
from crossread.annotate.speech import Speech
from crossread.records import Document, EventMention, Moment, Quantity, Quotation, content_id
from crossread.records.events import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

BACKGROUND_DAYS = 31
"""What happened longer before publication is background, not news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What was found in the report before (its actors and their words, times, numbers), and the analyst's tables."""

    speech: Speech
    moments: Sequence[Moment]
    quantities: Sequence[Quantity]
    own: OwnTables = field(default_factory=OwnTables)


def find_event_mentions(document: Document, parsed: Parsed, marks: Marks) -> tuple[EventMention, ...]:
    """Find who did what to whom in one report.

    Args:
        document: The report.
        parsed: Its parse.
        marks: What was found in it before.

    Returns:
        One row an act, in the order of the text. "Said" is no act but shows as the attribution of what was said,
        unless what was said is that another did harm: then it is an accusation too.

    Example:
        >>> from crossread.annotate.parsed import read_for_parsing
        >>> from crossread.annotate.sentences import find_sentences
        >>> from crossread.annotate.speech import find_speech
        >>> from crossread.language import load_language
        >>> text = "Norway threatened to impose sanctions on Chad, officials said."
        >>> report = Document(document_id="d", path="a.txt", words=10, text=text, sha256="0")
        >>> sentences = find_sentences(report)
        >>> view = read_for_parsing(report, sentences)
        >>> [doc] = load_language().parse([view.text])
        >>> parsed = Parsed(view, doc)
        >>> marks = Marks(speech=find_speech(report, parsed, sentences), moments=(), quantities=())
        >>> [row] = find_event_mentions(report, parsed, marks)
        >>> row.actor_country, row.event, row.recipient_country, row.projected, row.modality
        ('NOR', 'THREATEN', 'TCD', 'SANCTION', 'claimed')
    """
    scene = Scene(parsed, marks.speech.entities, marks.speech.mentions, marks.own)
    finder = Finder(scene, marks.moments, marks.quantities)
    told: dict[str, Told] = {}
    acts = find_acts(scene)
    for act in acts:
        if _is_worth_a_row(scene, act) and not is_doubted(scene, acts, act):
            one = _told(document, scene, act, finder.find(act), marks.speech.quotations)
            told.setdefault(one.row.event_mention_id, one)
    rows = {place: one.row for place, one in told.items()}
    for accusation in find_accusations(scene, list(told.values())):
        if not is_doubted(scene, acts, accusation.act):
            made = _told(document, scene, accusation.act, finder.find(accusation.act), marks.speech.quotations).row
            of = accusation.of.row.event_mention_id
            rows[of], made = link(rows[of], made, document.text)
            rows.setdefault(made.event_mention_id, made)
    return tuple(sorted(rows.values(), key=lambda row: (row.start, row.end, row.event_mention_id)))


def find_acts(scene: Scene) -> list[Act]:
    """Find the acts of a report before it is decided which become rows.

    Args:
        scene: The report.
    """
    return merge_tellings(scene, apply_operators(scene, find_told_acts(scene)))


def _is_worth_a_row(scene: Scene, act: Act) -> bool:
    """Whether enough is known: who acted upon whom, a deed of one of them, or what two do together.

    A mere purpose is no act.
    """
    if act.outlook == "purpose":
        return False
    if act.actor is not None and act.recipient is not None:
        return True
    party = act.actor or act.recipient
    if party is None:
        return False
    return load_types()[act.event].material or (act.event in RECIPROCAL and _is_several(scene, party))


def _is_several(scene: Scene, party: Party) -> bool:
    """Whether a party is several, counted ("the two presidents"): who meet, meet each other."""
    head = scene.doc[party.head]
    return head.tag_ in {"NNS", "NNPS"} and any(
        child.dep_ in {"nummod", "det"} and _counts(child) for child in head.lefts
    )


def _counts(word: Token) -> bool:
    return word.lower_ == "both" or (word.like_num and word.lower_ not in {"one", "1"})


def _told(document: Document, scene: Scene, act: Act, around: Circumstances, quotations: Sequence[Quotation]) -> Told:
    said = _said_in(quotations, scene.parsed.place(act.trigger, act.trigger + 1)[0])
    return Told(act=act, row=_row(document, scene, act, around, said), said=said)


def _row(document: Document, scene: Scene, act: Act, around: Circumstances, said: Quotation | None) -> EventMention:
    start, end = scene.parsed.place(act.trigger, act.trigger + 1)
    speaker = said.speaker_entity_id if said is not None else None
    modality, why = _modality(document, act, around.moment, said is not None)
    day = _day(around.moment.latest if around.moment else None) or _day(document.published)
    actor, recipient = (code_party(scene, party, day) for party in (act.actor, act.recipient))
    facts = load_types()[act.event]
    place = around.place
    where = geocode(scene, around, [code for code in (actor.country, recipient.country) if code is not None])
    actor_span, recipient_span, place_span = (_place(scene, party) for party in (act.actor, act.recipient, place))
    return EventMention(
        event_mention_id=content_id("em", document.document_id, start, end, act.event),
        document_id=document.document_id,
        start=start,
        end=end,
        event=act.event,
        mode=act.mode,
        cameo=act.cameo,
        quad=facts.quad,
        modality=modality,
        polarity="negated" if act.negated else "positive",
        actor_entity_id=act.actor.entity_id if act.actor else None,
        actor_start=actor_span[0],
        actor_end=actor_span[1],
        recipient_entity_id=act.recipient.entity_id if act.recipient else None,
        recipient_start=recipient_span[0],
        recipient_end=recipient_span[1],
        place_entity_id=place.entity_id if place else None,
        place_start=place_span[0],
        place_end=place_span[1],
        date_moment_id=around.moment.moment_id if around.moment else None,
        date_earliest=_day(around.moment.earliest if around.moment else None),
        date_latest=_day(around.moment.latest if around.moment else None),
        attribution_entity_id=speaker,
        rule=act.rule,
        reason=_reason(scene, act, why),
        projected=act.projected,
        contexts=around.contexts,
        goldstein=facts.goldstein,
        actor_country=actor.country,
        actor_sector=actor.sector,
        recipient_country=recipient.country,
        recipient_sector=recipient.sector,
        place_country=where.country,
        place_city=where.town.name if where.town else None,
        place_latitude=where.town.latitude if where.town else None,
        place_longitude=where.town.longitude if where.town else None,
        place_reason=where.reason,
        dead_quantity_id=around.dead.quantity_id if around.dead else None,
        injured_quantity_id=around.injured.quantity_id if around.injured else None,
        arrested_quantity_id=around.arrested.quantity_id if around.arrested else None,
    )


def _said_in(quotations: Sequence[Quotation], place: int) -> Quotation | None:
    """The shortest quotation whose words hold a place."""
    holding = [one for one in quotations if one.start <= place < one.end]
    return min(holding, key=lambda one: (one.end - one.start, one.start), default=None)


def _modality(document: Document, act: Act, moment: Moment | None, said: bool) -> tuple[Modality, str]:
    """How an act stands in the text, and why."""
    if act.negated:
        denied = "denied" in act.rule
        return ("denied", "denied") if denied else ("negated", "said not to have been")
    if act.outlook == "hypothetical":
        return "hypothetical", "under a condition, or only possible"
    if act.outlook == "future":
        return "future", "yet to come"
    if _is_background(document, moment):
        return "historical", f"more than {BACKGROUND_DAYS} days before the report"
    return ("claimed", "in somebody’s words") if said else ("asserted", "in the report’s own voice")


def _is_background(document: Document, moment: Moment | None) -> bool:
    latest = _day(moment.latest if moment else None)
    published = _day(document.published)
    if latest is None or published is None:
        return False
    return date.fromisoformat(latest) < date.fromisoformat(published) - timedelta(days=BACKGROUND_DAYS)


def _day(value: str | None) -> str | None:
    """The day of an ISO 8601 date or time; None for less than a day."""
    return value[:10] if value is not None and len(value) >= len("2019-03-23") else None


def _place(scene: Scene, party: Party | None) -> tuple[int, int] | tuple[None, None]:
    return scene.parsed.place(party.start, party.end) if party is not None else (None, None)


def _reason(scene: Scene, act: Act, why: str) -> str:
    """Why the row is as it is, in words for the page."""
    words = " … ".join(scene.doc[word].text for word in act.words)
    return f"“{words}” codes {act.event} ({act.rule}); {why}"
