"""The same quantity across the reports of a story, from the workspace and back into it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from crossread.annotate.lexicons import find_gender, load_nouns
from crossread.annotate.quantities.tables import load_persons, load_units
from crossread.link.figures import Tally, Unit, link_figures, read_tally
from crossread.link.figures.passages import Passage
from crossread.link.terms import find_terms, weigh_story
from crossread.records import Document, Moment, Quantity, Sentence
from crossread.records.document import SAID_ROLES
from crossread.store import Workspace
from crossread.text import ReadingView, reading_view

_PRONOUNS = frozenset(["he", "she"])
_BEFORE = 2
_DATED = frozenset(["DATE", "TIME"])
_NO_DATE = frozenset([
    "now", "right now", "currently", "at present", "at the moment", "the time", "at the time", "at that time",
    "at this time", "so far",
])  # fmt: skip
"""Words that mean the time of the report or of what it tells, and date no number."""

_OF_ANIMALS = frozenset(["male", "female"])


def link_figure_rows(workspace: Workspace, story_id: str) -> Iterator[Any]:
    """Link the quantities of a story.

    Args:
        workspace: Where they are.
        story_id: The story.

    Yields:
        The figures, and each quantity with its figure.
    """
    quantities = list(workspace.load(Quantity, story_id=story_id))
    found = link_figures(story_id, read_tallies(workspace, story_id, quantities))
    yield from found.figures
    for quantity in quantities:
        yield replace(quantity, figure_id=found.figure_of[quantity.quantity_id])


def read_tallies(workspace: Workspace, story_id: str, quantities: Sequence[Quantity]) -> list[Tally]:
    """Read the numbers of a story with their sentences.

    Args:
        workspace: Where they are.
        story_id: The story.
        quantities: Its quantities.
    """
    numbers: dict[str, list[Quantity]] = defaultdict(list)
    dates: dict[str, list[Moment]] = defaultdict(list)
    views: dict[str, list[ReadingView]] = defaultdict(list)
    stems = []
    documents = {row.document_id: row for row in workspace.load(Document, story_id=story_id)}
    for quantity in quantities:
        numbers[quantity.document_id].append(quantity)
    for moment in workspace.load(Moment, story_id=story_id):
        if moment.type in _DATED and moment.text.lower() not in _NO_DATE:
            dates[moment.document_id].append(moment)
    for sentence in workspace.load(Sentence, story_id=story_id):
        view = reading_view(documents[sentence.document_id].text, sentence.start, sentence.end)
        views[sentence.document_id].append(view)
        if sentence.role in SAID_ROLES:
            stems.append([term.stem for term in find_terms(view.text)])
    weights = weigh_story(stems)
    persons = load_persons() | (load_nouns("role") - _OF_ANIMALS)
    units = {symbol: Unit(unit.dimension, unit.factor) for symbol, unit in load_units().items()}
    return [
        read_tally(
            quantity,
            passage,
            weights=weights,
            units=units,
            persons=persons,
            find_gender=find_gender,
            published=documents[document_id].published,
        )
        for document_id, listed in numbers.items()
        for quantity, passage in _passages(documents[document_id], listed, dates[document_id], views[document_id])
    ]


def _passages(
    document: Document, quantities: Sequence[Quantity], moments: Sequence[Moment], views: Sequence[ReadingView]
) -> Iterator[tuple[Quantity, Passage]]:
    starts = [view.start for view in views]
    for quantity in quantities:
        at = max(0, bisect_right(starts, quantity.start) - 1)
        view = views[at]
        if quantity.text.lower() in _PRONOUNS:  # who is meant, and when, is told before
            view = reading_view(document.text, views[max(0, at - _BEFORE)].start, view.end)
        start, end = view.from_document(quantity.start, quantity.end)
        yield (
            quantity,
            Passage(
                text=view.text,
                start=start,
                end=end,
                others=[
                    view.from_document(other.start, other.end)
                    for other in quantities
                    if other is not quantity and view.start <= other.start < view.end and not _overlap(other, quantity)
                ],
                dates=[
                    (*view.from_document(one.start, one.end), (one.earliest, one.latest), _is_span(one))
                    for one in moments
                    if view.start <= one.start < view.end
                ],
                before=views[at - 1].text if at else "",
                broken=at > 0 and _is_broken(views[at - 1].text, view.text),
            ),
        )


def _is_broken(before: str, text: str) -> bool:
    """Whether a sentence is the rest of the one before, which a break of the page cut in two."""
    return before[-1:].isalnum() and not text[:1].isupper()


def _overlap(one: Quantity, other: Quantity) -> bool:
    return one.start < other.end and other.start < one.end


def _is_span(moment: Moment) -> bool:
    """Whether a date opens or covers a span: `since 2009`, a year, a decade."""
    return (moment.anchor or "").startswith("since") or moment.precision in ("year", "decade", "open")
