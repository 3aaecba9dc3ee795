"""How much of a story's gold reading the program's tables hold: quotations, claims, conflicts, figures, and the rest.

The scorer lies with the shared sets and is run as it is; its scores come with their n, so hits are score times n.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import numpy as np

from bench.data import Sample
from bench.errors import BenchError
from bench.formulas import Numbers, f1, harmonic_mean, ratio
from bench.gold_stories import story_folder
from bench.measures import Measure, Sums, proportion
from bench.naive_synopsis import write_tables
from bench.task import Case, Contestant, Published, Task
from bench.timing import crossread_command, process_cost

SCORER = "eval/synopsis"
_HARM = (
    "quotations.scare_quotes_taken",
    "claims.false_not_found",
    "conflicts.false_alarms_on_compatible",
    "provenance.furniture_taken_as_text",
    "provenance.article_words_lost",
)
_SHARES = (
    "stories.reports_in_one_story",
    "quotations.recall",
    "quotations.precision",
    "quotations.speaker",
    "quotations.found_with_speaker",
    "quotations.scare_quotes_taken",
    "quotations.indirect_recall",
    "quotations.indirect_with_speaker",
    "utterances.recall",
    "utterances.precision",
    "claims.pair_recall",
    "claims.pair_precision",
    "claims.passages_placed",
    "claims.false_not_found",
    "conflicts.recall",
    "conflicts.false_alarms_on_compatible",
    "figures.value",
    "figures.pair_recall",
    "figures.pair_precision",
    "figures.verdict",
    "moments.exact_interval",
    "moments.overlapping_interval",
    "labels.found",
    "labels.under_one_entity",
    "provenance.credits_found",
    "provenance.furniture_taken_as_text",
    "provenance.article_words_lost",
)
_ANSWER = re.compile(r"(, got | / ).*$")
"""What the system answered, at the end of a line of the scorer; it is no part of the case's name."""


def _quotations_f1(sums: Sums) -> Numbers:
    tp = sums["quotations.recall.right"]
    return f1(tp, sums["quotations.precision.n"] - tp, sums["quotations.recall.n"] - tp)


def _claims_f1(sums: Sums) -> Numbers:
    found = ratio(sums["claims.pair_recall.right"], sums["claims.pair_recall.n"])
    right = ratio(sums["claims.pair_precision.right"], sums["claims.pair_precision.n"])
    return harmonic_mean(found, np.where(np.isnan(right), 0.0, right))


def _measures() -> tuple[Measure, ...]:
    shares = {name: proportion(name, better="lower" if name in _HARM else "higher") for name in _SHARES}
    joined: dict[str, tuple[str, Measure]] = {}
    for name, of, recall, precision in (
        ("quotations.f1", _quotations_f1, "quotations.recall", "quotations.precision"),
        ("claims.pair_f1", _claims_f1, "claims.pair_recall", "claims.pair_precision"),
    ):
        counts = shares[recall].counts + shares[precision].counts
        joined[precision] = (name, Measure(name=name, of=of, size=shares[recall].size, counts=counts))
    measures: list[Measure] = []
    for name, measure in shares.items():
        measures.append(measure)
        if name in joined:
            measures.append(joined[name][1])
    return tuple(measures)


def score_export(story: str, folder: Path, export: Path, scorer: Path) -> Iterator[Case]:
    """Score exported tables of one story.

    Args:
        story: Name of the story: group of all its cases.
        folder: Its reports and gold.json.
        export: Folder of JSON Lines, one file a table.
        scorer: The program that scores.

    Returns:
        One case for each score, and one for each thing missed, which names it.

    Raises:
        BenchError: The scorer failed.
    """
    cost = process_cost(
        [sys.executable, str(scorer), str(folder / "gold.json"), str(folder), str(export), "--json", "--misses"],
        timeout_seconds=300,
    )
    if cost.exit_code:
        raise BenchError(
            f"the scorer failed on {story}: {cost.errors[-300:]}", hint=f"run {scorer} by hand on {export}"
        )
    for name, score in json.loads(cost.output).items():
        if name in _SHARES:
            part = f"{name}.{'wrong' if name in _HARM else 'right'}"
            counts = {part: round((score["score"] or 0.0) * score["n"]), f"{name}.n": score["n"]}
            yield Case(case=f"{story}/{name}", group=story, counts=counts)
    missed = {_ANSWER.sub("", line): line for line in cost.errors.splitlines() if " | " in line}
    for key, line in missed.items():
        kind = key.partition(" | ")[0].replace(" ", "_")
        name = f"{story}/missed/{kind}/{sha256(key.encode()).hexdigest()[:10]}"
        yield Case(case=name, group=story, counts={}, right=False, note=line)


def _crossread(name: str) -> Callable[[Sample], Iterator[Case]]:
    def scored(sample: Sample) -> Iterator[Case]:
        scorer = sample.folder(SCORER)
        with story_folder(sample.folder(name)) as folder, tempfile.TemporaryDirectory() as made:
            workspace, export = Path(made) / "workspace", Path(made) / "tables"
            reports = Path(made) / folder.name
            reports.mkdir()
            for path in sorted(folder.iterdir()):
                if path.name != "gold.json":  # the answers; index.json says who published what, as a user's would
                    (reports / path.name).write_bytes(path.read_bytes())
            for command in (
                crossread_command("run", reports, "-o", workspace, "--quiet"),
                crossread_command("export", workspace, "--to", "jsonl", "-o", export),
            ):
                cost = process_cost(command, timeout_seconds=600)
                if cost.exit_code:
                    raise BenchError(
                        f"{' '.join(command[:2])}: exit code {cost.exit_code}: {cost.errors[-300:]}",
                        hint="run it by hand",
                    )
            yield from score_export(name, folder, export, scorer)

    return scored


