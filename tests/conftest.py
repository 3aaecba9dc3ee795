"""What several test folders share: where the shared data is, and a small case of our own."""

from __future__ import annotations

import os
import runpy
from pathlib import Path

import pytest
from hypothesis import settings

HOUSE = Path(__file__).parent.parent

# What an example takes says more of the machine than of the code: a busy one takes seconds for nothing.
settings.register_profile("crossread", deadline=None)
settings.load_profile("crossread")

FIRST = """Two dredgers aground off Velmar

VELMAR, 3 May 2025 (Harbour Wire) - Two dredgers ran aground off the port of Velmar on Friday, the harbour office said.

"Nobody was hurt," said Ilse Brandvik, the harbour master. "Both hulls are dry."

About 40 people were taken off by boat.
"""

SECOND = """By Tomas Reuel

4 May 2025

Dredgers stuck as owner blames charts

The owner of two dredgers that ran aground near Velmar on Friday blamed old charts.

"The charts are from 1987," Anders Holt told Harbour Wire.

Share this article
"""

THIRD = """Le port de Velmar est fermé depuis vendredi. Deux dragues se sont échouées devant la jetée, selon le bureau
du port. Personne n'a été blessé, a déclaré la capitaine du port, et les deux coques sont intactes. Les travaux
reprendront lundi.
"""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data beside the checkout; the test is skipped with a plain message where it is absent."""
    folder = Path(os.environ.get("CROSSREAD_SHARED", HOUSE.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip("the shared data is not beside the checkout")
    return folder


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with three small reports, one of them in French."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("1_wire.txt", FIRST), ("2_daily.txt", SECOND), ("3_presse.txt", THIRD)):
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a row in every table: a linked story of three invented reports. Open it to read only."""
    folder = tmp_path_factory.mktemp("linked") / "case"
    runpy.run_path(str(Path(__file__).with_name("linked_story.py")))["build"](str(folder))
    return folder
