"""Settle what the roles roughly give: borders of sources and cues, contents, then who of those around is the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crossread.annotate.quotations.attributions import Attribution, Span
from crossread.annotate.quotations.borders import Part, settle_borders
from crossread.annotate.quotations.content_spans import settle_content
from crossread.annotate.quotations.source_spans import choose_sources
from crossread.annotate.quotations.tidying import join_overlapping
from crossread.annotate.quotations.word_table import WordTable, read_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.language import TokenRoles


LONGEST_GAP = 12
"""Words that the roles may be unsure of inside what is said before its source and cue."""


def settle_attributions(
    doc: Doc, roles: TokenRoles, found: Sequence[Attribution], marked: Sequence[Span]
) -> list[Attribution]:
    """Settle all spans of the attributions of a report.

    Args:
        doc: The parse.
        roles: Its role probabilities.
        found: The attributions as `read_heads` gives them.
        marked: Runs between marks, marks included, as token spans; their borders stay.

    Returns:
        The attributions in the same order, without those whose contents are all unlikely.
    """
    words = read_words(doc)
    fixed = frozenset(border for run in marked for border in run)
    settled = []
    for rough in found:
        one = settle_ends(words, roles, rough, fixed)
        pieces = [settle_content(words, roles, part, beside(one), fixed) for part in content_parts(words, rough, one)]
        kept = [piece for piece in pieces if piece is not None]
        if kept:
            settled.append(replace(one, content=tuple(join_overlapping(kept))))
    return choose_sources(doc, words, roles, settled)


def settle_ends(words: WordTable, roles: TokenRoles, rough: Attribution, fixed: frozenset[int]) -> Attribution:
    """Settle the borders of the source and the cue of an attribution."""
    cue = rough.cue[0]
    source = tuple(settle_borders(words, roles, Part("source", one, cue), [cue], fixed) for one in rough.source)
    settled = settle_borders(words, roles, Part("cue", cue, cue), [*source, *rough.content], fixed)
    return replace(rough, source=source, cue=(settled,))


def content_parts(words: WordTable, rough: Attribution, one: Attribution) -> list[Part]:
    """The pieces of a content as the roles give them, with the settled cue.

    Two that stand in one sentence before both source and cue ("Rask, who owns the mill, has left, Holm said") are one:
    what lies between is said too.
    """
    behind = min(start for start, _ in beside(one))
    joined: list[Span] = []
    for start, end in rough.content:
        if joined and end <= behind and 0 < start - joined[-1][1] <= LONGEST_GAP:
            first, last = words.sentence(behind)
            if first <= joined[-1][0] and end <= last:
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return [Part("content", piece, one.cue[0]) for piece in joined]


def beside(one: Attribution) -> list[Span]:
    """The parts of an attribution that its content may not reach into."""
    return [*one.cue, *one.source]
