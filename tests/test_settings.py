"""Settings: each has a meaning, a range that is kept, and an error that says what to do."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from crossread.errors import SettingError
from crossread.ingest import streams
from crossread.settings import KNOBS, Settings, read_settings


def test_every_setting_is_described_and_every_description_is_a_setting() -> None:
    """The table of knobs and the fields are the same names in the same order."""
    assert [knob.name for knob in KNOBS] == [field.name for field in dataclasses.fields(Settings)]
    assert all(knob.meaning.endswith(".") for knob in KNOBS)


def test_hints_name_settings_that_are_there() -> None:
    """What a hint tells a reader to raise is a setting by the name that `--set` knows."""
    rooms = Path(streams.__file__).parent.parent
    told = {
        name for path in rooms.rglob("*.py") for name in re.findall(r"the setting (\w+_\w+)", path.read_text("utf-8"))
    }
    assert len(told) > 1
    assert {*told, streams.FILE_SETTING} <= {knob.name for knob in KNOBS}


@pytest.mark.parametrize(
    "assignment", ["speed=3", "jobs", "jobs=", "jobs=two", "jobs=-1", "jobs=100000", "=4", "max_file_megabytes=0"]
)
def test_wrong_assignments_are_refused_with_a_hint(assignment: str) -> None:
    """An unknown name, a word for a number or a number out of range is refused."""
    with pytest.raises(SettingError) as caught:
        read_settings([assignment])
    assert caught.value.hint


def test_later_assignments_win_and_the_rest_stays() -> None:
    """The last assignment counts; other settings keep their defaults."""
    settings = read_settings(["jobs=2", "jobs=3", "language_model=xx"])
    assert (settings.jobs, settings.language_model) == (3, "xx")
    assert settings.max_file_megabytes == Settings().max_file_megabytes


def test_all_cores_by_default() -> None:
    """Zero jobs stand for one worker a core, at least one."""
    assert Settings().workers >= 1
    assert Settings(jobs=5).workers == 5
