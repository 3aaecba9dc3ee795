"""What flows from room to room: frozen records whose fields are the columns of the tables."""

from __future__ import annotations

from crossread.records.actors import Entity, Label, Mention
from crossread.records.claims import Cell, Claim
from crossread.records.clauses import Clause
from crossread.records.document import DateCandidate, Document, Failure, Reading, Sentence
from crossread.records.events import Event, EventMention
from crossread.records.evidence import Evidence
from crossread.records.ids import content_id
from crossread.records.moments import Happening, Moment
from crossread.records.quantities import Figure, Quantity
from crossread.records.quotations import Citation, Quotation, Utterance
from crossread.records.stories import Copy, Membership, Story

__all__ = [
    "Cell",
    "Citation",
    "Claim",
    "Clause",
    "Copy",
    "DateCandidate",
    "Document",
    "Entity",
    "Event",
    "EventMention",
    "Evidence",
    "Failure",
    "Figure",
    "Happening",
    "Label",
    "Membership",
    "Mention",
    "Moment",
    "Quantity",
    "Quotation",
    "Reading",
    "Sentence",
    "Story",
    "Utterance",
    "content_id",
]
