"""How well reports are put into stories: one configuration for all sets, dev rows only, the number of stories unknown.

Each set is one stream. `story` is B-cubed over all reports, `many` over reports of stories with more than one report,
`pair` counts pairs of reports; `k` is the number of stories found over the number there are. `late` compares the
stories of nine reports in ten with where the same reports stand once the tenth has come in, again by B-cubed; `order`
compares the stories with those of the same reports handed over in another order. `largest` is the number of reports in
the largest story found, and over the number in the largest there is: above 1 stories have run together.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from bench.data import Row, Sample
from bench.formulas import ratio
from bench.measures import Measure, across_groups, b_cubed, b_cubed_counts, precision_recall_f1
from bench.peers_stories import read_average_link, read_pair_scorer, read_single_pass
from bench.task import Case, Contestant, Published, Task
from crossread.ingest.garbled import mend_garbled, mend_words
from crossread.link.stories import StoryReport, link_stories, read_story_report

Reports = Sequence[StoryReport]
Linker = Callable[[Reports], Mapping[str, str]]
"""Reports in, the story of each out."""


def read_rows(rows: Sequence[Row]) -> list[StoryReport]:
    """Reports of a set as Crossread takes them."""
    return [_read(row["id"], row["title"], row["text"] or "", row["date"]) for row in rows]


@cache
def _read(identity: str, title: str | None, text: str, date: str | None) -> StoryReport:
    # Some texts come garbled, and are mended when Crossread reads a file.
    return read_story_report(identity, title=title and mend_words(title), text=mend_garbled(text), published=date)


def _crossread(reports: Sequence[StoryReport]) -> Mapping[str, str]:
    return {one.document_id: one.story_id for one in link_stories(reports).membership}


def read_cases(name: str, link: Linker, *, dev: bool) -> Callable[[Sample], Iterator[Case]]:
    """Make what turns a sample into cases.

    Args:
        name: Name of the set.
        link: What is measured.
        dev: Whether only dev rows are taken.
    """

    def run(sample: Sample) -> Iterator[Case]:
        rows = [row for row in sample.rows(name, group="cluster") if not dev or row["split"] == "dev"]
        reports = read_rows(rows)
        gold = {row["id"]: str(row["cluster"]) for row in rows}
        found = link(reports)
        early = [report for report in reports if zlib.crc32(report.document_id.encode()) % 10]
        before = link(early)
        story = b_cubed_counts(gold, found, "story")
        late = b_cubed_counts({one.document_id: found[one.document_id] for one in early}, before, "late")
        shuffled = sorted(reports, key=lambda report: zlib.crc32(report.document_id.encode()))
        order = b_cubed_counts(found, link(shuffled), "order")
        true, mine = Counter(gold.values()), Counter(found.values())
        both = Counter((gold[item], found[item]) for item in gold)
        widest = _largest(gold, found)
        for item, of in gold.items():
            size, shared = mine[found[item]], both[of, found[item]]
            counts = story[item] | late.get(item, {}) | order[item]
            counts |= {
                "pair.tp": (shared - 1) / 2,
                "pair.fp": (size - shared) / 2,
                "pair.fn": (true[of] - shared) / 2,
                "k.found": 1 / size,
                "k.gold": 1 / true[of],
            } | widest.get(item, {})
            if true[of] > 1:
                counts |= {key.replace("story", "many"): value for key, value in story[item].items()}
            yield Case(case=item, group=of, counts=counts)

    return run


def _largest(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """The first report of each story bears the sizes of that story and of the largest found one with a report of it.

    Counts are summed over a story, so that a size stands once in it.
    """
    true, mine = Counter(gold.values()), Counter(found.values())
    bearer: dict[str, str] = {}
    sizes: Counter[str] = Counter()
    for item, of in gold.items():
        bearer.setdefault(of, item)
        sizes[of] = max(sizes[of], mine[found[item]])
    return {item: {"largest": sizes[of], "largest.gold": true[of]} for of, item in bearer.items()}


def read_alone(reports: Sequence[StoryReport]) -> Mapping[str, str]:
    """The floor: every report is a story of its own."""
    return {report.document_id: report.document_id for report in reports}


_K = Measure(
    name="k",
    of=lambda sums: ratio(sums["k.found"], sums["k.gold"]),
    size=lambda sums: np.round(sums["k.gold"]),
    counts=("k.found", "k.gold"),
)
_OVER = Measure(
    name="largest.over_true",
    of=lambda sums: np.asarray(ratio(sums["largest"].max(axis=-1), sums["largest.gold"].max(axis=-1))),
    size=lambda sums: np.asarray(float(sums["largest"].shape[-1])),
    counts=("largest", "largest.gold"),
    better="lower",
    across=True,
)
MEASURES = (
    *b_cubed("story"),
    b_cubed("many")[2],
    precision_recall_f1("pair")[2],
    _K,
    _OVER,
    across_groups("largest", "max", unit="reports"),
    b_cubed("late")[2],
    b_cubed("order")[2],
)

SETS = {
    "allsides": (True, 60, 0.935),
    "gva": (True, 80, 0.93),
    "giveme5w1h": (False, 20, 0.915),
    "galaxy_handpicked": (False, 12, 0.84),
    "gvc": (False, 20, 0.96),
    "ecbplus": (True, 8, 0.92),
    "uci_titles": (False, 8, 0.73),
}
"""Whether only dev rows are taken, stories in the fast subset, and the target."""

TASKS = tuple(
    Task(
        name=f"stories.{name}",
        title=f"Stories among the reports of {name}",
        sets=(f"stories/{name}",),
        measures=MEASURES,
        contestants=(
            Contestant(name="crossread", kind="system", run=read_cases(f"stories/{name}", _crossread, dev=dev)),
            Contestant(
                name="every report alone", kind="baseline", run=read_cases(f"stories/{name}", read_alone, dev=dev)
            ),
            Contestant(
                name="TF-IDF, single pass",
                kind="baseline",
                run=read_cases(f"stories/{name}", read_single_pass, dev=dev),
            ),
            Contestant(
                name="TF-IDF, average link", kind="peer", run=read_cases(f"stories/{name}", read_average_link, dev=dev)
            ),
            Contestant(
                name="12 features, logistic", kind="peer", run=read_cases(f"stories/{name}", read_pair_scorer, dev=dev)
            ),
        ),
        published=(Published(name="target", measure="story.b3_f1", value=target, source="set before the work began"),),
        fast=fast,
        version=3,
    )
    for name, (dev, fast, target) in SETS.items()
)
