"""The work of one job, in a process of its own: pages stay fast, and what goes wrong ends the job alone.

It reads one order as JSON from standard input and writes one JSON object a line: stages and how far they have come, and
at the end what was done or what went wrong. A job that is stopped loses nothing that was saved.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from crossread import pipeline
from crossread.errors import CrossreadError
from crossread.ingest import read_paths
from crossread.runs import Outcome
from crossread.settings import Settings
from crossread.store import Workspace

_PAUSE_SECONDS = 0.2
_TOLD_FAILURES = 100


class Lines:
    """Tells how far the work has come, a few times a second."""

    def __init__(self) -> None:
        self._done = 0
        self._told = 0.0

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins."""
        self._done = 0
        tell({"stage": stage, "total": total})

    def advance(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        now = time.monotonic()
        if now - self._told >= _PAUSE_SECONDS:
            self._told = now
            tell({"done": self._done})


def tell(line: Mapping[str, Any]) -> None:
    """Write one line for the app."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def work(order: Mapping[str, Any]) -> Outcome:
    """Do one job.

    Args:
        order: `kind` (upload, build, feeds, seen), `workspace`, and what the kind needs: `paths` of uploaded files,
            `feeds`, `settings`.

    Returns:
        What was done.
    """
    settings = Settings(**order.get("settings", {}))
    kind, progress = order["kind"], Lines()
    with Workspace.open(Path(order["workspace"])) as workspace:
        if kind == "seen":
            workspace.save_told(workspace.untold())
            return Outcome()
        if kind == "feeds":
            return pipeline.follow(workspace, order["feeds"], settings, progress=progress)
        outcome = Outcome()
        paths = order.get("paths", [])
        run_id = workspace.start_run({"settings": settings.as_mapping(), "inputs": list(paths)})
        if paths:
            # What is dropped on a page is read as it is; an address in it is not fetched.
            options = replace(pipeline.ingest_options(settings, None), fetch=False)
            readings = read_paths(paths, options=options, jobs=settings.workers)
            pipeline.read(workspace, readings, named=paths, progress=progress, outcome=outcome)
        workspace.apply_user_files()
        pipeline.build(workspace, settings, progress=progress, outcome=outcome)
        workspace.finish_run(run_id, pipeline.run_record(outcome))
        return outcome


def main() -> int:
    """Read the order, do it, and say what came of it."""
    try:
        outcome = work(json.load(sys.stdin))
    except CrossreadError as error:
        tell({"error": str(error), "hint": error.hint})
        return 1
    failed = [
        {"path": failure.path, "message": failure.message, "hint": failure.hint}
        for failure in outcome.failed[:_TOLD_FAILURES]
    ]
    tell(
        {
            "added": outcome.added,
            "known": outcome.known,
            "failed": len(outcome.failed),
            "passed_over": len(outcome.passed_over),
            "failures": failed,
        }
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
