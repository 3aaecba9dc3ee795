"""The analyst's own files are read with care, applied, and taken back when a line goes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from crossread.errors import UserFileError
from crossread.records import DateCandidate, Document
from crossread.store import Workspace

Three = tuple[str, str, str]


def write(workspace: Workspace, name: str, text: str) -> Path:
    """Write one of the analyst's files."""
    path = workspace.path / "user" / name
    path.write_text(text, "utf-8")
    return path


def test_files_are_read(workspace: Workspace) -> None:
    """All five kinds are read, with the line each entry stands on; remarks and empty lines are left out."""
    write(workspace, "sources.csv", '\ufeffmatch,outlet,label\r\n# mine\r\nnews.example.org,"News, The",own\r\n')
    write(workspace, "actors.csv", "action;name;target\nmerge;MFA;Foreign Ministry\n\nignore;Reuters;\n")
    write(workspace, "stories.csv", "action,report,other,note\nsplit,a.txt,b.txt,not the same flood\n")
    write(workspace, "dates.csv", 'match,published,note\na.txt,2031-05-03T10:00Z,"said\nby phone"\nb.txt,2031,\n')
    write(workspace, "notes.ndjson", '{"document_id": "d-1", "note": "ask", "start": 1, "end": 3, "tags": ["x"]}\n\n')
    files = workspace.user_files()
    assert [(line.line, line.outlet, line.label) for line in files.sources] == [(3, "News, The", "own")]
    assert [(line.action, line.name, line.target) for line in files.actors] == [
        ("merge", "MFA", "Foreign Ministry"),
        ("ignore", "Reuters", ""),
    ]
    assert [(line.action, line.report, line.other) for line in files.stories] == [("split", "a.txt", "b.txt")]
    assert [(line.line, line.published) for line in files.dates] == [(2, "2031-05-03T10:00Z"), (4, "2031")]
    assert [(note.line, note.start, note.tags) for note in files.notes] == [(1, 1, ("x",))]
    assert not files.events
    before = files.sha256
    write(workspace, "notes.ndjson", "")
    after = workspace.user_files().sha256
    assert {name for name in before if before[name] != after[name]} == {"notes.ndjson"}


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("dates.csv", "match,published\na,2031\nb,last week\n", 3, "no date"),
        ("dates.csv", "match,published\na,2031-13-01\n", 2, "no date"),
        ("dates.csv", "match,published\n,2031\n", 2, "match is empty"),
        ("dates.csv", "match,publshed\na,2031\n", 1, "no column 'publshed'"),
        ("dates.csv", "match,published\na,2031,x,y\n", 2, "cells"),
        ("dates.csv", 'match,published\na,"2031\n', 2, "quote|end of"),
        ("actors.csv", "action,name,target\njoin,a,b\n", 2, "'join'"),
        ("actors.csv", "action,name,target\nmerge,a,\n", 2, "target is empty"),
        ("actors.csv", "action,name,country\ncode,Ana Sousa,\n", 2, "country and sector are empty"),
        ("actors.csv", "action,name,country,first\ncode,Ana Sousa,PRT,spring\n", 2, "'spring' is no day"),
        ("events.csv", "verb,event\nschmooze,\n", 2, "event is empty"),
        ("events.csv", "verb,event\n,CONSULT\n", 2, "verb and noun are empty"),
        ("events.csv", "verb,event\nschmooze,CHAT\n", 2, "no event type"),
        ("events.csv", "verb,event,keep\nschmooze,CONSULT,maybe\n", 2, "keep is 'maybe'"),
        ("stories.csv", "action,report,other\nmerge,a,\n", 2, "other is empty"),
        ("notes.ndjson", '{"document_id": "d", "note": "n"}\n{"note": ', 2, "no JSON"),
        ("notes.ndjson", '{"note": "n"}\n', 1, "document_id"),
        ("notes.ndjson", '{"document_id": "d", "note": "n", "start": 5}\n', 1, "passage"),
        ("notes.ndjson", "[1]\n", 1, "no note"),
    ],
)
def test_bad_lines_are_named(workspace: Workspace, name: str, text: str, line: int, words: str) -> None:
    """A line that cannot be understood is named with its file and number, and a hint says how to write it."""
    write(workspace, name, text)
    with pytest.raises(UserFileError, match=words) as error:
        workspace.user_files()
    assert f"{name}, line {line}:" in str(error.value)
    assert error.value.hint


