"""Sentences with the time expressions a careful reader finds in them; anyone can add to the data files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crossread.annotate.moments import read_time_expressions

FOLDER = Path(__file__).parents[2] / "cases" / "moments"


def _cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        written = date.fromisoformat(data["written"])
        for number, case in enumerate(data["cases"]):
            found.append(pytest.param(case, written, id=f"{path.stem}-{number:03d}"))
    return found


@pytest.mark.parametrize(("case", "written"), _cases())
def test_words_types_values_and_intervals(case: dict[str, Any], written: date) -> None:
    """Exactly the expected expressions are read, with type, value and interval as expected."""
    read = [
        {"words": one.text, "type": one.type, "value": one.value, "earliest": one.earliest, "latest": one.latest}
        for one in read_time_expressions(case["text"], written)
    ]
    assert read == case["expected"]


def test_there_are_many_cases() -> None:
    """The files together hold a few hundred expressions, so that an emptied folder cannot pass."""
    assert sum(max(len(case.values[0]["expected"]), 1) for case in _cases()) >= 250
