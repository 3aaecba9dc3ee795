"""Where a content begins and ends, both ends at once: the likely borders of `borders` in pairs, by what they enclose.

Each border alone cannot tell whether the words between it and the other are one clause. A softmax over the pairs can:
it sees how sure the roles are of all words inside, how many phrases are enclosed, whether the first is whole, and
whether what follows still hangs on a word inside.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.annotate.quotations.attributions import Span, overlap
from crossread.annotate.quotations.borders import OPENERS, Part, rank_borders
from crossread.annotate.quotations.choosing import choose_span, logit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from crossread.annotate.quotations.word_table import WordTable
    from crossread.language import TokenRoles

OFFERED = 4  # borders of each end that are paired
FAINTEST = -5.0  # log probability from which a border is offered
TAKEN_FROM = 0.3  # probability that any span offered is right from which a piece without marks is kept
SURE_FROM = 0.9  # probability from which a cue, and the first words of what it reports, are beyond doubt
_FIRST = 4  # words that tell whether a content surely begins
UNSURE = 0.4  # share of words less likely inside than this is a feature
_LONGEST_WAY = 12  # steps up the tree from a word behind the end
_EDGE = -4.0  # in place of log odds beyond the text


def offer_contents(
    words: WordTable, roles: TokenRoles, part: Part, others: Sequence[Span], fixed: frozenset[int]
) -> tuple[list[Span], list[dict[str, float]]]:
    """Offer the spans that a piece of content may really be.

    Args:
        words: The words of the parse.
        roles: The engine's role probabilities.
        part: The piece as the roles give it.
        others: The other parts of the attribution.
        fixed: Borders of runs between marks, which stay where they are.

    Returns:
        The spans, the one whose ends are likeliest alone first, and their features.
    """
    starts = rank_borders(words, roles, part, others, "start", fixed=fixed)[:OFFERED]
    ends = rank_borders(words, roles, part, others, "end", fixed=fixed)[:OFFERED]
    inside = 1 - roles.content[:, 0]
    spans: list[Span] = []
    described: list[dict[str, float]] = []
    for start_share, start in starts:
        for end_share, end in ends:
            if start < end and min(start_share, end_share) >= FAINTEST:
                span = (start, end)
                features = describe(words, inside, span, part.cue, fixed)
                features |= {"start": start_share, "end": end_share, "likeliest": float(not spans)}
                spans.append(span)
                described.append(features)
    return spans, described


def describe(
    words: WordTable, inside: NDArray[np.float32], span: Span, cue: Span, fixed: frozenset[int]
) -> dict[str, float]:
    """Describe a span that may be a content by the words in it and around it."""
    start, end = span
    shares: list[float] = inside[start:end].tolist()
    features = {
        "mean": logit(sum(shares) / len(shares)),
        "least": logit(min(shares)),
        "unsure": sum(share < UNSURE for share in shares) / len(shares),
        "first": logit(shares[0]),
        "last": logit(shares[-1]),
        "before": logit(float(inside[start - 1])) if start else _EDGE,
        "behind": logit(float(inside[end])) if end < len(words) else _EDGE,
        "next but one": logit(float(inside[end + 1])) if end + 1 < len(words) else _EDGE,
        "length": math.log(end - start),
        "marked": float(start in fixed and end in fixed),
        "opens with a mark": float(start in fixed),
        "closes with a mark": float(end in fixed),
        "before the cue": float(end <= cue[0]),
    }
    features |= _of_phrases(words, span, cue)
    features |= _of_what_follows(words, span)
    features[f"first={_word(words, start)}"] = 1.0
    features[f"last={words.text[end - 1] if words.punct[end - 1] else words.pos[end - 1]}"] = 1.0
    if end < len(words):
        features[f"behind={_word(words, end)}"] = 1.0
    if start:
        features[f"before={'cue' if start == cue[1] else _word(words, start - 1)}"] = 1.0
    return features


def _of_phrases(words: WordTable, span: Span, cue: Span) -> dict[str, float]:
    """How many phrases a span encloses, and whether the first is whole and hangs on the cue."""
    start, end = span
    outer = [
        token
        for token in range(start, end)
        if not words.punct[token] and (words.head[token] == token or not start <= words.head[token] < end)
    ]
    features = {"phrases": min(3, len(outer)) - 1.0}
    if outer:
        head = outer[0]
        hangs = float(cue[0] <= words.head[head] < cue[1])
        features |= {
            f"phrase={words.dep[head]}": 1.0,
            f"phrase is {words.pos[head]}": 1.0,
            "hangs on the cue": hangs,
            f"hangs as {words.dep[head]}": hangs,
            "begins with the phrase": float(words.left[head] == start),
            "ends with the phrase": float(words.right[head] == end),
            "phrase ends beyond": float(words.right[head] > end),
            "phrase begins before": float(words.left[head] < start),
        }
    return features


def _of_what_follows(words: WordTable, span: Span) -> dict[str, float]:
    """Whether the word behind the end, or behind a comma there, hangs on a word inside, and by which relation."""
    start, end = span
    if end >= len(words):
        return {}
    set_off = words.text[end] in {",", "-", "–", "—"} and end + 1 < len(words)
    token = end + 1 if set_off else end
    for _ in range(_LONGEST_WAY):
        head = words.head[token]
        if start <= head < end:
            features = {"goes on": 1.0, f"goes on as {words.dep[token]}": 1.0}
            if words.text[end] == ",":
                features[f"goes on behind a comma as {words.dep[token]}"] = 1.0
            return features
        if head == token:
            break
        token = head
    return {}


def _word(words: WordTable, token: int) -> str:
    if words.punct[token]:
        return words.text[token]
    return words.lower[token] if words.lower[token] in OPENERS else words.pos[token]


def settle_content(
    words: WordTable, roles: TokenRoles, part: Part, others: Sequence[Span], fixed: frozenset[int]
) -> Span | None:
    """Choose both ends of a piece of content.

    Returns:
        The likeliest span; the piece itself where that lies elsewhere; None where none that is offered is likely,
        neither a mark stands at an end of it nor a colon behind the cue, which announces what is said, and it is
        not beyond doubt that the cue reports its first words.
    """
    spans, described = offer_contents(words, roles, part, others, fixed)
    choice = choose_span(spans, described, "content")
    if choice is None or not overlap(choice.span, part.piece):
        return part.piece
    start, end = choice.span
    announced = ":" in words.text[part.cue[1] - 1 : part.cue[1] + 1]
    taken = announced or start in fixed or end in fixed or choice.any_share >= TAKEN_FROM
    return choice.span if taken or _surely_begins(roles, choice.span, part.cue) else None


def _surely_begins(roles: TokenRoles, span: Span, cue: Span) -> bool:
    """Whether the roles are sure of a cue and of the words that open a content, wherever that may end."""
    opening = 1 - roles.content[span[0] : min(span[1], span[0] + _FIRST), 0]
    sure = float((1 - roles.cue[cue[0] : cue[1], 0]).max()) >= SURE_FROM
    return sure and len(opening) == _FIRST and float(opening.mean()) >= SURE_FROM
