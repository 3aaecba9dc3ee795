"""Says why a listing has no rows."""

from __future__ import annotations

from typing import Any

from crossread.errors import NothingToDoError
from crossread.records import Sentence
from crossread.store import Workspace


def require(workspace: Workspace, record: type[Any]) -> None:
    """Refuse a request for a table that is empty, and say how it is filled.

    Args:
        workspace: Where rows are looked for.
        record: The record type of the table.

    Raises:
        NothingToDoError: The table has no row.
    """
    if workspace.count(record):
        return
    kind = workspace.table_name(record)
    # Whatever is found in reports rests on their sentences: without any, nobody has looked yet.
    done = workspace.count(Sentence) > 0
    looked = "all reports were looked through; after adding more" if done else "look through the reports with"
    raise NothingToDoError(
        f"no {kind} in {workspace.path}",
        hint=f"{looked}: crossread build {workspace.path}",
    )
