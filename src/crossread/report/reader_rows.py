"""Rows of any table as a reader wants them: names instead of ids, words instead of places in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from crossread.records import Claim, Moment, Quantity, Quotation
from crossread.report.exports.selection import Selection
from crossread.text import reading_text, source_name

COLUMNS: Mapping[str, str] = {
    "documents": "report:document outlet title byline published language words status",
    "sentences": "report:document index role passage:words",
    "entities": "name kind country titles",
    "mentions": "report:document text actor:name=entity form voice speaker:name",
    "quotations": "report:document speaker:name text kind cue:words=cue said_on via",
    "clauses": "report:document text kind subject predicate object polarity modality tense voice",
    "utterances": "speaker:name verdict variants passages:told",
    "quantities": "report:document text low high hedge unit counted",
    "figures": "counted verdict passages:told",
    "moments": "report:document text type value earliest latest precision anchor",
    "happenings": "earliest latest status verdict passages:told",
    "event_mentions": "report:document event mode actor:name recipient:name place:name date_earliest modality polarity "
    "attribution:name passage:sentence rule",
    "events": "event mode cameo actors:names recipients:names date place:entity documents independent",
    "claims": "status kind claim:words=gist documents independent",
    "cells": "claim:claim report:document state passage:words voice speaker:name differs_on score reason",
    "copies": "from:document=from to:document=to passage:words=from identical_share direction",
    "labels": "report:document actor:name=entity text kind voice count",
    "citations": "report:document source_text source_kind cited:name",
    "stories": "title first last documents independent",
    "membership": "report:document score reason",
    "dates": "report:document value origin chosen warning",
    "failures": "path stage code message hint",
}
"""For each table the headings a reader sees: a column as it is, or `heading:how=stem` for what ids and places lead to.

A table that does not stand here is shown as it is.
"""

_TOLD_BY: Mapping[str, tuple[type[Any], str]] = {
    "utterances": (Quotation, "utterance_id"),
    "figures": (Quantity, "figure_id"),
    "happenings": (Moment, "happening_id"),
}
"""For links without words of their own, the rows that tell them."""


class ReaderRows:
    """Turns records into rows for reading.

    Args:
        selection: Where reports and names are looked up.
    """

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._told_of_story = lru_cache(len(_TOLD_BY))(self._load_told)
        self._readers: Mapping[str, Callable[[Any, str, str], Any]] = {
            "document": self._document,
            "name": self._name,
            "names": lambda row, stem, _: tuple(self._selection.name(one) or "" for one in getattr(row, stem)),
            "entity": lambda row, stem, _: self._selection.name(getattr(row, stem)),
            "words": self._words,
            "sentence": lambda row, _, __: self._selection.sentence(row.document_id, row.start, row.end),
            "claim": self._claim,
            "told": self._told,
        }

    def of(self, table: str, records: Iterable[Any]) -> Iterator[dict[str, Any]]:
        """Yield a row for reading for each record.

        Args:
            table: Name of the table.
            records: Its records.

        Yields:
            Values by heading: an id of a report becomes its outlet, an id of an actor its name, a place in a text
            the words that stand there; other ids are left out.
        """
        wanted = COLUMNS[table].split() if table in COLUMNS else self._selection.workspace.tables()[table]
        columns = [column.partition(":")[::2] for column in wanted]
        for record in records:
            yield {
                heading: self._read(record, how.partition("=")[0], how.partition("=")[2] or heading, table)
                if how
                else _plain(getattr(record, heading))
                for heading, how in columns
            }

    def _read(self, record: Any, how: str, stem: str, table: str) -> Any:  # noqa: ANN401 - any record and value
        return self._readers[how](record, stem, table)

    def _document(self, record: Any, stem: str, _: str) -> str:  # noqa: ANN401 - any record
        """The outlet of a report, or the name of its file."""
        document_id = getattr(record, f"{stem}_document_id", None) or record.document_id
        document = self._selection.document(document_id)
        return source_name(document.outlet, document.path)

    def _name(self, record: Any, stem: str, _: str) -> str | None:  # noqa: ANN401 - any record
        """The name of an actor, else the words for it."""
        entity_id = getattr(record, "entity_id" if stem == "entity" else f"{stem}_entity_id")
        text = getattr(record, f"{stem}_text", None)
        words = self._words(record, stem, "") if hasattr(record, f"{stem}_start") else None
        return self._selection.name(entity_id) or _plain(text) or words

    def _words(self, record: Any, stem: str, _: str) -> str | None:  # noqa: ANN401 - any record
        """The words of a passage: of the columns that begin with the stem, else of the row itself."""
        own = hasattr(record, f"{stem}_start")
        start, end = (getattr(record, f"{stem}_{side}" if own else side, None) for side in ("start", "end"))
        if start is None or end is None:
            return None
        document_id = getattr(record, f"{stem}_document_id", None) or record.document_id
        return reading_text(self._selection.document(document_id).text, start, end)

    def _claim(self, record: Any, _: str, __: str) -> str | None:  # noqa: ANN401 - any record
        claim = next(self._selection.workspace.load(Claim, ids=[record.claim_id]), None)
        return None if claim is None else self._words(claim, "gist", "")

    def _told(self, record: Any, _: str, table: str) -> tuple[str, ...]:  # noqa: ANN401 - any record
        return self._told_of_story(table, record.story_id).get(getattr(record, _TOLD_BY[table][1]), ())

    def _load_told(self, table: str, story_id: str) -> Mapping[str, tuple[str, ...]]:
        """Group the words of the rows that tell a link, for all links of a story."""
        record, link = _TOLD_BY[table]
        found: dict[str, dict[str, None]] = {}
        for row in self._selection.workspace.load(record, story_id=story_id):
            dated = isinstance(row, Moment)  # a date alone says nothing
            told = self._selection.sentence(row.document_id, row.start, row.end) if dated else row.text
            found.setdefault(getattr(row, link) or "", {})[_plain(told)] = None
        return {key: tuple(texts) for key, texts in found.items()}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a table
    return reading_text(value) if isinstance(value, str) else value
