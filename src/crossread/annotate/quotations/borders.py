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

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.language import TokenRoles

End = Literal["start", "end"]
Role = Literal["source", "cue", "content"]
REACH = 8
_OPENERS = frozenset(
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
_LOGIT_FLOOR = 0.01


class Part(NamedTuple):
    """One span of an attribution: which part it is, the span as the roles give it, and the cue."""

    role: Role
    piece: Span
    cue: Span


def find_candidates(doc: Doc, piece: Span, others: Sequence[Span], end: End) -> Iterator[int]:
    """The borders among which one end of a piece is chosen.

    Args:
        doc: The parse.
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
                not 0 <= token < len(doc)
                or doc[token].is_space
                or (token in blocked and not piece[0] <= token < piece[1])
            ):
                break
            if step < 0 and end == "start" and doc[border].sent_start == 1:
                break
            if step > 0 and end == "end" and border > here and doc[border].sent_start == 1:
                break
            border += step
            if (end == "start" and border >= piece[1]) or (end == "end" and border <= piece[0]):
                break
            yield border


def find_features(doc: Doc, roles: TokenRoles, part: Part, border: int, end: End) -> dict[str, float]:
    """Describe a border by the words on both sides of it.

    Args:
        doc: The parse.
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
        "inner": _logit(1 - float(shares[inner, 0])),
        "outer": _logit(1 - float(shares[outer, 0])) if 0 <= outer < len(doc) else -_logit(1 - _LOGIT_FLOOR),
        "inner_linked": float(roles.link[inner] in range(*cue)),
        "outer_linked": float(0 <= outer < len(doc) and roles.link[outer] in range(*cue)),
    }
    if end == "start":
        features["begins"] = float(shares[inner, 1])
        features["clause"] = float(roles.clause_start[inner])
    elif 0 <= outer < len(doc):
        features["next_clause"] = float(roles.clause_start[outer])
        features["next_begins"] = float(shares[outer, 1])
    features |= _of_tree(doc, cue, border, end)
    for name, token in (("inner", inner), ("outer", outer)):
        if 0 <= token < len(doc):
            features[f"{name}={doc[token].pos_}"] = 1.0
            if doc[token].lower_ in _OPENERS:
                features[f"{name}:{doc[token].lower_}"] = 1.0
            if doc[token].is_punct:
                features[f"{name}:{_mark(doc[token].text)}"] = 1.0
    return features


def _of_tree(doc: Doc, cue: Span, border: int, end: End) -> dict[str, float]:
    """What the tree says of a border: whether a phrase that hangs on the cue begins or ends there."""
    features: dict[str, float] = {}
    head = doc[cue[0] : cue[1]].root
    for child in head.children:
        if cue[0] <= child.i < cue[1]:
            continue
        edge = child.left_edge.i if end == "start" else child.right_edge.i + 1
        if edge == border:
            features[f"edge:{child.dep_.partition(':')[0]}"] = 1.0
    inner = doc[border if end == "start" else border - 1]
    first = inner.left_edge.i == inner.i if end == "start" else inner.right_edge.i == inner.i
    features["whole"] = float(first)
    if end == "end":
        features["sentence_ends"] = float(
            border >= len(doc) or doc[border].sent_start == 1 or doc[border].is_space or doc[border].text in ".?!"
        )
    else:
        features["after_cue"] = float(border == cue[1])
    return features


def _mark(text: str) -> str:
    return "quote" if text in {'"', "“", "”", "''", "``", "‘", "’", "'"} else text[:1]


def _logit(share: float) -> float:
    share = min(1 - _LOGIT_FLOOR, max(_LOGIT_FLOOR, share))
    return math.log(share / (1 - share))


@cache
def load_weights() -> dict[str, dict[str, float]]:
    """Load the weights by role and end ("content_start"), by feature."""
    found: dict[str, dict[str, float]] = json.loads(
        files("crossread.annotate.lexicons").joinpath("borders.json").read_text("utf8")
    )["weights"]
    return found


def settle_borders(doc: Doc, roles: TokenRoles, part: Part, others: Sequence[Span], fixed: frozenset[int]) -> Span:
    """Choose both ends of a source, a cue or a content.

    Args:
        doc: The parse.
        roles: The engine's role probabilities.
        part: The span.
        others: The other parts of the attribution.
        fixed: Borders of runs between marks, which stay where they are.

    Returns:
        The piece between the chosen borders; the piece itself where they would cross.
    """
    chosen: list[int] = []
    ends: tuple[End, End] = ("start", "end")
    for end, here in zip(ends, part.piece, strict=True):
        weights = load_weights().get(f"{part.role}_{end}", {})
        if here in fixed or not weights:
            chosen.append(here)
            continue
        best: tuple[float, int] | None = None
        for border in find_candidates(doc, part.piece, others, end):
            features = find_features(doc, roles, part, border, end)
            score = sum(weights.get(name, 0.0) * value for name, value in features.items())
            if best is None or score > best[0]:
                best = (score, border)
        chosen.append(best[1] if best is not None else here)
    return (chosen[0], chosen[1]) if chosen[0] < chosen[1] else part.piece
