"""Making, opening, sharing and closing a workspace."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crossread.errors import ReadError, WorkspaceError
from crossread.records import DateCandidate, Document, Failure, Reading
from crossread.store import Workspace

MakeReading = Callable[..., Reading]


def test_same_report_twice_changes_nothing(workspace: Workspace, make_reading: MakeReading) -> None:
    """The second time `save_reading` says no, and every row and file stays."""
    reading = make_reading("Nothing new under the pier.")
    assert workspace.save_reading(reading) is True
    before = sorted(path.stat().st_mtime_ns for path in (workspace.path / "corpus").rglob("*"))
    assert workspace.save_reading(reading) is False
    assert workspace.save_readings([reading, reading]) == 0
    assert workspace.count(Document) == 1
    assert workspace.count(DateCandidate) == 2
    assert sorted(path.stat().st_mtime_ns for path in (workspace.path / "corpus").rglob("*")) == before
    assert workspace.warnings(reading.document.document_id) == reading.warnings
    assert workspace.original(reading.document.document_id) == reading.original


def test_one_original_for_equal_bytes(workspace: Workspace, make_reading: MakeReading) -> None:
    """Two files with the same bytes are two reports with one read-only original."""
    workspace.save_readings([make_reading("Twins.", path="a.txt"), make_reading("Twins.", path="b.txt")])
    assert workspace.count(Document) == 2
    (original,) = [path for path in (workspace.path / "corpus").rglob("*") if path.is_file()]
    assert original.parent.name == original.name[:2]
    assert original.stat().st_mode & 0o777 == 0o444


def test_a_lost_original_comes_back(workspace: Workspace, make_reading: MakeReading) -> None:
    """Adding a report again restores its original when that is gone or cut short."""
    reading = make_reading("Lost and found.")
    workspace.save_reading(reading)
    (original,) = [path for path in (workspace.path / "corpus").rglob("*") if path.is_file()]
    for left in (None, b"Lo"):
        original.unlink()
        if left is not None:
            original.write_bytes(left)
        expected = "missing_original" if left is None else "changed_original"
        assert [problem.code for problem in workspace.check()] == [expected]
        assert workspace.save_reading(reading) is False
        assert list(workspace.check()) == []


@pytest.mark.parametrize("broken", ["text", "path", "title"])
def test_half_a_character_is_refused(workspace: Workspace, make_reading: MakeReading, broken: str) -> None:
    """A report with a lone surrogate is refused with a reason; in a batch it becomes a failure, alone."""
    import dataclasses  # noqa: PLC0415 - only here

    good = make_reading("Sound.")
    facts: dict[str, Any] = {broken: "caf\udce9"}
    bad = make_reading("Unsound.")
    bad = dataclasses.replace(bad, document=dataclasses.replace(bad.document, **facts))
    with pytest.raises(ReadError, match="half a character") as refused:
        workspace.save_reading(bad)
    assert refused.value.code == "not_unicode"
    assert workspace.save_readings([bad, good]) == 1
    (failure,) = workspace.load(Failure)
    assert (failure.stage, failure.code) == ("ingest", "not_unicode")
    assert list(workspace.check()) == []


def test_reading_a_failed_path_clears_its_failure(workspace: Workspace, make_reading: MakeReading) -> None:
    """A file that could be read at last is no longer listed as failed."""
    workspace.save_failure(Failure(path="in/late.txt", stage="ingest", code="gone", message="not found"))
    workspace.save_reading(make_reading("Here at last.", path="in/late.txt"))
    assert workspace.count(Failure) == 0
    workspace.finish_run(workspace.start_run({}), {})
    assert (workspace.path / "failed.csv").read_text().splitlines() == ["path,stage,code,message,hint"]


def test_wrong_digest_is_refused(workspace: Workspace, make_reading: MakeReading) -> None:
    """Bytes that are not those of the digest are never kept, and no row is."""
    import dataclasses  # noqa: PLC0415 - only here

    reading = dataclasses.replace(make_reading("One."), original=b"Two.")
    with pytest.raises(ValueError, match="digest"):
        workspace.save_reading(reading)
    assert workspace.count(Document) == 0
    assert list(workspace.check()) == []


def test_transaction_is_all_or_nothing(workspace: Workspace, make_reading: MakeReading) -> None:
    """When anything inside fails, no row and no original of it stays, and the workspace goes on working."""

    def fail() -> None:
        with workspace.transaction():
            workspace.save_reading(make_reading("First."))
            assert workspace.count(Document) == 1, "a thread sees what it has just saved"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert workspace.count(Document) == 0
    workspace.save_reading(make_reading("Second."))
    assert list(workspace.check()) == []
    assert len([path for path in (workspace.path / "corpus").rglob("*") if path.is_file()]) == 1


def noise(folder: Path) -> None:
    """Put something where the database would be."""
    folder.mkdir()
    (folder / "crossread.db").write_bytes(b"x" * 5000)


def foreign(folder: Path) -> None:
    """Put the database of another program where ours would be."""
    folder.mkdir()
    with sqlite3.connect(folder / "crossread.db") as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()


def newer(folder: Path) -> None:
    """Make a workspace as a later version would."""
    Workspace.create(folder).close()
    connection = sqlite3.connect(folder / "crossread.db")
    connection.execute("PRAGMA user_version = 999")
    connection.close()


@pytest.mark.parametrize(
    ("prepare", "words", "hint"),
    [
        (lambda _: None, "no such folder", "crossread run"),
        (Path.mkdir, "holds no crossread.db", "crossread run"),
        (noise, "no database", "restore"),
        (foreign, "another program", "another folder"),
        (newer, "newer crossread", "upgrade"),
    ],
)
def test_what_cannot_be_opened_says_why(
    tmp_path: Path, prepare: Callable[[Path], object], words: str, hint: str
) -> None:
    """A folder that is no usable workspace gives an error that names the reason and what to do."""
    folder = tmp_path / "case"
    prepare(folder)
    for read_only in (True, False):
        with pytest.raises(WorkspaceError, match=words) as refused:
            Workspace.open(folder, read_only=read_only)
        assert hint in refused.value.hint


def test_create_refuses_to_replace(workspace: Workspace) -> None:
    """Where a workspace is, none is made; `open_or_create` opens it; the analyst's files keep their words."""
    (workspace.path / "user" / "dates.csv").write_text("match,published\nx,2031\n")
    with pytest.raises(WorkspaceError, match="already"):
        Workspace.create(workspace.path)
    with Workspace.open_or_create(workspace.path) as opened:
        assert opened.user_files().dates[0].published == "2031"