def test_wrong_encoding_is_named(workspace: Workspace) -> None:
    """A file in another encoding is refused with the line of its first odd byte."""
    (workspace.path / "user" / "sources.csv").write_bytes("match,outlet\na,b\nc,Caf\xe9\n".encode("latin-1"))
    with pytest.raises(UserFileError, match=r"sources.csv, line 3: it is not UTF-8"):
        workspace.user_files()


def test_missing_files_count_as_empty(workspace: Workspace) -> None:
    """The analyst may throw the files away."""
    for path in (workspace.path / "user").iterdir():
        path.unlink()
    assert workspace.user_files().dates == ()
    assert workspace.apply_user_files().documents == 0


def test_overrides_are_shown_and_taken_back(workspace: Workspace, three: Three) -> None:
    """A date or outlet of the analyst's shows with origin `user`; what was read comes back with its own."""
    first, second, third = three
    as_read = {document.document_id: document for document in workspace.load(Document)}
    dates = list(workspace.load(DateCandidate))
    write(workspace, "dates.csv", "match,published\nferry.txt,2031-05-01\nin/*,2031-06\n")
    write(workspace, "sources.csv", "match,outlet\nexample.org,The Example\nharbour wire,HW\nnowhere.net,X\n")
    applied = workspace.apply_user_files()
    assert applied.documents == 3
    assert set(applied.changed) == set(three)
    assert applied.unused == ("sources.csv, line 4: nothing matches 'nowhere.net'",)
    shown = workspace.load_document(first)
    assert (shown.published, shown.published_origin) == ("2031-05-01", "user")
    assert (shown.outlet, shown.outlet_origin) == ("HW", "user")
    assert workspace.load_document(second).outlet == "The Example"
    assert workspace.load_document(third).published == "2031-06"
    assert workspace.load_reading(first).document == as_read[first]
    assert list(workspace.load(DateCandidate)) == dates
    assert workspace.apply_user_files().changed == ()

    write(workspace, "dates.csv", "match,published\nferry.txt,2031-04\n")
    write(workspace, "sources.csv", "match,outlet\n")
    assert set(workspace.apply_user_files().changed) == set(three)
    expected = dataclasses.replace(as_read[first], published="2031-04", published_origin="user")
    assert workspace.load_document(first) == expected
    write(workspace, "dates.csv", "")
    assert workspace.apply_user_files().documents == 0
    assert {document.document_id: document for document in workspace.load(Document)} == as_read
    assert list(workspace.check()) == []


def test_stages_wait_again_when_a_date_changes(workspace: Workspace, three: Three) -> None:
    """What was found with the old date must be found again, in the reports that changed alone."""
    for document_id in three:
        workspace.save_marks(document_id, "moments", "m/1", [])
    write(workspace, "dates.csv", f"match,published\n{three[1]},2031-05-02\n")
    workspace.apply_user_files()
    assert list(workspace.pending("moments", "m/1")) == [three[1]]


def test_a_bad_line_changes_nothing(workspace: Workspace, three: Three) -> None:
    """When one file has a bad line, no file is applied."""
    write(workspace, "dates.csv", "match,published\nferry.txt,2031-05-01\n")
    write(workspace, "actors.csv", "action,name\nfold,x\n")
    with pytest.raises(UserFileError):
        workspace.apply_user_files()
    assert workspace.load_document(three[0]).published_origin == "meta"


def test_own_words_and_coded_actors_are_read(workspace: Workspace) -> None:
    """`events.csv` is no file of a new workspace; begun by the analyst, it is read, types in any case."""
    assert not (workspace.path / "user" / "events.csv").exists()
    write(workspace, "events.csv", "verb,noun,event,recipient,keep\ncall on,,consult,obj,Yes\n,tiff,REJECT,with,\n")
    write(workspace, "actors.csv", "action,name,country,sector,first\ncode,Ana Sousa,PRT,GOV,2019-01\n")
    files = workspace.user_files()
    assert [(one.verb, one.noun, one.event, one.keep) for one in files.events] == [
        ("call on", "", "CONSULT", "yes"),
        ("", "tiff", "REJECT", ""),
    ]
    [actor] = files.actors
    assert (actor.action, actor.name, actor.country, actor.sector, actor.first) == (
        "code",
        "Ana Sousa",
        "PRT",
        "GOV",
        "2019-01",
    )
