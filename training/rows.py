"""Train the weights that make rows of statements: `python -m training.rows WORKSPACES`; `--leave-out` measures too.

They learn from stories whose statements were put into rows by hand (`bench/gold/rows`, and every second one of
`bench/gold/rows-unseen`) and from the stories with a gold reading that are read in development. `--leave-out` trains
without one story with gold after the other and says what the rows of the one left out are worth. Needs scikit-learn.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from bench.gold_stories import story_folder
from bench.row_stories import FOLDER, UNSEEN, read_row_stories, unseen_names
from crossread.link.claims.comparators import weigh, weigh_words
from crossread.link.claims.joiner import COLUMNS, Joiner, columns_of
from crossread.link.claims.rows import cover_sure, find_rows
from crossread.link.claims.scorer import Judge, Scorer
from crossread.link.claims.statements import Statement
from crossread.linking.claims import read_story_statements
from crossread.pipeline import run as run_pipeline
from crossread.records import Document, Story
from crossread.settings import Settings
from crossread.store import Workspace

SCORER = Path("src/crossread/link/claims/data/row_scorer.json")
SHARED = Path("../shared")
GOLD: Mapping[str, Path] = {
    "tibet": SHARED / "stories" / "tibet",
    "uk-visit": SHARED / "stories" / "uk-visit",
    "example": Path("examples/brannsund-ferry"),
    **{
        name: Path("bench/gold") / name
        for name in (
            "mazar-consulate",
            "croydon-tram",
            "bridgeport-party",
            "harambe-zoo",
            "charlevoix-summit",
            "whitefish-contract",
            "santa-monica-shooting",
            "helsinki-summit",
            "arians-retirement",
            "donbas-referendum",
            "russia-sanctions",
            "orange-county",
            "observers-held",
            "nazi-tattoos",
            "egypt-sentences",
            "moon-mission",
            "un-aid",
            "courthouse",
        )
    },
}
"""The stories with a gold reading that are read in development."""
STRENGTH = 0.3
"""Inverse strength of the L2 penalty."""
BY_HAND = 0.3
"""What a pair of a story put into rows by hand counts beside one of a gold reading, which is stricter."""
_FEWEST = 5
_TEXTS = frozenset([".txt", ".md", ".html"])
_COVERED = 0.6


@dataclass(frozen=True, slots=True)
class Labelled:
    """The pairs of one story that rows are made of.

    Attributes:
        name: The story.
        strict: Whether it has a gold reading; else it was put into rows by hand.
        rows: Their columns, shape (pairs, columns).
        alike: Whether both say the same, shape (pairs,).
    """

    name: str
    strict: bool
    rows: np.ndarray
    alike: np.ndarray


@dataclass(frozen=True, slots=True)
class GoldStory:
    """The statements of a story with a gold reading, and which of its claims each tells.

    Attributes:
        judge: Has the statements.
        told: Claims of each.
        places: Of each claim, the report and the statements of each of its passages that is sure.
        compared: Differences of the reading that each statement is a side of: such pairs are judged there.
    """

    judge: Judge
    told: list[set[str]]
    places: dict[str, list[tuple[str, list[int]]]]
    compared: list[set[str]]


def read_by_hand(workspaces: Path) -> Iterator[Labelled]:
    """The stories put into rows by hand that are trained on."""
    held = set(unseen_names())
    for folder in (FOLDER, UNSEEN):
        names = [path.stem for path in sorted(folder.glob("*.json")) if path.stem not in held]
        for story in read_row_stories(workspaces, names, folder=folder):
            pairs, rows = columns_of(Judge(story.weighed))
            kept = [place for place, pair in enumerate(pairs) if pair in story.alike or pair not in story.doubtful]
            alike = np.array([pairs[place] in story.alike for place in kept])
            yield Labelled(story.name, strict=False, rows=np.array(rows)[kept], alike=alike)


def read_gold(name: str, workspaces: Path) -> GoldStory:
    """Read a story with a gold reading as the program reads it, into its own workspace under a folder."""
    scorer = _load_scorer()
    with story_folder(GOLD[name]) as folder:
        place = workspaces / f"gold-{name}"
        if not place.exists():
            run_pipeline([str(folder)], place, Settings(jobs=1))
        with Workspace.open(place) as workspace:
            documents = {document.document_id: document for document in workspace.load(Document)}
            stories = sorted(story.story_id for story in workspace.load(Story))
            found = [one for story in stories for one in read_story_statements(workspace, story)]
        found.sort(key=lambda one: (one.clause.document_id, one.clause.start, one.clause.end))
        gold = json.loads((folder / "gold.json").read_text("utf8"))
        printed = {
            path.name: path.read_text("utf8") for path in folder.iterdir() if path.suffix in {".txt", ".md", ".html"}
        }
    rulers = {
        Path(document.path).name: scorer.Ruler(printed[Path(document.path).name], document.text)
        for document in documents.values()
    }
    files = [Path(documents[one.clause.document_id].path).name for one in found]
    spans = [rulers[name].positions(one.clause.start, one.clause.end) for name, one in zip(files, found, strict=True)]

    def within(entry: Mapping[str, Any]) -> list[int]:
        text = printed[str(entry["file"])]
        span = scorer.Ruler(text, text).positions(entry["start"], entry["end"])
        at = [place for place, file in enumerate(files) if file == entry["file"]]
        return [place for place in at if scorer.overlap(span, spans[place]) >= _COVERED]

    return _gold_story(found, gold, within)


def _gold_story(
    found: Sequence[Statement], gold: Mapping[str, Any], within: Callable[[Mapping[str, Any]], list[int]]
) -> GoldStory:
    told: list[set[str]] = [set() for _ in found]
    compared: list[set[str]] = [set() for _ in found]
    places: dict[str, list[tuple[str, list[int]]]] = {}
    for claim in gold["claims"]:
        for passage in claim["reports"]:
            held = within(passage)
            for place in held:
                told[place].add(claim["id"])
            if not passage.get("uncertain_membership"):
                places.setdefault(claim["id"], []).append((passage["file"], held))
    for difference in gold["conflicts"]:
        for side in difference["sides"]:
            for place in within(side):
                compared[place].add(difference["id"])
    return GoldStory(Judge(weigh(found, weigh_words(found))), told, places, compared)


def label(name: str, story: GoldStory) -> Labelled:
    """The pairs of a story with a gold reading of which both statements tell some claim."""
    pairs, rows = columns_of(story.judge)
    kept = [place for place, (i, j) in enumerate(pairs) if story.told[i] and story.told[j]]
    alike = np.array([bool(story.told[i] & story.told[j]) for i, j in (pairs[place] for place in kept)])
    return Labelled(name, strict=True, rows=np.array(rows)[kept], alike=alike)


def fit(stories: Sequence[Labelled]) -> tuple[Scorer, list[dict[str, Any]]]:
    """Fit the weights: the scorer, and its columns as they are written.

    A column says which stories are read more strictly; it is 1 when the program runs, so it ends in the bias.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - training only

    rows = np.concatenate([np.c_[one.rows, np.full(len(one.rows), float(one.strict))] for one in stories])
    alike = np.concatenate([one.alike for one in stories])
    counts = np.concatenate(
        [
            np.full(len(one.rows), (1.0 if one.strict else BY_HAND) / max(_FEWEST, one.alike.sum()) ** 0.5)
            for one in stories
        ]
    )
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit((rows - mean) / spread, alike, sample_weight=counts)
    weights = model.coef_[0] / spread
    bias = float(model.intercept_[0]) + float((1 - mean[-1]) * weights[-1])
    written = [
        {"column": name, "mean": round(float(middle), 4), "weight": round(float(weight), 4)}
        for name, middle, weight in zip(COLUMNS, mean, weights, strict=False)
    ]
    return Scorer(mean[:-1], weights[:-1], bias), [{"bias": round(bias, 4)}, *written]


