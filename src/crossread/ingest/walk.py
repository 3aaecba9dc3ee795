"""From the paths a user names to files, in the order of their names: folders walked, links and devices refused."""

from __future__ import annotations

# Paths stay strings as given: Path would drop a leading ./ and a trailing slash.
# ruff: noqa: PTH114, PTH116, PTH118, PTH120, PTH208
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from crossread.errors import ReadError
from crossread.ingest.options import IngestOptions
from crossread.ingest.piece import Known, failure_of
from crossread.ingest.sidecars import find_known, is_sidecar_name, read_sidecar
from crossread.records import Failure

STDIN = "-"
_WORKSPACE = "crossread.db"
_Identity = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """A regular file to read.

    Attributes:
        path: Where it is; may hold bytes that are no characters.
        shown: The same as given by the user, fit to be stored.
        known: What an index file beside it says of it.
    """

    path: str
    shown: str
    known: Known


def is_address(path: str) -> bool:
    """Tell whether an argument is a web address.

    Example:
        >>> is_address("https://example.org/1"), is_address("reports/1.txt")
        (True, False)
    """
    return path.lower().startswith(("http://", "https://"))


def show_path(path: str) -> str:
    r"""Write a path so that it can be stored: bytes that are no characters as U+FFFD.

    Example:
        >>> show_path("caf\udce9.txt")
        'caf\ufffd.txt'
    """
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class Walker:
    """Finds the files under the paths of one run, and the index files beside them.

    Args:
        options: Limits.
        given: All paths of the run: an index file named beside the files it lists is not a report.
    """

    def __init__(self, options: IngestOptions, given: frozenset[str]) -> None:
        self._options = options
        self._folders_of_given = [os.path.dirname(path) for path in given]
        self._indexes: dict[str, tuple[frozenset[str], Mapping[str, Known]]] = {}

    def find_files(self, path: str) -> Iterator[NamedFile | Failure]:
        """Find the files under a path.

        Args:
            path: A file or a folder.

        Yields:
            Files in the order of their names, a folder's own and those below it together; a failure for
            whatever is neither file nor folder. Hidden files, workspaces and index files are passed over.
        """
        waiting: list[tuple[str, frozenset[_Identity]]] = [(path, frozenset())]
        while waiting:  # a stack of our own: folders may lie deeper than functions may call each other
            current, above = waiting.pop()
            try:
                state = os.stat(current)
                if stat.S_ISDIR(state.st_mode):
                    identity = (state.st_dev, state.st_ino)
                    inside = _list_folder(current, identity, above)
                    within = above | {identity}
                    waiting += [(os.path.join(current, name), within) for name in reversed(inside)]
                elif stat.S_ISREG(state.st_mode):
                    yield from self._find_file(current, given=current == path)
                else:
                    yield failure_of(show_path(current), _not_a_file())
            except ReadError as error:
                yield failure_of(show_path(current), error)
            except (OSError, ValueError) as error:
                yield failure_of(show_path(current), explain(current, error))

    def _find_file(self, path: str, *, given: bool) -> Iterator[NamedFile]:
        folder, name = os.path.split(path)
        sidecars, known = self._index_of(folder)
        if name in sidecars and not (given and self._folders_of_given.count(folder) == 1):
            return
        yield NamedFile(path=path, shown=show_path(path), known=find_known(known, name) or Known())

    def _index_of(self, folder: str) -> tuple[frozenset[str], Mapping[str, Known]]:
        """Read the index files of a folder, once."""
        if folder not in self._indexes:
            sidecars: set[str] = set()
            known: dict[str, Known] = {}
            names = os.listdir(folder or ".")
            present = set(names)
            for name in sorted(filter(is_sidecar_name, names)):
                listed = self._read_index(Path(folder) / name)
                if any(file in present for file in listed):
                    sidecars.add(name)
                    known.update(listed)
            self._indexes = {folder: (frozenset(sidecars), known)}  # folders are walked one after the other
        return self._indexes[folder]

    def _read_index(self, path: Path) -> Mapping[str, Known]:
        try:
            if not path.is_file() or path.stat().st_size > self._options.max_record_file_bytes:
                return {}
            return read_sidecar(path.read_bytes())
        except (OSError, ReadError):
            return {}


def _list_folder(path: str, identity: _Identity, above: frozenset[_Identity]) -> list[str]:
    """List what a folder holds, in order; nothing of a workspace."""
    if identity in above:
        raise ReadError("the folder contains itself through a link", hint="remove the link", code="link_loop")
    names = sorted(os.listdir(path), key=os.fsencode)
    return [] if _WORKSPACE in names else [name for name in names if not name.startswith(".")]


def _not_a_file() -> ReadError:
    return ReadError("neither a file nor a folder (a pipe or a device)", hint="copy it to a file", code="not_a_file")


def explain(path: str, error: OSError | ValueError) -> ReadError:
    """Say in words why a path cannot be used."""
    if isinstance(error, FileNotFoundError):
        if os.path.islink(path):
            return ReadError(
                "a link to something that is not there", hint="remove or mend the link", code="broken_link"
            )
        return ReadError("no such file or folder", hint="check the path", code="missing")
    if isinstance(error, PermissionError):
        return ReadError("it may not be read", hint="change its permissions", code="unreadable")
    reason = getattr(error, "strerror", None) or str(error)
    if "symbolic links" in reason:
        return ReadError("a link that leads back to itself", hint="remove the link", code="link_loop")
    return ReadError(f"it cannot be opened: {reason}", hint="check the path", code="unreadable")
