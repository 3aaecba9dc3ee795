"""How well two quotations are told to be one utterance: labelled pairs of quotations of two outlets.

A pair is given as two strings with the words that name the speaker and the paragraph it stands in. No name is resolved
for anybody: a speaker is known by the words beside the quotation alone, and a pronoun tells nothing. The pair whose
label is open is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from bench.data import Row, Sample
from bench.measures import precision_recall_f1
from bench.task import Case, Contestant, Task
from crossread.link.terms import find_terms, fold_words, weigh_story
from crossread.link.utterances import compare_meaning, compare_wording, read_saying
from crossread.link.utterances.speakers import read_speaker
from crossread.records import Quotation

PAIRS, REPORTS = "quotes/cross_outlet_labelled", "quotes/polnear"
_PRONOUNS = frozenset(["he", "she", "it", "they", "i", "we", "who", "his", "her", "their"])
_ALIKE = 0.8

Judge = Callable[[Row, dict[str, str]], bool]


def _crossread(row: Row, texts: dict[str, str]) -> bool:
    sayings = []
    for side in ("a", "b"):
        given = row[side]
        beside = given["source"]
        sayings.append(
            read_saying(
                Quotation(
                    quotation_id=side,
                    document_id=side,
                    start=0,
                    end=len(given["text"]),
                    text=given["text"],
                    kind="direct",
                    speaker_text=beside,
                ),
                weights=weigh_story([]),
                speaker=read_speaker(
                    entity_id=None,
                    name=None if beside.lower() in _PRONOUNS else beside,
                    kind="person",
                    text=beside,
                ),
                around=[term.stem for term in find_terms(_paragraph(texts.get(given["doc_id"], ""), given["span"]))],
            )
        )
    return (compare_wording(*sayings) or compare_meaning(*sayings)) is not None


def _paragraph(text: str, span: list[int]) -> str:
    end = text.find("\n", span[1])
    return text[max(text.rfind("\n", 0, span[0]), 0) : end if end >= 0 else None]


def _ratio(row: Row, _texts: dict[str, str]) -> bool:
    one, other = (fold_words(row[side]["text"]) for side in ("a", "b"))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _contained(row: Row, _texts: dict[str, str]) -> bool:
    return bool(row["containment"] >= _ALIKE)


def _cases(judge: Judge) -> Callable[[Sample], Iterator[Case]]:
    def run(sample: Sample) -> Iterator[Case]:
        texts = {row["doc_id"]: row["text"] for row in sample.rows(REPORTS)}
        for row in sample.rows(PAIRS):
            gold = row["same_utterance"]
            if gold is None:
                continue
            found = judge(row, texts)
            side = ("pair.tp" if gold else "pair.fp") if found else ("pair.fn" if gold else "")
            yield Case(
                case=str(row["pair_id"]),
                group=str(row["pair_id"]),
                counts={side: 1} if side else {},
                right=found == gold,
                note=f"{row['a']['text'][:60]!r} ~ {row['b']['text'][:60]!r}",
            )

    return run


TASKS = (
    Task(
        name="utterances",
        title="Pairs of quotations of two outlets: one utterance or not",
        sets=(PAIRS, REPORTS),
        measures=precision_recall_f1("pair"),
        contestants=(
            Contestant(name="crossread", kind="system", run=_cases(_crossread)),
            Contestant(name="difflib ratio .8", kind="baseline", run=_cases(_ratio)),
            Contestant(name="words contained .8", kind="baseline", run=_cases(_contained)),
        ),
    ),
)
