"""Crossread lines up many news reports of the same happenings: what all say, what one says, where they differ.

Example:
    case = crossread.run("articles/")        # or crossread.open("crossread-out")
    case.documents.rows()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossread.case import Case, Table, open, run  # noqa: A004 - as in other libraries that open files
    from crossread.errors import CrossreadError
    from crossread.settings import Settings

__all__ = ["Case", "CrossreadError", "Settings", "Table", "open", "run"]

_HOME = {
    "Case": "crossread.case",
    "Table": "crossread.case",
    "open": "crossread.case",
    "run": "crossread.case",
    "CrossreadError": "crossread.errors",
    "Settings": "crossread.settings",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a public name of any kind
    """Import a public name when it is first used, so that the command line starts without all of them."""
    if name not in _HOME:
        raise AttributeError(f"module 'crossread' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_HOME[name]), name)
