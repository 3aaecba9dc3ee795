"""Reports, actors, what they say and do as FollowTheMoney entities, for Aleph, OpenAleph and nomenklatura.

The model is described at https://followthemoney.tech. Reports are articles; actors are persons, organisations and
legal entities; places are addresses, or public bodies where they speak or act. An act across reports is an event, a
passage in which one does something to another an unknown link whose role is the code, and a quotation a note about
its speaker. Everything names the report that proves it.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from crossread.records import Document, Entity, Event, EventMention, Mention, Quotation
from crossread.report.exports.authors import read_authors
from crossread.report.exports.json_files import write_json_lines
from crossread.report.exports.selection import Selection, plain_line, source_title
from crossread.report.exports.writing import replaced_path
from crossread.text.kin import is_kinship

SCHEMATA: Mapping[str, str] = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Address",
    "group": "LegalEntity",
    "other": "LegalEntity",
}
"""The schema of each kind of actor."""

_DATE = 10


def write_ftm(selection: Selection, folder: Path) -> dict[str, int]:
    """Write `entities.ftm.json`, one entity a line.

    Args:
        selection: What to take.
        folder: Where the file goes.

    Returns:
        The number of entities.
    """
    with replaced_path(folder / "entities.ftm.json") as path:
        return {"entities.ftm.json": write_json_lines(path, _entities(selection))}


def _entities(selection: Selection) -> Iterator[dict[str, Any]]:
    acting = _acting(selection)
    for document in selection.load(Document):
        yield _article(document)
    for entity in selection.load(Entity):
        yield _actor(entity, schema_of(entity, acting))
    yield from _mentions(selection, acting)
    for quotation in selection.load(Quotation):
        yield _note(selection, quotation)
    for event in selection.load(Event):
        yield _event(selection, event)
    for mention in selection.load(EventMention):
        if mention.actor_entity_id and mention.recipient_entity_id:
            yield _link(selection, mention)


def _acting(selection: Selection) -> frozenset[str]:
    """Ids of those who speak, act or are acted upon."""
    found: set[str | None] = {row.speaker_entity_id for row in selection.load(Quotation)}
    for mention in selection.load(EventMention):
        found |= {mention.actor_entity_id, mention.recipient_entity_id}
    return frozenset(entity_id for entity_id in found if entity_id)


def schema_of(entity: Entity, acting: Collection[str]) -> str:
    """Name the schema of an actor or place.

    Args:
        entity: The actor or place.
        acting: Ids of those who speak or act; a place among them stands for its government.
    """
    return "PublicBody" if entity.kind == "place" and entity.entity_id in acting else SCHEMATA[entity.kind]


def _entity(identifier: str, schema: str, **properties: object) -> dict[str, Any]:
    """Write an entity: every property is a list of different strings, and empty ones are left out."""
    kept = {}
    for name, given in properties.items():
        values = [given] if isinstance(given, str) else list(given) if isinstance(given, Iterable) else []
        unique = list(dict.fromkeys(str(value) for value in values if value))
        if unique:
            kept[name] = unique
    return {"id": identifier, "schema": schema, "properties": kept}


def _article(document: Document) -> dict[str, Any]:
    return _entity(
        document.document_id,
        "Article",
        title=source_title(document),
        fileName=document.path.rsplit("/", 1)[-1],
        author=[" ".join(part for part in (who.given, who.family) if part) for who in read_authors(document.byline)],
        publisher=plain_line(document.outlet),
        publishedAt=_instant(document.published),
        language=_code("language", document.language),
        sourceUrl=document.url,
    )


def _actor(entity: Entity, schema: str) -> dict[str, Any]:
    facts: dict[str, object] = {"name": entity.name, "country": _code("country", entity.country)}
    if schema == "Person":
        facts["position"] = [title for title in entity.titles if not is_kinship(title)]
        facts["summary"] = [title for title in entity.titles if is_kinship(title)]
    elif schema == "Address":
        facts["full"] = entity.name
    else:
        facts["summary"] = entity.titles
    return _entity(entity.entity_id, schema, **facts)


def _mentions(selection: Selection, acting: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield each name that a report uses for an actor, once; places that do not act cannot be resolved to."""
    seen: set[tuple[str, str]] = set()
    report = None
    for mention in selection.load(Mention):
        if mention.document_id != report:
            seen, report = set(), mention.document_id
        name = plain_line(mention.text)
        if mention.form != "name" or not mention.entity_id or not name or (mention.entity_id, name) in seen:
            continue
        seen.add((mention.entity_id, name))
        entity = selection.entity(mention.entity_id)
        schema = schema_of(entity, acting) if entity else "Address"
        if schema == "Address":
            continue
        yield _entity(
            mention.mention_id,
            "Mention",
            document=mention.document_id,
            resolved=mention.entity_id,
            name=name,
            detectedSchema=schema,
        )


def _note(selection: Selection, quotation: Quotation) -> dict[str, Any]:
    document = selection.document(quotation.document_id)
    speaker = selection.name(quotation.speaker_entity_id) or plain_line(quotation.speaker_text) or "somebody"
    return _entity(
        quotation.quotation_id,
        "Note",
        name=f"{speaker} in {plain_line(document.outlet) or source_title(document)}",
        entity=quotation.speaker_entity_id,
        description=plain_line(quotation.text),
        proof=quotation.document_id,
        sourceUrl=document.url,
    )


def _event(selection: Selection, event: Event) -> dict[str, Any]:
    actors = [name for name in map(selection.name, event.actors) if name]
    recipients = [name for name in map(selection.name, event.recipients) if name]
    name = " ".join(part for part in (", ".join(actors), event.event, event.mode, ", ".join(recipients)) if part)
    told = selection.told(event)
    return _entity(
        event.event_id,
        "Event",
        name=name,
        involved=[*event.actors, *event.recipients],
        date=event.date,
        location=selection.name(event.place),
        recordId=event.cameo,
        description=[selection.sentence(row.document_id, row.start, row.end) for row in told],
        proof=[row.document_id for row in told],
    )


def _link(selection: Selection, mention: EventMention) -> dict[str, Any]:
    document = selection.document(mention.document_id)
    return _entity(
        mention.event_mention_id,
        "UnknownLink",
        subject=mention.actor_entity_id,
        object=mention.recipient_entity_id,
        role=" ".join(part for part in (mention.event, mention.mode) if part),
        status=f"{mention.modality}, {mention.polarity}",
        date=(mention.date_earliest or "")[:_DATE],
        recordId=mention.cameo,
        summary=selection.sentence(mention.document_id, mention.start, mention.end),
        proof=mention.document_id,
        publisher=plain_line(document.outlet),
        sourceUrl=document.url,
    )


def _instant(published: str | None) -> str | None:
    """Write a time with its zone as universal time; a day stays a day."""
    if published is None or "T" not in published:
        return published
    moment = dt.datetime.fromisoformat(published)
    if moment.tzinfo is None:
        return published
    return moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="seconds")


@cache
def _codes() -> Mapping[tuple[str, str], str]:
    table = files("crossread.report.exports").joinpath("data/codes.csv").read_text("utf-8")
    return {(row["kind"], row["code"]): row["followthemoney"] for row in csv.DictReader(table.splitlines())}


def _code(kind: str, code: str | None) -> str | None:
    """Write a code of a country or language as FollowTheMoney wants it; None where it knows none."""
    return None if code is None else _codes().get((kind, code))
