"""Where a source, a cue or a content begins and ends: the likeliest of the places near the ends that the roles give.

For each end a model of one layer scores every border within eight words, never over the other parts of the attribution,
by what the engine and the tree say of the words on both sides. Weights are in `lexicons/borders.json` with the way they
were made.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple

from crossread.annotate.quotations.attributions import Span
from crossread.annotate.quotations.choosing import logit, weigh

if TYPE_CHECKING:
    from crossread.annotate.quotations.word_table import WordTable
    from crossread.language import TokenRoles

End = Literal["start", "end"]
Role = Literal["source", "cue", "content"]
REACH = 8
OPENERS = frozenset(
    [
        "that",
        "to",
        "whether",
        "if",
        "how",
        "what",
        "who",
        "why",
        "when",
        "where",
        "which",
        "as",
        "about",
        "of",
        "for",
        "and",
        "but",
    ]
)


class Part(NamedTuple):
    """One span of an attribution: which part it is, the span as the roles give it, and the cue."""

    role: Role
    piece: Span
    cue: Span


def find_candidates(words: WordTable, piece: Span, others: Sequence[Span], end: End) -> Iterator[int]:
    """The borders among which one end of a piece is chosen.

    Args:
        words: The words of the parse.
        piece: The span as the roles give it.
        others: The other parts of the attribution, which it may not reach into.
        end: Which end.

    Yields:
        For `start` first tokens, for `end` tokens one past the last; the present border first.
    """
    here = piece[0] if end == "start" else piece[1]
    yield here
    blocked = {token for other in others for token in range(*other)}
    for step in (-1, 1):
        border = here
        for _ in range(REACH):
            token = border if step > 0 else border - 1
            if (
                not 0 <= token < len(words)
                or words.space[token]
                or (token in blocked and not piece[0] <= token < piece[1])
            ):
                break
            if step < 0 and end == "start" and words.begins[border]:
                break
            if step > 0 and end == "end" and border > here and words.begins[border]:
                break
            border += step
            if (end == "start" and border >= piece[1]) or (end == "end" and border <= piece[0]):
                break
            yield border


def find_features(words: WordTable, roles: TokenRoles, part: Part, border: int, end: End) -> dict[str, float]:
    """Describe a border by the words on both sides of it.

    Args:
        words: The words of the parse.
        roles: The engine's role probabilities.
        part: The span.
        border: The border.
        end: Which end it would be.
    """
    role, piece, cue = part
    here = piece[0] if end == "start" else piece[1]
    shares = {"source": roles.source, "cue": roles.cue, "content": roles.content}[role]
    inner, outer = (border, border - 1) if end == "start" else (border - 1, border)
    features = {
        "moved": float(border != here),
        "moved_out": float((border < here) == (end == "start") and border != here),
        "distance": abs(border - here) / REACH,
        "inner": logit(1 - float(shares[inner, 0])),
        "outer": logit(1 - float(shares[outer, 0])) if 0 <= outer < len(words) else -logit(1.0),
        "inner_linked": float(roles.link[inner] in range(*cue)),
        "outer_linked": float(0 <= outer < len(words) and roles.link[outer] in range(*cue)),
    }
    if end == "start":
        features["begins"] = float(shares[inner, 1])
        features["clause"] = float(roles.clause_start[inner])
    elif 0 <= outer < len(words):
        features["next_clause"] = float(roles.clause_start[outer])
        features["next_begins"] = float(shares[outer, 1])
    features |= _of_tree(words, cue, border, end)
    for name, token in (("inner", inner), ("outer", outer)):
        if 0 <= token < len(words):
            features[f"{name}={words.pos[token]}"] = 1.0
            if words.lower[token] in OPENERS:
                features[f"{name}:{words.lower[token]}"] = 1.0
            if words.punct[token]:
                features[f"{name}:{_mark(words.text[token])}"] = 1.0
    return features


def _of_tree(words: WordTable, cue: Span, border: int, end: End) -> dict[str, float]:
    """What the tree says of a border: whether a phrase that hangs on the cue begins or ends there."""
    features: dict[str, float] = {}
    for token in _children_at(words, words.top(*cue), border, end):
        if not cue[0] <= token < cue[1]:
            features[f"edge:{words.dep[token]}"] = 1.0
    inner = border if end == "start" else border - 1
    first = words.left[inner] == inner if end == "start" else words.right[inner] == inner + 1
    features["whole"] = float(first)
    if end == "end":
        features["sentence_ends"] = float(
            border >= len(words) or words.begins[border] or words.space[border] or words.text[border] in ".?!"
        )
    else:
        features["after_cue"] = float(border == cue[1])
    return features


def _children_at(words: WordTable, head: int, border: int, end: End) -> Iterator[int]:
    """The words that hang on a head and whose subtree begins or ends at a border: upwards from the word inside it."""
    edges = words.left if end == "start" else words.right
    token = border if end == "start" else border - 1
    while 0 <= token < len(words) and edges[token] == border and words.head[token] != token:
        if words.head[token] == head:
            yield token
            return
        token = words.head[token]


def _mark(text: str) -> str:
    return "quote" if text in {'"', "“", "”", "''", "``", "‘", "’", "'"} else text[:1]


@cache
def load_weights() -> dict[str, dict[str, float]]:
    """Load the weights by role and end ("content_start"), by feature."""
    found: dict[str, dict[str, float]] = json.loads(
        files("crossread.annotate.lexicons").joinpath("borders.json").read_text("utf8")
    )["weights"]
    return found


def rank_borders(
    words: WordTable, roles: TokenRoles, part: Part, others: Sequence[Span], end: End, *, fixed: frozenset[int]
) -> list[tuple[float, int]]:
    """Rank the borders among which one end of a source, a cue or a content is chosen.

    Args:
        words: The words of the parse.
        roles: The engine's role probabilities.
        part: The span.
        others: The other parts of the attribution.
        end: Which end.
        fixed: Borders of runs between marks, which stay where they are.

    Returns:
        Log probability and border, the likeliest first; a fixed border alone.
    """
    here = part.piece[0] if end == "start" else part.piece[1]
    weights = load_weights()[f"{part.role}_{end}"]
    if here in fixed:
        return [(0.0, here)]
    scores: list[tuple[float, int]] = []
    for border in find_candidates(words, part.piece, others, end):
        features = find_features(words, roles, part, border, end)
        scores.append((weigh(weights, features), border))
    highest = max(score for score, _ in scores)
    total = highest + math.log(sum(math.exp(score - highest) for score, _ in scores))
    return sorted(((score - total, border) for score, border in scores), key=lambda one: -one[0])


def settle_borders(
    words: WordTable, roles: TokenRoles, part: Part, others: Sequence[Span], fixed: frozenset[int]
) -> Span:
    """Choose both ends of a source or a cue, each by itself.

    Returns:
        The piece between the likeliest borders; the piece itself where they would cross.
    """
    start = rank_borders(words, roles, part, others, "start", fixed=fixed)[0][1]
    end = rank_borders(words, roles, part, others, "end", fixed=fixed)[0][1]
    return (start, end) if start < end else part.piece
