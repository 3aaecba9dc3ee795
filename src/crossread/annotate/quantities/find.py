"""Finds the quantities of a report and carries their places back to its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from crossread.annotate.quantities.counted import find_counted
from crossread.annotate.quantities.implied import find_implied
from crossread.annotate.quantities.reader import Finder, read_quantities
from crossread.annotate.quantities.stated import StatedQuantity
from crossread.records.checks import keep_digits
from crossread.records.document import Document, Sentence
from crossread.records.ids import content_id
from crossread.records.moments import Moment
from crossread.records.quantities import Quantity
from crossread.text import ReadingView, reading_view

_DATES = frozenset(["DATE", "TIME"])


def find_quantities(
    document: Document,
    sentences: Sequence[Sentence],
    moments: Sequence[Moment] = (),
    *,
    implied: bool = True,
    finder: Finder = find_counted,
) -> tuple[Quantity, ...]:
    """Find every number a report states, as the interval its words allow.

    Args:
        document: The report.
        sentences: Its sentences in order; furniture is not read.
        moments: Its time expressions; a number inside a date or a clock time counts nothing.
        implied: Whether to read counts that no number word states (`a baker and his sister`, `a second death`).
        finder: What finds the thing counted; replace it to use a parser.

    Returns:
        The quantities in order of their place; offsets are half-open code points into `document.text`.

    Example:
        >>> from crossread.records.document import Document, Sentence
        >>> text = "At least **22 people** were hurt."
        >>> report = Document(document_id="d-1", path="a.txt", words=6, text=text, sha256="0" * 64)
        >>> whole = Sentence(document_id="d-1", index=0, start=0, end=len(text), role="body")
        >>> [(one.text, one.low, one.high, one.counted) for one in find_quantities(report, [whole])]
        [('At least **22', Decimal('22'), None, 'person')]
    """
    dated = sorted((moment.start, moment.end) for moment in moments if moment.type in _DATES)
    starts = [start for start, _ in dated]
    found: list[Quantity] = []
    for sentence in sentences:
        if sentence.role == "furniture":
            continue
        view = reading_view(document.text, sentence.start, sentence.end)
        near = dated[max(0, bisect_left(starts, sentence.start) - 1) : bisect_left(starts, sentence.end)]
        found.extend(_read_view(document, view, near, finder, implied=implied))
    return tuple(found)


def _read_view(
    document: Document, view: ReadingView, dated: Sequence[tuple[int, int]], finder: Finder, *, implied: bool
) -> Iterator[Quantity]:
    taken = [view.from_document(start, end) for start, end in dated]
    stated = read_quantities(view.text, taken, finder)
    more = find_implied(view.text, stated) if implied else ()
    for one in sorted((*stated, *more), key=lambda one: (one.start, one.end)):
        record = _record(document, view, one)
        if record is not None:
            yield record


def _record(document: Document, view: ReadingView, one: StatedQuantity) -> Quantity | None:
    """Make the record of a quantity; None when its number is larger than any table keeps."""
    low = None if one.low is None else keep_digits(one.low)
    high = None if one.high is None else keep_digits(one.high)
    if (low is None) != (one.low is None) or (high is None) != (one.high is None):
        return None
    start, end = view.to_document(one.start, one.end)
    counted_start, counted_end = None, None
    if one.counted_start is not None and one.counted_end is not None:
        counted_start, counted_end = view.to_document(one.counted_start, one.counted_end)
    return Quantity(
        quantity_id=content_id("quantity", document.document_id, start, end, one.low, one.high, one.unit),
        document_id=document.document_id,
        start=start,
        end=end,
        text=document.text[start:end],
        low=low,
        high=high,
        hedge=one.hedge,
        unit=one.unit,
        counted=one.counted,
        counted_start=counted_start,
        counted_end=counted_end,
    )
