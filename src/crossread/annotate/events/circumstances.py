"""When, where, how many and about what: the circumstances of an act from the sentence that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import singular
from crossread.annotate.events import grammar
from crossread.annotate.events.acts import Act
from crossread.annotate.events.forms import verb_of
from crossread.annotate.events.lexicon import load_contexts, load_words
from crossread.annotate.events.scene import Party, Scene
from crossread.records import Moment, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACING = frozenset(["in", "at", "near", "outside", "inside", "around", "across", "off", "along", "from"])
_SIZES = ("dead", "injured", "arrested")
_STEPS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Where, when and how many.

    Attributes:
        place: The words for the place.
        place_reason: Why there is a place, or none.
        moment: When.
        dead: How many were killed.
        injured: How many were hurt.
        arrested: How many were seized.
        contexts: What it is about.
    """

    place: Party | None
    place_reason: str
    moment: Moment | None
    dead: Quantity | None = None
    injured: Quantity | None = None
    arrested: Quantity | None = None
    contexts: tuple[str, ...] = ()


class Finder:
    """Finds the circumstances of acts.

    Args:
        scene: The report.
        moments: Time expressions of the report.
        quantities: Numbers of the report.
    """

    def __init__(self, scene: Scene, moments: Sequence[Moment], quantities: Sequence[Quantity]) -> None:
        self._scene = scene
        self._moments = [(self._span(row.start, row.end), row) for row in moments if row.type in {"DATE", "TIME"}]
        self._quantities = [
            (self._span(row.start, row.end), row)
            for row in quantities
            if row.unit is None and (row.low is not None or row.high is not None)
        ]

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self._scene.parsed.tokens(*self._scene.parsed.view.from_document(start, end))

    def find(self, act: Act) -> Circumstances:
        """Find the circumstances of one act."""
        place, reason = self._place(act)
        sizes = {kind: self._size(act, load_words(kind)) for kind in _SIZES}
        sentence = self._scene.doc[act.trigger].sent
        return Circumstances(
            place=place, place_reason=reason, moment=self._moment(act), contexts=_contexts(sentence), **sizes
        )

    def _place(self, act: Act) -> tuple[Party | None, str]:
        doc = self._scene.doc
        heads = [doc[act.trigger]]
        heads += [doc[word] for word in act.words if word != act.trigger]
        if act.recipient is not None:
            heads.append(doc[act.recipient.head])
        for head in heads:
            for child in head.children:
                if child.dep_ in grammar.OBLIQUES and grammar.cases_of(child) & _PLACING:
                    found = self._scene.party_at(child)
                    if found is not None and found.kind == "place" and child.pos_ == "PROPN":
                        return found, f"named beside “{head.text}”"
        if act.recipient is not None and act.recipient.kind == "place":
            return None, "only whom it was done to is named, which need not be where"
        return None, "no place is named in its clause"

    def _moment(self, act: Act) -> Moment | None:
        """The time expression that hangs on the act, not on another verb between them."""
        doc = self._scene.doc
        own = set(act.words)
        best: tuple[int, int, Moment] | None = None
        for (start, end), row in self._moments:
            if start >= end or doc[start].sent.start != doc[act.trigger].sent.start:
                continue
            steps = _steps_up(doc[start:end].root, own)
            if steps is None:
                continue
            key = (steps, abs(start - act.trigger), row)
            if best is None or key[:2] < best[:2]:
                best = key
        return best[2] if best is not None else None

    def _size(self, act: Act, words: frozenset[str]) -> Quantity | None:
        """The number of people that a word of harm governs, in the sentence of an act."""
        if act.event not in {"ASSAULT", "COERCE", "PROTEST"}:
            return None
        doc = self._scene.doc
        sentence = doc[act.trigger].sent
        for (start, end), row in self._quantities:
            if not sentence.start <= start < end <= sentence.end:
                continue
            here = doc[start:end].root
            for _ in range(_STEPS):
                lemma = verb_of(here) if here.pos_ in {"VERB", "ADJ"} else singular(here.lower_)
                if lemma in words:
                    return row if _bears(here, start) else None
                if here.pos_ == "VERB" or here.head.i == here.i:
                    break
                here = here.head
        return None


def _bears(word: Token, place: int) -> bool:
    """Whether a number stands in what a verb acts upon, not in who acts."""
    if word.pos_ != "VERB":
        return True
    thing = grammar.object_of(word)
    return thing is not None and (thing.left_edge.i <= place <= thing.right_edge.i)


def _steps_up(token: Token, own: Iterable[int]) -> int | None:
    """How far above a word an act stands, or None where another verb comes first."""
    wanted = set(own)
    here = token
    for steps in range(_STEPS):
        if here.i in wanted:
            return steps
        if steps and here.pos_ == "VERB":
            return None
        if here.head.i == here.i:
            return None
        here = here.head
    return None


def _contexts(sentence: Iterable[Token]) -> tuple[str, ...]:
    words = {singular(token.text) for token in sentence if token.is_alpha}
    return tuple(name for name, listed in load_contexts().items() if words & listed)
