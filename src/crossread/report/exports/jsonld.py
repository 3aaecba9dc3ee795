"""Reports, quotations, claims, actors and acts in the words of schema.org.

Described at https://schema.org: NewsArticle, Quotation, Claim, Event, Person, Organization and Place. The text of a
report is left out; the passages are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossread.records import Cell, Claim, Document, Entity, Event, Membership, Quotation, Story
from crossread.report.exports.authors import read_authors
from crossread.report.exports.json_files import json_line, without_missing, write_json_list
from crossread.report.exports.selection import Selection, plain_line, source_title, urn
from crossread.report.exports.writing import replaced_path
from crossread.text.kin import is_kinship

_TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
    "group": "Organization",
    "other": "Thing",
}
_CONTEXT = {"@vocab": "https://schema.org/", "id": "@id", "type": "@type", "url": {"@type": "@id"}}
_SAID = frozenset({"states", "attributes", "adds"})


def write_jsonld(selection: Selection, folder: Path) -> dict[str, int]:
    """Write `crossread.jsonld`, one graph.

    Args:
        selection: What to take.
        folder: Where the file goes.

    Returns:
        The number of things in the graph.
    """
    name = "crossread.jsonld"
    opening = '{"@context": ' + json_line(_CONTEXT) + ', "@graph": '
    with replaced_path(folder / name) as path:
        return {name: write_json_list(path, _things(selection), opening=opening, closing="}")}


def _things(selection: Selection) -> Iterator[dict[str, Any]]:
    for story in selection.load(Story):
        yield {
            "id": urn(story.story_id),
            "type": "Collection",
            "name": plain_line(story.title),
            "collectionSize": story.documents,
            "hasPart": [_ref(row.document_id) for row in selection.workspace.load(Membership, story_id=story.story_id)],
        }
    for document in selection.load(Document):
        yield _article(document)
    for entity in selection.load(Entity):
        yield without_missing(
            {
                "id": urn(entity.entity_id),
                "type": _TYPES[entity.kind],
                "name": plain_line(entity.name),
                "jobTitle": [plain_line(title) for title in entity.titles if _is_office(entity, title)],
                "description": [plain_line(title) for title in entity.titles if not _is_office(entity, title)],
            }
        )
    for quotation in selection.load(Quotation):
        yield _quotation(quotation)
    for claim in selection.load(Claim):
        yield _claim(selection, claim)
    for event in selection.load(Event):
        yield _event(event)


def _article(document: Document) -> dict[str, Any]:
    return without_missing(
        {
            "id": urn(document.document_id),
            "type": "NewsArticle",
            "headline": source_title(document),
            "url": document.url,
            "datePublished": document.published,
            "inLanguage": document.language,
            "wordCount": document.words,
            "publisher": {"type": "Organization", "name": plain_line(document.outlet)} if document.outlet else None,
            "author": [
                {"type": "Person", "name": f"{who.given} {who.family}"}
                if who.given
                else {"type": "Organization", "name": who.family}
                for who in read_authors(document.byline)
            ],
            "identifier": {"type": "PropertyValue", "propertyID": "sha256", "value": document.sha256},
        }
    )


def _quotation(quotation: Quotation) -> dict[str, Any]:
    speaker = plain_line(quotation.speaker_text)
    named = {"type": "Thing", "name": speaker} if speaker else None
    return without_missing(
        {
            "id": urn(quotation.quotation_id),
            "type": "Quotation",
            "text": plain_line(quotation.text),
            "spokenByCharacter": _ref(quotation.speaker_entity_id) if quotation.speaker_entity_id else named,
            "isPartOf": _ref(quotation.document_id),
            "exampleOfWork": _ref(quotation.utterance_id) if quotation.utterance_id else None,
            "dateCreated": quotation.said_on,
            "position": f"{quotation.start}-{quotation.end}",
        }
    )


def _claim(selection: Selection, claim: Claim) -> dict[str, Any]:
    text = selection.document(claim.gist_document_id).text
    cells = [cell for cell in selection.workspace.load(Cell, ids=[claim.claim_id]) if cell.start is not None]
    return without_missing(
        {
            "id": urn(claim.claim_id),
            "type": "Claim",
            "text": plain_line(text[claim.gist_start : claim.gist_end]),
            "isBasedOn": _ref(claim.gist_document_id),
            "appearance": [_ref(cell.document_id) for cell in cells if cell.state in _SAID],
            "isPartOf": _ref(claim.story_id),
            "creativeWorkStatus": claim.status,
            "hasPart": [_passage(selection, cell) for cell in cells],
        }
    )


def _passage(selection: Selection, cell: Cell) -> dict[str, Any]:
    text = selection.document(cell.document_id).text
    return without_missing(
        {
            "type": "CreativeWork",
            "text": plain_line(text[cell.start : cell.end]),
            "isPartOf": _ref(cell.document_id),
            "position": f"{cell.start}-{cell.end}",
            "creativeWorkStatus": cell.state,
            "abstract": cell.reason,
        }
    )


def _event(event: Event) -> dict[str, Any]:
    return without_missing(
        {
            "id": urn(event.event_id),
            "type": "Event",
            "name": " ".join(part for part in (event.event, event.mode) if part),
            "identifier": event.cameo,
            "startDate": event.date,
            "performer": [_ref(actor) for actor in event.actors],
            "recipient": [_ref(recipient) for recipient in event.recipients],
            "location": _ref(event.place) if event.place else None,
            "isPartOf": _ref(event.story_id),
        }
    )


def _ref(identifier: str) -> dict[str, str]:
    return {"id": urn(identifier)}


def _is_office(entity: Entity, title: str) -> bool:
    """Whether a title is a person's office; whose relative somebody is is none."""
    return entity.kind == "person" and not is_kinship(title)
