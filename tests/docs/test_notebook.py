"""The example notebook holds the cells of its program, runs, and shows something."""

from __future__ import annotations

import json
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).parent.parent.parent
PROGRAM = runpy.run_path(str(HOUSE / "docs" / "notebook.py"))
NOTEBOOK: dict[str, Any] = json.loads((HOUSE / "docs/guides/example-story.ipynb").read_text("utf-8"))


def test_the_notebook_is_well_formed() -> None:
    """It has the parts that format 4.5 asks for, and every id once."""
    assert (NOTEBOOK["nbformat"], NOTEBOOK["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in NOTEBOOK["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in NOTEBOOK["cells"]:
        code = {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        assert set(cell) == {"cell_type", "id", "metadata", "source"} | code
    assert all(cell["outputs"] for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code")


def test_the_notebook_has_the_cells_of_the_program() -> None:
    """A cell changed in the program and not written again is found."""
    assert ["".join(cell["source"]) for cell in NOTEBOOK["cells"]] == list(PROGRAM["CELLS"]), "write it: make docs"


def test_every_cell_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cells run in order on the example story, and each shows something."""
    pytest.importorskip("pandas")
    shutil.copytree(HOUSE / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    made = list(PROGRAM["cells"]())
    assert all(cell["outputs"] for cell in made if cell["cell_type"] == "code")
