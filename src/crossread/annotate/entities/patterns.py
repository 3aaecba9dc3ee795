"""Names that their form tells whatever the engine marks: storms with a name, groups of states with a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.text.numbered import group_of_states
from crossread.text.word_classes import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STORMS = load_words("storms with names")
_WIDTH = 3  # "Group of Seven"
_Span = tuple[int, int, str]


def add_patterns(doc: Doc, spans: Sequence[_Span]) -> list[_Span]:
    """Put names told by their form among those that the engine marked; what they overlap gives way.

    Args:
        doc: A parse.
        spans: First token, one past the last and label of each name, in order.

    Returns:
        The spans, in order.
    """
    found = [*_groups(doc), *_storms(doc, spans)]
    taken = {token for start, end, _ in found for token in range(start, end)}
    kept = [span for span in spans if taken.isdisjoint(range(span[0], span[1]))]
    return sorted([*kept, *found])


def storm_of(text: str) -> str | None:
    """The noun for a storm with which a name begins; None for any other name.

    Args:
        text: The name.

    Example:
        >>> storm_of("Hurricane Edda"), storm_of("Edda")
        ('hurricane', None)
    """
    first, _, rest = text.partition(" ")
    return first.casefold() if rest and first.casefold() in _STORMS else None


def _groups(doc: Doc) -> list[_Span]:
    found: list[_Span] = []
    for token in doc:
        spelt = doc[token.i : token.i + _WIDTH]
        if token.text == "Group" and len(spelt) == _WIDTH and group_of_states(spelt.text):
            found.append((token.i, token.i + _WIDTH, "ORG"))
        elif token.text[:1] == "G" and group_of_states(token.text):
            found.append((token.i, token.i + 1, "ORG"))
    return found


def _storms(doc: Doc, spans: Sequence[_Span]) -> list[_Span]:
    """A storm's noun and the name behind it, as far as the engine marked that; two words where it did not."""
    ends = {start: end for start, end, _ in spans}
    found: list[_Span] = []
    for token in doc[: len(doc) - 1]:
        name = doc[token.i + 1]
        if token.lower_ not in _STORMS or not token.is_title or not (name.is_title and name.pos_ == "PROPN"):
            continue
        if name.sent_start != 1 and token.whitespace_:
            found.append((token.i, min(ends.get(name.i, name.i + 1), name.i + 2), "EVENT"))
    return found
