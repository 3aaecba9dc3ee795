"""Every knob of the program: name, unit, default, range and meaning, in one table."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from crossread.errors import SettingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One knob, as the reference page prints it.

    Attributes:
        name: The field of `Settings`.
        unit: What its number counts; empty for words.
        low: Smallest value allowed, for numbers.
        high: Largest value allowed, for numbers.
        meaning: What it does, in one sentence.
    """

    name: str
    unit: str = ""
    low: int | None = None
    high: int | None = None
    meaning: str


KNOBS = (
    Setting(name="jobs", unit="processes", low=0, high=256, meaning="Worker processes; 0 takes one for each core."),
    Setting(
        name="max_file_megabytes",
        unit="MB",
        low=1,
        high=100_000,
        meaning="A report larger than this is listed as failed; archives and tables may be larger.",
    ),
    Setting(
        name="max_unpacked_megabytes",
        unit="MB",
        low=1,
        high=1_000_000,
        meaning="An archive that unpacks to more is listed as failed.",
    ),
    Setting(
        name="fetch_timeout_seconds",
        unit="s",
        low=1,
        high=3600,
        meaning="How long one page or feed may take to arrive.",
    ),
    Setting(
        name="language_model",
        meaning="An installed spaCy pipeline; empty: the model in the package; none: no step that needs a parse.",
    ),
)
"""All settings, in the order of the pipeline."""

_KNOB = {knob.name: knob for knob in KNOBS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run; the meaning of each stands in `KNOBS`.

    Raises:
        SettingError: A number lies outside its range.

    Example:
        >>> Settings(jobs=2).jobs
        2
    """

    jobs: int = 0
    max_file_megabytes: int = 20
    max_unpacked_megabytes: int = 20_000
    fetch_timeout_seconds: int = 20
    language_model: str = ""

    def __post_init__(self) -> None:
        """Check each number against its range."""
        for field in fields(self):
            knob, value = _KNOB[field.name], getattr(self, field.name)
            if knob.low is not None and knob.high is not None and not knob.low <= value <= knob.high:
                raise SettingError(
                    f"setting {field.name} = {value} lies outside {knob.low} to {knob.high} {knob.unit}",
                    hint=knob.meaning,
                )

    def as_mapping(self) -> Mapping[str, Any]:
        """Return all values by name, for the run record."""
        return asdict(self)

    @property
    def workers(self) -> int:
        """Number of worker processes that `jobs` stands for on this machine."""
        return self.jobs or os.cpu_count() or 1


def read_settings(assignments: Iterable[str]) -> Settings:
    """Read settings written as `NAME=VALUE`.

    Args:
        assignments: One assignment each, as given on the command line.

    Returns:
        The defaults, changed by them.

    Raises:
        SettingError: A name is unknown, or a value is no number where one is needed, or outside its range.

    Example:
        >>> read_settings(["jobs=4", "max_file_megabytes=10"]).max_file_megabytes
        10
    """
    chosen = Settings()
    changes: dict[str, Any] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals or name not in _KNOB:
            raise SettingError(
                f"no setting {assignment!r}", hint=f"write NAME=VALUE; the settings are {', '.join(sorted(_KNOB))}"
            )
        if isinstance(getattr(chosen, name), str):
            changes[name] = value
            continue
        try:
            changes[name] = int(value)
        except ValueError:
            raise SettingError(
                f"setting {name} needs a whole number, not {value!r}", hint=_KNOB[name].meaning
            ) from None
    return replace(chosen, **changes)
