"""The file of pinned floors: read, changed as a value, written back in one fixed order."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

PATH = Path(__file__).resolve().parent / "floors.toml"
_HEAD = """\
# Floors under the scores of the fast subset; `python -m bench gate` holds them. Written by that command alone:
# --pin raises or adds, --lower lowers and --accept takes changed sets, the last two with a reason that stays below.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The worst score that passes.

    Attributes:
        task: Name of the task.
        measure: Name of the measure.
        value: The floor; a ceiling when lower is better.
        better: Whether higher or lower is better.
        version: Version of the task it was measured with.
        groups: Groups of each set in the fast subset it was measured on.
        digests: Set name to digest.
        reason: Why it lies there.
        date: When it was set, YYYY-MM-DD.
    """

    task: str
    measure: str
    value: float
    better: str
    version: int
    groups: int
    digests: Mapping[str, str]
    reason: str
    date: str

    @property
    def key(self) -> str:
        """`TASK.MEASURE`."""
        return f"{self.task}.{self.measure}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowering:
    """A floor that was lowered, or moved to other sets, and why.

    Attributes:
        key: `TASK.MEASURE`.
        before: The floor before.
        after: The floor after.
        reason: Why.
        date: YYYY-MM-DD.
    """

    key: str
    before: float
    after: float
    reason: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """All floors and the log of what was lowered.

    Attributes:
        floors: By key.
        log: Oldest first.
    """

    floors: tuple[Floor, ...] = ()
    log: tuple[Lowering, ...] = ()

    def find(self, key: str) -> Floor | None:
        """The floor of `TASK.MEASURE`, if there is one."""
        return next((floor for floor in self.floors if floor.key == key), None)

    def with_floor(self, floor: Floor) -> Floors:
        """The same with one floor added or replaced."""
        others = [one for one in self.floors if one.key != floor.key]
        return replace(self, floors=tuple(sorted([*others, floor], key=lambda one: one.key)))


def load_floors(path: Path = PATH) -> Floors:
    """Read the file; no file means no floors."""
    if not path.is_file():
        return Floors()
    facts = tomllib.loads(path.read_text("utf-8"))
    return Floors(
        floors=tuple(Floor(**one) for one in facts.get("floor", [])),
        log=tuple(Lowering(**one) for one in facts.get("lowered", [])),
    )


def save_floors(floors: Floors, path: Path = PATH) -> None:
    """Write the file; the same floors give the same bytes."""
    parts = [_HEAD]
    for floor in floors.floors:
        digests = ", ".join(f"{_text(name)} = {_text(digest)}" for name, digest in sorted(floor.digests.items()))
        parts.append(
            f"\n[[floor]]\ntask = {_text(floor.task)}\nmeasure = {_text(floor.measure)}\nvalue = {float(floor.value)}\n"
            f"better = {_text(floor.better)}\nversion = {floor.version}\ngroups = {floor.groups}\n"
            f"digests = {{ {digests} }}\nreason = {_text(floor.reason)}\ndate = {_text(floor.date)}\n"
        )
    parts += [
        f"\n[[lowered]]\nkey = {_text(one.key)}\nbefore = {float(one.before)}\nafter = {float(one.after)}\n"
        f"reason = {_text(one.reason)}\ndate = {_text(one.date)}\n"
        for one in floors.log
    ]
    half = path.with_suffix(".tmp")
    half.write_text("".join(parts), "utf-8")
    half.replace(path)


def _text(value: str) -> str:
    # A JSON string is a TOML basic string but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
