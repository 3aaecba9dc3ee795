"""Of whom a body is made: "rescue workers" in "a team of rescue workers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import same, singular
from crossread.annotate.lexicons import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Cast

_COMPANIES = load_words("companies_of_people")


def find_company(doc: Doc, cast: Cast, place: int) -> int | None:
    """The body that a description says of whom it is made: "rescue workers" in "a team of rescue workers".

    Args:
        doc: The parse.
        cast: The cast so far.
        place: The description's place among the phrases.

    Returns:
        The number of the actor, or None.
    """
    phrase = cast.phrases[place]
    whole = doc[phrase.head].head
    made_of = any(child.lower_ == "of" and child.dep_ in {"case", "prep"} for child in doc[phrase.head].children)
    if not phrase.many or not (made_of or whole.lower_ == "of"):
        return None
    whole = whole.head if whole.lower_ == "of" else whole
    if same(singular(whole.text)) not in _COMPANIES or "Plur" in str(whole.morph):
        return None
    for before in range(place - 1, -1, -1):
        if cast.phrases[before].head == whole.i:
            return cast.of_phrase.get(before)
    return None
