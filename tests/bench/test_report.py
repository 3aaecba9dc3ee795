from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.contest import run_task
from bench.floors import Floors
from bench.gate import pin
from bench.report import latest_runs, render_page
from bench.results import Run, save_run
from bench.table import HEADER, markdown_table, score_rows, text_table, value_text
from bench.task import Task

MakeTask = Callable[..., Task]


@pytest.fixture
def run(small_set: Path, make_task: MakeTask) -> Run:
    """A run of the small task."""
    return replace(
        run_task(make_task(r"\d{2,}"), samples=100)[0], commit="0123456789ab", date="2026-01-02", dirty=False
    )


def test_every_score_stands_with_its_n_and_interval(run: Run) -> None:
    """The system's row, then baseline, absent peer and published figure, all of them."""
    rows = [row for row in score_rows(run) if row[1]]
    recall = [row for row in rows if "finder" in row[1]][1]
    assert recall == ("number.recall", "finder", "1.000", "1.000 to 1.000", "36", "12", "")
    whole = text_table(HEADER, rows)
    assert "absent (peer)" in whole
    assert "not installed" in whole
    assert "an older program (published)" in whole


def test_the_page_shows_the_last_full_run(run: Run, tmp_path: Path) -> None:
    """Fast runs and earlier runs do not show; digest, defects and signature do."""
    save_run(replace(run, commit="aaaa", title="An earlier title"), tmp_path)
    save_run(run, tmp_path)
    save_run(replace(run, fast=True, title="A fast title"), tmp_path)
    page = render_page(latest_runs(tmp_path), Floors())
    assert "Numbers of a sentence. Measured at `0123456789ab` (2026-01-02)" in page
    assert "earlier title" not in page
    assert "fast title" not in page
    assert "Known defects: none known." in page
    assert run.scores[0].signature in page


def test_the_page_has_a_column_for_everybody(run: Run) -> None:
    """Score and interval of the system; score, other n and distance of the baseline; absence and source in words."""
    page = render_page([run], Floors())
    assert (
        "| measure | n | groups | finder | four digits only (baseline) | absent (peer) | an older program (pub" in page
    )
    assert (
        "| number.precision | 36 | 12 | 1.000 (1.000 to 1.000) | 1.000 (n 12; ahead by +.000 [+.000, +.000]) |" in page
    )
    assert "| not installed | .500 |" in page
    assert "- an older program, published: a leaflet." in page
    assert "- absent, not installed: needs no_such_module_anywhere.part." in page


def test_the_page_shows_the_floors(run: Run, make_task: MakeTask) -> None:
    """Floors are published with their reasons."""
    floors = pin(Floors(), ["numbers.exact"], reason="as first measured", date="2026-01-02", tasks=[make_task()])
    assert "| numbers | exact | at least .000 | 2026-01-02 | as first measured |" in render_page([run], floors)


def test_values_are_written_alike_everywhere() -> None:
    """Three decimals without the nought for a share, the unit for what has one, a dash for what is undefined."""
    shown = [
        value_text(0.5),
        value_text(-0.25),
        value_text(1.0),
        value_text(0.0),
        value_text(1234.5, "MB"),
        value_text(None),
    ]
    assert shown == [".500", "-.250", "1.000", ".000", "1,234.50 MB", "-"]


def test_being_ahead_is_positive_whichever_way_is_better(run: Run) -> None:
    """Where lower is better, a lower score is ahead, and the ends of the interval keep their order."""
    score = replace(run.scores[0], kind="baseline", better="lower", ahead=-0.2, ahead_low=-0.3, ahead_high=-0.1)
    assert score_rows(replace(run, scores=(score,)))[0][-1] == "+.200 [+.100, +.300]"


def test_a_bar_in_a_cell_does_not_break_a_table() -> None:
    """Markdown tables are split at bars."""
    assert markdown_table(("a",), [("x|y",)]).splitlines()[-1] == "| x\\|y |"
