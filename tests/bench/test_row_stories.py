"""Annotated rows: offsets that find the statements of the program again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.data import shared_folder
from bench.row_stories import FOLDER, UNSEEN, read_row_stories

NAME = "giveme5w1h-rihanna-calls-for-an-end-to-gu"


def test_every_file_tells_rows_within_its_reports() -> None:
    """Rows, doubtful pairs and differences point at reports that there are, and at code points in order."""
    files = sorted([*FOLDER.glob("*.json"), *UNSEEN.glob("*.json")])
    assert len(files) == 120
    assert len({path.stem for path in files}) == 120
    for path in files:
        kept = json.loads(path.read_text("utf8"))
        sides = [one["sides"] for one in (*kept["conflicts"], *kept["compatible"])]
        passages = [passage for row in (*kept["rows"], *kept["doubtful"], *sides) for passage in row]
        assert all(len(row) > 1 for row in kept["rows"]), path.name
        assert all(0 <= number < len(kept["reports"]) and 0 <= start < end for number, start, end in passages)


@pytest.mark.skipif(not (shared_folder() / "data/stories").is_dir(), reason="the sets of stories are not here")
def test_rows_are_found_again_in_the_text(tmp_path: Path) -> None:
    """Nearly all annotated passages are statements of the program, and those of one row are pairs to find."""
    [story] = read_row_stories(tmp_path, [NAME])
    kept = json.loads((FOLDER / f"{NAME}.json").read_text("utf8"))
    passages = {tuple(passage) for row in kept["rows"] for passage in row}
    found = sum(bool(rows) for rows in story.told)
    assert found >= 0.85 * len(passages)  # two of them may stand in one statement
    assert all(story.numbers[i] != story.numbers[j] for i, j in story.alike)
    assert story.alike & story.joined
    assert len(story.conflicts) == len(kept["conflicts"])
    assert any(row.shows(apart) and "number" in row.slots for row in story.flagged for apart in story.conflicts)
    assert not any(
        row.shows(replace(apart, sides=apart.sides[::-1])) != row.shows(apart)
        for row in story.flagged
        for apart in story.conflicts
    )
