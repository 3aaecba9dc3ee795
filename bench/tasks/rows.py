"""How well rows of claims agree with those made by hand, on 38 stories that no weights were trained on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np

from bench.data import Sample
from bench.measures import precision_recall_f1
from bench.row_stories import FOLDER, RowStory, read_row_stories
from bench.task import Case, Contestant, Published, Task
from bench.tasks.claims import best_line
from crossread.link.claims.comparators import FEATURES, compare, weigh, weigh_words
from crossread.link.claims.nesting import find_nested

_COSINE = [name for name, _ in FEATURES].index("cosine")
_SETS = ("stories/allsides", "stories/ecbplus", "stories/galaxy_handpicked", "stories/giveme5w1h", "stories/gva")
Pair = tuple[int, int]


@cache
def _stories(most: int | None) -> tuple[RowStory, ...]:
    """The annotated stories, read by the program; the first ones in a fast run."""
    names = [path.stem for path in sorted(FOLDER.glob("*.json"))]
    with tempfile.TemporaryDirectory() as made:
        return tuple(read_row_stories(Path(made), names if most is None else names[:most]))


def _counted(joined: Callable[[tuple[RowStory, ...]], list[frozenset[Pair]]]) -> Callable[[Sample], Iterator[Case]]:
    """Count the pairs of standing statements of two reports that somebody joined against those that a reader did."""

    def run(sample: Sample) -> Iterator[Case]:
        stories = _stories(sample.groups)
        for story, pairs in zip(stories, joined(stories), strict=True):
            standing = set(_standing(story))
            alike = {pair for pair in story.alike if standing.issuperset(pair)}
            called = {pair for pair in pairs if standing.issuperset(pair)} - (story.doubtful - alike)
            counts = {
                "pair.tp": float(len(called & alike)),
                "pair.fp": float(len(called - alike)),
                "pair.fn": float(len(alike - called)),
            }
            yield Case(case=story.name, group=story.name, counts=counts)

    return run


def _standing(story: RowStory) -> list[int]:
    weighed = weigh(story.statements, weigh_words(story.statements))
    return [place for place, inside in enumerate(find_nested(weighed)) if not inside]


def _by_cosine(stories: tuple[RowStory, ...]) -> list[frozenset[Pair]]:
    """Pairs whose words are near by rarity, from the line that serves best over all stories."""
    scored: list[list[tuple[Pair, float]]] = []
    for story in stories:
        weighed = weigh(story.statements, weigh_words(story.statements))
        places = _standing(story)
        pairs = [(i, j) for i in places for j in places if i < j and story.numbers[i] != story.numbers[j]]
        scored.append([((i, j), compare(weighed[i], weighed[j])[_COSINE]) for i, j in pairs])
    line = best_line(
        np.array([score for each in scored for _, score in each]),
        np.array([pair in story.alike for story, each in zip(stories, scored, strict=True) for pair, _ in each]),
    )
    return [frozenset(pair for pair, score in each if score >= line) for each in scored]


TASKS = (
    Task(
        name="rows.pairs",
        title="Pairs of statements of two reports in one row, against rows made by hand (38 stories of open sets)",
        sets=("rows/by-hand", *_SETS),
        measures=precision_recall_f1("pair"),
        contestants=(
            Contestant(name="crossread", kind="system", run=_counted(lambda stories: [one.joined for one in stories])),
            Contestant(name="TF-IDF cosine, best line", kind="baseline", run=_counted(_by_cosine)),
        ),
        published=(
            Published(
                name="second reader",
                measure="pair.f1",
                value=0.857,
                source="another annotator on three of the stories: 407 pairs of 470 and 480 in common",
            ),
        ),
    ),
)
