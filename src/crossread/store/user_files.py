"""Reads the analyst's own files in `user/`: plain, kept by hand, applied on every run, never written over."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar, cast

from crossread.errors import UserFileError
from crossread.records.events import EVENT_TYPES
from crossread.store.user_lines import ActorLine, DateLine, EventLine, Note, SourceLine, StoryLine

_HEADERS: Mapping[str, tuple[str, ...]] = {
    "sources.csv": ("match", "outlet", "label", "note"),
    "actors.csv": ("action", "name", "target", "note", "country", "sector", "first", "last"),
    "stories.csv": ("action", "report", "other", "note"),
    "dates.csv": ("match", "published", "note"),
    "events.csv": ("verb", "noun", "event", "mode", "cameo", "actor", "recipient", "keep", "note"),
}
USER_FILES: Mapping[str, str] = {
    **{name: ",".join(header) + "\n" for name, header in _HEADERS.items()},
    "notes.ndjson": "",
}
"""What each file holds when it is begun."""

EMPTY_FILES: Mapping[str, str] = {name: content for name, content in USER_FILES.items() if name != "events.csv"}
"""The files a workspace is made with; a lexicon of one's own is for few, who begin it themselves."""

_PUBLISHED = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d))?)?)?"
)
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ActorAction = Literal["merge", "rename", "ignore", "code"]
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class UserFiles:
    """Everything the analyst wrote down.

    Attributes:
        sources: Lines of `sources.csv`.
        actors: Lines of `actors.csv`.
        stories: Lines of `stories.csv`.
        dates: Lines of `dates.csv`.
        events: Lines of `events.csv`.
        notes: Lines of `notes.ndjson`.
        sha256: Digest of each file, for the fingerprints of stages that use it.
    """

    sources: tuple[SourceLine, ...] = ()
    actors: tuple[ActorLine, ...] = ()
    stories: tuple[StoryLine, ...] = ()
    dates: tuple[DateLine, ...] = ()
    events: tuple[EventLine, ...] = ()
    notes: tuple[Note, ...] = ()
    sha256: Mapping[str, str]


def read_user_files(folder: Path) -> UserFiles:
    """Read all files of `user/`; a missing one counts as empty.

    Args:
        folder: The folder `user/`.

    Raises:
        UserFileError: A line cannot be understood; the message names file and line.
    """
    contents = {name: _content(folder / name) for name in USER_FILES}
    return UserFiles(
        sources=_table(folder / "sources.csv", contents["sources.csv"], _source),
        actors=_table(folder / "actors.csv", contents["actors.csv"], _actor),
        stories=_table(folder / "stories.csv", contents["stories.csv"], _story),
        dates=_table(folder / "dates.csv", contents["dates.csv"], _date),
        events=_table(folder / "events.csv", contents["events.csv"], _event),
        notes=_notes(folder / "notes.ndjson", contents["notes.ndjson"]),
        sha256={name: hashlib.sha256(content.encode()).hexdigest() for name, content in contents.items()},
    )


def _content(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise _bad(path, line, "it is not UTF-8", "save the file as CSV UTF-8") from error
    except OSError as error:
        raise UserFileError(f"{path}: {error.strerror or error}", hint="make the file readable") from error


def _bad(path: Path, line: int, what: str, hint: str) -> UserFileError:
    return UserFileError(f"{path}, line {line}: {what}", hint=hint)


def _table(path: Path, content: str, make: Callable[[Path, int, Mapping[str, str]], Kind]) -> tuple[Kind, ...]:
    """Read a CSV file with comma, semicolon or tab between its cells."""
    header = _HEADERS[path.name]
    first = next((line for line in content.splitlines() if line.strip() and line.lstrip()[0] != "#"), "")
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True)
    names: list[str] | None = None
    lines: list[Kind] = []
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
                continue
            if names is None:
                names = _names(path, line, cells, header)
                continue
            if len(cells) > len(names):
                raise _bad(
                    path,
                    line,
                    f"it has {len(cells)} cells, the first line names {len(names)}",
                    'put a cell that holds a comma in double quotes: "Washington, D.C."',
                )
            lines.append(make(path, line, dict(zip(names, (cell.strip() for cell in cells), strict=False))))
    except csv.Error as error:
        raise _bad(path, before + 1, str(error), "check the double quotes of this line") from error
    return tuple(lines)