def measure(story: GoldStory, scorer: Scorer) -> np.ndarray:
    """Pairs of passages found and to find, pairs of rows right and judged; as the scorer of stories counts them."""
    joiner = Joiner(story.judge, scorer)
    pairs = joiner.pairs()
    rows = cover_sure(joiner, find_rows(joiner, pairs), pairs)
    standing: dict[int, set[int]] = {}
    for number, row in enumerate(rows):
        for place in row:
            standing.setdefault(place, set()).add(number)
    found = wanted = right = judged = 0
    for passages in story.places.values():
        at = [(file, set().union(*(standing.get(place, set()) for place in held))) for file, held in passages]
        for (file, one), (other_file, other) in combinations(at, 2):
            wanted += file != other_file
            found += file != other_file and bool(one & other)
    documents = [one.statement.clause.document_id for one in story.judge.weighed]
    for row in rows:
        for i, j in combinations(row, 2):
            if documents[i] == documents[j] or story.compared[i] & story.compared[j]:
                continue
            if story.told[i] and story.told[j]:
                judged += 1
                right += bool(story.told[i] & story.told[j])
    return np.array([found, wanted, right, judged])


def leave_out(gold: Mapping[str, GoldStory], labelled: Sequence[Labelled]) -> None:
    """Print what rows are worth on each story with gold when it was not trained on."""
    total = np.zeros(4)
    for name, story in gold.items():
        counts = measure(story, fit([one for one in labelled if one.name != name])[0])
        total += counts
        sys.stderr.write(f"{name}: {_told(counts)}\n")
    sys.stderr.write(f"all: {_told(total)}\n")


def _told(counts: np.ndarray) -> str:
    found, wanted, right, judged = counts
    recall, precision = found / max(1, wanted), right / max(1, judged)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"precision {precision:.3f} ({judged:.0f}), recall {recall:.3f} ({wanted:.0f}), F1 {f1:.3f}"


def _load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("synopsis_scorer", SHARED / "eval" / "synopsis.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("the scorer of stories is not beside the project")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(workspaces: Path, *, measured: bool) -> None:
    """Train and write the weights."""
    gold = {name: read_gold(name, workspaces) for name in GOLD}
    labelled = [*read_by_hand(workspaces), *(label(name, story) for name, story in gold.items())]
    if measured:
        leave_out(gold, labelled)
    bias, *weights = fit(labelled)[1]
    SCORER.write_text(json.dumps({**bias, "weights": weights}, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), measured="--leave-out" in sys.argv)
