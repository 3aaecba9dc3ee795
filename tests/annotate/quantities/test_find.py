"""Quantities of a whole report."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

from hypothesis import example, given
from hypothesis import strategies as st

from crossread.annotate.quantities import find_quantities, read_quantities
from crossread.annotate.quantities.measures import Measured
from crossread.annotate.quantities.phrases import Counted
from crossread.annotate.quantities.tokens import Token
from crossread.records.document import Document, Role, Sentence
from crossread.records.moments import Moment
from crossread.records.quantities import Quantity


def report(text: str) -> Document:
    """A report of one text."""
    return Document(document_id="d-1", path="a.txt", words=len(text.split()), text=text, sha256="0" * 64)


def whole(text: str, role: Role = "body") -> tuple[Sentence, ...]:
    """The text as one sentence."""
    return (Sentence(document_id="d-1", index=0, start=0, end=len(text), role=role),)


def find(text: str, *, implied: bool = True) -> tuple[Quantity, ...]:
    """The quantities of a text that is one sentence."""
    return find_quantities(report(text), whole(text), implied=implied)


def test_offsets_lead_back_through_markup() -> None:
    """What is cut out of the text at the offsets is the words of the record, markup and odd spaces included."""
    text = "The [harbour](#map) lost **at\u00a0least 40 boats** and _$2\u00a0million_."
    boats, money = find(text)
    assert (boats.text, boats.low, boats.high, boats.counted) == ("at\u00a0least 40", Decimal(40), None, "boat")
    assert boats.counted_start is not None
    assert text[boats.counted_start : boats.counted_end] == "boats"
    assert (money.text, money.unit) == ("$2\u00a0million", "USD")
    assert all(text[one.start : one.end] == one.text for one in (boats, money))


def test_furniture_is_not_read() -> None:
    """Numbers of the page around a report are none of its quantities."""
    text = "Read 12 more stories"
    assert find_quantities(report(text), whole(text, "furniture")) == ()


def test_a_date_counts_nothing_but_a_span_of_time_does() -> None:
    """A number inside a date is refused; one with a unit of time is a quantity wherever it stands."""
    text = "On the 12 of the month, three days later, 9 boats sank."
    spans = [("the 12 of the month", "DATE"), ("three days later", "DATE")]
    moments = [
        Moment(
            moment_id=f"m-{index}",
            document_id="d-1",
            start=text.index(words),
            end=text.index(words) + len(words),
            text=words,
            type="DATE",
        )
        for index, (words, _) in enumerate(spans)
    ]
    found = find_quantities(report(text), whole(text), moments)
    assert [(one.text, one.unit) for one in found] == [("three days", "d"), ("9", None)]


def test_same_text_same_ids() -> None:
    """Two readings of one report are equal, ids included, and no two quantities share an id."""
    text = "Two boats and two barges hit two piers."
    assert find(text) == find(text)
    assert len({one.quantity_id for one in find(text)}) == 3


def test_a_finder_can_replace_the_heuristics() -> None:
    """What counts is decided by the finder that is handed in."""

    def buoy(_tokens: Sequence[Token], _found: Measured, _last: int, _previous: Counted | None) -> Counted | None:
        return Counted("buoy", None, None)

    text = "Six drifted off."
    (one,) = find_quantities(report(text), whole(text), finder=buoy)
    assert (one.counted, one.counted_start) == ("buoy", None)


def test_counts_that_no_number_states_can_be_left_out() -> None:
    """`implied` decides whether a pair of persons counts as two."""
    text = "Police held a baker and his sister."
    assert [(one.text, one.low) for one in find(text)] == [("a baker and his sister", Decimal(2))]
    assert find(text, implied=False) == ()


@given(st.text(alphabet="ab $€%°.,-–/'’()[]½²0123456789\u00a0\nSaten onf million hundred ofdozen", max_size=80))
@example("½a")
@example("1/²")
def test_no_text_breaks_the_reader(text: str) -> None:
    """Any text is read without error, and every span lies in it and holds its words."""
    for one in read_quantities(text):
        assert text[one.start : one.end] == one.text
        assert one.low is None or one.high is None or one.low <= one.high
        assert (one.counted_start is None) == (one.counted_end is None)


def test_values_do_not_depend_on_a_callers_precision() -> None:
    """The same sentence has the same values whatever the caller has done to decimal arithmetic."""
    text = "Exactly 3.1415926535 million people, one in three of them children."
    plain = read_quantities(text)
    with localcontext() as context:
        context.prec = 5
        assert read_quantities(text) == plain


@given(st.text(max_size=40), st.sampled_from(["5 × 10", "½", "10⁻", "1/", "$", "6.", "12,", "3-", "٣"]))
def test_no_script_breaks_the_reader(text: str, start: str) -> None:
    """Digits, fractions and powers of any script before any text are read without error."""
    for one in read_quantities(start + text):
        assert one.end <= len(start + text)


def test_trend_tells_rises_from_falls() -> None:
    """The same number after verbs of rising and falling differs in its trend and in nothing else."""
    (rise,) = read_quantities("Exports rose 5%.")
    (fall,) = read_quantities("Exports fell by 5%.")
    (level,) = read_quantities("Exports made up 5% of it.")
    assert (rise.trend, fall.trend, level.trend) == ("up", "down", None)
    assert rise.low == fall.low == level.low
