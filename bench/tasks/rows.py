"""How well rows of claims and what differs agree with a reader: 38 stories learned from, 41 that were never used."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.data import Sample
from bench.measures import precision_recall_f1, proportion
from bench.row_stories import FOLDER, UNSEEN, Apart, RowStory, read_row_stories, unseen_names
from bench.task import Case, Contestant, Published, Task
from bench.tasks.claims import best_line
from crossread.link.claims.comparators import FEATURES, compare
from crossread.link.claims.joiner import Joiner
from crossread.link.claims.rows import JOIN, cover_sure, find_rows
from crossread.link.claims.scorer import Judge

_COSINE = [name for name, _ in FEATURES].index("cosine")
_SETS = ("stories/allsides", "stories/ecbplus", "stories/galaxy_handpicked", "stories/giveme5w1h", "stories/gva")
_SLOTS = {"day": "date", "speaker": "attribution"}
_OTHER = frozenset(["number", "date", "place", "role", "actor", "polarity", "modality", "attribution"])
_NUMBER = re.compile(r"\d[\d,.]*")
Pair = tuple[int, int]


@cache
def _stories(folder: Path, most: int | None) -> tuple[RowStory, ...]:
    """The annotated stories of a folder, read by the program; the first ones in a fast run."""
    names = unseen_names() if folder == UNSEEN else [path.stem for path in sorted(folder.glob("*.json"))]
    with tempfile.TemporaryDirectory() as made:
        return tuple(read_row_stories(Path(made), names if most is None else names[:most], folder=folder))


def _counted(
    joined: Callable[[tuple[RowStory, ...]], list[frozenset[Pair]]], folder: Path = FOLDER
) -> Callable[[Sample], Iterator[Case]]:
    """Count the pairs of standing statements of two reports that somebody joined against those that a reader did."""

    def run(sample: Sample) -> Iterator[Case]:
        stories = _stories(folder, sample.groups)
        for story, pairs in zip(stories, joined(stories), strict=True):
            standing = set(story.standing)
            alike = {pair for pair in story.alike if standing.issuperset(pair)}
            called = {pair for pair in pairs if standing.issuperset(pair)} - (story.doubtful - alike)
            counts = {
                "pair.tp": float(len(called & alike)),
                "pair.fp": float(len(called - alike)),
                "pair.fn": float(len(alike - called)),
            }
            yield Case(case=story.name, group=story.name, counts=counts)

    return run


def _contrasts(
    found: Callable[[RowStory, Apart, frozenset[str] | None], bool], folder: Path = FOLDER
) -> Callable[[Sample], Iterator[Case]]:
    """Count the differences that somebody finds, and those that he finds where a reader says that there are none."""

    def run(sample: Sample) -> Iterator[Case]:
        for story in _stories(folder, sample.groups):
            for number, apart in enumerate(story.conflicts):
                right = found(story, apart, None)
                counts = {"conflict.right": float(right), "conflict.n": 1.0}
                yield Case(case=f"{story.name}/conflict/{number}", group=story.name, counts=counts, right=right)
            for number, apart in enumerate(story.compatible):
                wrong = found(story, apart, _slots(apart.slot))
                counts = {"compatible.wrong": float(wrong), "compatible.n": 1.0}
                yield Case(case=f"{story.name}/compatible/{number}", group=story.name, counts=counts, right=not wrong)

    return run


def _slots(slot: str) -> frozenset[str]:
    """The slot by which a difference that is none would be flagged; some kinds of a reader have none of their own."""
    name = _SLOTS.get(slot, slot)
    return frozenset([name if name in _OTHER else "other"])


def _flagged(story: RowStory, apart: Apart, slots: frozenset[str] | None) -> bool:
    """Whether both passages stand in something flagged, for one of the slots where some are named."""
    return any(row.shows(apart) and (slots is None or row.slots & slots) for row in story.flagged)


def _by_digits(_: RowStory, apart: Apart, slots: frozenset[str] | None) -> bool:
    """Whether both passages have digits, and none in common; of two passages that are known to be of one thing."""
    one, other = (frozenset(_NUMBER.findall(text)) for text in apart.texts)
    return bool(one and other and not one & other) and (slots is None or bool(slots & {"number", "date"}))


def _asking(join: float) -> Callable[[tuple[RowStory, ...]], list[frozenset[Pair]]]:
    """Pairs in one row where two rows need that average likeness to become one."""

    def joined(stories: tuple[RowStory, ...]) -> list[frozenset[Pair]]:
        return [frozenset(_rows(story, join)) for story in stories]

    return joined


def _rows(story: RowStory, join: float) -> Iterator[Pair]:
    joiner = Joiner(Judge(story.weighed))
    pairs = joiner.pairs()
    for row in cover_sure(joiner, find_rows(joiner, pairs, join=join), pairs, join=join):
        yield from ((i, j) for i, j in combinations(row, 2) if story.numbers[i] != story.numbers[j])


def _joined(stories: tuple[RowStory, ...]) -> list[frozenset[Pair]]:
    """Pairs in one row of what the program writes."""
    return [story.joined for story in stories]


def _by_cosine(stories: tuple[RowStory, ...]) -> list[frozenset[Pair]]:
    """Pairs whose words are near by rarity, from the line that serves best over all stories."""
    scored: list[list[tuple[Pair, float]]] = []
    for story in stories:
        weighed, places = story.weighed, story.standing
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
        version=2,
        title="Pairs of statements of two reports in one row, against rows made by hand (38 stories learned from)",
        sets=("rows/by-hand", *_SETS),
        measures=precision_recall_f1("pair"),
        contestants=(
            Contestant(name="crossread", kind="system", run=_counted(_joined)),
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
    Task(
        name="rows.contrasts",
        version=2,
        title="Passages that cannot both be right, and passages that only look so, by hand (38 stories of open sets)",
        sets=("rows/by-hand", *_SETS),
        measures=(proportion("conflict"), proportion("compatible", better="lower")),
        contestants=(
            Contestant(name="crossread", kind="system", run=_contrasts(_flagged)),
            Contestant(name="other digits, passages given", kind="baseline", run=_contrasts(_by_digits)),
        ),
    ),
    Task(
        name="rows.strictness",
        version=2,
        title="Pairs of statements in one row by how much alike rows must be to become one (38 stories learned from)",
        sets=("rows/by-hand", *_SETS),
        measures=precision_recall_f1("pair"),
        contestants=(
            Contestant(name=f"crossread, as shipped ({JOIN})", kind="system", run=_counted(_asking(JOIN))),
            Contestant(name="crossread, asks for little (0.45)", kind="peer", run=_counted(_asking(0.45))),
            Contestant(name="crossread, asks for much (0.85)", kind="peer", run=_counted(_asking(0.85))),
        ),
    ),
    Task(
        name="rows.unseen",
        version=2,
        title="Pairs of statements of two reports in one row, against rows made by hand (41 stories not developed on)",
        sets=("rows/unseen", *_SETS),
        measures=precision_recall_f1("pair"),
        contestants=(
            Contestant(name="crossread", kind="system", run=_counted(_joined, UNSEEN)),
            Contestant(name="TF-IDF cosine, best line", kind="baseline", run=_counted(_by_cosine, UNSEEN)),
        ),
        held_out=True,
    ),
    Task(
        name="rows.unseen_contrasts",
        version=2,
        title="Passages that cannot both be right, and such as only look so, by hand (41 stories not developed on)",
        sets=("rows/unseen", *_SETS),
        measures=(proportion("conflict"), proportion("compatible", better="lower")),
        contestants=(
            Contestant(name="crossread", kind="system", run=_contrasts(_flagged, UNSEEN)),
            Contestant(name="other digits, passages given", kind="baseline", run=_contrasts(_by_digits, UNSEEN)),
        ),
        held_out=True,
    ),
)
