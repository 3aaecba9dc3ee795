"""Says why a listing has no rows."""

from __future__ import annotations

from typing import Any

from crossread.errors import NothingToDoError
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
    raise NothingToDoError(
        f"no {kind} in {workspace.path}", hint=f"find what is in new reports with: crossread build {workspace.path}"
    )