def _naive(name: str) -> Callable[[Sample], Iterator[Case]]:
    def scored(sample: Sample) -> Iterator[Case]:
        scorer = sample.folder(SCORER)
        with story_folder(sample.folder(name)) as folder, tempfile.TemporaryDirectory() as made:
            write_tables(folder, Path(made))
            yield from score_export(name, folder, Path(made), scorer)

    return scored


_ASSISTANT = {
    "quotations.f1": (0.96, 0.98),
    "quotations.speaker": (0.94, 1.0),
    "utterances.recall": (1.0, 1.0),
    "claims.pair_f1": (0.75, 0.67),
    "claims.pair_precision": (0.77, 0.86),
    "claims.passages_placed": (0.85, 0.80),
    "claims.false_not_found": (0.03, 0.08),
    "conflicts.recall": (0.71, 0.75),
    "conflicts.false_alarms_on_compatible": (0.0, 0.18),
    "figures.value": (0.91, 0.85),
    "figures.verdict": (1.0, 1.0),
    "moments.exact_interval": (0.92, 0.75),
    "labels.found": (0.70, 0.56),
    "provenance.credits_found": (0.90, 0.89),
    "provenance.furniture_taken_as_text": (0.10, 0.60),
}
"""What a frontier assistant reached in one pass over two other stories, by the same scorer."""


def _story(
    short: str,
    name: str,
    assistant: Mapping[str, tuple[float, ...]],
    *,
    texts: tuple[str, ...] = (),
    reports: str = "five",
    held_out: bool = False,
) -> Task:
    return Task(
        name=f"synopsis.{short}",
        title=f"The tables of one story of {reports} reports against a reading by hand ({name})",
        sets=(name, *texts, SCORER),
        measures=_measures(),
        contestants=(
            Contestant(name="crossread", kind="system", run=_crossread(name)),
            Contestant(name="marks, digits and shared words", kind="baseline", run=_naive(name)),
        ),
        published=tuple(
            Published(name=f"an assistant, story {which}", measure=measure, value=value, source="two other stories")
            for measure, values in assistant.items()
            for which, value in enumerate(values, 1)
        ),
        fast=1,
        held_out=held_out,
    )


TASKS = (
    _story("tibet", "stories/tibet", _ASSISTANT),
    _story("uk-visit", "stories/uk-visit", _ASSISTANT),
    _story("mazar-consulate", "stories/mazar-consulate", _ASSISTANT, texts=("stories/giveme5w1h",)),
    _story("croydon-tram", "stories/croydon-tram", _ASSISTANT, texts=("stories/giveme5w1h",)),
    _story("bridgeport-party", "stories/bridgeport-party", _ASSISTANT, texts=("stories/gva",)),
    _story("harambe-zoo", "stories/harambe-zoo", _ASSISTANT, texts=("stories/giveme5w1h",)),
    _story("charlevoix-summit", "stories/charlevoix-summit", _ASSISTANT, texts=("stories/allsides",)),
    _story(
        "whitefish-contract",
        "stories/whitefish-contract",
        _ASSISTANT,
        texts=("stories/allsides",),
        reports="six",
    ),
    _story("santa-monica-shooting", "stories/santa-monica-shooting", _ASSISTANT, texts=("stories/gva",)),
    _story("helsinki-summit", "stories/helsinki-summit", _ASSISTANT, texts=("stories/allsides",)),
    _story("arians-retirement", "stories/arians-retirement", _ASSISTANT, texts=("stories/giveme5w1h",)),
    _story("donbas-referendum", "stories/donbas-referendum", _ASSISTANT, texts=("stories/galaxy_handpicked",)),
    _story("russia-sanctions", "stories/russia-sanctions", _ASSISTANT, texts=("stories/galaxy_handpicked",)),
    _story("orange-county", "stories/orange-county", _ASSISTANT, texts=("stories/gva",)),
    _story("observers-held", "stories/observers-held", _ASSISTANT, texts=("stories/galaxy_handpicked",)),
    _story("nazi-tattoos", "stories/nazi-tattoos", _ASSISTANT, texts=("stories/gva",)),
    _story(
        "egypt-sentences",
        "stories/egypt-sentences",
        _ASSISTANT,
        texts=("stories/galaxy_handpicked",),
        reports="four",
    ),
    _story("moon-mission", "stories/moon-mission", _ASSISTANT, texts=("stories/giveme5w1h",), reports="four"),
    _story("un-aid", "stories/un-aid", _ASSISTANT, texts=("stories/galaxy_handpicked",), reports="four"),
    _story("courthouse", "stories/courthouse", _ASSISTANT, texts=("stories/gva",)),
    _story("patrol", "stories/patrol", _ASSISTANT, texts=("stories/gva",)),
    _story(
        "homs",
        "stories/homs",
        _ASSISTANT,
        texts=("stories/galaxy_handpicked",),
        reports="four",
    ),
    _story(
        "assad",
        "stories/assad",
        _ASSISTANT,
        texts=("stories/galaxy_handpicked",),
        reports="four",
    ),
    _story(
        "electric-bill",
        "stories/electric-bill",
        _ASSISTANT,
        texts=("stories/giveme5w1h",),
        reports="six",
        held_out=True,
    ),
    _story("example", "stories/brannsund-ferry", {}),  # invented, so that nothing of the sort compares with it
)
