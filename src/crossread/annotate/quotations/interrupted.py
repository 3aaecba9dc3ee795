"""What a source and a cue between two commas cut in two: in "The lock, Holm said, stays shut" both ends are hers.

Roles are seldom sure of the few words before the first comma, and the words behind make no statement without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crossread.annotate.quotations.attributions import Attribution, Span, overlap

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST_ASIDE = 8
"""Words between source and cue and the second comma: "Holm told the council on Monday"."""
_RELATIVES = frozenset(["that", "which", "who", "whom", "where", "when"])
_GOES_ON = _RELATIVES | {"to"}
"""What opens words that hang on the cue or on what stands before it: the comma before them closes something else."""


def add_openings(doc: Doc, found: Sequence[Attribution], marked: Sequence[Span]) -> list[Attribution]:
    """Add to what a source and a cue between commas report the words of the sentence before them.

    Args:
        doc: The parse.
        found: The attributions.
        marked: Runs between marks, marks included, as token spans; there marks tell where words begin.

    Returns:
        The attributions in the same order.
    """
    cues = [cue for one in found for cue in one.cue]
    contents = [piece for one in found for piece in one.content]
    blocked = [*cues, *contents, *marked]
    added = []
    for one in found:
        opening = _opening(doc, one)
        if opening is None or any(overlap(opening, other) for other in blocked) or _in_marks(one, marked):
            added.append(one)
        else:
            added.append(replace(one, content=(opening, *one.content)))
    return added


def _opening(doc: Doc, one: Attribution) -> Span | None:
    """The words of a sentence before a source and a cue that stand between commas, without an "And" at their start."""
    if len(one.source) != 1 or len(one.cue) != 1:
        return None
    aside = min(one.source[0][0], one.cue[0][0]), max(one.source[0][1], one.cue[0][1])
    sentence, behind = doc[aside[0]].sent, one.content[0][0]
    if not sentence.start < aside[0] - 1 < aside[1] < behind < sentence.end or behind - aside[1] > _LONGEST_ASIDE:
        return None
    if doc[aside[0] - 1].text != "," or doc[behind].lower_ in _GOES_ON:
        return None
    if next((token.i for token in doc[aside[1] : behind] if token.is_punct), None) != behind - 1 or (
        doc[behind - 1].text != ","
    ):  # "Vance told, for the first time, a story" is no aside
        return None
    last = doc[aside[0] - 2]
    if last.pos_ in {"CCONJ", "SCONJ", "ADP"} or last.lower_ in _RELATIVES:  # "…, which, Holm said, …"
        return None
    first = sentence.start
    while first < aside[0] - 1 and (doc[first].pos_ == "CCONJ" or doc[first].is_punct or doc[first].is_space):
        first += 1
    return (first, aside[0] - 1) if first < aside[0] - 1 else None


def _in_marks(one: Attribution, marked: Sequence[Span]) -> bool:
    return any(start <= one.content[0][0] < end for start, end in marked)
