"""One writer at a time: a lock on a file of the workspace that vanishes with the process that holds it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from crossread.errors import WorkspaceError

_POLL_SECONDS = 0.05


class WriteLock:
    """The right to write to a workspace, held by one open workspace at a time.

    Args:
        path: The file that is locked; made when it is first needed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._file is not None

    def acquire(self, timeout_seconds: float) -> None:
        """Take the lock, waiting for another holder to let it go.

        Args:
            timeout_seconds: How long to wait.

        Raises:
            WorkspaceError: Somebody else still holds it, or the folder cannot be written to.
        """
        if self._file is not None:
            return
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        except OSError as error:
            raise WorkspaceError(
                f"cannot write to {self._path.parent}: {error.strerror or error}",
                hint="make the folder writable, or copy the workspace to a folder that is",
            ) from error
        deadline = time.monotonic() + timeout_seconds
        while not _try_lock(file):
            if time.monotonic() >= deadline:
                os.close(file)
                raise WorkspaceError(
                    f"{self._path.parent} is busy: another program has been writing to it "
                    f"for more than {timeout_seconds:g} s",
                    hint="wait until it is done, or stop it; reading goes on meanwhile",
                )
            time.sleep(_POLL_SECONDS)
        self._file = file

    def release(self) -> None:
        """Let the lock go."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
