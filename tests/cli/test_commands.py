"""The command line, as a user and as a script meet it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from crossread.cli import COMMANDS, main
from crossread.cli.stories import saga_rows
from crossread.records import Story


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command in this process; exit code, standard output, standard error."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as leaving:
        main(list(arguments))
    printed = capsys.readouterr()
    code = leaving.value.code
    assert isinstance(code, int)
    return code, printed.out, printed.err


@pytest.fixture
def case(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A workspace made by `crossread run`."""
    folder = tmp_path / "case"
    code, _, err = call(capsys, "run", str(reports), "-o", str(folder))
    assert code == 0, err
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command of the contract has a help text that begins with a sentence."""
    code, out, _ = call(capsys, name, "--help")
    assert code == 0
    assert out.startswith(f"Usage: crossread {name}")
    assert "." in out


def test_run_makes_a_whole_workspace(case: Path) -> None:
    """After `run` the workspace holds the database, the originals, the report, the user folder and the run record."""
    for name in ("crossread.db", "report.html", "corpus", "user", "runs"):
        assert (case / name).exists(), name
    records = [json.loads(path.read_text("utf-8")) for path in (case / "runs").glob("*.json")]
    assert len(records) == 1
    assert records[0]["added"] == 3


def test_run_twice_changes_nothing(
    case: Path, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same reports again are recognised; every table keeps its bytes."""
    before, after = tmp_path / "before", tmp_path / "after"
    assert call(capsys, "export", str(case), "--to", "jsonl", "-o", str(before))[0] == 0
    code, _, err = call(capsys, "run", str(reports), "-o", str(case))
    assert code == 0
    assert "3 already there" in err
    assert call(capsys, "export", str(case), "--to", "jsonl", "-o", str(after))[0] == 0
    for path in before.iterdir():
        assert path.read_bytes() == (after / path.name).read_bytes(), path.name


