"""Actors: who is named, by which words, what they say, and what they do to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crossread.records import EventMention, Mention
from crossread.report.graph import GraphView, graph_view
from crossread.report.material import Material
from crossread.report.passages import Passage
from crossread.report.versions import reader_words
from crossread.report.words import ACTS
from crossread.text import reading_text
from crossread.text.marks import whole_marks

LARGEST_TABLE = 40
"""Actors in the table; the others are listed by name."""

_PREPOSITIONS = frozenset(["with", "to", "from", "against", "towards"])

_PLANNED = frozenset(["future", "hypothetical"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who does what to whom, as several reports state it.

    Attributes:
        number: Its number in the table of acts, from 1.
        actor_id: Who acts; None when not said.
        actor: The name, or `not said`.
        verb: What is done, in words.
        recipient_id: To whom.
        recipient: The name, or an empty word.
        line: `stated`, `attributed`, `planned` or `denied`.
        reports: Numbers of the reports.
        passages: The sentences, one for each mention.
        rules: The rules that coded it.
    """

    number: int
    actor_id: str | None
    actor: str
    verb: str
    recipient_id: str | None
    recipient: str
    line: str
    reports: tuple[int, ...]
    passages: tuple[Passage, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One actor or place.

    Attributes:
        entity_id: Its id.
        anchor: Where it stands on the page.
        name: Its name.
        kind: Person, organisation, place, group or other.
        country: ISO 3166 code, if known.
        titles: Offices and titles it is given.
        names: The words used for it, with how often and in which reports; pronouns left out.
        reports: Numbers of the reports that name it.
        mentions: How often it is named, pronouns included.
        said: Number of quotations of it.
        first: Where it is first named.
    """

    entity_id: str
    anchor: str
    name: str
    kind: str
    country: str | None
    titles: tuple[str, ...]
    names: tuple[tuple[str, int, tuple[int, ...]], ...]
    reports: tuple[int, ...]
    mentions: int
    said: int
    first: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsView:
    """The actors of a story.

    Attributes:
        rows: The actors most reports name first.
        others: Names of the actors that the table leaves out.
        acts: Who does what to whom.
        graph: The acts around the actor who takes part in most of them; None when there are none.
    """

    rows: tuple[ActorRow, ...]
    others: tuple[str, ...]
    acts: tuple[Act, ...]
    graph: GraphView | None


def actors_view(material: Material) -> ActorsView:
    """View the actors of a story.

    Args:
        material: The rows of the story.
    """
    said = Counter(row.speaker_entity_id for row in material.quotations)
    grouped: dict[str, list[Mention]] = {}
    for mention in material.mentions:
        if mention.entity_id in material.entities and material.card(mention.document_id) is not None:
            grouped.setdefault(mention.entity_id or "", []).append(mention)
    named = {key: rows for key, rows in grouped.items() if any(row.form != "pronoun" for row in rows)}
    ranked = sorted(
        named,
        key=lambda key: (
            -len({row.document_id for row in named[key]}),
            -said[key],
            -len(named[key]),
            (material.name(key) or "").casefold(),
            key,
        ),
    )
    first = material.cards[0].number if material.cards else 0
    rows = tuple(
        _row(material, key, named[key], said[key], f"a{place}-{first}")
        for place, key in enumerate(ranked[:LARGEST_TABLE], 1)
    )
    acts = tuple(_acts(material))
    return ActorsView(
        rows=rows,
        others=tuple(dict.fromkeys(material.name(key) or "" for key in ranked[LARGEST_TABLE:])),
        acts=acts,
        graph=graph_view(
            [(act.number, act.actor, act.recipient, act.line) for act in acts if act.actor_id and act.recipient_id]
        ),
    )


def _row(material: Material, entity_id: str, mentions: Iterable[Mention], said: int, anchor: str) -> ActorRow:
    ordered = sorted(mentions, key=lambda row: (material.number(row.document_id), row.start))
    words: dict[str, list[int]] = {}
    for row in ordered:
        if row.form != "pronoun":
            words.setdefault(reader_words(_whole(material, row)), []).append(material.number(row.document_id))
    entity = material.entities[entity_id]
    first = next(row for row in ordered if row.form != "pronoun")
    return ActorRow(
        entity_id=entity_id,
        anchor=anchor,
        name=material.name(entity_id) or "",
        kind=entity.kind,
        country=entity.country,
        titles=tuple(reading_text(title) for title in entity.titles),
        names=tuple(
            (text, len(numbers), tuple(sorted(set(numbers))))
            for text, numbers in sorted(words.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
        reports=tuple(sorted({material.number(row.document_id) for row in ordered})),
        mentions=len(ordered),
        said=said,
        first=material.sentence_passage(first.document_id, first.start, first.end),
    )


def _whole(material: Material, row: Mention) -> str:
    """The words of a naming with both quotation marks of a pair, or neither."""
    text = material.document(row.document_id).text
    return text[slice(*whole_marks(text, row.start, row.end))]


def _acts(material: Material) -> Iterable[Act]:
    """Group the mentions of each act, the acts most reports state first."""
    groups: dict[tuple[str, ...], list[EventMention]] = {}
    for row in material.event_mentions:
        if row.modality == "historical" or material.card(row.document_id) is None:
            continue
        parts = (row.actor_entity_id or "", row.event, row.recipient_entity_id or "")
        groups.setdefault((row.event_id,) if row.event_id else parts, []).append(row)
    found = sorted(
        groups.values(),
        key=lambda rows: (
            -len({row.document_id for row in rows}),
            min((material.number(row.document_id), row.start) for row in rows),
            rows[0].event_mention_id,
        ),
    )
    return [_act(material, rows, number) for number, rows in enumerate(found, 1)]


def _act(material: Material, mentions: Iterable[EventMention], number: int) -> Act:
    rows = sorted(mentions, key=lambda row: (material.number(row.document_id), row.start))
    actor = next((row.actor_entity_id for row in rows if row.actor_entity_id), None)
    recipient = next((row.recipient_entity_id for row in rows if row.recipient_entity_id), None)
    return Act(
        number=number,
        actor_id=actor,
        actor=material.name(actor) or "not said",
        verb=verb_of(rows[0].event, to_somebody=recipient is not None),
        recipient_id=recipient,
        recipient=material.name(recipient) or "",
        line=_line(rows),
        reports=tuple(sorted({material.number(row.document_id) for row in rows})),
        passages=tuple(material.sentence_passage(row.document_id, row.start, row.end) for row in rows),
        rules=tuple(dict.fromkeys(row.rule for row in rows)),
    )


def verb_of(event: str, *, to_somebody: bool) -> str:
    """Say what is done; without somebody it is done to, no preposition is left over.

    Example:
        >>> verb_of("PROTEST", to_somebody=True), verb_of("PROTEST", to_somebody=False)
        ('protests against', 'protests')
    """
    verb = ACTS.get(event, event.lower())
    first, _, last = verb.rpartition(" ")
    return first if first and not to_somebody and last in _PREPOSITIONS else verb


def _line(rows: Iterable[EventMention]) -> str:
    """Whether an act is stated by an outlet, only attributed, or only planned."""
    found = list(rows)
    if all(row.polarity == "negated" or row.modality == "denied" for row in found):
        return "denied"
    if all(row.modality in _PLANNED for row in found):
        return "planned"
    stated = any(row.modality == "asserted" and row.attribution_entity_id is None for row in found)
    return "stated" if stated else "attributed"
