"""How an act stands in a text: 161 sentences written for this project, 23 for each modality.

Each names one act and how it stands: asserted, claimed, denied, negated, future, hypothetical, historical. A case is
right if a row is found for the act and has that modality; an act that is promised or threatened (AGREE or THREATEN,
with the act as `projected`) is one to come. The reports are dated 10 May 2024. `first` are the sentences whose misses
were read and mended; `second` were written after that, and their misses were never read; so were `mixed`, which hold a
cue word of another modality for something else ("arrested the general, who denied ...").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bench.data import Row, Sample
from bench.measures import proportion
from bench.speech import find_in, parse_report
from bench.task import Case, Contestant, Task
from crossread.annotate.events import Marks, find_event_mentions
from crossread.annotate.moments import find_moments
from crossread.records import Document, EventMention

SLICES = ("asserted", "claimed", "denied", "negated", "future", "hypothetical", "historical")
PUBLISHED = "2024-05-10"
_NAIVE = (
    ("denied", r"\bden(?:y|ies|ied)\b"),
    ("negated", r"\b(?:not|never|no)\b"),
    ("hypothetical", r"\b(?:if|may|might|could|would|should|unless)\b"),
    ("future", r"\b(?:will|to be|are to|is to|going to|expected to|due to|plans? to)\b"),
    ("historical", r"\b(?:1[5-9]\d\d|20[01]\d|202[0-3])\b"),
    ("claimed", r"\b(?:said|says?|told|according|claims?|reported)\b"),
)


def _crossread(row: Row) -> str:
    text = row["sentence"]
    dated = Document(document_id="r", path="r.txt", words=1, text=text, sha256="0", published=PUBLISHED)
    report = parse_report(text)
    marks = Marks(speech=find_in(text), moments=find_moments(dated, report.sentences), quantities=())
    rows = find_event_mentions(dated, report.parsed, marks)
    here = next((one for one in rows if one.start <= row["start"] < one.end), None)
    here = here or next((one for one in rows if one.projected), None)
    return _stands(here) if here is not None else ""


def _stands(row: EventMention) -> str:
    """The modality of the act itself: what is promised or threatened is to come."""
    if row.projected is not None and row.event in {"AGREE", "THREATEN"} and row.modality in {"asserted", "claimed"}:
        return "future"
    return row.modality


def _naive(row: Row) -> str:
    """The first list of words of which the sentence holds one."""
    words = row["sentence"].lower()
    return next((name for name, pattern in _NAIVE if re.search(pattern, words)), "asserted")


def _asserted(row: Row) -> str:
    del row
    return "asserted"


def _run(guesser: Callable[[Row], str]) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        for row in sample.rows("events/modality"):
            guess = guesser(row)
            right = guess == row["modality"]
            counts = {"of_found.right": float(right), "of_found.n": 1.0} if guess else {}
            for what in ("all", row["set"], row["modality"]):
                counts |= {f"{what}.right": float(right), f"{what}.n": 1.0}
            note = f"{guess or 'nothing'} for {row['modality']}"
            if row["set"] == "first":
                note += f": {row['sentence']}"
            yield Case(case=row["id"], group=row["id"], counts=counts, right=right, note=note)

    return run


MODALITY = Task(
    name="events.modality",
    title="How an act stands (asserted, claimed, denied, ...), in sentences of our own",
    sets=("events/modality",),
    measures=tuple(proportion(what) for what in ("all", "of_found", "first", "second", "mixed", *SLICES)),
    contestants=(
        Contestant(name="crossread", kind="system", run=_run(_crossread)),
        Contestant(name="first word of a list", kind="baseline", run=_run(_naive)),
        Contestant(name="always asserted", kind="baseline", run=_run(_asserted)),
    ),
    fast=40,
)