def test_jobs_do_not_change_a_byte(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One worker or two: the tables are the same, byte for byte."""
    for number in range(60):
        (reports / f"more_{number:02}.txt").write_text(
            f"Ferry {number} delayed\n\nFerry {number} left at {number} past.\n", "utf-8"
        )
    tables = {}
    for jobs in ("1", "2"):
        folder, target = tmp_path / f"case{jobs}", tmp_path / f"tables{jobs}"
        assert call(capsys, "run", str(reports), "-o", str(folder), "--jobs", jobs)[0] == 0
        assert call(capsys, "export", str(folder), "--to", "jsonl", "-o", str(target))[0] == 0
        tables[jobs] = {path.name: path.read_bytes() for path in target.iterdir()}
    assert tables["1"] == tables["2"]


def test_a_bad_file_is_listed_and_the_others_are_read(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One unreadable input gives exit code 3 and a row in failed.csv; the rest is there."""
    (reports / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    folder = tmp_path / "case"
    code, _, err = call(capsys, "run", str(reports), "-o", str(folder))
    assert code == 3
    assert "broken.pdf" in err
    rows = list(csv.DictReader((folder / "failed.csv").read_text("utf-8").splitlines()))
    assert [Path(row["path"]).name for row in rows] == ["broken.pdf"]
    assert set(rows[0]) == {"path", "stage", "code", "message", "hint"}
    assert "3 reports" in (folder / "report.html").read_text("utf-8")


def test_listings_speak_three_forms(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON lines, CSV and a table hold the same reports."""
    _, as_json, _ = call(capsys, "show", str(case), "--json")
    _, as_csv, _ = call(capsys, "show", str(case), "--csv")
    _, as_table, _ = call(capsys, "show", str(case), "--table")
    ids = [json.loads(line)["document_id"] for line in as_json.splitlines()]
    assert [row["document_id"] for row in csv.DictReader(io.StringIO(as_csv))] == ids
    assert len(ids) == 3
    assert all(identifier[:8] in as_table for identifier in ids)


def test_show_one_report_by_the_begin_of_its_id(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report is shown sentence by sentence with roles; offsets lead to the words."""
    _, listed, _ = call(capsys, "show", str(case), "--json")
    first = json.loads(listed.splitlines()[0])["document_id"]
    code, out, _ = call(capsys, "show", str(case), first[:8], "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {"headline", "body"} <= {row["role"] for row in rows}
    assert all(row["end"] - row["start"] == len(row["text"]) for row in rows)


def test_french_is_stored_and_not_judged(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A language that is not read is stored with status not_checkable."""
    _, out, _ = call(capsys, "show", str(case), "--json")
    status = {row["language"]: row["status"] for row in map(json.loads, out.splitlines())}
    assert status == {"en": "ok", "fr": "not_checkable"}


def test_find_gives_passages(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Search finds words and phrases; no hit is exit code 4, odd syntax is no crash."""
    code, out, _ = call(capsys, "find", str(case), '"harbour master"', "--json")
    assert code == 0
    assert "harbour master" in json.loads(out.splitlines()[0])["passage"]
    assert call(capsys, "find", str(case), "zeppelin")[0] == 4
    for odd in ('"open', "AND OR", "(", "a:b", "*", "-x"):
        assert call(capsys, "find", str(case), "--", odd)[0] in {0, 4}, odd


def test_hits_are_read_kind_by_kind(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal a hit tells report, day and source, a nameless outlet by its file, and the passage below."""
    code, out, _ = call(capsys, "find", str(linked), "weir", "--table")
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "reports  3"
    assert "  d-blog  undated  blog.txt" in lines
    assert all(not text.endswith(" ") for text in lines)
    code, out, _ = call(capsys, "find", str(linked), "weir", "--limit", "1", "--in", "reports", "--table")
    assert out.splitlines()[0] == "reports  the first 1; --limit N for more"


def test_check_finds_a_workspace_sound_and_a_changed_one_not(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` is silent on what was written and speaks up when an original is changed."""
    assert call(capsys, "check", str(case))[0] == 0
    original = next(path for path in (case / "corpus").rglob("*") if path.is_file())
    original.chmod(0o644)
    original.write_bytes(original.read_bytes() + b"!")
    code, out, _ = call(capsys, "check", str(case))
    assert code == 1
    assert "corpus" in out or original.name[:8] in out


def test_dry_run_stores_nothing(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`add --dry-run` tells how each file was understood and makes no workspace."""
    folder = tmp_path / "case"
    code, out, _ = call(capsys, "add", str(folder), str(reports), "--dry-run", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [row["published"] for row in rows][:2] == ["2025-05-03", "2025-05-04"]
    assert rows[1]["byline"] == "Tomas Reuel"
    assert not folder.exists()


def test_add_then_build_is_run(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`add` reads, `build` finds, and a second `build` has nothing to do."""
    folder = tmp_path / "case"
    assert call(capsys, "add", str(folder), str(reports))[0] == 0
    assert call(capsys, "build", str(folder))[0] == 0
    assert call(capsys, "build", str(folder))[0] == 4


def test_standard_input(tmp_path: Path) -> None:
    """A report can be piped in."""
    import subprocess  # noqa: PLC0415 - only here
    import sys  # noqa: PLC0415

    done = subprocess.run(
        [sys.executable, "-m", "crossread", "run", "-", "-o", str(tmp_path / "case")],
        input=b"Harbour closed\n\nThe harbour of Velmar was closed on Friday after two dredgers ran aground there.\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"1 new" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["rnu", "x"], 2, "did you mean: crossread run"),
        (["show", "no-such-folder"], 1, "no-such-folder"),
        (["run"], 2, "--help"),
        (["run", "x", "--set", "speed=9"], 2, "setting"),
        (["run", "x", "--jobs", "-4"], 2, "jobs"),
        (["export", "x", "--to", "clay", "-o", "y"], 2, "clay"),
        (["export", "CASE", "--to", "csv", "--table", "documens", "-o", "y"], 2, "did you mean documents?"),
        (["export", "CASE", "--to", "csv", "--story", "s-none", "-o", "y"], 2, "crossread stories"),
        (["report", "CASE", "s-none", "-o", "y"], 2, "crossread stories"),
        (["report", "CASE", "-o", "CASE/crossread.db/y.html"], 1, "choose a place"),
        (["show", "CASE", "nothing"], 2, "crossread show"),
        (["show", "CASE", "--claim"], 2, "--claims"),
        (["find", "CASE", "zeppelin"], 4, "fewer words"),
    ],
)
def test_errors_say_what_to_do(
    arguments: list[str], code: int, word: str, linked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error is one line of what and one of what to do, with the right exit code and no traceback."""
    found, out, err = call(capsys, *(argument.replace("CASE", str(linked)) for argument in arguments))
    assert found == code, err
    assert not out
    assert err.startswith("error: ")
    assert err.splitlines()[1].startswith("hint: ")
    assert word in err
    assert "Traceback" not in err


def test_stories_group_reports_and_show_keeps_to_one(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reports of one happening are one story; `show STORY` lists its reports alone."""
    code, out, _ = call(capsys, "stories", str(case), "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert sum(row["documents"] for row in rows) == 3
    largest = max(rows, key=lambda row: row["documents"])
    assert largest["documents"] >= 2
    _, out, _ = call(capsys, "show", str(case), largest["story_id"], "--json")
    assert len(out.splitlines()) == largest["documents"]


def test_sagas_are_listed_with_their_stories() -> None:
    """`stories --sagas` gives one row for each matter that runs over several stories; there may be none."""
    stories = [
        Story(story_id="a", title_document_id="d", title="Ferry sinks", first="2031-03-02", documents=5, independent=4),
        Story(story_id="b", title_document_id="e", title="Hearing", last="2031-06-17", documents=2, independent=1),
    ]
    assert saga_rows(stories) == []
    (row,) = saga_rows([replace(story, saga_id="s") for story in stories])
    assert row == {
        "saga_id": "s",
        "title": "Ferry sinks",
        "first": "2031-03-02",
        "last": "2031-06-17",
        "stories": 2,
        "documents": 7,
    }


def test_quotations_have_speakers(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`show --quotations` tells who says what."""
    code, out, _ = call(capsys, "show", str(case), "--quotations", "--table")
    assert code == 0
    assert "Ilse Brandvik" in out
    assert "Nobody was hurt" in out


def test_a_table_is_a_page_to_read(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--table` prints the pages of a story, JSON and CSV the rows; both know all parts."""
    for part in ("claims", "quotations", "figures", "timeline", "actors", "wording", "copies"):
        code, out, _ = call(capsys, "show", str(linked), "s-or", f"--{part}", "--table")
        assert (code, out.splitlines()[0]) == (0, "Weir at Orva gives way  s-orva")
        code, out, _ = call(capsys, "show", str(linked), f"--{part}", "--json")
        assert code == 0
        assert all(json.loads(line) for line in out.splitlines())
    code, out, _ = call(capsys, "show", str(linked), "--table")
    assert "What differs" in out
    code, out, _ = call(capsys, "show", str(linked), "d-wire", "--quotations", "--table")
    assert "We will not leave one house unattended" in out


def test_stories_have_bars(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal a story is a line with its id, numbers, a bar and its title."""
    code, out, _ = call(capsys, "stories", str(linked), "--table")
    assert code == 0
    assert "  s-orva  3/3  ████████████  Weir at Orva gives way  3 May 2031" in out.splitlines()


def test_an_empty_table_is_said_plainly(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing was found, a listing says so and how to find it, prints no rows, and exits with 4."""
    folder = str(tmp_path / "case")
    assert call(capsys, "add", folder, str(reports))[0] == 0
    code, out, err = call(capsys, "show", folder, "--claims")
    assert (code, out) == (4, "")
    assert "no claims in" in err
    assert f"crossread build {folder}" in err
    assert "looked through" not in err


def test_what_was_looked_for_and_not_found_is_said(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is sent to find what has been looked for: three reports that share no text have no copies."""
    code, out, err = call(capsys, "show", str(case), "--copies")
    assert (code, out) == (4, "")
    assert "all reports were looked through" in err


def test_a_folder_without_files_and_a_language_nobody_reads(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty folder is named, not a list of failures that is empty; reports not read are counted."""
    (tmp_path / "empty").mkdir()
    for words in (
        ("run", str(tmp_path / "empty"), "-o", str(tmp_path / "x")),
        ("add", str(tmp_path / "y"), str(tmp_path / "empty")),
    ):
        code, _, err = call(capsys, *words)
        assert code == 4
        assert f"no file was found in {tmp_path / 'empty'}" in err
    assert "failed.csv" not in err
    _, _, err = call(capsys, "run", str(reports), "-o", str(tmp_path / "y"))
    assert "3 new, 1 in a language that is not read" in err


def test_a_table_too_wide_for_a_terminal_is_read_row_by_row(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No word is folded letter by letter: a row of many columns becomes a block of lines, without the empty ones."""
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = call(capsys, "add", str(tmp_path / "z"), str(reports), "--dry-run", "--table")
    lines = out.splitlines()
    assert sum(line.endswith(".txt") and not line.startswith(" ") for line in lines) == 3
    assert "  language          fr" in lines
    assert not any(line.split()[:1] == ["warnings"] for line in lines)
    monkeypatch.setenv("COLUMNS", "200")
    _, out, _ = call(capsys, "add", str(tmp_path / "z"), str(reports), "--dry-run", "--table")
    assert out.splitlines()[0].split()[0] == "path"


def test_doctor_names_versions_and_no_paths(capsys: pytest.CaptureFixture[str]) -> None:
    """The environment report can be pasted: versions, no folder of the user."""
    code, out, _ = call(capsys, "doctor")
    assert code == 0
    assert "python: 3." in out
    assert str(Path.home()) not in out
