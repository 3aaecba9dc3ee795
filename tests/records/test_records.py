"""Records: what flows between rooms keeps its own promises."""

from __future__ import annotations

import dataclasses
import inspect
from decimal import Decimal

import pytest

from crossread import records
from crossread.records import Cell, Document, Moment, Quantity, Sentence, content_id

RECORDS = [item for item in vars(records).values() if dataclasses.is_dataclass(item)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_are_frozen_slotted_and_keyword_only(record: type) -> None:
    """A record cannot be changed, has no dictionary, and is made by naming its fields."""
    parameters = record.__dataclass_params__  # type: ignore[attr-defined]
    assert parameters.frozen
    assert "__slots__" in vars(record)
    assert all(field.kw_only for field in dataclasses.fields(record))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_explained(record: type) -> None:
    """The docstring of a record says what each field is."""
    for field in dataclasses.fields(record):
        assert f"\n    {field.name}: " in inspect.cleandoc(record.__doc__ or ""), field.name


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 2)])
def test_a_span_has_at_least_one_character(start: int, end: int) -> None:
    """Empty, reversed and negative spans are refused."""
    with pytest.raises(ValueError, match="half-open"):
        Sentence(document_id="d", index=0, start=start, end=end, role="body")


def test_closed_lists_are_closed() -> None:
    """A word outside a closed list is refused, with the list."""
    with pytest.raises(ValueError, match="'omits' is not one of"):
        Cell(claim_id="c", document_id="d", state="omits", reason="")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="status"):
        Document(document_id="d", path="p", words=0, text="", sha256="", status="odd")  # type: ignore[arg-type]


def test_intervals_are_in_order() -> None:
    """A quantity's bounds and a moment's days are refused in the wrong order."""
    with pytest.raises(ValueError, match="above"):
        Quantity(quantity_id="n", document_id="d", start=0, end=1, text="7", low=Decimal(8), high=Decimal(7))
    with pytest.raises(ValueError, match="after"):
        Moment(
            moment_id="m",
            document_id="d",
            start=0,
            end=1,
            text="x",
            type="DATE",
            earliest="2031-05-04",
            latest="2031-05-03",
        )


@pytest.mark.parametrize("number", ["1e400", "NaN", "Infinity", "0.1234567890123456789"])
def test_numbers_fit_a_table(number: str) -> None:
    """A number that a table would change or could not hold is refused by the record."""
    with pytest.raises(ValueError, match="significant digits"):
        Quantity(quantity_id="n", document_id="d", start=0, end=1, text="7", low=Decimal(number), high=None)


def test_scores_lie_between_nought_and_one() -> None:
    """A score outside [0, 1], or one that is no number, is refused."""
    for score in (-0.1, 1.1, float("nan")):
        with pytest.raises(ValueError, match="score"):
            Cell(claim_id="c", document_id="d", state="states", score=score, reason="")


def test_ids_depend_on_every_part_and_its_border() -> None:
    """Ids differ when a part, its border or the kind differs, and are the same on every machine."""
    assert content_id("q", "ab", "c") != content_id("q", "a", "bc")
    assert content_id("q", "ab") != content_id("r", "ab")
    assert content_id("q", "ab", 1) == "q-" + content_id("q", "ab", "1").removeprefix("q-")
    assert content_id("d", "Velmar") == "d-6ea97262a9e77167"
