"""Statements printed without marks: a paragraph that ends with a colon after a cue, and the paragraphs it announces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate.lexicons import load_cues, load_nouns
from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations.attributions import Attribution, Span
from crossread.annotate.quotations.grammar import find_source, phrase_of

_PARAGRAPH = re.compile(r"[^\n]+")
_OWN_VOICE = re.compile(r"\b(?:I|we|our|my|us|me)\b", re.IGNORECASE)
_MARK = re.compile(r"[\"“”«»]")
_REACH = 12  # words before the colon among which the cue stands


@dataclass(frozen=True, slots=True)
class Block:
    """A statement without marks: its paragraphs in the view, and what announces it."""

    pieces: tuple[tuple[int, int], ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]


def find_blocks(parsed: Parsed, attributions: Sequence[Attribution]) -> list[Block]:
    """Find statements that a colon announces at the end of the paragraph before.

    The first paragraph after the colon belongs to it, and those after it that speak in the first person outside
    marks, as statements do and reports do not.

    Args:
        parsed: The report.
        attributions: What is attributed already; used for the announcing source.
    """
    text = parsed.view.text
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    found = []
    for number, (start, end) in enumerate(paragraphs[:-1]):
        if text[end - 1] != ":":
            continue
        announced = _announcement(parsed, start, end, attributions)
        if announced is None:
            continue
        pieces: list[tuple[int, int]] = []
        for left, right in paragraphs[number + 1 :]:
            words = text[left:right]
            if _MARK.search(words[:1]) or (pieces and not (_OWN_VOICE.search(words) and not _MARK.search(words))):
                break
            pieces.append((left, right))
        if pieces:
            found.append(Block(tuple(pieces), *announced))
    return found


def _announcement(
    parsed: Parsed, start: int, end: int, attributions: Sequence[Attribution]
) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Source and cue of a paragraph that announces a statement; None when it announces something else."""
    first, last = parsed.tokens(start, end)
    for attribution in attributions:
        if (
            attribution.cue
            and attribution.source
            and first <= attribution.cue[0][0] < last
            and attribution.cue[-1][1] >= last - _REACH
        ):
            return attribution.source, attribution.cue
    near = parsed.doc[max(first, last - _REACH) : last]
    for token in reversed(near):
        form = load_cues().get(token.lower_)
        if token.pos_ in {"VERB", "AUX"} and form is not None and form.share >= 0.5:  # noqa: PLR2004 - mostly a cue
            head = find_source(token)
            return ((phrase_of(head),) if head is not None else ()), ((token.i, token.i + 1),)
    for token in reversed(near[-6:]):
        if token.lower_ in load_nouns("document"):
            return (phrase_of(token),), ((token.i, token.i + 1),)
    return None