def _names(path: Path, line: int, cells: list[str], header: tuple[str, ...]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    if unknown := [name for name in names if name not in header]:
        raise _bad(path, line, f"there is no column {unknown[0]!r}", f"the first line must be: {','.join(header)}")
    return names


def _need(path: Path, line: int, cells: Mapping[str, str], *names: str) -> None:
    for name in names:
        if not cells.get(name):
            raise _bad(path, line, f"{name} is empty", "fill it in, or begin the line with # to leave it out")


def _choose(path: Path, line: int, cells: Mapping[str, str], allowed: tuple[str, ...]) -> str:
    action = cells.get("action", "").lower()
    if action not in allowed:
        raise _bad(path, line, f"action {action!r} is not known", f"write one of: {', '.join(allowed)}")
    return action


def _without_action(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in cells.items() if name != "action"}


def _source(path: Path, line: int, cells: Mapping[str, str]) -> SourceLine:
    _need(path, line, cells, "match")
    return SourceLine(line=line, **cells)


def _date(path: Path, line: int, cells: Mapping[str, str]) -> DateLine:
    _need(path, line, cells, "match", "published")
    if not _PUBLISHED.fullmatch(cells["published"]):
        raise _bad(
            path,
            line,
            f"{cells['published']!r} is no date",
            "write 2019, 2019-03, 2019-03-25 or 2019-03-25T14:00+03:00",
        )
    return DateLine(line=line, **cells)


def _actor(path: Path, line: int, cells: Mapping[str, str]) -> ActorLine:
    action = cast("_ActorAction", _choose(path, line, cells, ("merge", "rename", "ignore", "code")))
    _need(path, line, cells, "name", *([] if action in {"ignore", "code"} else ["target"]))
    if action == "code" and not (cells.get("country") or cells.get("sector")):
        raise _bad(path, line, "country and sector are empty", "give one of them, for example NOR and GOV")
    for name in ("first", "last"):
        if cells.get(name) and not _DAY.fullmatch(cells[name]):
            raise _bad(path, line, f"{cells[name]!r} is no day", "write 2019, 2019-03 or 2019-03-25")
    return ActorLine(line=line, action=action, **_without_action(cells))


def _event(path: Path, line: int, cells: Mapping[str, str]) -> EventLine:
    _need(path, line, cells, "event")
    if not (cells.get("verb") or cells.get("noun")):
        raise _bad(path, line, "verb and noun are empty", "name the act by a verb, a noun, or a verb with its noun")
    if cells["event"].upper() not in EVENT_TYPES:
        raise _bad(path, line, f"{cells['event']!r} is no event type", f"write one of: {', '.join(EVENT_TYPES)}")
    if cells.get("keep", "").lower() not in {"", "yes", "no"}:
        raise _bad(path, line, f"keep is {cells['keep']!r}", "write yes, or leave it empty")
    return EventLine(line=line, **{**cells, "event": cells["event"].upper(), "keep": cells.get("keep", "").lower()})


def _story(path: Path, line: int, cells: Mapping[str, str]) -> StoryLine:
    action = cast("Literal['merge', 'split']", _choose(path, line, cells, ("merge", "split")))
    _need(path, line, cells, "report", "other")
    return StoryLine(line=line, action=action, **_without_action(cells))


def _notes(path: Path, content: str) -> tuple[Note, ...]:
    notes = []
    for line, text in enumerate(content.split("\n"), 1):
        if not text.strip():
            continue
        try:
            found = json.loads(text)
            start, end = found.get("start"), found.get("end")
            if (start is None) != (end is None) or (start is not None and not 0 <= int(start) < int(end)):
                raise _bad(path, line, f"[{start}, {end}) is no passage", "give both start and end, or neither")
            notes.append(
                Note(
                    line=line,
                    document_id=str(found["document_id"]),
                    start=start,
                    end=end,
                    note=str(found["note"]),
                    tags=tuple(str(tag) for tag in found.get("tags", ())),
                )
            )
        except json.JSONDecodeError as error:
            raise _bad(path, line, f"no JSON: {error.msg}", "write one JSON object a line") from error
        except (KeyError, AttributeError, TypeError, ValueError) as error:
            raise _bad(
                path,
                line,
                f"no note: {error}",
                'write {"document_id": ..., "note": ...} and, for a passage, start and end',
            ) from error
    return tuple(notes)
