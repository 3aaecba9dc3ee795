"""Adds lines to the analyst's own files, and takes them back: every other byte of a file stays as it is."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crossread.errors import UserFileError
from crossread.store.folder import write_whole
from crossread.store.user_files import USER_FILES, read_user_files
from crossread.store.user_lines import ActorLine, DateLine, EventLine, Note, SourceLine, StoryLine

UserLine = SourceLine | ActorLine | StoryLine | DateLine | EventLine | Note
FILE_OF: Mapping[type[Any], str] = {
    SourceLine: "sources.csv",
    ActorLine: "actors.csv",
    StoryLine: "stories.csv",
    DateLine: "dates.csv",
    EventLine: "events.csv",
    Note: "notes.ndjson",
}
"""The file that holds each kind of line."""

_ONE_AT_A_TIME = threading.Lock()


def add_user_line(folder: Path, line: UserLine) -> int:
    """Add a line at the end of its file.

    Args:
        folder: The folder `user/`.
        line: What to add; its own `line` does not matter.

    Returns:
        The line of the file it stands on, from 1.

    Raises:
        UserFileError: The file, or the new line, cannot be understood; nothing changes.
        WorkspaceError: The file cannot be written to.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as made:
        ...     add_user_line(Path(made), ActorLine(line=0, action="merge", name="S. Arvola", target="Signe Arvola"))
        ...     (Path(made) / "actors.csv").read_text("utf-8").splitlines()[-1]
        2
        'merge,S. Arvola,Signe Arvola,'
    """
    name = FILE_OF[type(line)]
    with _ONE_AT_A_TIME:
        before = _content(folder / name) or USER_FILES[name]
        if not before.endswith("\n") and before:
            before += "\n"
        added = _note(line) if isinstance(line, Note) else _row(line, before, name)
        _save(folder, name, before + added)
        return before.count("\n") + 1


def take_back_user_line(folder: Path, name: str, line: int, seen: str) -> None:
    """Take a line back: a line of a CSV file becomes a comment, a note becomes an empty line.

    Args:
        folder: The folder `user/`.
        name: The file.
        line: The line, from 1.
        seen: SHA-256 of the file when the line was looked at (`UserFiles.sha256`).

    Raises:
        UserFileError: There is no such file or line, or the file has changed since it was looked at.
        WorkspaceError: The file cannot be written to.
    """
    if name not in USER_FILES:
        raise UserFileError(f"there is no file {name} in user/", hint=f"the files are {', '.join(USER_FILES)}")
    with _ONE_AT_A_TIME:
        files = read_user_files(folder)
        if files.sha256[name] != seen:
            raise UserFileError(f"{name} has changed since it was shown", hint="look at it again, then take it back")
        known = {found.line for found in _lines_of(files, name)}
        if line not in known:
            raise UserFileError(f"{name} has no entry on line {line}", hint="look at the file again")
        lines = _content(folder / name).split("\n")
        end = min((other for other in known if other > line), default=len(lines) + 1)
        last = end - 1 if name.endswith(".csv") and _open_quote(lines[line - 1]) else line
        for place in range(line - 1, last):
            lines[place] = "" if name.endswith(".ndjson") else ("# " + lines[place] if lines[place].strip() else "")
        _save(folder, name, "\n".join(lines))


def _open_quote(line: str) -> bool:
    """Whether a cell goes on in the next line."""
    return line.count('"') % 2 == 1


def _lines_of(files: Any, name: str) -> tuple[UserLine, ...]:  # noqa: ANN401 - UserFiles, by the name of the file
    lines: tuple[UserLine, ...] = getattr(files, name.partition(".")[0])
    return lines


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UserFileError(f"{path}: {error}", hint="make the file readable, as CSV UTF-8") from error


def _row(line: UserLine, before: str, name: str) -> str:
    """Write a row with the columns and the separator the file has."""
    values = {key: " ".join(str(value).split()) for key, value in dataclasses.asdict(line).items()}
    opening = next((text for text in before.lstrip("\ufeff").splitlines() if text.strip() and text[0] != "#"), "")
    if not opening:
        opening = USER_FILES[name].strip()
    separator = max(",;\t", key=opening.count)
    columns = [cell.strip().lower() for cell in next(csv.reader([opening], delimiter=separator))]
    if missing := [key for key, value in values.items() if value and key not in (*columns, "line")]:
        raise UserFileError(
            f"{name} has no column {missing[0]!r}", hint=f"the first line must be: {USER_FILES[name].strip()}"
        )
    cells = io.StringIO()
    csv.writer(cells, delimiter=separator, lineterminator="\n").writerow([values.get(key, "") for key in columns])
    return cells.getvalue()


def _note(note: Note) -> str:
    fields = {
        key: value for key, value in dataclasses.asdict(note).items() if key != "line" and value not in (None, ())
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _save(folder: Path, name: str, content: str) -> None:
    """Put the new content in place if the files as a whole can still be understood."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    old = path.read_bytes() if path.exists() else None
    write_whole(path, content.encode("utf-8"))
    try:
        read_user_files(folder)
    except UserFileError:
        if old is None:
            path.unlink()
        else:
            write_whole(path, old)
        raise
