"""Every case of `tests/cases/quantities`: a sentence and the quantities it states, all of them and no other."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from crossread.annotate.quantities import read_quantities

CASES = Path(__file__).resolve().parents[2] / "cases" / "quantities"


def _load() -> list[Any]:
    return [
        pytest.param(case["text"], case["quantities"], id=f"{path.stem}-{index}")
        for path in sorted(CASES.glob("*.json"))
        for index, case in enumerate(json.loads(path.read_text("utf-8"))["cases"])
    ]


def _as_number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


@pytest.mark.parametrize(("text", "expected"), _load())
def test_a_sentence_states_these_quantities_and_no_other(text: str, expected: list[dict[str, str | None]]) -> None:
    """Words, interval, hedge, unit and thing counted agree for each quantity, in order."""
    found = read_quantities(text)
    wanted = [
        (
            one["text"],
            _as_number(one["low"]),
            _as_number(one["high"]),
            one.get("hedge"),
            one.get("unit"),
            one.get("counted"),
        )
        for one in expected
    ]
    assert [(one.text, one.low, one.high, one.hedge, one.unit, one.counted) for one in found] == wanted


def test_there_are_cases_of_every_kind() -> None:
    """The files hold at least 250 cases, so that a lost file is noticed."""
    assert len(_load()) >= 250
