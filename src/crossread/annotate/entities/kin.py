"""Relatives who bear one surname: whoever is named as somebody's wife or son is not whom the bare surname means.

"First Lady Edda Vance" stands beside a "President Vance" whom the report may never name in full.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import singular
from crossread.annotate.lexicons import fold, load_nouns, load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor
    from crossread.annotate.entities.names import Name
    from crossread.annotate.entities.phrase import Phrase

_KIN = load_words("titles_of_kin")


def title_of(doc: Doc, phrase: Phrase) -> str:
    """The words before the bare name of a phrase; empty where it has none."""
    return doc[phrase.start : phrase.name[0]].text if phrase.name is not None else ""


def without_kin(options: Sequence[Actor], name: Name, title: str) -> list[Actor]:
    """The actors that a name may mean, without those named as somebody's relative where it is not theirs.

    Args:
        options: Actors whose names it joins.
        name: The name.
        title: The words before it.
    """
    if len(name.words) > 1 or is_of_kin(title):
        return list(options)
    others = [actor for actor in options if not all(map(is_of_kin, actor.titles)) or not actor.titles]
    return others if others or is_office(title) else list(options)


def is_introduced_as_kin(doc: Doc, phrase: Phrase) -> bool:
    """Whether a name is brought in as somebody's relative: by its title, or beside one ("his father, Rui Sousa").

    Args:
        doc: The parse.
        phrase: The name.
    """
    if is_of_kin(title_of(doc, phrase)):
        return True
    place = phrase.start - (phrase.start > 0 and doc[phrase.start - 1].text == ",")
    return place > 0 and doc[place - 1].lower_ in _KIN and doc[place].sent_start != 1


def is_of_kin(title: str) -> bool:
    """Whether a title says whose relative somebody is.

    Example:
        >>> is_of_kin("first lady"), is_of_kin("his son"), is_of_kin("President")
        (True, True, False)
    """
    words = set(fold(title).split())
    return bool(words & _KIN) or {"first", "lady"} <= words


def is_office(title: str) -> bool:
    """Whether a title says what somebody is, and not whose relative.

    Example:
        >>> is_office("President"), is_office("Mr."), is_office("his father")
        (True, False, False)
    """
    return any(singular(word) in load_nouns("role") - _KIN for word in fold(title).split())
