from __future__ import annotations

import threading

import pytest

from crossread.link.stories import threads
from crossread.link.stories.threads import in_threads


@pytest.mark.parametrize("number", [1, 2, 3, 7])
@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 1_000, 1_001])
def test_every_row_is_worked_on_once(number: int, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the number of rows and threads, the parts make up the whole and none overlaps another."""
    monkeypatch.setattr(threads, "_WORTH_A_THREAD", 100)
    seen = [0] * count

    def work(rows: slice) -> None:
        for at in range(rows.start, rows.stop):
            seen[at] += 1

    in_threads(work, count, number)
    assert seen == [1] * count


def test_two_parts_are_worked_on_at_one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part waits for none before it: each of two gets to where it waits for the other."""
    monkeypatch.setattr(threads, "_WORTH_A_THREAD", 100)
    monkeypatch.setattr(threads, "_PARTS", 1)
    both = threading.Barrier(2, timeout=30)

    def work(_: slice) -> None:
        both.wait()

    in_threads(work, 200, 2)
    assert not both.broken


def test_few_rows_stay_in_this_thread() -> None:
    """For a few rows no thread is worth its while."""
    here: list[int] = []
    in_threads(lambda _: here.append(threading.get_ident()), 100, 8)
    assert here == [threading.get_ident()]


def test_what_a_part_raises_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in a thread is not lost."""
    monkeypatch.setattr(threads, "_WORTH_A_THREAD", 100)

    def work(rows: slice) -> None:
        if rows.start:
            raise ValueError("part of the rows")

    with pytest.raises(ValueError, match="part of the rows"):
        in_threads(work, 1_000, 2)
