"""Work in the background: one job at a time, in the order in which it was asked for."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from typing import Any, Literal

from crossread.settings import Settings

JobKind = Literal["upload", "build", "feeds", "seen"]
JobState = Literal["waiting", "running", "done", "failed", "stopped"]
KEPT = 50
"""Finished jobs that are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedInput:
    """An input of a job that could not be used.

    Attributes:
        path: The input.
        message: Why not.
        hint: What to do about it.
    """

    path: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of work as it stands now.

    Attributes:
        job_id: Its number.
        kind: upload, build, feeds or seen.
        state: waiting, running, done, failed or stopped.
        stage: The step it is at, by its name in the run record.
        done: How many reports this step has done.
        total: How many it has to do; None when unknown.
        seconds: How long it has run.
        added: Reports that are new.
        known: Reports that were there already.
        failed: Inputs that could not be used.
        failures: The first of them, with reasons.
        message: What went wrong with the job as a whole.
        hint: What to do about that.
    """

    job_id: int
    kind: JobKind
    state: JobState = "waiting"
    stage: str = ""
    done: int = 0
    total: int | None = None
    seconds: float = 0.0
    added: int = 0
    known: int = 0
    failed: int = 0
    failures: tuple[FailedInput, ...] = ()
    message: str = ""
    hint: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in ("done", "failed", "stopped")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    job_id: int
    given: Mapping[str, Any]
    folder: Path | None


class Jobs:
    """The jobs of one app.

    Args:
        workspace: The folder they work on.
        settings: Knobs for all of them.
    """

    def __init__(self, workspace: Path, settings: Settings) -> None:
        self._workspace = workspace.absolute()
        self._settings = settings
        self._jobs: dict[int, Job] = {}
        self._waiting: list[_Order] = []
        self._changed = threading.Condition()
        self._process: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None
        self._closing = False

    def list(self) -> tuple[Job, ...]:
        """All jobs, the latest first."""
        with self._changed:
            return tuple(reversed(self._jobs.values()))

    def job(self, job_id: int) -> Job | None:
        """One job."""
        with self._changed:
            return self._jobs.get(job_id)

    def busy(self) -> Job | None:
        """The job that runs, or the next that waits."""
        with self._changed:
            return next((job for job in self._jobs.values() if not job.over), None)

    def ask(
        self, kind: JobKind, *, paths: Sequence[str] = (), folder: Path | None = None, feeds: Sequence[str] = ()
    ) -> Job:
        """Ask for a piece of work.

        Args:
            kind: What to do. A second `build` that would wait behind a waiting one is that one.
            paths: Names of uploaded files.
            folder: Where they lie; it is removed when the job is over.
            feeds: Addresses of feeds.

        Returns:
            The job as it stands.
        """
        with self._changed:
            if kind == "build":
                for order in self._waiting:
                    if order.given["kind"] in ("build", "upload"):
                        return self._jobs[order.job_id]
            job = Job(job_id=max(self._jobs, default=0) + 1, kind=kind)
            self._jobs[job.job_id] = job
            given = {
                "kind": kind,
                "workspace": str(self._workspace),
                "paths": list(paths),
                "feeds": list(feeds),
                "settings": dict(self._settings.as_mapping()),
            }
            self._waiting.append(_Order(job_id=job.job_id, given=given, folder=folder))
            over = [job_id for job_id, kept in self._jobs.items() if kept.over]
            for job_id in over[: max(0, len(over) - KEPT)]:
                del self._jobs[job_id]
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="crossread jobs", daemon=True)
                self._thread.start()
            self._changed.notify_all()
            return job

    def stop(self, job_id: int) -> Job | None:
        """Stop a job; what it has saved stays.

        Returns:
            The job, or None where there is none.
        """
        with self._changed:
            job = self._jobs.get(job_id)
            if job is None or job.over:
                return job
            self._change(job_id, state="stopped")
            waiting = next((order for order in self._waiting if order.job_id == job_id), None)
            if waiting is not None:
                self._waiting.remove(waiting)
                _remove(waiting.folder)
            elif self._process is not None:
                _interrupt(self._process)
            return self._jobs[job_id]

    def wait(self, job_id: int, seconds: float) -> Job | None:
        """Wait until a job is over, but not longer than so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: job_id not in self._jobs or self._jobs[job_id].over, seconds)
            return self._jobs.get(job_id)

    def close(self) -> None:
        """Stop what runs and forget what waits."""
        with self._changed:
            self._closing = True
            for order in self._waiting:
                _remove(order.folder)
            self._waiting.clear()
            if self._process is not None:
                _interrupt(self._process)
            self._changed.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join(timeout=10)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing)
                if self._closing:
                    return
                order = self._waiting.pop(0)
                self._change(order.job_id, state="running")
            try:
                self._do(order)
            except OSError as error:
                self._end(order.job_id, state="failed", message=f"the work could not begin: {error}")
            finally:
                _remove(order.folder)

    def _do(self, order: _Order) -> None:
        """Run the worker of a job and follow what it tells."""
        began = time.monotonic()
        with subprocess.Popen(
            [sys.executable, "-m", "crossread.serve.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=order.folder,
            start_new_session=True,
        ) as process:
            with self._changed:
                self._process = process
                if self._closing or self._jobs[order.job_id].over:
                    _interrupt(process)
            assert process.stdin is not None
            assert process.stdout is not None
            with suppress(BrokenPipeError):
                process.stdin.write(json.dumps(order.given))
                process.stdin.close()
            last: dict[str, Any] = {}
            for line in process.stdout:
                last = json.loads(line)
                self._hear(order.job_id, last, time.monotonic() - began)
        with self._changed:
            self._process = None
        if "error" in last:
            self._end(order.job_id, state="failed", message=last["error"], hint=last["hint"])
        elif process.returncode:
            told = f"the work ended early (code {process.returncode}); what was saved is kept"
            self._end(order.job_id, state="failed", message=told, hint="the terminal says more; try again")
        else:
            self._end(order.job_id, state="done")

    def _hear(self, job_id: int, line: Mapping[str, Any], seconds: float) -> None:
        with self._changed:
            if "stage" in line:
                self._change(job_id, stage=line["stage"], total=line["total"], done=0, seconds=seconds)
            elif "done" in line:
                self._change(job_id, done=line["done"], seconds=seconds)
            elif "added" in line:
                self._change(
                    job_id,
                    added=line["added"],
                    known=line["known"],
                    failed=line["failed"],
                    failures=tuple(FailedInput(**failure) for failure in line["failures"]),
                    seconds=seconds,
                )

    def _end(self, job_id: int, **changes: Any) -> None:  # noqa: ANN401 - fields of Job
        with self._changed:
            if not self._jobs[job_id].over:
                self._change(job_id, **changes)
            self._changed.notify_all()

    def _change(self, job_id: int, **changes: Any) -> None:  # noqa: ANN401 - fields of Job
        self._jobs[job_id] = replace(self._jobs[job_id], **changes)


def _interrupt(process: subprocess.Popen[str]) -> None:
    """Ask a worker to stop as Ctrl-C does, so that it also ends the processes it has started."""
    if sys.platform == "win32":
        process.terminate()
    else:
        process.send_signal(signal.SIGINT)


def _remove(folder: Path | None) -> None:
    if folder is not None:
        rmtree(folder, ignore_errors=True)
