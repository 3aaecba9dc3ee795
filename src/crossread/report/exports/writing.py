"""Files that appear when they are complete."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crossread.errors import CrossreadError

Rows = Generator[tuple[Any, ...], None, None]
"""Rows of a table as plain values, one at a time."""


class ExportError(CrossreadError):
    """A file of an export cannot be written."""

    code = "export"


def make_folder(directory: str | os.PathLike[str]) -> Path:
    """Make the folder of an export.

    Raises:
        ExportError: It cannot be made.
    """
    folder = Path(directory)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _explain(error, folder) from error
    return folder


@contextmanager
def replaced_path(path: Path) -> Iterator[Path]:
    """Give a path beside the wanted one, and move the file there when it is complete.

    Args:
        path: Where the file shall be; one that is there is replaced.

    Yields:
        The path to write to; no file is there yet.

    Raises:
        ExportError: The disk is full or the folder cannot be written to; no part of a file is left.
    """
    temporary = None
    try:
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=path.parent) as folder:
            temporary = Path(folder) / path.name
            yield temporary
            temporary.replace(path)
    except OSError as error:
        raise _explain(error, path) from error


def _explain(error: OSError, path: Path) -> ExportError:
    return ExportError(
        f"cannot write {path}: {error.strerror or error}", hint="choose a folder that can be written to and has space"
    )
