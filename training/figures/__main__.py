"""Fit the weights of numbers that count one thing: `python -m training.figures WORKSPACES`.

The pairs are in `pairs.json`: numbers of one numeral in two reports of a story of an open set, each read and told to
count one thing or not, as offsets without the texts. Needs scikit-learn, which the program does not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from bench.row_stories import build_story
from crossread.link.figures.likeness import COLUMNS, Surroundings, weigh_likeness
from crossread.linking.figures import read_tallies
from crossread.records import Document, Quantity, Story
from crossread.store import Workspace

PAIRS = Path(__file__).parent / "pairs.json"
WEIGHTS = Path("src/crossread/link/figures/data/likeness.json")
STRENGTH = 0.1
"""Inverse strength of the L2 penalty; .03, .1, .3 and 1 differ little, stories left out in eight parts."""


def read_story(story: dict[str, Any], folder: Path) -> tuple[list[list[float]], list[bool]]:
    """Columns and labels of the pairs of a story.

    Args:
        story: Its set, the ids of its reports, and its pairs: number of a report and place of a number in it, twice,
            and whether they count one thing.
        folder: Where its workspace is, or is made.
    """
    if not folder.exists():
        build_story({"set": story["set"], "reports": [{"id": one} for one in story["reports"]]}, folder)
    with Workspace.open(folder) as workspace:
        rows, labels = [], []
        for held in workspace.load(Story):
            numbers = {one.document_id: int(Path(one.path).stem) for one in workspace.load(Document)}
            quantities = list(workspace.load(Quantity, story_id=held.story_id))
            tallies = read_tallies(workspace, held.story_id, quantities)
            surroundings = Surroundings(tallies)
            at = {(numbers[one.quantity.document_id], one.quantity.start): i for i, one in enumerate(tallies)}
            for report, start, other, begin, same in story["pairs"]:
                if (report, start) in at and (other, begin) in at:
                    rows.append(weigh_likeness(surroundings, at[report, start], at[other, begin]))
                    labels.append(bool(same))
    return rows, labels


def main(workspaces: Path) -> None:
    """Fit the weights and write them."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - training only

    read = [read_story(story, workspaces / story["name"]) for story in json.loads(PAIRS.read_text("utf8"))]
    rows = np.array([row for each, _ in read for row in each])
    labels = np.array([label for _, each in read for label in each])
    spread = rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(rows / spread, labels)
    told = {
        "bias": round(float(model.intercept_[0]), 4),
        "weights": [
            {"column": name, "weight": round(float(weight), 4)}
            for name, weight in zip(COLUMNS, model.coef_[0] / spread, strict=True)
        ],
    }
    WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
