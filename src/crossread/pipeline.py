"""The order of work: read reports in, find marks in each, link what holds across them."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from crossread.annotate.events import OwnActor, OwnTables, OwnWords
from crossread.annotate.moments import Lent
from crossread.annotation import (
    STAGES,
    Found,
    annotate_batch,
    annotate_failure,
    choose_stages,
    fingerprints,
)
from crossread.errors import UsageError
from crossread.ingest import IngestOptions, Round, Validators, read_paths
from crossread.link.desk import LARGEST_DESK, find_desk_day
from crossread.linking import LINK_STAGES, LinkStage, link_stage
from crossread.records import Document, Failure, Reading
from crossread.runs import Outcome, Progress, Silence, peak_memory_megabytes
from crossread.settings import Settings
from crossread.store import UserFiles, Workspace
from crossread.workers import in_batches, in_order

_BATCH = 64
_OWN_WORDS = ("verb", "noun", "event", "mode", "cameo", "actor", "recipient")
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
        outcome.unread += sum(item.document.status == "not_checkable" for item in kept)
        outcome.inputs.extend(item.document.sha256 for item in kept)
        for item in batch:
            if isinstance(item, Failure):
                workspace.save_failure(item)
                (outcome.passed_over if is_passed_over(item, named) else outcome.failed).append(item)
        progress.advance(len(batch))
    outcome.seconds["read"] = time.perf_counter() - began


def is_passed_over(failure: Failure, named: Collection[str]) -> bool:
    """Whether an input is a data file without a report that merely lay in a folder.

    Args:
        failure: Why it could not be used.
        named: Inputs that were asked for by name.
    """
    return failure.code == "no_text" and failure.path.lower().endswith(DATA_FILES) and failure.path not in named


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
        settings: `jobs` and `language_model` are used.
        stages: Names of the stages to do again or for the first time; empty for all that wait.
        progress: Told after each report.
        outcome: Counts are added to it.

    Raises:
        UsageError: A stage does not exist.
    """
    check_names(stages)
    lent = lent_day(workspace)
    own = own_tables(workspace.user_files())
    made_by = fingerprints(choose_stages(stages, settings.language_model), lent, settings.language_model, own)
    waiting: dict[str, None] = {}
    for name, fingerprint in made_by.items():
        waiting.update(dict.fromkeys(workspace.pending(name, fingerprint)))
    began = time.perf_counter()
    progress.start("annotate", len(waiting))
    documents = (workspace.load_document(document_id) for document_id in waiting)
    work = partial(annotate_batch, lent=lent, language_model=settings.language_model, own=own)
    for document_id, found in in_order(work, documents, workers=settings.workers, total=len(waiting)):
        failure = found if isinstance(found, Failure) else save_found(workspace, document_id, found, made_by)
        if failure is None:
            outcome.annotated += 1
        else:
            workspace.save_failure(failure)
            outcome.failed.append(failure)
        progress.advance(1)
    outcome.seconds["annotate"] = time.perf_counter() - began
    due = [stage for stage in LINK_STAGES if not stages or stage.name in stages]
    link(workspace, due, progress, outcome, workers=settings.workers)


def link(
    workspace: Workspace, stages: Sequence[LinkStage], progress: Progress, outcome: Outcome, *, workers: int = 1
) -> None:
    """Link what holds across the reports, as far as something has changed.

    Args:
        workspace: Where marks come from and links go.
        stages: The steps to do.
        progress: Told before and after each step.
        outcome: Seconds and the names of the steps done are added to it.
        workers: How many may share the work of a step.
    """
    for stage in stages:
        began = time.perf_counter()
        progress.start(stage.name, 1)
        if link_stage(workspace, stage, workers=workers):
            outcome.linked.append(stage.name)
        progress.advance(1)
        outcome.seconds[stage.name] = time.perf_counter() - began


def check_names(names: Sequence[str]) -> None:
    """Refuse the name of a step that does not exist.

    Raises:
        UsageError: A name is unknown.
    """
    known = [stage.name for stage in (*STAGES, *LINK_STAGES)]
    for name in names:
        if name not in known:
            raise UsageError(f"no stage {name!r}", hint=f"the stages are {', '.join(known)}")


def save_found(workspace: Workspace, document_id: str, found: Found, made_by: Mapping[str, str]) -> Failure | None:
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


def own_tables(files: UserFiles) -> OwnTables:
    """What the analyst's files add to the lexicon of events: coded actors and words that name acts."""
    return OwnTables(
        actors=tuple(
            OwnActor(name=one.name, country=one.country, sector=one.sector, first=one.first, last=one.last)
            for one in files.actors
            if one.action == "code"
        ),
        words=tuple(
            OwnWords(**{name: getattr(one, name) for name in _OWN_WORDS}, line=one.line, keep=one.keep == "yes")
            for one in files.events
        ),
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


def follow(
    workspace: Workspace, feeds: Sequence[str], settings: Settings, *, progress: Progress | None = None
) -> Outcome:
    """Read what is new in some feeds, and find and link what it says.

    Everything that a workspace held before anybody followed a feed counts as told. A feed is asked for with what its
    server said of it last time, unless something that it led to could not be fetched.

    Args:
        workspace: Where the reports go, open for writing.
        feeds: Addresses or files of feeds.
        settings: Knobs.
        progress: Hears how far the work has come.

    Returns:
        What was done.
    """
    heard = progress or Silence()
    outcome = Outcome()
    if not any("feeds" in run for run in workspace.runs()):
        workspace.save_told(workspace.untold())
    run_id = workspace.start_run({"settings": settings.as_mapping(), "inputs": list(feeds), "feeds": list(feeds)})
    answers = workspace.features("feeds")
    earlier = {feed: answer for feed in feeds if (answer := answers.find_kept(feed)) is not None}
    changed = Round({feed: Validators(*json.loads(answer)) for feed, answer in earlier.items()})
    options = ingest_options(settings, None)
    readings = read_paths(feeds, options=options, jobs=settings.workers, known=workspace.has_path, changed=changed)
    read(workspace, readings, named=feeds, progress=heard, outcome=outcome)
    for feed, validators in changed.read.items():
        answers.keep(feed, json.dumps(validators).encode())
    workspace.apply_user_files()
    build(workspace, settings, progress=heard, outcome=outcome)
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
        "stages": {stage.name: stage.version for stage in (*STAGES, *LINK_STAGES)},
        "added": outcome.added,
        "known": outcome.known,
        "failed": len(outcome.failed),
        "passed_over": len(outcome.passed_over),
        "annotated": outcome.annotated,
        "seconds": {name: round(seconds, 3) for name, seconds in outcome.seconds.items()},
        "input_sha256": sorted(outcome.inputs),
        "peak_memory_megabytes": peak_memory_megabytes(),
    }
