"""Which of those told of by one noun a description goes back to: what stands behind the noun, and who told of them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from crossread.annotate.entities.phrase import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast

_OTHERS_WORDS = -1.0  # a report goes back to what it told of itself, before what somebody spoke of


def weigh_antecedent(cast: Cast, place: int, actor: Actor) -> float:
    """Weigh whether a description goes back to somebody without a name, beside how well its words fit.

    Args:
        cast: The cast so far.
        place: The description's place among the phrases.
        actor: Who may be meant.

    Returns:
        What to add to the score: 0 where nothing speaks against.
    """
    before = actor.phrases[: bisect_left(actor.phrases, place)]
    others = not actor.named and bool(before) and all(map(cast.is_quoted, before)) and not cast.is_quoted(place)
    return _OTHERS_WORDS if others else 0.0


def tell_apart(doc: Doc, cast: Cast, actor: Actor, phrase: Phrase) -> bool:
    """Whether what stands behind a noun tells of other people: "officials in Osk" are not "officials from Lund".

    Args:
        doc: The parse.
        cast: The cast so far.
        actor: Who may be meant.
        phrase: The description.
    """
    if actor.named or phrase.kind not in {"person", "group"}:
        return False
    own = _behind(doc, phrase)
    others = [words for place in actor.phrases if (words := _behind(doc, cast.phrases[place]))]
    return bool(own and others) and not any(own & words for words in others)


def _behind(doc: Doc, phrase: Phrase) -> frozenset[str]:
    """The nouns behind the one of a description that go with it."""
    if phrase.form != "description":
        return frozenset()
    return frozenset(t.lemma_.casefold() for t in doc[phrase.end : phrase.full_end] if t.pos_ in {"NOUN", "PROPN"})
