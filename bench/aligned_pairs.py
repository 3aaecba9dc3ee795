"""Sets of aligned pairs of statements as stories of statements, read as the program reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bench.errors import BenchError
from crossread.annotation import annotate_batch
from crossread.link.claims.statements import Marks, Statement, read_statements
from crossread.records import Clause, Document, Entity, Failure

Row = Mapping[str, Any]
"""A row of a set."""

Pair = tuple[int, int, float]
"""Two places in a story's statements, and whether they say the same."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Statements that belong together, and judged pairs of them."""

    corpus: str
    group: str
    statements: tuple[Statement, ...]
    pairs: tuple[Pair, ...]


def read_marks(texts: Sequence[str]) -> list[tuple[Document, Marks, dict[str, Entity]]]:
    """Find the marks of texts as the program does, several at a time."""
    documents = [
        Document(
            document_id=f"d{number}",
            path=f"{number}.txt",
            words=len(text.split()),
            text=text,
            sha256="0",
            language="en",
        )
        for number, text in enumerate(texts)
    ]
    read = []
    for begin in range(0, len(documents), 64):
        some = documents[begin : begin + 64]
        for document, (_, found) in zip(some, annotate_batch(some), strict=True):
            if isinstance(found, Failure):
                raise BenchError(found.message, hint=found.hint)
            rows = [row for stage in found.values() for row in stage]
            entities = {one.entity_id: one for one in rows if isinstance(one, Entity)}
            read.append((document, Marks.among(rows), entities))
    return read


def whole(document: Document, marks: Marks, entities: dict[str, Entity], name: str, place: int) -> Statement:
    """One statement out of a text that is one: its widest clause, with the words of all its clauses."""
    found = read_statements(marks, entities)
    if not found:
        empty = Clause(
            clause_id=name, document_id=name, start=0, end=1, text=document.text[:1] or "-", sentence=place,
            kind="main", predicate="-",
        )  # fmt: skip
        return Statement(
            clause=empty, words=(), names=frozenset(), entities=frozenset(), own=0, who=frozenset(), whom=frozenset()
        )
    main = max(found, key=lambda one: (one.clause.kind != "speech", len(one.words)))
    words = dict.fromkeys(word for one in found for word in one.words)
    return replace(
        main,
        clause=replace(main.clause, clause_id=f"{name}/{place}", document_id=name, sentence=place),
        words=tuple(words),
        names=frozenset().union(*(one.names for one in found)),
        own=len(words),
        parts={word: many for one in found for word, many in one.parts.items()},
        entities=frozenset().union(*(one.entities for one in found)),
        quantities=tuple({one.quantity_id: one for each in found for one in each.quantities}.values()),
        days=tuple(dict.fromkeys(day for each in found for day in each.days)),
    )


def read_wholes(texts: Sequence[tuple[str, str, int]]) -> list[Statement]:
    """Statements of (name of the report, text, place)."""
    read = read_marks([text for _, text, _ in texts])
    return [
        whole(document, marks, entities, name, place)
        for (document, marks, entities), (name, _, place) in zip(read, texts, strict=True)
    ]


def superpal(held: Sequence[Row]) -> Iterator[Labelled]:
    """Spans of summaries against spans of the reports they sum up."""
    topics: dict[str, list[Row]] = {}
    for row in held:
        topics.setdefault(row["topic"], []).append(row)
    for topic, rows in sorted(topics.items()):
        left = sorted({(row["summary_sentence"], row["summary_span"]) for row in rows})
        right = sorted({(row["doc"], row["doc_sent_char"], row["doc_span"]) for row in rows})
        texts = [("summary", span.replace("...", " "), place) for place, (_, span) in enumerate(left)]
        texts += [(doc, span.replace("...", " "), char) for doc, char, span in right]
        aligned = {(row["summary_span"], row["doc"], row["doc_span"]) for row in rows}
        pairs = tuple(
            (i, len(left) + j, float((left[i][1], right[j][0], right[j][2]) in aligned))
            for i in range(len(left))
            for j in range(len(right))
        )
        yield Labelled("superpal", topic, tuple(read_wholes(texts)), pairs)


def qa_align(held: Sequence[Row]) -> Iterator[Labelled]:
    """Questions with their answers about two sentences, aligned where both say the same."""
    for row in held:
        items = [(side, qa) for side in ("1", "2") for qa in row[f"qas{side}"]]
        texts = [(side, _declare(qa["question"], qa["answer"]), place) for place, (side, qa) in enumerate(items)]
        place = {qa["id"]: number for number, (_, qa) in enumerate(items)}
        aligned = {
            (place[one], place[other])
            for each in row["alignments"]
            for one in each["sent1"]
            for other in each["sent2"]
            if one in place and other in place
        }
        pairs = tuple(
            (i, j, float((i, j) in aligned))
            for i, (a, _) in enumerate(items)
            for j, (b, _) in enumerate(items)
            if a == "1" and b == "2"
        )
        yield Labelled("qa_align", row["topic"], tuple(read_wholes(texts)), pairs)


_ASKED = re.compile(r"^(who|what|whom|which|how much|how many|how long|how|when|where|why)\b", re.IGNORECASE)


def _declare(question: str, answer: str) -> str:
    """A question with its answer in place of the question word; crude, and enough for words."""
    return _ASKED.sub(lambda _: answer, question.rstrip("?")) + "."
