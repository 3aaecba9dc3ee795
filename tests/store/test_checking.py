"""Every kind of damage is found, and named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from crossread.records import Quotation, Sentence
from crossread.store import Workspace

Three = tuple[str, str, str]


@pytest.fixture
def marked(workspace: Workspace, three: Three) -> Path:
    """The folder of a closed workspace with marks."""
    first = three[0]
    text = workspace.load_document(first).text
    start = text.index("Mara")
    workspace.save_marks(first, "sentences", "1", [Sentence(document_id=first, index=0, start=0, end=30, role="body")])
    quotation = Quotation(
        quotation_id="q-1",
        document_id=first,
        start=31,
        end=60,
        text=text[31:60],
        kind="indirect",
        speaker_start=start,
        speaker_end=start + 9,
        speaker_text="Mara Veld",
    )
    workspace.save_marks(first, "quotations", "1", [quotation])
    assert list(workspace.check()) == []
    workspace.close()
    return workspace.path


def original(folder: Path) -> Path:
    """One of the originals."""
    return next(path for path in sorted((folder / "corpus").rglob("*")) if path.is_file())


def loosen(path: Path) -> Path:
    """Make a read-only file writable."""
    path.chmod(0o644)
    return path


SQL = {
    "other_words": "UPDATE quotations SET text = 'about 30 people were on board'",
    "other_words of the speaker": "UPDATE quotations SET speaker_text = 'Mara Feld'",
    "outside": 'UPDATE sentences SET "end" = 100000',
    "bad_row of an unknown word": "UPDATE sentences SET role = 'chorus'",
    "bad_row of half a span": "UPDATE quotations SET cue_start = 3",
    "dangling": "PRAGMA foreign_keys = OFF; DELETE FROM documents WHERE title = 'Ferry leaves Oslin'",
    "missing_row": "DELETE FROM _readings",
    "index": "DROP TRIGGER _words_update; UPDATE documents SET text = text || ' more'",
}
FILES: dict[str, Callable[[Path], object]] = {
    "missing_original": lambda folder: original(folder).unlink(),
    "changed_original": lambda folder: loosen(original(folder)).write_bytes(b"?"),
    "extra_file": lambda folder: original(folder).with_name("ab" * 32).write_bytes(b"stray"),
    "extra_file at the top": lambda folder: (folder / "corpus" / "notes.txt").write_text("stray"),
    "user_file": lambda folder: (folder / "user" / "dates.csv").write_text("match,published\nx,yesterday\n"),
    "bad_file": lambda folder: (folder / "runs" / "20310101T000000Z-aaaa.json").write_text("{"),
}


@pytest.mark.parametrize("name", SQL)
def test_damage_to_rows_is_found(marked: Path, name: str) -> None:
    """A row that is not as it was saved is named, with its table."""
    connection = sqlite3.connect(marked / "crossread.db")
    connection.executescript(SQL[name])
    connection.commit()
    connection.close()
    with Workspace.open(marked, read_only=True) as workspace:
        problems = list(workspace.check())
    assert name.split(maxsplit=1)[0] in {problem.code for problem in problems}, [str(problem) for problem in problems]


@pytest.mark.parametrize("name", FILES)
def test_damage_to_files_is_found(marked: Path, name: str) -> None:
    """A file that is missing, changed or strange is named, and nothing else is."""
    FILES[name](marked)
    with Workspace.open(marked, read_only=True) as workspace:
        problems = list(workspace.check())
    assert [problem.code for problem in problems] == [name.split(maxsplit=1)[0]], [str(problem) for problem in problems]


def test_check_changes_nothing(marked: Path) -> None:
    """Checking leaves every byte of the database as it is."""
    before = (marked / "crossread.db").read_bytes()
    with Workspace.open(marked, read_only=True) as workspace:
        assert list(workspace.check()) == []
    assert (marked / "crossread.db").read_bytes() == before


def test_check_while_somebody_writes(marked: Path) -> None:
    """While a transaction is open a check of what is saved finds nothing wrong, neither in rows nor in originals."""
    import hashlib  # noqa: PLC0415 - only here

    from crossread.records import Document, Reading  # noqa: PLC0415

    text = "Under way."
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(document_id="d-new", path="new", words=2, text=text, sha256=sha256)
    with (
        Workspace.open(marked) as writer,
        Workspace.open(marked, read_only=True) as reader,
        writer.transaction(),
    ):
        writer.save_reading(Reading(document=document, original=text.encode(), media_type="text/plain"))
        assert list(reader.check()) == []
