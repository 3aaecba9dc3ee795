"""Every mark as a W3C Web Annotation that finds its passage by its words and by its place.

The model is described at https://www.w3.org/TR/annotation-model. A target is the text of a report as Crossread keeps
it (`documents.text`), named by its id; positions count its code points. The address of the page, where known, is the
target's `scope`: the page itself has markup around the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from crossread.records import Cell, Citation, EventMention, Mention, Moment, Quantity, Quotation
from crossread.report.exports.json_files import json_line, without_missing, write_json_list
from crossread.report.exports.selection import Selection, urn
from crossread.report.exports.writing import replaced_path

CONTEXT_CHARACTERS = 32
"""Code points before and after a passage that help to find it again."""

Body = tuple[str, str | None]
"""Purpose and value of a textual body; one without a value is left out."""


def write_annotations(selection: Selection, folder: Path) -> dict[str, int]:
    """Write `annotations.jsonld`, an annotation collection with one page.

    Args:
        selection: What to take.
        folder: Where the file goes.

    Returns:
        The number of annotations.
    """
    total = sum(selection.count(record) for record in _KINDS) - sum(row.start is None for row in selection.load(Cell))
    collection = json_line(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": urn("annotations"),
            "type": "AnnotationCollection",
            "label": "Passages found by Crossread",
            "total": total,
            "first": {"id": urn("annotations/1"), "type": "AnnotationPage", "startIndex": 0},
        }
    )
    name = "annotations.jsonld"
    with replaced_path(folder / name) as path:
        count = write_json_list(path, _annotations(selection), opening=collection[:-2] + ', "items": ', closing="}}")
    assert count == total
    return {name: count}


def _annotations(selection: Selection) -> Iterator[dict[str, Any]]:
    generator = {"id": urn("software"), "type": "Software", "name": f"Crossread {version('crossread')}"}
    for record, bodies in _KINDS.items():
        for row in selection.load(record):
            if row.start is None:
                continue
            identifier, motivation, found = bodies(selection, row)
            yield {
                "id": urn(identifier),
                "type": "Annotation",
                "motivation": motivation,
                "generator": generator,
                "body": [
                    {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}
                    for purpose, value in found
                    if value
                ],
                "target": _target(selection, row.document_id, row.start, row.end),
            }


def _target(selection: Selection, document_id: str, start: int, end: int) -> dict[str, Any]:
    document = selection.document(document_id)
    text = document.text
    source = {"id": urn(document_id), "type": "Text", "format": "text/plain", "language": document.language}
    return without_missing(
        {
            "type": "SpecificResource",
            "source": without_missing(source),
            "scope": document.url,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - CONTEXT_CHARACTERS) : start],
                    "suffix": text[end : end + CONTEXT_CHARACTERS],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        }
    )


Described = tuple[str, str, list[Body]]
"""Id, motivation and bodies of an annotation."""


def _mention(selection: Selection, row: Mention) -> Described:
    bodies: list[Body] = [("identifying", selection.name(row.entity_id)), ("tagging", f"{row.form}, {row.voice}")]
    return row.mention_id, "identifying", bodies


def _quotation(selection: Selection, row: Quotation) -> Described:
    bodies: list[Body] = [
        ("classifying", f"quotation, {row.kind}"),
        ("identifying", selection.name(row.speaker_entity_id) or row.speaker_text),
        ("describing", f"via {row.via}" if row.via else None),
    ]
    return row.quotation_id, "classifying", bodies


def _quantity(selection: Selection, row: Quantity) -> Described:
    del selection
    low, high = ("" if bound is None else format(bound, "f") for bound in (row.low, row.high))
    value = low if low == high else f"{low or 'any'} to {high or 'any'}"
    bodies: list[Body] = [
        ("classifying", "number"),
        ("describing", " ".join(part for part in (value, row.unit, row.counted) if part)),
    ]
    return row.quantity_id, "classifying", bodies


def _moment(selection: Selection, row: Moment) -> Described:
    del selection
    days = row.earliest if row.earliest == row.latest else f"{row.earliest or 'open'} to {row.latest or 'open'}"
    bodies: list[Body] = [("classifying", row.type), ("describing", days), ("tagging", row.value)]
    return row.moment_id, "classifying", bodies


def _event(selection: Selection, row: EventMention) -> Described:
    actor, recipient = selection.name(row.actor_entity_id), selection.name(row.recipient_entity_id)
    bodies: list[Body] = [
        ("classifying", " ".join(part for part in (row.event, row.mode) if part)),
        ("describing", f"{actor or '?'} -> {recipient or '?'}" if actor or recipient else None),
        ("tagging", f"{row.modality}, {row.polarity}"),
    ]
    return row.event_mention_id, "classifying", bodies


def _citation(selection: Selection, row: Citation) -> Described:
    bodies: list[Body] = [
        ("classifying", f"source, {row.source_kind}"),
        ("identifying", selection.name(row.cited_entity_id) or row.source_text),
    ]
    return f"{row.document_id}/{row.start}-{row.end}/{row.source_kind}", "classifying", bodies


def _cell(selection: Selection, row: Cell) -> Described:
    del selection
    state = row.state if row.differs_on is None else f"{row.state} on {row.differs_on}"
    bodies: list[Body] = [("linking", urn(row.claim_id)), ("classifying", state), ("describing", row.reason)]
    return f"{row.claim_id}/{row.document_id}/{row.passage}", "linking", bodies


_KINDS: dict[type[Any], Callable[[Selection, Any], Described]] = {
    Mention: _mention,
    Quotation: _quotation,
    Quantity: _quantity,
    Moment: _moment,
    EventMention: _event,
    Citation: _citation,
    Cell: _cell,
}
