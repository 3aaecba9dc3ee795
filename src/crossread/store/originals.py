"""Originals by digest: written once, whole, read-only, and never without a row that knows them.

A file is written before its row. So that a crash between the two leaves nothing that no row knows, the
digests of a batch are noted in a small journal first; whoever writes next removes what the journal names
and no row has, half-written or whole. Files are not forced to the disk one by one (that took longer than
all else together): a power cut may lose the last ones, `check` names them, and adding the same reports
again restores them.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from crossread.errors import WorkspaceError
from crossread.store.folder import explain_file_error, write_whole

_JOURNAL = ".journal"
_READ_ONLY = 0o444
_CHUNK_BYTES = 1 << 20


class Originals:
    """The folder `corpus/`.

    Args:
        path: The folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open = False
        self._journal: IO[str] | None = None
        self._folders: set[str] = set()

    def place(self, sha256: str) -> Path:
        """Return where the original with a digest lies: `corpus/ab/ab12...`."""
        return self.path / sha256[:2] / sha256

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Note what is written inside, until the rows that know it are safe; nested ones are part of the outermost.

        When the block fails, the journal stays for `recover`.
        """
        if self._open:
            yield
            return
        self._open = True
        try:
            yield
        except BaseException:
            self._end_batch()
            raise
        if self._end_batch():
            (self.path / _JOURNAL).unlink()

    def _end_batch(self) -> bool:
        self._open = False
        journal, self._journal = self._journal, None
        if journal is None:
            return False
        with suppress(OSError):  # a full disk, reported by the write before
            journal.close()
        return True

    def _note(self, sha256: str) -> None:
        if self._journal is None:
            self._journal = (self.path / _JOURNAL).open("a", encoding="ascii")
        self._journal.write(sha256 + "\n")
        self._journal.flush()

    def write(self, sha256: str, content: bytes) -> None:
        """Keep an original; one that is there already, with its right size, stays as it is.

        Args:
            sha256: Hexadecimal digest of the content.
            content: The bytes as given.

        Raises:
            ValueError: The digest is not that of the content.
            WorkspaceError: The disk is full or the folder cannot be written to.
        """
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError(f"sha256 {sha256} is not the digest of the original")
        place = self.place(sha256)
        try:
            if place.stat().st_size == len(content):
                return
        except OSError:
            pass
        try:
            if sha256[:2] not in self._folders:
                place.parent.mkdir(exist_ok=True)
                self._folders.add(sha256[:2])
            if self._open and not place.exists():
                self._note(sha256)
                _write_new(place, content)
                return
        except OSError as error:
            raise explain_file_error(error, place) from error
        write_whole(place, content, mode=_READ_ONLY)

    def read(self, sha256: str) -> bytes:
        """Read an original.

        Raises:
            WorkspaceError: It is missing or unreadable.
        """
        try:
            return self.place(sha256).read_bytes()
        except OSError as error:
            raise WorkspaceError(
                f"the original {self.place(sha256)} cannot be read: {error.strerror or error}",
                hint="add the report again: its original is then restored",
            ) from error

    def journalled(self) -> frozenset[str]:
        """List the digests of a batch that is being written, or was when a crash came."""
        try:
            return frozenset((self.path / _JOURNAL).read_text("ascii").split())
        except OSError:
            return frozenset()

    def recover(self, connection: sqlite3.Connection) -> None:
        """Remove what a crash left: originals whose rows were never saved, and half-written files.

        Args:
            connection: A connection that sees all saved rows; the caller holds the write lock.
        """
        journal = self.path / _JOURNAL
        if not journal.exists():
            return
        self._folders.clear()
        for sha256 in self.journalled():
            # A crash may have cut the last line of the journal short.
            if len(sha256) == hashlib.sha256().digest_size * 2:
                known = connection.execute('SELECT 1 FROM "documents" WHERE "sha256" = ?', (sha256,)).fetchone()
                if known is None:
                    with suppress(OSError):
                        self.place(sha256).unlink()
            with suppress(OSError):
                for left in (self.path / sha256[:2]).glob(".writing-*"):
                    left.unlink()
            with suppress(OSError):
                (self.path / sha256[:2]).rmdir()  # only when nothing is left in it
        journal.unlink()

    def files(self) -> Iterator[Path]:
        """Yield all files of the corpus in a fixed order, the journal left out."""
        for folder in sorted(self.path.iterdir()):
            if folder.is_dir():
                yield from sorted(folder.iterdir())
            elif folder.name != _JOURNAL:
                yield folder

    def digest(self, sha256: str) -> str:
        """Compute the digest of the original as it lies there, in constant memory.

        Raises:
            OSError: It is missing or unreadable.
        """
        found = hashlib.sha256()
        with open(self.place(sha256), "rb") as file:  # noqa: PTH123 - three times as fast as Path.open for small files
            while chunk := file.read(_CHUNK_BYTES):
                found.update(chunk)
        return found.hexdigest()


def _write_new(place: Path, content: bytes) -> None:
    """Write a file that is not there yet; a third of the time of writing beside and renaming.

    It needs no second name: until its row is saved nobody looks at it, and the journal names it.
    """
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _READ_ONLY)
    try:
        with os.fdopen(handle, "wb", buffering=0) as file:
            rest = memoryview(content)
            while rest:
                rest = rest[file.write(rest) :]
    except BaseException:
        with suppress(OSError):
            place.unlink()
        raise
