"""Finds the time expressions of a report, as intervals with what they were counted from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from crossread.annotate.moments.anchors import choose_anchor, dateline_span
from crossread.annotate.moments.context import Anchor
from crossread.annotate.moments.expressions import Options, TimeExpression, read_block
from crossread.annotate.moments.survey import blocks_of, open_context
from crossread.records.document import READ_ROLES, Document, Sentence
from crossread.records.ids import content_id
from crossread.records.moments import Moment
from crossread.records.quotations import Quotation
from crossread.text import ReadingView, reading_view


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """A day lent to a report whose own date is unknown.

    Attributes:
        day: The day.
        why: Where it is from, fit for the page ("latest of the story's other reports").
    """

    day: date
    why: str


def find_moments(
    document: Document,
    sentences: tuple[Sentence, ...],
    *,
    quotations: tuple[Quotation, ...] = (),
    lent: Lent | None = None,
    zone: tzinfo | None = None,
    options: Options | None = None,
) -> tuple[Moment, ...]:
    """Find the time expressions of a report.

    Args:
        document: The report.
        sentences: Its sentences with their roles; page furniture is not read. Without any, the whole
            text is read.
        quotations: Its quotations; words in one with `said_on` are counted from that day.
        lent: A day to count from when the report's own date is unknown.
        zone: The zone in which the day of publication is taken; None for that of `published` itself.
        options: What counts as a time expression.

    Returns:
        The moments in order. `start` and `end` are half-open code points into `document.text`; `earliest`
        and `latest` are inclusive.

    Source:
        TIMEX3 (TimeML 1.2.1 and the TempEval-3 guidelines) for spans, types and values; the intervals are ours.

    Example:
        >>> report = Document(document_id="d", path="d.txt", text="The envoy left on Friday.", words=5,
        ...                   published="2019-03-25", sha256="0")
        >>> [moment] = find_moments(report, ())
        >>> moment.text, moment.earliest, moment.anchor
        ('Friday', '2019-03-22', 'weekday: last before published 2019-03-25')
    """
    chosen = options or Options()
    anchor = choose_anchor(document, zone=zone, lent=Anchor(lent.day, lent.why) if lent else None)
    context = open_context(document.text, anchor, chosen.style, day_first=chosen.day_first)
    found: list[Moment] = []
    for start, end in _blocks(document, sentences):
        view = reading_view(document.text, start, end)
        said = tuple(_said(view, quotations))
        found.extend(_moment(document, view, one) for one in read_block(view.text, context, chosen, said))
    return tuple(found)


def _blocks(document: Document, sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, int]]:
    """Stretches of text to read in one go: sentences that follow each other without a line break."""
    if not sentences:
        yield from blocks_of(document.text)
        return
    start = end = None
    dateline = dateline_span(document.text) or (0, 0)
    for sentence in sentences:
        # a dateline is furniture of the page, but its date says when the report was filed
        if sentence.role not in READ_ROLES and not sentence.start <= dateline[0] < dateline[1] <= sentence.end:
            continue
        if start is not None and end is not None and "\n" not in document.text[end : sentence.start]:
            end = sentence.end
            continue
        if start is not None and end is not None:
            yield start, end
        start, end = sentence.start, sentence.end
    if start is not None and end is not None:
        yield start, end


def _said(view: ReadingView, quotations: tuple[Quotation, ...]) -> Iterator[tuple[int, int, Anchor]]:
    """Stretches of the view that were said on a known day."""
    for quotation in quotations:
        if quotation.said_on is None or quotation.end <= view.start or quotation.start >= view.end:
            continue
        day = date.fromisoformat(quotation.said_on[:10])
        start, end = view.from_document(max(quotation.start, view.start), min(quotation.end, view.end))
        yield start, end, Anchor(day, f"said on {day.isoformat()}")


def _moment(document: Document, view: ReadingView, one: TimeExpression) -> Moment:
    """Carry an expression back to the document."""
    start, end = view.to_document(one.start, one.end)
    return Moment(
        moment_id=content_id("moment", document.document_id, start, end),
        document_id=document.document_id,
        start=start,
        end=end,
        text=document.text[start:end],
        type=one.type,
        value=one.value,
        earliest=one.earliest,
        latest=one.latest,
        precision=one.precision,
        anchor=one.anchor,
    )
