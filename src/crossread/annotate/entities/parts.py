"""Names told by a part of them: "the Zoo" for "Lund Zoo", "Lund" in "Lund police", "AJ Vance" out of “AJ” Vance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossread.annotate.entities.actors import Cast
from crossread.annotate.entities.kin import is_office
from crossread.annotate.entities.kinds import known_kind
from crossread.annotate.entities.names import Name, read_name
from crossread.annotate.lexicons import fold, load_words
from crossread.text.kin import is_junior

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


def as_juniors(read: Sequence[tuple[int, Name]], titles: Mapping[int, str]) -> list[tuple[int, Name]]:
    """Names with those of a junior marked, where the report names his elder too: "Vance Jr." and "President Vance".

    Args:
        read: Places of names, and the names.
        titles: For each place the words before the name.

    Returns:
        The same; "Vance" is the junior where nobody else of the name is told of by an office that he has not, nor by a
        first name where he is "Vance Jr." for short.
    """
    young = {place for place, name in read if is_junior(name.text) or "younger" in fold(titles[place]).split()}
    short = {name.words[0] for place, name in read if len(name.words) == 1 and place in young}
    full = {name.words[-1] for place, name in read if len(name.words) > 1 and place in young}
    offices = {fold(titles[place]) for place in young}
    elder = {
        name.words[-1]
        for place, name in read
        if place not in young
        and (
            (is_office(titles[place]) and name.words[-1] in full and fold(titles[place]) not in offices)
            or (name.words[-1] in short and len(name.words) > 1 and name.kind == "person")
        )
    }
    both = elder & (short | full)
    given = {name.words[0]: name.words for place, name in read if name.words[-1] in both and place in young}
    marked = []
    for place, name in read:
        words = name.words if name.words[-1] in both else given.get(name.words[0], ())
        if place in young and words:
            name = replace(name, words=(*words[:-1], f"{words[-1]} jr"))  # noqa: PLW2901 - what it has become
        marked.append((place, name))
    return marked


def _is_town(name: Name, towns: set[str]) -> bool:
    return name.kind == "organisation" and not name.government and fold(name.text) in towns
