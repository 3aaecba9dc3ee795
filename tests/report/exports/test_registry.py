"""What holds for every format of the export."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from crossread.errors import UsageError
from crossread.report.exports import FORMATS, TABLE_FORMATS, export
from crossread.report.exports.registry import REGISTRY
from crossread.store import Workspace

OTHERS = [form.name for form in REGISTRY]


def written(folder: Path) -> dict[str, bytes]:
    """Names and bytes of the files of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_workspace_gives_the_same_bytes(linked: Path, tmp_path: Path, form: str) -> None:
    """Written twice, and from a workspace filled anew, every file has the same bytes."""
    again = tmp_path / "again"
    runpy.run_path(str(Path(__file__).parents[2] / "linked_story.py"))["build"](str(again))
    for number, folder in enumerate((linked, linked, again)):
        with Workspace.open(folder, read_only=True) as workspace:
            export(workspace, form, tmp_path / str(number))
    assert written(tmp_path / "0") == written(tmp_path / "1") == written(tmp_path / "2")


@pytest.mark.parametrize("form", OTHERS)
def test_an_empty_workspace_gives_files_that_say_so(tmp_path: Path, form: str) -> None:
    """Nothing in, no entry out, and no error."""
    with Workspace.create(tmp_path / "case") as workspace:
        counts = export(workspace, form, tmp_path / "out")
    assert set(counts.values()) <= {0}
    assert set(written(tmp_path / "out")) == set(counts)


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "sqlite"])
def test_a_story_alone_is_no_more_than_the_workspace(linked: Path, tmp_path: Path, form: str) -> None:
    """A story that is all there is gives the same files as the workspace; one that is not there gives no entry."""
    with Workspace.open(linked, read_only=True) as workspace:
        whole = export(workspace, form, tmp_path / "whole")
        assert export(workspace, form, tmp_path / "one", story_id="s-orva") == whole
        none = export(workspace, form, tmp_path / "none", story_id="s-other")
    assert written(tmp_path / "whole") == written(tmp_path / "one")
    assert not any(none.values())


def test_what_a_format_cannot_do_is_said(linked: Path, tmp_path: Path) -> None:
    """Tables are refused where there are none, a story where there is only the whole."""
    with Workspace.open(linked, read_only=True) as workspace:
        with pytest.raises(UsageError, match="ris is no format of tables") as refused:
            export(workspace, "ris", tmp_path / "out", tables=["stories"])
        assert "jsonl" in refused.value.hint
        with pytest.raises(UsageError, match="sqlite holds a whole workspace"):
            export(workspace, "sqlite", tmp_path / "out", story_id="s-orva")
        with pytest.raises(UsageError, match="no format 'docx'"):
            export(workspace, "docx", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_meanings_fit_a_narrow_terminal() -> None:
    """Every format says on one short line what it holds, and no name stands twice."""
    assert len(FORMATS) == len(TABLE_FORMATS) + len(OTHERS)
    assert all(meaning and len(meaning) <= 64 for meaning in FORMATS.values())
