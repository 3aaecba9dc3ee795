"""Made reports of a story."""

from __future__ import annotations

import json
from pathlib import Path

from bench.tasks.story_times import make_reports, write_wishes
from crossread.store.user_files import read_user_files


def test_made_reports_are_parts_of_the_real_ones_and_the_same_each_time(tmp_path: Path) -> None:
    """Each keeps the head of a real report and some of its words; two runs make the same files, two reports differ."""
    source, first, second = (tmp_path / name for name in ("source", "first", "second"))
    for folder in (source, first, second):
        folder.mkdir()
    blocks = ["A headline", "By nobody", *(f"The skipper of ship {number} waited all night." for number in range(30))]
    (source / "a.txt").write_text("\n\n".join(blocks), "utf-8")
    (source / "index.json").write_text(json.dumps([{"file": "a.txt", "date": "2031-05-03"}]), "utf-8")
    for folder in (first, second):
        make_reports(source, folder, 3)
    made = [(first / f"{number:03}.txt").read_text("utf-8") for number in range(3)]
    assert made == [(second / f"{number:03}.txt").read_text("utf-8") for number in range(3)]
    assert len(set(made)) == 3
    assert all(text.startswith("A headline\n\nBy nobody\n\n") and len(text) < len("\n\n".join(blocks)) for text in made)
    assert [entry["date"] for entry in json.loads((first / "index.json").read_text("utf-8"))] == ["2031-05-03"] * 3


def test_the_made_reports_are_wished_to_be_one_story(tmp_path: Path) -> None:
    """The lines name every made report, and are read as an analyst's."""
    write_wishes(tmp_path, 4)
    lines = read_user_files(tmp_path / "user").stories
    assert {(one.action, one.report, one.other) for one in lines} == {
        ("merge", "000.txt", f"{number:03}.txt") for number in (1, 2, 3)
    }
