"""Copies in a workspace: stored, added to, and the same as at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crossread import pipeline
from crossread.link.copies import passages
from crossread.link.copies.corpus import Whole
from crossread.records import Copy, Document
from crossread.settings import Settings
from crossread.store import Workspace

PLAIN = Settings(language_model="none", jobs=1)
SHARED = (
    "The harbour office closed the northern basin on Tuesday after a crane toppled onto an empty barge, and divers "
    "spent the night searching the water for two dock workers who had not answered the roll call at the gate. "
)
OWN = {
    "a": "Families waited at the gate until dawn. A priest from the seamen's mission brought blankets and tea.",
    "b": "Shares of the port's owner fell. Analysts had warned of ageing cranes for years, and of too few inspectors.",
    "c": "The union called for a strike. Its chairman wants every crane on the quay looked at before anybody works.",
}


def rows(case: Path) -> tuple[list[Any], dict[str, str | None]]:
    """The copies, and the family of each report."""
    with Workspace.open(case) as workspace:
        return list(workspace.load(Copy)), {row.path: row.family_id for row in workspace.load(Document)}


def write(folder: Path, *names: str) -> None:
    """Write reports of which each has the shared passage and a text of its own."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(f"Crane topples in port, {name}\n\n{SHARED}\n\n{OWN[name]}\n", "utf-8")


def test_a_report_that_comes_later_gives_the_rows_of_all_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Copies and families do not tell whether reports came together; pairs that were aligned are not aligned again."""
    firsts: list[int] = []
    align = passages.align

    def count(*given: Any, **named: Any) -> Iterator[tuple[Whole, Whole]]:  # noqa: ANN401 - handed on as they are
        firsts.extend(given[2].tolist())
        return align(*given, **named)

    monkeypatch.setattr("crossread.link.copies.link.align", count)
    folder, grown, whole = tmp_path / "in", tmp_path / "grown", tmp_path / "whole"
    write(folder, "a", "b")
    pipeline.run([str(folder)], grown, PLAIN)
    assert (len(firsts), len(rows(grown)[0])) == (1, 1)
    write(folder, "c")
    pipeline.run([str(folder)], grown, PLAIN)
    assert len(firsts) == 3
    pipeline.run([str(folder)], whole, PLAIN)
    assert rows(grown) == rows(whole)
    assert len(rows(whole)[0]) == 3


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our free newsletter and get the day's most important stories in your inbox every morning.",
        "Photograph: Ada Brink/Tidewire via the harbour office, taken from the north quay on Tuesday evening after it.",
        "File photo: A crane stands over the northern basin of the port in Velmar, May 12, 2031. TIDEWIRE/Ada Brink",
        "Copyright 2031 Tidewire. All rights reserved. This material may not be published, broadcast or redistributed.",
        "Reporting by Ada Brink and Lars Holm; editing by Ewa Lund, Mia Ek and Jon Dahl in Velmar",
    ],
)
def test_what_stands_around_an_article_is_nobodys_copy(tmp_path: Path, line: str) -> None:
    """Two outlets that print one photo credit, notice or appeal in texts of their own have copied nothing."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Crane topples in port, {name}\n\n{OWN[name]}\n\n{line}\n", "utf-8")
    pipeline.run([str(folder)], tmp_path / "case", PLAIN)
    copies, families = rows(tmp_path / "case")
    assert not copies
    assert len(set(families.values())) == 2
