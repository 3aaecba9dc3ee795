"""The folder of a workspace: what lies where, and files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from crossread.errors import WorkspaceError

DATABASE = "crossread.db"
_UNFINISHED = ".writing-"


@dataclass(frozen=True, slots=True)
class Folder:
    """Paths inside a workspace.

    Attributes:
        path: The folder itself.
    """

    path: Path

    @property
    def database(self) -> Path:
        """The tables."""
        return self.path / DATABASE

    @property
    def corpus(self) -> Path:
        """Originals by digest."""
        return self.path / "corpus"

    @property
    def user(self) -> Path:
        """The analyst's own files."""
        return self.path / "user"

    @property
    def runs(self) -> Path:
        """Run records."""
        return self.path / "runs"

    @property
    def failed(self) -> Path:
        """The list of inputs that failed."""
        return self.path / "failed.csv"

    def sweep(self) -> None:
        """Remove files that a crash left half-written; only the holder of the write lock may do so."""
        for folder in (self.path, self.user, self.runs):
            for left in folder.glob(f"{_UNFINISHED}*"):
                with suppress(OSError):
                    left.unlink()


def explain_file_error(error: OSError, path: Path) -> WorkspaceError:
    """Say in words what the file system reports."""
    import errno  # noqa: PLC0415 - only when something went wrong

    hints = {
        errno.ENOSPC: "free some space and run the same command again; nothing saved is lost",
        errno.EDQUOT: "free some space and run the same command again; nothing saved is lost",
        errno.EFBIG: "raise the limit on file sizes of this account, or use another disk",
        errno.EROFS: "copy the workspace to a disk that can be written to",
        errno.EACCES: "make the folder writable, or copy the workspace to a folder that is",
        errno.EPERM: "make the folder writable, or copy the workspace to a folder that is",
    }
    hint = hints.get(error.errno or 0, "check the folder and its disk")
    return WorkspaceError(f"cannot write {path}: {error.strerror or error}", hint=hint)


@contextmanager
def replaced(path: Path, *, mode: int = 0o644) -> Iterator[IO[bytes]]:
    """Write a file beside its place and move it there when it is complete.

    Args:
        path: Where the file shall be; one that is there is replaced.
        mode: Permission bits of the finished file.

    Yields:
        The open file.

    Raises:
        WorkspaceError: The disk is full or the folder cannot be written to.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            yield file
        os.chmod(temporary, mode)  # noqa: PTH101 - a plain string, many times
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException as error:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
        if isinstance(error, OSError):
            raise explain_file_error(error, path) from error
        raise


def write_whole(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        WorkspaceError: The disk is full or the folder cannot be written to.
    """
    with replaced(path, mode=mode) as file:
        file.write(content)
