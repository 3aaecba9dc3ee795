"""Pieces of one quotation in one report: around its attribution, over paragraphs, or one inside the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from crossread.link.utterances.sayings import Saying
from crossread.link.utterances.speakers import compare_speakers

_SAME = 0.8
LONGEST_ATTRIBUTION = 20
"""Words between two pieces of one quotation."""

_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"\w\s*[.!?]\s*[“\"‘']?\s*$")
"""An attribution that ends a sentence, and words that begin another: two things said, not one in two pieces."""


def find_pieces(sayings: Sequence[Saying]) -> Iterator[tuple[str, str]]:
    """Find quotations of one report of which one stands inside the other.

    Args:
        sayings: Quotations of one report, in order of place.

    Yields:
        Ids of two quotations that are one.
    """
    for one, other in _nested(sayings):
        yield one.quotation.quotation_id, other.quotation.quotation_id


def find_following(sayings: Sequence[Saying], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Find quotations of one report of which one goes on where the other stopped.

    Args:
        sayings: Quotations of one report, in order of place.
        texts: Text of each report.

    Yields:
        Ids of two quotations, one after the other.
    """
    marked = [saying for saying in sayings if saying.marked]
    for one, other in pairwise(marked):
        if _follows(one, other, texts.get(one.quotation.document_id, "")):
            yield one.quotation.quotation_id, other.quotation.quotation_id


def _nested(sayings: Sequence[Saying]) -> Iterator[tuple[Saying, Saying]]:
    """Quotations that stand inside another of no other speaker."""
    open_ones: list[Saying] = []
    for saying in sorted(sayings, key=lambda one: (one.quotation.start, -one.quotation.end)):
        open_ones = [outer for outer in open_ones if outer.quotation.end > saying.quotation.start]
        for outer in reversed(open_ones):
            if outer.quotation.end >= saying.quotation.end and _same_speaker(outer, saying):
                if outer.quotation.kind != "direct":  # what somebody says that others said is no piece of it
                    yield outer, saying
                break
        open_ones.append(saying)


def _same_speaker(one: Saying, other: Saying) -> bool:
    speakers = compare_speakers(one.speaker, other.speaker)
    return speakers is None or speakers.score >= _SAME


def _follows(one: Saying, other: Saying, text: str) -> bool:
    """Whether a quotation goes on after its attribution, or in the next paragraph."""
    first, second = one.quotation, other.quotation
    if not first.end <= second.start:
        return False
    speakers = compare_speakers(one.speaker, other.speaker)
    if speakers is None or speakers.score < 1:
        return False
    between = _WORD.findall(text[first.end : second.start])
    if not between:
        return first.kind == second.kind  # a fragment in the outlet's sentence is no opening of a whole one
    if len(between) > LONGEST_ATTRIBUTION or "direct" not in (first.kind, second.kind):
        return False
    if _ENDS.search(text[first.end : second.start]) and text[second.start : second.end].lstrip("“\"‘'")[:1].isupper():
        return False
    own = second.cue_start is not None and second.cue_start >= second.end
    shared = first.cue_start is not None and first.end <= first.cue_start < second.start
    return shared and not own and first.kind == second.kind == "direct"
