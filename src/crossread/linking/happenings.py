"""Dated happenings across the reports of a story, from the workspace and back into it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from crossread.link.happenings import Telling, link_happenings, read_telling
from crossread.link.terms import Weights, find_terms, weigh_story
from crossread.records import Clause, Document, Moment, Sentence
from crossread.records.document import READ_ROLES
from crossread.store import Workspace
from crossread.text import ReadingView, reading_view

_DATED = frozenset(["DATE", "TIME"])


def link_happening_rows(workspace: Workspace, story_id: str) -> Iterator[Any]:
    """Link what the reports of a story say happened when.

    Args:
        workspace: Where their dates and clauses are.
        story_id: The story.

    Yields:
        The happenings, and each date with the happening it belongs to.
    """
    sentences: dict[str, list[Sentence]] = defaultdict(list)
    views: dict[str, list[ReadingView]] = defaultdict(list)
    clauses: dict[str, list[Clause]] = defaultdict(list)
    stems = []
    documents = {row.document_id: row for row in workspace.load(Document, story_id=story_id)}
    for sentence in workspace.load(Sentence, story_id=story_id):
        view = reading_view(documents[sentence.document_id].text, sentence.start, sentence.end)
        sentences[sentence.document_id].append(sentence)
        views[sentence.document_id].append(view)
        if sentence.role in READ_ROLES:
            stems.append([term.stem for term in find_terms(view.text)])
    for clause in workspace.load(Clause, story_id=story_id):
        clauses[clause.document_id].append(clause)
    weights = weigh_story(stems)
    tellings: list[Telling] = []
    for moment in workspace.load(Moment, story_id=story_id):
        name = moment.document_id
        if moment.type not in _DATED or moment.earliest is None or moment.precision == "open" or not sentences[name]:
            continue
        at = max(0, bisect_right([row.start for row in sentences[name]], moment.start) - 1)
        if sentences[name][at].role in READ_ROLES:
            tellings.append(_read(documents[name], moment, views[name][at], clauses[name], weights))
    found = link_happenings(story_id, tellings)
    yield from found.happenings
    for telling in tellings:
        moment = telling.moment
        yield replace(moment, happening_id=found.happening_of[moment.moment_id])


def _read(
    document: Document, moment: Moment, view: ReadingView, clauses: Sequence[Clause], weights: Weights
) -> Telling:
    holding = [row for row in clauses if row.start <= moment.start and moment.end <= row.end]
    clause = min(holding, key=lambda row: (row.end - row.start, row.clause_id), default=None)
    words = view.text
    if clause is not None:
        inner = [row for row in clauses if clause.start <= row.start and row.end <= clause.end and row is not clause]
        words = _without(document.text, clause.start, clause.end, inner, moment)
    return read_telling(
        moment,
        clause=clause,
        sentence=view.text,
        words=words,
        weights=weights,
        published=document.published,
    )


def _without(text: str, start: int, end: int, clauses: Sequence[Clause], moment: Moment) -> str:
    """The words of a passage without those of clauses inside it that do not hold the date."""
    pieces, at = [], start
    for row in sorted(clauses, key=lambda row: (row.start, row.end)):
        if at <= row.start and row.end <= end and not row.start <= moment.start < row.end:
            pieces.append(reading_view(text, at, row.start).text)
            at = row.end
    pieces.append(reading_view(text, at, end).text)
    return " ".join(pieces)
