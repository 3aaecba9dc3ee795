"""A naive reader of a story, for comparison: quotation marks, digits, and sentences that share rare words."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

_SENTENCE = re.compile(r"[^\s].*?(?:[.!?][”\"’']?(?=\s|$)|\n|$)")
_QUOTED = re.compile(r"“([^“”]{8,400})”|\"([^\"]{8,400})\"")
_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_NUMBER = re.compile(r"\b\d+(?:,\d{3})*(?:\.\d+)?\b")
_WORD = re.compile(r"\w+")
_ALIKE = 0.35
"""Cosine of IDF-weighted words from which two sentences count as one claim; no threshold was tuned."""

Row = dict[str, object]


def write_tables(folder: Path, output: Path) -> None:
    """Write tables of a story as a sensible person's first script would make them.

    Args:
        folder: Reports as text files.
        output: Folder for one file of JSON Lines a table.
    """
    texts = {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".md"}}
    tables: dict[str, Iterable[Row]] = {
        "documents": [{"document_id": name, "path": name, "text": text} for name, text in texts.items()],
        "membership": [{"story_id": "story", "document_id": name} for name in texts],
        "sentences": [row for name, text in texts.items() for row in _sentences(name, text)],
        "quotations": [row for name, text in texts.items() for row in _quotations(name, text)],
    }
    tables["quantities"] = [row for name, text in texts.items() for row in _quantities(name, text)]
    tables["figures"] = [
        {"figure_id": figure, "verdict": "equal"}
        for figure in sorted({str(row["figure_id"]) for row in tables["quantities"]})
    ]
    tables["claims"], tables["cells"] = _claims(texts)
    for table, rows in tables.items():
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (output / f"{table}.jsonl").write_text(lines, "utf-8")


def _sentences(name: str, text: str) -> Iterator[Row]:
    for index, found in enumerate(_SENTENCE.finditer(text)):
        yield {"document_id": name, "index": index, "start": found.start(), "end": found.end(), "role": "body"}


def _quotations(name: str, text: str) -> Iterator[Row]:
    for found in _QUOTED.finditer(text):
        if len(_WORD.findall(found.group())) < 3:
            continue
        nearest = min(
            _NAME.finditer(text),
            key=lambda one: min(abs(one.end() - found.start()), abs(one.start() - found.end())),
            default=None,
        )
        yield {
            "document_id": name,
            "start": found.start(),
            "end": found.end(),
            "kind": "direct",
            "speaker_text": nearest.group() if nearest else None,
            "utterance_id": " ".join(_WORD.findall(found.group().lower())),
        }


def _quantities(name: str, text: str) -> Iterator[Row]:
    for found in _NUMBER.finditer(text):
        value = found.group().replace(",", "")
        yield {
            "document_id": name,
            "start": found.start(),
            "end": found.end(),
            "low": value,
            "high": value,
            "figure_id": value,
        }


def _claims(texts: Mapping[str, str]) -> tuple[list[Row], list[Row]]:
    sentences = [
        (name, found.start(), found.end(), Counter(_WORD.findall(found.group().lower())))
        for name, text in texts.items()
        for found in _SENTENCE.finditer(text)
    ]
    seen = Counter(word for *_, bag in sentences for word in bag)
    weight = {word: math.log(len(sentences) / count) for word, count in seen.items()}
    parent = list(range(len(sentences)))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    for i, j in combinations(range(len(sentences)), 2):
        if sentences[i][0] != sentences[j][0] and _cosine(sentences[i][3], sentences[j][3], weight) >= _ALIKE:
            parent[root(j)] = root(i)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(sentences)):
        groups[root(index)].append(index)
    claims: list[Row] = []
    cells: list[Row] = []
    for number, members in groups.items():
        claims.append({"claim_id": number, "status": "agree" if len(members) > 1 else "only_one"})
        reports = {sentences[index][0] for index in members}
        cells += [
            {"claim_id": number, "document_id": name, "state": "states", "start": start, "end": end}
            for name, start, end, _ in (sentences[index] for index in members)
        ]
        cells += [
            {"claim_id": number, "document_id": name, "state": "not_found"} for name in texts if name not in reports
        ]
    return claims, cells


def _cosine(left: Counter[str], right: Counter[str], weight: Mapping[str, float]) -> float:
    def norm(bag: Counter[str]) -> float:
        return math.sqrt(sum((count * weight[word]) ** 2 for word, count in bag.items()))

    shared = sum(left[word] * right[word] * weight[word] ** 2 for word in left.keys() & right.keys())
    lengths = norm(left) * norm(right)
    return shared / lengths if lengths else 0.0
