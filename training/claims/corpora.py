"""Pairs of statements whose alignment people judged, from the shared sets, as stories of statements."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from crossread.annotation import annotate_batch
from crossread.link.claims.statements import Marks, Statement, read_statements
from crossread.records import Clause, Document, Entity, EventMention, Mention, Moment, Quantity, Quotation

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
            rows = [row for stage in found.values() for row in stage]

            def of(kind: type[Any], rows: Sequence[Any] = rows) -> tuple[Any, ...]:
                return tuple(row for row in rows if isinstance(row, kind))

            marks = Marks(
                clauses=of(Clause),
                quotations=of(Quotation),
                mentions=of(Mention),
                quantities=of(Quantity),
                moments=of(Moment),
                event_mentions=of(EventMention),
            )
            read.append((document, marks, {one.entity_id: one for one in of(Entity)}))
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


def _rows(shared: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (shared / "data" / f"{name}.jsonl").read_text("utf8").splitlines()]


def superpal(shared: Path) -> Iterator[Labelled]:
    """Spans of summaries against spans of the reports they sum up."""
    topics: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(shared, "alignment/superpal"):
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


def qa_align(shared: Path) -> Iterator[Labelled]:
    """Questions with their answers about two sentences, aligned where both say the same."""
    for row in _rows(shared, "alignment/qa_align"):
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


def _coreferent(
    corpus: str,
    group: str,
    reports: Sequence[tuple[str, list[list[str]], set[int], list[tuple[int, int, str]]]],
) -> Labelled:
    """Statements of the judged sentences of reports; two say the same where their predicates are one event."""
    texts, places = [], []
    for _, sentences, _, _ in reports:
        text, where = _lay_out(sentences)
        texts.append(text)
        places.append(where)
    statements: list[Statement] = []
    chains: list[set[str]] = []
    for (name, _, judged, mentions), where, (_, marks, entities) in zip(
        reports, places, read_marks(texts), strict=True
    ):
        found = read_statements(marks, entities)
        owner: dict[int, set[str]] = {}
        for sentence, token, chain in mentions:
            at = where[sentence][token]
            holding = [k for k, one in enumerate(found) if one.clause.start <= at < one.clause.end]
            if holding:
                best = min(holding, key=lambda k: found[k].clause.end - found[k].clause.start)
                owner.setdefault(best, set()).add(chain)
        for number, one in enumerate(found):
            if any(where[k] and where[k][0] <= one.clause.start <= where[k][-1] for k in judged):
                statements.append(replace(one, clause=replace(one.clause, document_id=name)))
                chains.append(owner.get(number, set()))
    pairs = []
    for i, j in combinations(range(len(statements)), 2):
        if statements[i].clause.document_id == statements[j].clause.document_id:
            continue
        if not chains[i] or not chains[j]:
            continue
        pairs.append((i, j, float(bool(chains[i] & chains[j]))))
    return Labelled(corpus, group, tuple(statements), tuple(pairs))


def _lay_out(sentences: Sequence[Sequence[str]]) -> tuple[str, list[list[int]]]:
    text, places = "", []
    for words in sentences:
        here = []
        for word in words:
            if text and not text.endswith("\n") and word not in {",", ".", "'s", "n't", ";", ":", "?", "!"}:
                text += " "
            here.append(len(text))
            text += {"``": "“", "''": "”"}.get(word, word)
        places.append(here)
        text += "\n\n"
    return text, places


def ecbplus(shared: Path, split: str = "train") -> Iterator[Labelled]:
    """Reports of one happening; statements whose predicates are one event by annotation."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(shared, "events/ecbplus"):
        if row["split"] == split:
            groups.setdefault(row["subtopic"], []).append(row)
    for group, rows in sorted(groups.items()):
        reports = [
            (
                row["id"],
                row["sentences"],
                set(row["annotated_sentences"]),
                [
                    (one["sent"], one["tokens"][0], one["chain"] or f"{row['id']}/{one['id']}")
                    for one in row["mentions"]
                    if one["kind"] == "event" and one["tokens"] and one["tag"] != "ACTION_REPORTING"
                ],
            )
            for row in rows
        ]
        yield _coreferent("ecbplus", group, reports)


def mrpc(shared: Path) -> Iterator[Labelled]:
    """Pairs of sentences: paraphrase or not."""
    yield from _sentence_pairs("mrpc", _rows(shared, "alignment/mrpc"), lambda row: float(row["label"]))


def stsb(shared: Path) -> Iterator[Labelled]:
    """Pairs of news sentences with a likeness from 0 to 5."""
    yield from _sentence_pairs("stsb", _rows(shared, "alignment/stsb_news"), lambda row: float(row["score"]) / 5)


def _sentence_pairs(corpus: str, rows: Iterable[dict[str, Any]], label: Callable[[Any], float]) -> Iterator[Labelled]:
    held = list(rows)
    texts = [(side, row[f"sent{side}"], 0) for row in held for side in ("1", "2")]
    read = read_wholes(texts)
    for number, row in enumerate(held):
        group = f"{corpus}-{row.get('split', '')}-{number}"
        yield Labelled(corpus, group, tuple(read[2 * number : 2 * number + 2]), ((0, 1, label(row)),))
