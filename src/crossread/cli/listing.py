"""Says why a listing has no rows."""

from __future__ import annotations

from typing import Any

from crossread.annotation import STAGES
from crossread.errors import NothingToDoError
from crossread.linking import LINK_STAGES
from crossread.store import Workspace


def require(workspace: Workspace, record: type[Any]) -> None:
    """Refuse a request for a table that is empty, and say whether this version fills it at all.

    Args:
        workspace: Where rows are looked for.
        record: The record type of the table.

    Raises:
        NothingToDoError: The table has no row.
    """
    if workspace.count(record):
        return
    kind = workspace.table_name(record)
    if not any(record in stage.records for stage in (*STAGES, *LINK_STAGES)):
        raise NothingToDoError(
            f"this version does not find {kind} yet", hint="crossread show lists the reports and what there is"
        )
    raise NothingToDoError(
        f"no {kind} in {workspace.path}", hint=f"find what is in new reports with: crossread build {workspace.path}"
    )
