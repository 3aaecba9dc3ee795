"""Tidy contents: cut them at paragraphs, set them on the marks they fill, trim what hangs at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.annotate.quotations.attributions import Span, overlap

if TYPE_CHECKING:
    from spacy.tokens import Doc

LOOSE_END = frozenset(",.;:–—-…")
"""Signs that belong to no span at its end."""


def tidy_contents(doc: Doc, content: Sequence[Span], cue: Span, marked: Sequence[Span]) -> list[Span]:
    """Cut contents at paragraphs, set them on the marks they fill, and trim what hangs at their ends."""
    pieces = [piece for run in content for piece in _cut_paragraphs(doc, run)]
    set_on = [_set_on_marks(piece, cue, marked) for piece in pieces]
    trimmed = [trim_content(doc, piece, marked) for piece in join_overlapping(set_on)]
    return [(start, end) for start, end in trimmed if start < end]


def _cut_paragraphs(doc: Doc, run: Span) -> list[Span]:
    pieces, left = [], run[0]
    for token in range(*run):
        if "\n" in doc[token].text:
            if left < token:
                pieces.append((left, token))
            left = token + 1
    if left < run[1]:
        pieces.append((left, run[1]))
    return pieces


def _set_on_marks(piece: Span, cue: Span, marked: Sequence[Span]) -> Span:
    """Set a piece on the run between marks that it mostly fills or that mostly fills it."""
    start, end = piece
    for run in marked:
        shared = overlap(piece, run)
        if not shared or overlap(run, cue):
            continue
        if shared >= 0.5 * (run[1] - run[0]):
            start, end = min(start, run[0]), max(end, run[1])
    return start, end


def trim_content(doc: Doc, piece: Span, marked: Sequence[Span]) -> Span:
    """Take stops and commas off the ends, unless they stand inside marks that close there."""
    start, end = piece
    closing = {run[1] for run in marked}
    opening = {run[0] for run in marked}
    while end > start and end not in closing and (doc[end - 1].text in LOOSE_END or doc[end - 1].is_space):
        end -= 1
    while start < end and start not in opening and (doc[start].text in LOOSE_END or doc[start].is_space):
        start += 1
    return start, end


def join_overlapping(pieces: list[Span]) -> list[Span]:
    """Pieces in order; those that overlap become one."""
    merged: list[Span] = []
    for start, end in sorted(pieces):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
