"""Tables as data frames."""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from crossread.errors import MissingExtraError
from crossread.report.frames import to_arrow, to_pandas, to_polars
from crossread.store import Column

COLUMNS = (
    Column(name="title", kind="text", optional=True),
    Column(name="start", kind="integer", optional=True),
    Column(name="low", kind="number", optional=True),
    Column(name="score", kind="real", optional=True),
    Column(name="chosen", kind="boolean", optional=False),
    Column(name="titles", kind="list", optional=False),
)
ROWS = [
    ("a", 1, Decimal("2.5"), 0.5, True, ("x", "y")),
    (None, None, None, None, False, ()),
]


def test_pandas_keeps_types_and_gaps() -> None:
    """Whole numbers stay whole beside a gap, numbers from text become floats, lists stay lists."""
    pytest.importorskip("pandas")
    frame = to_pandas(COLUMNS, ROWS)
    assert [str(kind) for kind in frame.dtypes] == ["string", "Int64", "float64", "float64", "boolean", "object"]
    assert frame["start"].tolist()[0] == 1
    assert frame["start"].isna().tolist() == [False, True]
    assert frame["titles"].tolist() == [["x", "y"], []]
    assert [str(kind) for kind in to_pandas(COLUMNS, []).dtypes] == [str(kind) for kind in frame.dtypes]


def test_polars_keeps_types_and_gaps() -> None:
    """The same in polars, also without rows."""
    pl = pytest.importorskip("polars")
    frame = to_polars(COLUMNS, ROWS)
    assert frame.schema["titles"] == pl.List(pl.String)
    assert frame.rows() == [("a", 1, 2.5, 0.5, True, ["x", "y"]), (None, None, None, None, False, [])]
    assert to_polars(COLUMNS, []).schema == frame.schema


def test_arrow_has_the_types_of_the_files() -> None:
    """The same in Arrow."""
    pytest.importorskip("pyarrow")
    table = to_arrow(COLUMNS, ROWS)
    assert [str(kind) for kind in table.schema.types] == [
        "string",
        "int64",
        "double",
        "double",
        "bool",
        "list<item: string>",
    ]
    assert table.to_pylist()[0] == {
        "title": "a",
        "start": 1,
        "low": 2.5,
        "score": 0.5,
        "chosen": True,
        "titles": ["x", "y"],
    }
    assert to_arrow(COLUMNS, []).num_rows == 0


@pytest.mark.parametrize(("package", "make"), [("pandas", to_pandas), ("polars", to_polars), ("pyarrow", to_arrow)])
def test_what_is_not_installed_is_named(
    package: str, make: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError) as missing:
        make(COLUMNS, ROWS)
    assert missing.value.hint.startswith("pip install")
