"""Fit the weights of numbers that count one thing: `python -m training.figures WORKSPACES`.

The pairs are in `pairs.json`: numbers of one numeral in a story of an open set, each read and told to count one thing
or not, as offsets without the texts. Before the weights are written it is told how well they do on stories left out.
Needs scikit-learn, which the program does not.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.row_stories import build_story
from crossread.link.figures.likeness import COLUMNS, Pair, Surroundings, weigh_likeness
from crossread.link.figures.tallies import Tally
from crossread.link.figures.weighing import group_places
from crossread.linking.figures import read_tallies
from crossread.records import Document, Quantity, Story
from crossread.store import Workspace

PAIRS = Path(__file__).parent / "pairs.json"
WEIGHTS = Path("src/crossread/link/figures/data/likeness.json")
STRENGTH = 0.1
"""Inverse strength of the L2 penalty; .03, .1 and .3 differ little, stories left out in twelve parts."""

PARTS = 12
CHOICES = (0.0, 0.5, 1.1, 1.5, 2.0)
"""Average log odds from which on groups are one, for which it is told what they bring."""

Row = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The numbers of a story, with what a reader said of them.

    Attributes:
        tallies: Its numbers.
        held: What they can meet in.
        columns: The columns of every pair of one numeral.
        told: Of the pairs that were read, whether they count one thing.
    """

    tallies: Sequence[Tally]
    held: Surroundings
    columns: dict[Pair, list[float]]
    told: dict[Pair, bool]

    def weight(self, pair: Pair) -> float:
        """A numeral that a story repeats is no more than the root of its pairs of one answer."""
        key = self.held.keys[pair[0]]
        alike = Counter((self.held.keys[i], same) for (i, _), same in self.told.items())
        return 1 / math.sqrt(alike[key, self.told[pair]])


def read_story(story: dict[str, Any], folder: Path) -> list[Read]:
    """Read the pairs of a story.

    Args:
        story: Its set, the ids of its reports, and its pairs: number of a report and place of a number in it, twice,
            and whether they count one thing.
        folder: Where its workspace is, or is made.
    """
    if not folder.exists():
        build_story({"set": story["set"], "reports": [{"id": one} for one in story["reports"]]}, folder)
    found = []
    with Workspace.open(folder) as workspace:
        for one in workspace.load(Story):
            numbers = {each.document_id: int(Path(each.path).stem) for each in workspace.load(Document)}
            quantities = list(workspace.load(Quantity, story_id=one.story_id))
            tallies = read_tallies(workspace, one.story_id, quantities)
            held = Surroundings(tallies)
            at = {(numbers[each.quantity.document_id], each.quantity.start): i for i, each in enumerate(tallies)}
            told = {
                (min(at[report, start], at[other, begin]), max(at[report, start], at[other, begin])): bool(same)
                for report, start, other, begin, same in story["pairs"]
                if (report, start) in at and (other, begin) in at
            }
            columns = {(i, j): weigh_likeness(held, i, j) for i, j in held.pairs()}
            told = {pair: same for pair, same in told.items() if pair in columns}
            found.append(Read(tallies=tallies, held=held, columns=columns, told=told))
    return found


def fit_weights(read: Sequence[Read]) -> tuple[float, Row]:
    """Fit the bias and the weights."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - training only

    pairs = [(each, pair) for each in read for pair in sorted(each.told)]
    rows = np.array([each.columns[pair] for each, pair in pairs])
    spread = rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(
        rows / spread,
        np.array([each.told[pair] for each, pair in pairs]),
        sample_weight=np.array([each.weight(pair) for each, pair in pairs]),
    )
    return float(model.intercept_[0]), model.coef_[0] / spread


def count_joined(read: Read, bias: float, weights: Row, least: float) -> Counter[tuple[bool, bool]]:
    """Count the pairs of two reports by what the reader said, and by whether they are joined."""
    odds = {pair: bias + float(np.dot(weights, row)) for pair, row in read.columns.items()}
    group: dict[int, tuple[int, int]] = {}
    for number, places in enumerate(read.held.groups()):
        for part, (held, _) in enumerate(group_places(read.tallies, places, odds, least)):
            group |= dict.fromkeys(held, (number, part))
    counts: Counter[tuple[bool, bool]] = Counter()
    for (i, j), same in read.told.items():
        if read.tallies[i].quantity.document_id != read.tallies[j].quantity.document_id:
            counts[same, i in group and group[i] == group.get(j)] += 1
    return counts


def tell_left_out(stories: Sequence[Sequence[Read]]) -> None:
    """Print precision and recall of stories that were left out, in parts."""
    counts: dict[float, Counter[tuple[bool, bool]]] = {least: Counter() for least in CHOICES}
    for part in range(PARTS):
        kept = [one for number, story in enumerate(stories) if number % PARTS != part for one in story]
        bias, weights = fit_weights(kept)
        for one in (one for story in stories[part::PARTS] for one in story):
            for least in CHOICES:
                counts[least].update(count_joined(one, bias, weights, least))
    for least, found in counts.items():
        right, wrong, missed = found[True, True], found[False, True], found[True, False]
        told = f"right {right} of {right + wrong} joined, {right + missed} to be joined"
        print(f"from {least}: precision {right / (right + wrong):.3f} recall {right / (right + missed):.3f} ({told})")


def main(workspaces: Path) -> None:
    """Tell how well the weights do on stories left out, then fit them to all and write them."""
    stories = [read_story(story, workspaces / story["name"]) for story in json.loads(PAIRS.read_text("utf8"))]
    tell_left_out(stories)
    bias, weights = fit_weights([one for story in stories for one in story])
    told = {
        "bias": round(bias, 4),
        "weights": [
            {"column": name, "weight": round(float(weight), 4)} for name, weight in zip(COLUMNS, weights, strict=True)
        ],
    }
    WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
