"""How fast, how large: paired and interleaved timings of two functions, and seconds and peak memory of a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np

from bench.errors import BenchError

ROUNDS = 15
_LAUNCHER = Path(__file__).resolve().parent / "launcher.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessCost:
    """What one process cost.

    Attributes:
        seconds: Wall time from start to end.
        processor_seconds: User and system time, children included.
        peak_mb: Largest resident memory of the process or of one child, in 10^6 bytes.
        exit_code: Exit code; minus the signal's number when it was killed.
        output: Its standard output.
        errors: Its standard error.
    """

    seconds: float
    processor_seconds: float
    peak_mb: float
    exit_code: int
    output: str
    errors: str


def process_cost(
    command: Sequence[str], *, timeout_seconds: float = 600.0, environment: Mapping[str, str] | None = None
) -> ProcessCost:
    """Run a command in a process of its own and measure it.

    Args:
        command: Program and arguments.
        timeout_seconds: After so long it is killed, with all it started.
        environment: Variables added to our own.

    Returns:
        What it cost, whatever its exit code; the peak is never below the launcher's own 10 MB or so.

    Raises:
        BenchError: It could not be started, or took too long.

    Example:
        >>> cost = process_cost([sys.executable, "-c", "print(6 * 7)"])
        >>> cost.exit_code, cost.output, cost.peak_mb > 1
        (0, '42', True)
    """
    with tempfile.TemporaryDirectory() as folder:
        facts, output, errors = (Path(folder) / name for name in ("facts", "output", "errors"))
        launcher = [sys.executable, "-I", "-S", str(_LAUNCHER), str(facts), *command]
        with output.open("wb") as out, errors.open("wb") as err:
            process = subprocess.Popen(
                launcher, stdout=out, stderr=err, env={**os.environ, **(environment or {})}, start_new_session=True
            )
            try:
                process.wait(timeout_seconds)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if not facts.is_file():
            end = f"was killed after {timeout_seconds:g} s" if process.returncode < 0 else _text(errors)[-300:]
            raise BenchError(f"{command[0]} could not be measured: {end}", hint="run the command by hand")
        seconds, processor_seconds, peak, exit_code = facts.read_text("ascii").split()
        unit = 1 if sys.platform == "darwin" else 1024
        return ProcessCost(
            seconds=float(seconds),
            processor_seconds=float(processor_seconds),
            peak_mb=int(peak) * unit / 1e6,
            exit_code=int(exit_code),
            output=_text(output),
            errors=_text(errors),
        )


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two functions timed turn by turn.

    Attributes:
        rounds: Pairs of timings.
        ratio: Median over the rounds of B's time by A's; below 1 B is faster.
        ratio_low: Lower end of the 95 % interval of that median, rounds drawn again.
        ratio_high: Upper end.
        a_median: Seconds of A.
        a_min: Seconds of A at its best.
        b_median: Seconds of B.
        b_min: Seconds of B at its best.
    """

    rounds: int
    ratio: float
    ratio_low: float
    ratio_high: float
    a_median: float
    a_min: float
    b_median: float
    b_min: float

    def __str__(self) -> str:
        """One line for a terminal."""
        return (
            f"B/A {self.ratio:.3f} [{self.ratio_low:.3f}, {self.ratio_high:.3f}] over {self.rounds} rounds; "
            f"A {self.a_median:.4f} s (min {self.a_min:.4f}), B {self.b_median:.4f} s (min {self.b_min:.4f})"
        )


def fastest(work: Callable[[], object], *, rounds: int, clock: Callable[[], float]) -> float:
    """Seconds of a work at its best.

    Args:
        work: What is timed.
        rounds: How often it is done.
        clock: Where seconds come from: `time.perf_counter`, or `time.process_time` for work on a shared machine.
    """
    found = []
    for _ in range(rounds):
        begun = clock()
        work()
        found.append(clock() - begun)
    return min(found)


def compare_speed(
    a: Callable[[], object],
    b: Callable[[], object],
    *,
    rounds: int = ROUNDS,
    clock: Callable[[], float] = time.perf_counter,
    seed: int = 13,
) -> Comparison:
    """Time A and B turn by turn, so that what else the machine does hits both alike.

    Args:
        a: The one we have.
        b: The one we try.
        rounds: Pairs of timings, after one of each that is not counted; who goes first alternates.
        clock: Where seconds come from; `time.process_time` for work on a shared machine.
        seed: Seed of the interval's draws.

    Raises:
        BenchError: Fewer than three rounds were asked for, or the clock did not move.
    """
    if rounds < 3:
        raise BenchError(f"{rounds} rounds are too few for an interval", hint="take three or more")

    def seconds(work: Callable[[], object]) -> float:
        start = clock()
        work()
        return clock() - start

    seconds(a), seconds(b)
    times: list[tuple[float, float]] = []
    for turn in range(rounds):
        if turn % 2:
            second, first = seconds(b), seconds(a)
            times.append((first, second))
        else:
            times.append((seconds(a), seconds(b)))
    if min(min(pair) for pair in times) <= 0:
        raise BenchError("the clock did not move", hint="let each function do more work")
    ratios = np.array([second / first for first, second in times])
    picked = np.random.default_rng(seed).integers(rounds, size=(2000, rounds))
    low, high = np.percentile(np.median(ratios[picked], axis=1), [2.5, 97.5])
    return Comparison(
        rounds=rounds,
        ratio=float(np.median(ratios)),
        ratio_low=float(low),
        ratio_high=float(high),
        a_median=median(first for first, _ in times),
        a_min=min(first for first, _ in times),
        b_median=median(second for _, second in times),
        b_min=min(second for _, second in times),
    )


def crossread_command(*arguments: str | Path) -> list[str]:
    """The command line a user types: the installed command beside this interpreter, whatever is on the PATH.

    Raises:
        BenchError: Crossread is not installed for this interpreter.
    """
    script = Path(sys.executable).with_name("crossread")
    if not script.is_file():
        raise BenchError(f"there is no command {script}", hint="install the checkout: pip install -e .")
    return [str(script), *map(str, arguments)]
