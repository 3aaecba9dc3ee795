"""Attributions by known cue words and grammar alone, for language engines that know no roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.annotate.lexicons import load_cues
from crossread.annotate.quotations.attributions import Attribution, Span, overlap
from crossread.annotate.quotations.grammar import find_clause, find_source, phrase_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BESIDE = 8  # words
CUE_SHARE = 0.5
"""Share of a form's uses that must be cues for it to count as one without further proof."""


def is_cue(token: Token) -> bool:
    """Whether a word form mostly tells of saying, writing or thinking, and stands as a verb here."""
    form = load_cues().get(token.lower_)
    return (
        form is not None and form.share >= CUE_SHARE and (token.pos_ in {"VERB", "AUX"} or token.lower_ == "according")
    )


def find_cue_attributions(doc: Doc, marked: Sequence[Span]) -> list[Attribution]:
    """Find attributions by the lexicon and the tree.

    Args:
        doc: A parse.
        marked: Runs between marks, marks included, as token spans.
    """
    found = []
    for token in doc:
        if not is_cue(token):
            continue
        cue = (
            (token.i, token.i + 2) if token.lower_ == "according" and token.i + 1 < len(doc) else (token.i, token.i + 1)
        )
        head = find_source(token)
        source = phrase_of(head) if head is not None else None
        content = [_set_on(piece, cue, marked) for piece in find_clause(token, source, cue)]
        content += [run for run in marked if _beside(run, token) and not any(overlap(run, piece) for piece in content)]
        if content:
            found.append(
                Attribution(
                    source=(source,) if source else (), cue=(cue,), content=tuple(sorted(content)), found_by="grammar"
                )
            )
    return found


def _set_on(piece: Span, cue: Span, marked: Sequence[Span]) -> Span:
    start, end = piece
    for run in marked:
        if overlap(piece, run) and not overlap(run, cue):
            start, end = min(start, run[0]), max(end, run[1])
    return start, end


def _beside(run: Span, cue: Token) -> bool:
    """Whether a run between marks stands in the sentence of a cue, next to it."""
    sentence = cue.sent
    inside = run[0] <= cue.i < run[1]
    near = min(abs(cue.i - run[0]), abs(cue.i - run[1])) < _BESIDE
    return near and not inside and run[1] >= sentence.start and run[0] < sentence.end
