from __future__ import annotations

import sys

import pytest

from bench.errors import BenchError
from bench.timing import compare_speed, fastest, process_cost


def test_the_peak_is_that_of_the_process_alone() -> None:
    """A process that takes 80 MB shows them, and one that takes none shows little, however large we are ourselves."""
    ballast = bytearray(150_000_000)
    ballast[::4096] = b"x" * len(ballast[::4096])
    small = process_cost([sys.executable, "-I", "-S", "-c", "pass"])
    large = process_cost([sys.executable, "-I", "-S", "-c", "b = bytearray(b'x' * 80_000_000)"])
    assert small.peak_mb < 60
    assert large.peak_mb > 80
    assert len(ballast) == 150_000_000


def test_seconds_and_exit_code_are_those_of_the_process() -> None:
    """A process that sleeps costs wall time and next to no processor time."""
    cost = process_cost([sys.executable, "-I", "-S", "-c", "import sys, time; time.sleep(0.3); sys.exit('no luck')"])
    assert cost.seconds >= 0.3
    assert cost.processor_seconds < 0.3
    assert (cost.exit_code, cost.errors) == (1, "no luck")


def test_a_process_that_takes_too_long_is_ended() -> None:
    """The error says so, and nothing goes on running."""
    with pytest.raises(BenchError, match="killed after"):
        process_cost([sys.executable, "-c", "import time; time.sleep(60)"], timeout_seconds=0.5)


def test_a_program_that_is_not_there_is_an_error() -> None:
    """Not a cost of nothing."""
    with pytest.raises(BenchError, match="could not be measured"):
        process_cost(["no-such-program-anywhere"])


class Clock:
    """A clock that moves by what the timed functions say they take."""

    def __init__(self) -> None:
        self.now = 0.0
        self.order = ""

    def take(self, name: str, seconds: float) -> None:
        """Let time pass."""
        self.order += name
        self.now += seconds


def test_the_ratio_is_that_of_the_times_and_slow_spells_cancel_out() -> None:
    """B takes half of A while the machine slows down twentyfold: the paired ratio does not notice."""
    clock = Clock()

    def slow() -> float:
        return 1 + len(clock.order)

    result = compare_speed(
        lambda: clock.take("a", 2.0 * (slow() // 2 + 1)),
        lambda: clock.take("b", 1.0 * (slow() // 2 + 1)),
        rounds=20,
        clock=lambda: clock.now,
    )
    assert result.ratio == pytest.approx(0.5, rel=0.25)
    assert result.ratio_low <= result.ratio <= result.ratio_high
    assert result.b_min <= result.b_median


def test_who_goes_first_alternates() -> None:
    """After one uncounted turn of each, the order is ab, ba, ab, ba."""
    clock = Clock()
    compare_speed(lambda: clock.take("a", 1), lambda: clock.take("b", 1), rounds=4, clock=lambda: clock.now)
    assert clock.order == "ab" + "abba" * 2


def test_too_few_rounds_are_refused() -> None:
    """Two timings are no interval."""
    with pytest.raises(BenchError, match="too few"):
        compare_speed(lambda: None, lambda: None, rounds=2)


def test_the_best_of_some_rounds_counts() -> None:
    """The work is done as often as asked for, and its shortest time is given."""
    ticks = iter([0.0, 5.0, 10.0, 12.0, 20.0, 23.0])
    done: list[int] = []
    assert fastest(lambda: done.append(1), rounds=3, clock=lambda: next(ticks)) == 2.0
    assert len(done) == 3
