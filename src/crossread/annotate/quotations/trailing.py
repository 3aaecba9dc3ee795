"""What a cue at the end of its sentence reports: ", the clerk said." is said of the whole sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from crossread.annotate.quotations.attributions import Attribution, Span
from crossread.annotate.quotations.cues import is_cue
from crossread.annotate.quotations.grammar import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FEWEST = 4  # tokens that make more than "But" or "Meanwhile,"
_LONGEST_DAY = 4  # tokens of "said on Sunday morning."


def reach_back(doc: Doc, found: Sequence[Attribution], marked: Sequence[Span]) -> list[Attribution]:
    """Let what is said reach back to the start of its sentence where source and cue close it.

    Args:
        doc: The parse.
        found: The attributions.
        marked: Runs between marks, marks included, as token spans.

    Returns:
        The attributions in the same order.
    """
    cues = {token for one in found for start, end in one.cue for token in range(start, end)}
    return [_reach(doc, one, cues, marked) for one in found]


def _reach(doc: Doc, one: Attribution, cues: set[int], marked: Sequence[Span]) -> Attribution:
    comma = _closing_comma(doc, one)
    if comma is None:
        return one
    opens, first = doc[comma].sent.start, one.content[0][0]
    gaps = [(opens, first), *((left[1], right[0]) for left, right in pairwise(one.content))]
    others = any(token in cues for gap in gaps for token in range(*gap)) or any(
        doc[token].pos_ == "VERB" and is_cue(doc[token]) for token in range(opens, first + 1)
    )
    quoted = any(start < comma and opens < end for start, end in marked)  # marks tell where words begin
    if others or quoted or all(end - start < _FEWEST for start, end in gaps):
        return one
    whole = first - opens >= _FEWEST and any(token.dep_ in SUBJECTS for token in doc[opens:first])
    return replace(one, content=((opens if whole else first, comma),))


def _closing_comma(doc: Doc, one: Attribution) -> int | None:
    """The comma before a source and a cue that stand together at the end of their sentence, behind all they report."""
    if len(one.source) != 1 or len(one.cue) != 1:
        return None
    (source,), (cue,) = one.source, one.cue
    sentence = doc[cue[0]].sent
    comma = min(source[0], cue[0]) - 1
    beside = source[1] == cue[0] or cue[1] == source[0]
    if not beside or comma <= sentence.start or doc[comma].text != "," or not is_cue(doc[cue[0] : cue[1]].root):
        return None
    rest = [token for token in doc[max(source[1], cue[1]) : sentence.end] if not (token.is_punct or token.is_space)]
    behind = sentence.start <= one.content[0][0] < one.content[-1][1] <= comma
    return comma if behind and len(rest) <= _LONGEST_DAY else None
