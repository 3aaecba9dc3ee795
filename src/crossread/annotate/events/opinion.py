"""A second opinion on what somebody did to somebody: how likely each type of act is between two phrases of a sentence.

A softmax regression over what the lexicon found between the two and over the engine's vectors of the words between
them. Weights are in `data/opinion.npz`, made by `training/events`; CONCEDE and RETREAT are one class there, as in the
sentences it was fitted on.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from crossread.annotate.events.acts import Act
from crossread.annotate.events.lexicon import load_types
from crossread.annotate.events.scene import Party, Scene

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token

LEAST = 0.3
"""An act whose quad class is less likely than this is doubted.

Of complete triples of the PLOVER gold rows found (n 145), precision .671 and recall .676 became .707 and .648.
"""
SURE = 0.4
"""An opinion whose likeliest type is less likely than this says nothing."""
VECTOR_WEIGHT = 3.0
_YIELD = frozenset(["CONCEDE", "RETREAT"])
_TOLD_BY = frozenset(["aux", "aux:pass", "mark", "case", "compound:prt", "advmod", "obj", "xcomp", "ccomp", "acl"])
_TOLD_BY |= frozenset(["cop", "obl", "nmod", "compound", "amod"])
_LONGEST = 30
_NEAR = 8
Span = tuple[int, int]
"""A half-open range of tokens."""


@dataclass(frozen=True, slots=True)
class _Model:
    """Weights: classes x (features + vectors), and what is added for each class."""

    classes: tuple[str, ...]
    features: dict[str, int]
    weights: NDArray[np.float32]
    start: NDArray[np.float32]


@cache
def _load() -> _Model:
    stored = files("crossread.annotate.events").joinpath("data", "opinion.npz").read_bytes()
    with np.load(io.BytesIO(stored), allow_pickle=False) as arrays:
        return _Model(
            tuple(str(name) for name in arrays["classes"]),
            {str(name): place for place, name in enumerate(arrays["features"])},
            arrays["weights"].astype(np.float32),
            arrays["start"].astype(np.float32),
        )


def likely_types(scene: Scene, acts: Iterable[Act], source: Span, target: Span) -> dict[str, float] | None:
    """How likely each type is, given who acts and upon whom.

    Args:
        scene: The report.
        acts: Acts found in it; those of the sentence count.
        source: Tokens that name who acts.
        target: Tokens that name upon whom.

    Returns:
        A probability for each of the sixteen types, the likeliest first; CONCEDE and RETREAT share one. None where the
        engine gives no vectors.
    """
    vectors = pair_vectors(scene.doc, source, target)
    model = _load()
    if vectors is None or vectors.shape[0] + len(model.features) != model.weights.shape[1]:
        return None
    row = np.zeros(model.weights.shape[1], np.float32)
    for name in pair_features(scene, acts, source, target):
        if name in model.features:
            row[model.features[name]] = 1
    row[len(model.features) :] = vectors
    scores = (model.weights @ row + model.start).astype(np.float64)
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    found: dict[str, float] = {}
    for name, share in zip(model.classes, shares.tolist(), strict=True):
        found |= dict.fromkeys(sorted(_YIELD) if name == "YIELD" else [name], share)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def is_doubted(scene: Scene, acts: Iterable[Act], act: Act) -> bool:
    """Whether the second opinion takes an act between two parties for one of another quad class.

    What is not seen by the model (a single party, an engine without vectors) is not doubted; nor is what is said not
    to be, or only possible: the sentences it learned from call a denial REJECT, whatever is denied. Of an act that is
    promised or threatened, the promise or the act itself may be what it sees.
    """
    if act.actor is None or act.recipient is None or act.negated or act.outlook == "hypothetical" or act.entry.own:
        return False
    source, target = (act.actor.start, act.actor.end), (act.recipient.start, act.recipient.end)
    likely = likely_types(scene, acts, source, target)
    if likely is None or max(likely.values()) < SURE:
        return False
    quads = {load_types()[event].quad for event in (act.event, act.projected) if event is not None}
    return sum(share for event, share in likely.items() if load_types()[event].quad in quads) < LEAST


def pair_features(scene: Scene, acts: Iterable[Act], source: Span, target: Span) -> Iterator[str]:
    """What the lexicon found in the sentence of two phrases, and whether it is between the two."""
    sentence = scene.doc[source[0]].sent
    for act in acts:
        if not sentence.start <= act.trigger < sentence.end:
            continue
        match = "A" * _is_at(scene, act.actor, source) + "R" * _is_at(scene, act.recipient, target)
        yield f"ev={act.event}|{match}"
        yield f"proj={act.projected}|{match}"
        yield f"cam={act.cameo}|{match}"
        yield f"out={act.outlook}{act.negated}|{match}"


def _is_at(scene: Scene, party: Party | None, span: Span) -> bool:
    """Whether a party is named by some words, or is the one that they name."""
    if party is None:
        return False
    if party.start < span[1] and span[0] < party.end:
        return True
    if party.entity_id is None:
        return False
    named = (scene.party_at(token) for token in scene.doc[span[0] : span[1]])
    return any(one is not None and one.entity_id == party.entity_id for one in named)


def pair_vectors(doc: Doc, source: Span, target: Span) -> NDArray[np.float32] | None:
    """Directions of the words that tie two phrases, of the sentence, and of the words between, if there are any."""
    rows = doc.tensor
    if getattr(rows, "ndim", 0) != 2 or not len(rows):  # noqa: PLR2004 - tokens x width
        return None
    table = np.asarray(rows, np.float32)
    head, tie = _tie(doc, source, target)
    told = sorted({token.i for token in tie} | {child.i for token in tie for child in _told_by(token, source, target)})
    low, high = min(source[1], target[1]), max(source[0], target[0])
    sentence = head.sent
    groups: Sequence[Sequence[int]] = (
        [token.i for token in tie],
        range(sentence.start, sentence.end),
        told,
        range(low, high),
        [head.i],
    )
    return np.float32(VECTOR_WEIGHT) * np.concatenate([_direction(table, group) for group in groups])


def _direction(table: NDArray[np.float32], places: Sequence[int]) -> NDArray[np.float32]:
    if not len(places):
        return np.zeros(table.shape[1], np.float32)
    mean = table[list(places)].mean(axis=0, dtype=np.float32)
    direction: NDArray[np.float32] = mean / np.float32(np.linalg.norm(mean) + 1e-6)
    return direction


def _tie(doc: Doc, source: Span, target: Span) -> tuple[Token, list[Token]]:
    """The word above both phrases, and the words on the way between them."""
    up = [_way_up(doc[start:end].root) for start, end in (source, target)]
    beyond = {token.i for token in up[1]}
    head = next((token for token in up[0] if token.i in beyond), up[0][-1])
    one = [token for token in up[0] if token.i != head.i][:_NEAR]
    first = {token.i for token in up[0]}
    other = [token for token in up[1] if token.i not in first][:_NEAR]
    tie = [token for token in (*one, head, *other) if not _inside(token.i, source, target)]
    return head, tie or [head]


def _way_up(token: Token) -> list[Token]:
    way = [token]
    while token.head.i != token.i and len(way) < _LONGEST:
        token = token.head
        way.append(token)
    return way


def _told_by(token: Token, source: Span, target: Span) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in _TOLD_BY and not _inside(child.i, source, target):
            yield child


def _inside(place: int, source: Span, target: Span) -> bool:
    return source[0] <= place < source[1] or target[0] <= place < target[1]
