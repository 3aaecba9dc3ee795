from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bench.data import Sample
from bench.intervals import tally, value_and_size
from bench.measures import Sums
from bench.naive_synopsis import write_tables
from bench.tasks.synopsis import SCORER, TASKS, score_export

FIRST = """Harbour board shuts the north quay

The harbour board shut the north quay on Monday. "We found cracks in 14 of the pillars," said Petra Holm.
Ships must berth at the south quay until the pillars are mended.

Share this article
"""
SECOND = """North quay closed

Cracked pillars have closed the north quay, the harbour board said.
Petra Holm said: "We found cracks in 14 of the pillars."
Fourteen ships wait outside.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Two reports of one closure, and a gold reading with two quotations, one scare quote and one credit."""
    folder = tmp_path / "quay"
    folder.mkdir()
    texts = {"1_gull.txt": FIRST, "2_mole.txt": SECOND}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")

    def passage(file: str, words: str) -> dict[str, object]:
        start = texts[file].index(words)
        return {"file": file, "start": start, "end": start + len(words), "text": words, "passage": words}

    said = '"We found cracks in 14 of the pillars'
    gold = {
        "articles": [{"file": name} for name in texts],
        "quotations": [
            {"id": f"q{k}", **passage(name, said), "speaker": "Petra Holm", "form": "direct"}
            for k, name in enumerate(texts)
        ],
        "quote_groups": [{"members": ["q0", "q1"], "same_utterance": "yes"}],
        "not_quotations": [],
        "claims": [],
        "conflicts": [],
        "figures": [],
        "happenings": [],
        "naming": [],
        "provenance": {
            "credits": [passage("2_mole.txt", "the harbour board said")],
            "furniture": [passage("1_gull.txt", "Share this article")],
        },
    }
    (folder / "gold.json").write_text(json.dumps(gold), "utf-8")
    return folder


def rows(folder: Path, table: str) -> list[dict[str, object]]:
    """Rows of a table as written."""
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text("utf-8").splitlines()]


def test_naive_spans_lead_back_to_the_text(story: Path, tmp_path: Path) -> None:
    """Quotation marks and digits are where the tables say, and every report takes part in every claim."""
    write_tables(story, tmp_path)
    texts = {row["document_id"]: str(row["text"]) for row in rows(tmp_path, "documents")}

    def words(row: dict[str, object]) -> str:
        return texts[row["document_id"]][int(str(row["start"])) : int(str(row["end"]))]

    assert {words(row) for row in rows(tmp_path, "quotations")} == {
        '"We found cracks in 14 of the pillars,"',
        '"We found cracks in 14 of the pillars."',
    }
    assert [words(row) for row in rows(tmp_path, "quantities")] == ["14", "14"]
    covered = {claim["claim_id"]: set[object]() for claim in rows(tmp_path, "claims")}
    for cell in rows(tmp_path, "cells"):
        covered[cell["claim_id"]].add(cell["document_id"])
    assert all(reports == set(texts) for reports in covered.values())


@pytest.mark.shared
def test_scores_become_counts_and_misses_become_cases(story: Path, shared: Path, tmp_path: Path) -> None:
    """Both quotations found and joined, furniture taken for text, the credit missed and named."""
    write_tables(story, tmp_path)
    cases = {case.case: case for case in score_export("quay", story, tmp_path, Sample().folder(SCORER))}
    assert cases["quay/quotations.recall"].counts == {"quotations.recall.right": 2, "quotations.recall.n": 2}
    assert cases["quay/utterances.recall"].counts == {"utterances.recall.right": 1, "utterances.recall.n": 1}
    assert cases["quay/provenance.furniture_taken_as_text"].counts["provenance.furniture_taken_as_text.wrong"] == 1
    missed = [case for case in cases.values() if not case.counts]
    assert [case.note.split(" | ")[0] for case in missed] == ["credit"]
    assert missed[0].right is False


@pytest.mark.shared
def test_f1_is_that_of_the_scorer(story: Path, shared: Path, tmp_path: Path) -> None:
    """F1 is made again from counts, so that it can be summed; it agrees with the scorer's own."""
    write_tables(story, tmp_path)
    measures = TASKS[0].measures
    tallied = tally(score_export("quay", story, tmp_path, Sample().folder(SCORER)), measures, samples=0)
    scores = {measure.name: value_and_size(tallied, measure) for measure in measures}
    assert scores["quotations.f1"] == (1.0, 2)
    assert scores["claims.pair_f1"] == (None, 0)


def test_nothing_found_is_an_f1_of_nought() -> None:
    """A system that finds nothing where there is something scores 0 and is not left out."""
    sums: Sums = {name: np.zeros(1) for measure in TASKS[0].measures for name in measure.counts}
    there = {
        **sums,
        "quotations.recall.n": sums["quotations.recall.n"] + 7,
        "claims.pair_recall.n": sums["claims.pair_recall.n"] + 5,
    }
    of = {measure.name: measure.of(there)[0] for measure in TASKS[0].measures if measure.name.endswith("f1")}
    assert of == {"quotations.f1": 0.0, "claims.pair_f1": 0.0}


@pytest.mark.shared
def test_the_baseline_of_a_shared_story_runs(shared: Path) -> None:
    """The naive reader scores on real stories, and its furniture shows that it takes everything for text."""
    (task,) = [one for one in TASKS if one.name == "synopsis.tibet"]
    naive = [one for one in task.contestants if one.kind == "baseline"]
    cases = tuple(naive[0].run(Sample()))
    tallied = tally(cases, task.measures, samples=0)
    furniture = [measure for measure in task.measures if measure.name == "provenance.furniture_taken_as_text"]
    assert value_and_size(tallied, furniture[0]) == (1.0, 14)
