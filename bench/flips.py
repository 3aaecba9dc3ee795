"""Which cases changed between two runs: a score that stands still can hide as many broken cases as fixed ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.errors import BenchError
from bench.results import OUTCOMES
from bench.task import Case

Change = Literal["fixed", "broken", "better", "worse", "changed", "new", "gone"]
_ERRORS = (".fp", ".fn", ".error", ".wrong")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A case that came out otherwise.

    Attributes:
        case: Its id.
        change: fixed (now wholly right), broken (no longer), better or worse (fewer or more errors), changed (as many
            errors, other counts), new or gone (only one run has it).
        before: Errors before; None when they cannot be counted.
        after: Errors after.
        note: What the case says of itself.
    """

    case: str
    change: Change
    before: float | None
    after: float | None
    note: str


def find_flips(before: Mapping[str, Case], after: Mapping[str, Case]) -> tuple[Flip, ...]:
    """Compare two runs case by case.

    Args:
        before: Cases of the earlier run by id.
        after: Cases of the later run by id.

    Returns:
        The cases that differ, broken ones first. A case without counts is a miss that was written down: where it is
        absent, it was not missed.

    Example:
        >>> old = {"a": Case(case="a", group="a", counts={"x.tp": 1, "x.fn": 1})}
        >>> new = {"a": Case(case="a", group="a", counts={"x.tp": 2, "x.fn": 0})}
        >>> find_flips(old, new)[0].change
        'fixed'
    """
    flips = []
    for name in before.keys() | after.keys():
        old, new = before.get(name), after.get(name)
        change = _change(old, new)
        if change is not None:
            shown = new or old
            flips.append(
                Flip(
                    case=name,
                    change=change,
                    before=_errors(old),
                    after=_errors(new),
                    note=shown.note if shown else "",
                )
            )
    order = ("broken", "worse", "gone", "changed", "new", "better", "fixed")
    return tuple(sorted(flips, key=lambda flip: (order.index(flip.change), flip.case)))


def _change(old: Case | None, new: Case | None) -> Change | None:
    if old is None or new is None:
        return _one_sided(old, new)
    if dict(old.counts) == dict(new.counts) and old.right == new.right:
        return None
    was, now = _right(old), _right(new)
    if was != now and None not in (was, now):
        return "fixed" if now else "broken"
    less, more = _errors(old), _errors(new)
    if less is None or more is None or less == more:
        return "changed"
    return "worse" if more > less else "better"


def _one_sided(old: Case | None, new: Case | None) -> Change | None:
    if old is not None:
        return "gone" if old.counts else "fixed"
    return "new" if new is not None and new.counts else "broken"


def _errors(case: Case | None) -> float | None:
    if case is None:
        return None
    if not case.counts:
        return 0.0 if case.right else 1.0
    found = [count for name, count in case.counts.items() if name.endswith(_ERRORS)]
    for name, whole in case.counts.items():
        if name.endswith(".n") and f"{name[:-2]}.right" in case.counts:
            found.append(whole - case.counts[f"{name[:-2]}.right"])
    if not found and not any(name.endswith(".tp") for name in case.counts):
        return None  # seconds and megabytes are no errors
    return sum(found)


def _right(case: Case) -> bool | None:
    if case.right is not None:
        return case.right
    errors = _errors(case)
    return None if errors is None else errors == 0


def outcome_path(name: str, folder: Path = OUTCOMES) -> Path:
    """The file of outcomes meant by a path or by TASK@COMMIT (its first digits are enough).

    Raises:
        BenchError: None or several are meant.
    """
    if Path(name).is_file():
        return Path(name)
    found = sorted(folder.glob(f"{name}*.jsonl")) if "@" in name else []
    if len(found) != 1:
        there = ", ".join(path.name for path in found or sorted(folder.glob("*.jsonl"))) or "none"
        raise BenchError(
            f"{name} means {'no' if not found else 'several'} outcomes",
            hint=f"there are: {there}; run a task to make some",
        )
    return found[0]
