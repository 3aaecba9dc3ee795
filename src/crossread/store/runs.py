"""Run records: what was done to a workspace, by which version, with which settings, and at what cost."""

from __future__ import annotations

import datetime as dt
import json
import secrets
import time
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from crossread.store.folder import write_whole


def start_run(folder: Path, schema: int, facts: Mapping[str, Any]) -> str:
    """Write the record of a run that begins.

    Args:
        folder: The folder `runs/`.
        schema: Number of the schema.
        facts: What the caller knows: settings, inputs, model and lexicon digests.

    Returns:
        The id of the run: the time in UTC and four random digits.
    """
    began = dt.datetime.now(tz=dt.UTC)
    run_id = f"{began:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    record = {
        "run_id": run_id,
        "crossread": package_version(),
        "schema": schema,
        "began": began.isoformat(timespec="seconds"),
        "clock": time.monotonic(),
        "finished": None,
        **facts,
    }
    _write(folder, run_id, record)
    return run_id


def finish_run(folder: Path, run_id: str, facts: Mapping[str, Any]) -> None:
    """Complete the record of a run.

    Args:
        folder: The folder `runs/`.
        run_id: What `start_run` returned.
        facts: What the run did: counts, seconds, peak memory.

    Raises:
        ValueError: There is no such run.
    """
    path = folder / f"{run_id}.json"
    if not path.is_file():
        raise ValueError(f"no run {run_id}")
    record = json.loads(path.read_text("utf-8"))
    clock = record.pop("clock", None)
    record["finished"] = dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds")
    if clock is not None:
        record["wall_seconds"] = round(time.monotonic() - clock, 3)
    _write(folder, run_id, {**record, **facts})


def load_runs(folder: Path) -> list[dict[str, Any]]:
    """Load all run records, the earliest first; an unfinished one has `finished` None."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def package_version() -> str:
    """Version of the installed package; "unknown" when it runs without being installed."""
    try:
        return version("crossread")
    except PackageNotFoundError:
        return "unknown"


def _write(folder: Path, run_id: str, record: Mapping[str, Any]) -> None:
    text = json.dumps(record, ensure_ascii=False, indent=2, default=str)
    write_whole(folder / f"{run_id}.json", text.encode("utf-8", "backslashreplace") + b"\n")