def test_read_only_refuses_to_change(workspace: Workspace, make_reading: MakeReading) -> None:
    """A workspace open for reading only saves nothing and says so."""
    with Workspace.open(workspace.path, read_only=True) as reader:
        for change in (lambda: reader.save_reading(make_reading("x")), lambda: reader.start_run({})):
            with pytest.raises(WorkspaceError, match="reading only"):
                change()


def test_closed_workspace_says_so(workspace: Workspace) -> None:
    """After closing, which may be done twice, every request fails with a plain word."""
    workspace.close()
    workspace.close()
    with pytest.raises(WorkspaceError, match="closed"):
        workspace.count(Document)


def test_second_writer_is_told_and_readers_go_on(workspace: Workspace, make_reading: MakeReading) -> None:
    """While one workspace writes, a second writer gets "busy" after its patience; readers see saved rows."""
    workspace.save_reading(make_reading("First."))
    code = (
        "import sys; from crossread.store import Workspace; from crossread.errors import WorkspaceError\n"
        "from crossread.records import Document, Failure\n"
        "with Workspace.open(sys.argv[1], busy_seconds=0.2) as w:\n"
        "    print(w.count(Document))\n"
        "    try: w.save_failure(Failure(path='p', stage='s', code='c', message='m'))\n"
        "    except WorkspaceError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(workspace.path)], capture_output=True, text=True, check=True)
    count, message = done.stdout.splitlines()
    assert count == "1"
    assert "busy" in message
    workspace.close()
    done = subprocess.run([sys.executable, "-c", code, str(workspace.path)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["1"]


def test_threads_read_while_one_writes(workspace: Workspace, make_reading: MakeReading) -> None:
    """Many threads read whole states, each with its own connection, while reports are saved."""
    stop = threading.Event()
    errors: list[str] = []

    def read() -> None:
        with Workspace.open(workspace.path, read_only=True) as own:
            while not stop.is_set():
                for side in (workspace, own):
                    with side.snapshot():
                        ids = [document.document_id for document in side.load(Document)]
                        dates = side.count(DateCandidate)
                    if dates != 2 * len(ids) or len(ids) % 3 or ids != sorted(ids):
                        errors.append(f"{len(ids)} reports, {dates} dates")

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(0, 60, 3):
        workspace.save_readings(make_reading(f"Report {number + part}.") for part in range(3))
        time.sleep(0.002)
    stop.set()
    for thread in threads:
        thread.join()
    assert errors == []
    assert workspace.count(Document) == 60


def test_threads_write_in_turn(workspace: Workspace, make_reading: MakeReading) -> None:
    """Threads of one program save one after the other; no report, original or journal is lost between them."""

    def save(part: int) -> None:
        for number in range(12):
            workspace.save_reading(make_reading(f"Report {number} of thread {part}."))

    threads = [threading.Thread(target=save, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert workspace.count(Document) == 48
    assert len([path for path in (workspace.path / "corpus").rglob("*") if path.is_file()]) == 48
    assert list(workspace.check()) == []


def test_load_is_a_stream_with_pages(workspace: Workspace, three: tuple[str, str, str]) -> None:
    """Pages of rows follow each other in the order of the whole; ids choose; unknown ids give nothing."""
    whole = [document.document_id for document in workspace.load(Document)]
    assert whole == sorted(three)
    pages = [document.document_id for start in range(3) for document in workspace.load(Document, limit=1, offset=start)]
    assert pages == whole
    assert [document.document_id for document in workspace.load(Document, offset=2)] == whole[2:]
    assert [document.document_id for document in workspace.load(Document, ids=[three[1], "none"])] == [three[1]]
    assert list(workspace.load(Document, ids=[])) == []
    assert workspace.load_document(three[0]).title == "Ferry leaves Oslin"
    with pytest.raises(WorkspaceError, match="no report"):
        workspace.load_document("d-none")
    assert workspace.ids_beginning(three[0][:12]) == ([three[0]], [])
    assert workspace.ids_beginning("%") == ([], [])


def test_order_of_saving_leaves_no_trace(tmp_path: Path, make_reading: MakeReading) -> None:
    """Reports saved in another order, one by one or together, give the same rows in every table."""
    readings = [make_reading(f"Report {number} of the regatta.") for number in range(6)]
    with Workspace.create(tmp_path / "a") as first, Workspace.create(tmp_path / "b") as second:
        first.save_readings(readings)
        for reading in reversed(readings):
            second.save_reading(reading)
        for name in first.tables():
            assert list(first.rows(name)) == list(second.rows(name))


def test_run_records(workspace: Workspace) -> None:
    """A run record says what was known before and after; an unfinished one has no end."""
    run_id = workspace.start_run({"settings": {"jobs": 1}, "inputs": ["caf\udce9"]})
    assert workspace.runs()[0]["finished"] is None
    workspace.finish_run(run_id, {"added": 3})
    (record,) = workspace.runs()
    assert record["settings"] == {"jobs": 1}
    assert record["added"] == 3
    assert record["finished"] >= record["began"]
    assert record["wall_seconds"] >= 0
    with pytest.raises(ValueError, match="no run"):
        workspace.finish_run("20310101T000000Z-0000", {})


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits")
def test_read_only_folder(workspace: Workspace, three: tuple[str, str, str]) -> None:
    """A workspace in a folder that cannot be written to can be read; writing says why it cannot."""
    workspace.close()
    open_to_all = Path(tempfile.mkdtemp())  # the folders of pytest are closed to other users
    open_to_all.chmod(0o755)
    copy = open_to_all / "copy"
    shutil.copytree(workspace.path, copy)
    (copy / "crossread.lock").unlink(missing_ok=True)
    for path in [copy, *copy.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    code = (
        "import os, sys; from crossread.store import Workspace; from crossread.errors import WorkspaceError\n"
        "from crossread.records import Document, Failure\n"
        "if os.getuid() == 0:  # all is imported first: the installation may not be readable for others\n"
        "    with Workspace.open(sys.argv[1], read_only=True) as w: list(w.check())\n"
        "    os.setuid(65534)\n"
        "with Workspace.open(sys.argv[1], read_only=True) as w: print(w.count(Document), len(list(w.check())))\n"
        "with Workspace.open(sys.argv[1]) as w:\n"
        "    try: w.save_failure(Failure(path='p', stage='s', code='c', message='m'))\n"
        "    except WorkspaceError as error: print(error); print(error.hint)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(copy)], capture_output=True, text=True, check=False)
    for path in [copy, *copy.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(open_to_all)
    assert done.returncode == 0, done.stderr
    counts, message, hint = done.stdout.splitlines()
    assert counts == "3 0"
    assert "cannot write" in message
    assert "writable" in hint


def limited(arguments: list[str], size: int) -> subprocess.CompletedProcess[str]:
    """Run Python code that may not write a file of more than `size` bytes, as on a full disk."""
    import resource  # noqa: PLC0415 - not on every system

    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes")
@pytest.mark.parametrize("kind", ["original", "rows"])
def test_full_disk(workspace: Workspace, three: tuple[str, str, str], kind: str) -> None:
    """When the disk is full the error says so, nothing half-written stays, and the workspace is sound."""
    workspace.close()
    code = (
        "import hashlib, sys; from crossread.store import Workspace; from crossread.errors import WorkspaceError\n"
        "from crossread.records import Document, Reading\n"
        "text = 'word ' * 2_000_000; raw = text.encode() if sys.argv[2] == 'original' else b'small'\n"
        "sha = hashlib.sha256(raw).hexdigest()\n"
        "text = text if sys.argv[2] == 'rows' else 'x'\n"
        "d = Document(document_id='d-big', path='big', words=1, text=text, sha256=sha)\n"
        "try:\n"
        "    with Workspace.open(sys.argv[1]) as w: w.save_reading(Reading(document=d, original=raw, media_type='x'))\n"
        "except WorkspaceError as error: print(error); print(error.hint)\n"
    )
    done = limited(["-c", code, str(workspace.path), kind], 4_000_000)
    assert done.returncode == 0, done.stderr
    message, hint = done.stdout.splitlines()
    assert "cannot write" in message or "disk" in message
    assert hint
    with Workspace.open(workspace.path) as opened:
        opened.save_failure(Failure(path="p", stage="s", code="c", message="m"))
        assert opened.count(Document) == 3
        assert list(opened.check()) == []


def test_full_disk_is_named(workspace: Workspace, make_reading: MakeReading, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error SQLite gives on a full disk is told as such, with what to do."""
    with workspace.transaction():
        pass
    writer = workspace._database._writer
    assert writer is not None
    writer.execute("PRAGMA max_page_count = 1")
    with pytest.raises(WorkspaceError, match="the disk is full") as full:
        workspace.save_reading(make_reading("word " * 100_000))
    assert "free some space" in full.value.hint
    writer.execute("PRAGMA max_page_count = 1073741823")
    assert workspace.count(Document) == 0
    workspace.save_reading(make_reading("Room again."))
    assert list(workspace.check()) == []


def test_damage_is_an_error_and_not_a_traceback(workspace: Workspace, three: tuple[str, str, str]) -> None:
    """A damaged database file gives problems, or an error with a hint when it cannot even be opened."""
    workspace.close()
    path = workspace.path / "crossread.db"
    content = bytearray(path.read_bytes())
    place = content.index(b"Rain is expected")
    page = place - place % 4096
    content[page : page + 4096] = os.urandom(4096)
    path.write_bytes(content)
    with Workspace.open(workspace.path, read_only=True) as opened:
        assert "damaged" in {problem.code for problem in opened.check()}
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(WorkspaceError, match="damaged") as refused:
        Workspace.open(workspace.path, read_only=True)
    assert "restore" in refused.value.hint
