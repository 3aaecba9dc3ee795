"""What an export takes out of a workspace: everything, or one story, with the words its passages stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from crossread.records import Document, Entity, Event, EventMention, Sentence
from crossread.store import Workspace
from crossread.text import headline_of, reading_text

RecordType = TypeVar("RecordType")

_DOCUMENTS_HELD = 64
_NAMES_HELD = 65_536


class Selection:
    """Rows of a workspace or of one of its stories, and what they point at.

    Rows are read one at a time; a few reports and names are held, so that memory does not grow with the archive.

    Args:
        workspace: An open workspace.
        story_id: A story to keep to; None for everything.
    """

    def __init__(self, workspace: Workspace, story_id: str | None = None) -> None:
        self.workspace = workspace
        self.story_id = story_id
        self._document = lru_cache(_DOCUMENTS_HELD)(workspace.load_document)
        self._sentences = lru_cache(_DOCUMENTS_HELD)(self._load_sentences)
        self._entity = lru_cache(_NAMES_HELD)(self._load_entity)
        self._told = lru_cache(1)(self._load_told)

    def load(self, record: type[RecordType]) -> Iterator[RecordType]:
        """Yield the rows of a record's table in their documented order."""
        return self.workspace.load(record, story_id=self.story_id)

    def count(self, record: type[Any]) -> int:
        """Count the rows that `load` yields."""
        return self.workspace.count(record, story_id=self.story_id)

    def document(self, document_id: str) -> Document:
        """The report of that id."""
        return self._document(document_id)

    def entity(self, entity_id: str | None) -> Entity | None:
        """The actor or place of that id; None for none."""
        return None if entity_id is None else self._entity(entity_id)

    def name(self, entity_id: str | None) -> str | None:
        """The name of an actor or place; None for none."""
        entity = self.entity(entity_id)
        return None if entity is None else entity.name

    def sentence(self, document_id: str, start: int, end: int) -> str:
        """The sentences that a passage touches, as a reader reads them; the passage itself where there are none.

        Args:
            document_id: The report.
            start: First code point of the passage in the report's text.
            end: One past the last.
        """
        text = self.document(document_id).text
        touched = [row for row in self._sentences(document_id) if row.start < end and row.end > start]
        if touched:
            start, end = touched[0].start, touched[-1].end
        return reading_text(text[start:end])

    def told(self, event: Event) -> tuple[EventMention, ...]:
        """The passages that tell of an act, in the order of the reports; those of one story are held."""
        return self._told(event.story_id).get(event.event_id, ())

    def _load_told(self, story_id: str) -> Mapping[str, tuple[EventMention, ...]]:
        found: dict[str, tuple[EventMention, ...]] = {}
        for mention in self.workspace.load(EventMention, story_id=story_id):
            if mention.event_id is not None:
                found[mention.event_id] = (*found.get(mention.event_id, ()), mention)
        return found

    def _load_sentences(self, document_id: str) -> tuple[Sentence, ...]:
        return tuple(self.workspace.load(Sentence, document_id=document_id))

    def _load_entity(self, entity_id: str) -> Entity | None:
        return next(self.workspace.load(Entity, ids=[entity_id]), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of `crossread export` that is no copy of the tables.

    Attributes:
        name: The word after `--to`.
        meaning: What the files hold, in one line.
        write: Writes the files into a folder that exists and returns the number of entries of each file by its name.
    """

    name: str
    meaning: str
    write: Callable[[Selection, Path], Mapping[str, int]]


def source_title(document: Document) -> str:
    """The headline of a report as a reader reads it, or where it has none the words it opens with."""
    return headline_of(document.title, document.text)


def urn(identifier: str) -> str:
    """Write an id of a workspace as an address that is the same everywhere.

    Example:
        >>> urn("d-1f2e")
        'urn:crossread:d-1f2e'
    """
    return f"urn:crossread:{identifier}"


def plain_line(text: str | None) -> str | None:
    """Words of a report as a reader reads them, without markup and breaks; None for none."""
    return None if text is None else reading_text(text)
