"""The order of work: read reports in, find marks in each, link what holds across them."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from crossread.annotate.moments import Lent, find_moments
from crossread.annotate.quantities import find_quantities
from crossread.annotate.sentences import find_sentences
from crossread.errors import UsageError
from crossread.ingest import IngestOptions, read_paths
from crossread.link.desk import LARGEST_DESK, find_desk_day
from crossread.records import Document, Failure, Moment, Quantity, Reading, Sentence
from crossread.runs import Outcome, Progress, Silence, peak_memory_megabytes
from crossread.settings import Settings
from crossread.store import Workspace
from crossread.workers import in_batches, in_order

Record = Any
"""Any record of `crossread.records`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step that finds one kind of mark in a report.

    Attributes:
        name: The word used by `crossread build --stage`, in tables and in run records.
        version: Raised when the step finds something else than before, so that old rows are found again.
        records: The record types whose tables it fills.
    """

    name: str
    version: int
    records: tuple[type[Record], ...]

    @property
    def fingerprint(self) -> str:
        """What a stored row was made by."""
        return f"{self.name}/{self.version}"


STAGES = (
    Stage(name="sentences", version=1, records=(Sentence,)),
    Stage(name="moments", version=1, records=(Moment,)),
    Stage(name="quantities", version=1, records=(Quantity,)),
)
"""The steps in order; a step may use what the earlier ones found."""


def annotate(document: Document, lent: Lent | None = None) -> dict[str, tuple[Record, ...]]:
    """Find all marks of one report.

    Args:
        document: The report.
        lent: A day to count from if the report itself has none.

    Returns:
        The records of each stage, by its name.
    """
    sentences = find_sentences(document)
    if document.status == "not_checkable":  # a language nobody here reads: shown, and nothing said about it
        return {"sentences": sentences, "moments": (), "quantities": ()}
    moments = find_moments(document, sentences, lent=lent)
    quantities = find_quantities(document, sentences, moments)
    return {"sentences": sentences, "moments": moments, "quantities": quantities}


_BATCH = 64
DATA_FILES = (".json", ".csv", ".tsv")
"""Endings of files that lie beside reports as often as they hold some."""


def read(
    workspace: Workspace,
    readings: Iterable[Reading | Failure],
    *,
    named: Sequence[str] = (),
    progress: Progress,
    outcome: Outcome,
) -> None:
    """Take reports into the workspace; what cannot be read is listed and the rest goes on.

    Args:
        workspace: Where they go.
        readings: What ingest hands over.
        named: Inputs asked for by name; a data file without reports among them is a failure, one that merely lies
            in a folder is passed over.
        progress: Told after each batch.
        outcome: Counts are added to it.
    """
    began = time.perf_counter()
    progress.start("read", None)
    for batch in in_batches(readings, _BATCH):
        kept = [item for item in batch if isinstance(item, Reading)]
        new = workspace.save_readings(kept)
        outcome.added += new
        outcome.known += len(kept) - new
        outcome.inputs.extend(item.document.sha256 for item in kept)
        for item in batch:
            if isinstance(item, Failure):
                workspace.save_failure(item)
                holds_none = item.code == "no_text" and item.path.lower().endswith(DATA_FILES)
                (outcome.passed_over if holds_none and item.path not in named else outcome.failed).append(item)
        progress.advance(len(batch))
    outcome.seconds["read"] = time.perf_counter() - began


def build(
    workspace: Workspace,
    settings: Settings,
    *,
    stages: Sequence[str] = (),
    progress: Progress,
    outcome: Outcome,
) -> None:
    """Find what is not yet found, in every report that waits for it.

    Args:
        workspace: Where reports come from and marks go.
        settings: `jobs` is used.
        stages: Names of the stages to do again or for the first time; empty for all that wait.
        progress: Told after each report.
        outcome: Counts are added to it.

    Raises:
        UsageError: A stage does not exist.
    """
    chosen = choose_stages(stages)
    lent = lent_day(workspace)
    made_by = {stage.name: stage.fingerprint + (f"/{lent.day}" if lent else "") for stage in chosen}
    waiting: dict[str, None] = {}
    for name, fingerprint in made_by.items():
        waiting.update(dict.fromkeys(workspace.pending(name, fingerprint)))
    began = time.perf_counter()
    progress.start("annotate", len(waiting))
    documents = (workspace.load_document(document_id) for document_id in waiting)
    for document_id, found in in_order(
        partial(annotate_one, lent=lent), documents, workers=settings.workers, total=len(waiting)
    ):
        failure = found if isinstance(found, Failure) else save_found(workspace, document_id, found, made_by)
        if failure is None:
            outcome.annotated += 1
        else:
            workspace.save_failure(failure)
            outcome.failed.append(failure)
        progress.advance(1)
    outcome.seconds["annotate"] = time.perf_counter() - began


def choose_stages(names: Sequence[str]) -> tuple[Stage, ...]:
    """Choose stages by name, in their order; all when no name is given.

    Raises:
        UsageError: A name is unknown.

    Example:
        >>> [stage.name for stage in choose_stages(["sentences"])]
        ['sentences']
    """
    known = {stage.name for stage in STAGES}
    for name in names:
        if name not in known:
            raise UsageError(f"no stage {name!r}", hint=f"the stages are {', '.join(stage.name for stage in STAGES)}")
    return tuple(stage for stage in STAGES if not names or stage.name in names)


def save_found(
    workspace: Workspace, document_id: str, found: Mapping[str, tuple[Record, ...]], made_by: Mapping[str, str]
) -> Failure | None:
    """Save the marks of one report; marks that no table can hold become a failure of this report alone."""
    try:
        workspace.save_stages(document_id, [(name, made_by[name], found[name]) for name in made_by])
    except ValueError as error:
        return annotate_failure(workspace.load_document(document_id).path, error)
    return None


def lent_day(workspace: Workspace) -> Lent | None:
    """Find the day that the desk lends to its undated reports, if it is a small one with close dates."""
    day = find_desk_day(document.published for document in workspace.load(Document, limit=LARGEST_DESK + 1))
    return Lent(day=day, why="the latest of the other reports on the desk") if day else None


def annotate_one(document: Document, lent: Lent | None = None) -> tuple[str, dict[str, tuple[Record, ...]] | Failure]:
    """Find all marks of one report; an error in it becomes a failure of this report alone."""
    try:
        return document.document_id, annotate(document, lent)
    except Exception as error:  # noqa: BLE001 - one report must never stop the others
        return document.document_id, annotate_failure(document.path, error)


def annotate_failure(path: str, error: Exception) -> Failure:
    """Say that a report is stored, and that nothing could be found in it."""
    return Failure(
        path=path,
        stage="annotate",
        code="annotate_error",
        message=f"{type(error).__name__}: {error}",
        hint="the report is stored, but nothing was found in it; report this with the output of crossread doctor",
    )


def run(
    paths: Sequence[str],
    folder: Path,
    settings: Settings,
    *,
    progress: Progress | None = None,
    standard_input: BinaryIO | None = None,
    stages: Sequence[str] | None = (),
) -> Outcome:
    """Do the whole work: open or create the workspace, read, find, and write the run record.

    Args:
        paths: Inputs in any form that ingest reads.
        folder: The workspace.
        settings: Knobs.
        progress: Hears how far the work has come.
        standard_input: What `-` stands for.
        stages: Stages to do; empty for all that wait, None to only read.

    Returns:
        What was done.

    Raises:
        WorkspaceError: The folder cannot be used.
        UsageError: A stage does not exist.
    """
    heard = progress or Silence()
    outcome = Outcome()
    with Workspace.open_or_create(folder) as workspace:
        run_id = workspace.start_run({"settings": settings.as_mapping(), "inputs": list(paths)})
        options = ingest_options(settings, standard_input)
        read(
            workspace,
            read_paths(paths, options=options, jobs=settings.workers),
            named=paths,
            progress=heard,
            outcome=outcome,
        )
        workspace.apply_user_files()
        if stages is not None:
            build(workspace, settings, stages=stages, progress=heard, outcome=outcome)
        workspace.finish_run(run_id, run_record(outcome))
    return outcome


def ingest_options(settings: Settings, standard_input: BinaryIO | None) -> IngestOptions:
    """Translate settings into what ingest wants to know.

    The analyst's own outlets and dates are not among it: the workspace applies them to what was read, so that
    they can be taken back.
    """
    return IngestOptions(
        max_file_bytes=settings.max_file_megabytes * 1_000_000,
        max_expanded_bytes=settings.max_unpacked_megabytes * 1_000_000,
        fetch_timeout_seconds=settings.fetch_timeout_seconds,
        today=dt.datetime.now(tz=dt.UTC).date(),
        stdin=standard_input,
    )


def run_record(outcome: Outcome) -> dict[str, Any]:
    """Describe a finished run for `runs/<id>.json`."""
    return {
        "stages": {stage.name: stage.fingerprint for stage in STAGES},
        "added": outcome.added,
        "known": outcome.known,
        "failed": len(outcome.failed),
        "passed_over": len(outcome.passed_over),
        "annotated": outcome.annotated,
        "seconds": {name: round(seconds, 3) for name, seconds in outcome.seconds.items()},
        "input_sha256": sorted(outcome.inputs),
        "peak_memory_megabytes": peak_memory_megabytes(),
    }
