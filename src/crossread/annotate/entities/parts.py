"""Names told by a part of them: "the Zoo" for "Lund Zoo", "Lund" in "Lund police", "AJ Vance" out of “AJ” Vance."""

from __future__ import annotations

from crossread.annotate.entities.actors import Cast
from crossread.annotate.entities.kinds import known_kind
from crossread.annotate.entities.names import Name, read_name
from crossread.annotate.lexicons import fold, load_words

_QUOTES = str.maketrans("", "", '“”"')
_ENDS = ("ends_of_places", "ends_of_bodies", "words_of_newspapers")
_END_MANY = frozenset(["house", "street", "road", "office", "group", "news", "post", "mount", "force", "family"])


def ends_so(cast: Cast, name: Name) -> int | None:
    """The one body or place whose name ends in a name of one word: "the Zoo", "the Enquirer".

    Args:
        cast: The cast so far, longer names first.
        name: The name.

    Returns:
        The number of the actor; None where none or several may be meant.
    """
    word = name.words[0]
    if len(name.words) > 1 or name.kind in {"person", "group"} or name.country or known_kind(name.text):
        return None
    if word in _END_MANY or not any(word in load_words(kind) for kind in _ENDS):
        return None
    found = [
        actor.number
        for actor in cast.actors
        if any(
            form.kind in {"organisation", "place"} and len(form.words) > 1 and form.words[-1] == word
            for form in actor.forms
        )
    ]
    return found[0] if len(found) == 1 else None


def without_marks(name: str) -> str:
    """A name without a quotation mark that stands around part of it only: "AJ Vance" of “AJ” Vance."""
    return " ".join(name.translate(_QUOTES).split()) or name


def as_towns(cast: Cast, read: list[tuple[int, Name]]) -> list[tuple[int, Name]]:
    """Names with those for places of what is a place elsewhere in the report: "Lund" in "Lund police"."""
    towns = {fold(name.text) for _, name in read if name.kind == "place" and name.country is None}
    return [
        (
            place,
            read_name(name.text, "", "place") if _is_town(name, towns) and not cast.phrases[place].subject else name,
        )
        for place, name in read
    ]


def _is_town(name: Name, towns: set[str]) -> bool:
    return name.kind == "organisation" and not name.government and fold(name.text) in towns
