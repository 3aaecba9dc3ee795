"""Lines are added to the analyst's files and taken back, and nothing else in them moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossread.errors import UserFileError
from crossread.store import ActorLine, Note, SourceLine, StoryLine, Workspace, add_user_line, take_back_user_line


@pytest.fixture
def user(workspace: Workspace) -> Path:
    """The folder of the analyst's files."""
    return workspace.path / "user"


def test_a_line_reads_back(workspace: Workspace, user: Path) -> None:
    """What was added is read as it was meant, whatever is in it."""
    assert (
        add_user_line(user, StoryLine(line=0, action="merge", report="d-1", other="d-2", note='said "so", twice')) == 2
    )
    assert add_user_line(user, StoryLine(line=0, action="split", report="d-3", other="d-4")) == 3
    assert add_user_line(user, ActorLine(line=0, action="rename", name="Veld, M.", target="Mara\nVeld")) == 2
    assert (
        add_user_line(user, Note(line=0, document_id="d-1", start=2, end=5, note="line\nbreak “x”", tags=("a",))) == 1
    )
    files = workspace.user_files()
    assert [(line.action, line.report, line.other, line.note) for line in files.stories] == [
        ("merge", "d-1", "d-2", 'said "so", twice'),
        ("split", "d-3", "d-4", ""),
    ]
    assert [(line.name, line.target) for line in files.actors] == [("Veld, M.", "Mara Veld")]
    assert [(note.start, note.note, note.tags) for note in files.notes] == [(2, "line\nbreak “x”", ("a",))]


def test_the_file_keeps_its_ways(user: Path) -> None:
    """A file with another separator, another order of columns and remarks keeps them, byte for byte."""
    before = "\ufeff# mine\r\nname;action;target\r\nA;merge;B"
    (user / "actors.csv").write_bytes(before.encode())
    assert add_user_line(user, ActorLine(line=0, action="ignore", name="C; D")) == 4
    after = (user / "actors.csv").read_bytes().decode()
    assert after == before + '\n"C; D";ignore;\n'
    with pytest.raises(UserFileError, match="no column 'note'"):
        add_user_line(user, ActorLine(line=0, action="ignore", name="E", note="why"))
    assert (user / "actors.csv").read_bytes().decode() == after


def test_taking_back(workspace: Workspace, user: Path) -> None:
    """A line taken back counts no more, can still be read by its owner, and leaves the others where they were."""
    (user / "dates.csv").write_text('match,published,note\na,2031,"by\nphone"\nb,2032,\n', "utf-8")
    take_back_user_line(user, "dates.csv", 2, workspace.user_files().sha256["dates.csv"])
    files = workspace.user_files()
    assert [(line.line, line.match) for line in files.dates] == [(4, "b")]
    assert "2031" in (user / "dates.csv").read_text("utf-8")
    for number in range(3):
        add_user_line(user, Note(line=0, document_id="d", note=str(number)))
    take_back_user_line(user, "notes.ndjson", 2, workspace.user_files().sha256["notes.ndjson"])
    assert [(note.line, note.note) for note in workspace.user_files().notes] == [(1, "0"), (3, "2")]


def test_a_stale_look_takes_nothing_back(workspace: Workspace, user: Path) -> None:
    """A line is taken back only from the file that was looked at, and only if there is one."""
    add_user_line(user, SourceLine(line=0, match="a", label="own"))
    seen = workspace.user_files().sha256["sources.csv"]
    with pytest.raises(UserFileError, match="no entry on line 9"):
        take_back_user_line(user, "sources.csv", 9, seen)
    add_user_line(user, SourceLine(line=0, match="b", label="own"))
    with pytest.raises(UserFileError, match="has changed"):
        take_back_user_line(user, "sources.csv", 2, seen)
    with pytest.raises(UserFileError, match="no file"):
        take_back_user_line(user, "../crossread.db", 2, seen)
    assert len(workspace.user_files().sources) == 2


def test_what_cannot_be_read_is_not_written(user: Path) -> None:
    """A line the files would choke on is refused, and the file is as before."""
    before = (user / "stories.csv").read_bytes()
    with pytest.raises(UserFileError, match="other is empty"):
        add_user_line(user, StoryLine(line=0, action="merge", report="d-1", other=" "))
    assert (user / "stories.csv").read_bytes() == before
