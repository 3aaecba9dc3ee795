"""Names that are a newcomer's, though the report has told of somebody so called: by an age, by "a …", by a country.

"Ivo, a potter at the lock" behind Ivo Brask, whom the report calls Brask, is another Ivo, and so is one of another age;
"Norway's Foreign Ministry" is not the Keldian one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crossread.annotate.entities.edges import country_within
from crossread.annotate.lexicons import find_country, load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast
    from crossread.annotate.entities.names import Name
    from crossread.annotate.entities.phrases import Phrase

_GENITIVE = frozenset(["'s", "’s", "'", "’"])
_ARTICLES = frozenset(["a", "an"])
_LONGEST_OWNER = 3  # words of a country's name
_BETWEEN = 2  # words between the genitive mark and the part of the name that was found


def without_namesakes(doc: Doc, cast: Cast, options: Sequence[Actor], name: Name, place: int) -> list[Actor]:
    """The actors a name may mean, without those of whom it is the given name where it brings somebody else in.

    "Ivo, 5," may well be the Ivo Brask of the line before; not where the report has gone on to call him Brask, or has
    told another age.

    Args:
        doc: The parse.
        cast: The cast so far.
        options: Actors whose names it joins.
        name: The name.
        place: The place of its phrase.
    """
    phrase = cast.phrases[place]
    if len(name.words) > 1 or name.kind not in {"person", "other"} or not _brings_in(doc, phrase):
        return list(options)
    age = _age(doc, phrase)
    return [
        actor
        for actor in options
        if _bears(actor, name.words[0])
        or not (_goes_by_surname(actor) or (age and _ages(doc, cast, actor) - {age, ""}))
    ]


def _brings_in(doc: Doc, phrase: Phrase) -> bool:
    """Whether an age or "a …" behind a comma follows a name: "Ivo, a potter", "Ivo, 33,", "Ivo, the 33-year-old"."""
    if phrase.end + 2 >= len(doc) or doc[phrase.end].text != ",":
        return False
    return doc[phrase.end + 1].lower_ in _ARTICLES or bool(_age(doc, phrase))


def _age(doc: Doc, phrase: Phrase) -> str:
    """The age behind a name; empty where none is told."""
    behind = [token.lower_ for token in doc[phrase.end : phrase.end + 4]]
    if len(behind) < 4 or behind[0] != ",":  # noqa: PLR2004 - a comma, an article, the age, what follows
        return ""
    if behind[1].isdigit() and behind[2] == ",":
        return behind[1]
    return behind[2] if behind[1] in {"a", "an", "the"} and behind[2].isdigit() and behind[3] == "-" else ""


def _ages(doc: Doc, cast: Cast, actor: Actor) -> set[str]:
    """The ages told behind the names of an actor."""
    return {_age(doc, cast.phrases[place]) for place, number in cast.of_phrase.items() if number == actor.number}


def _bears(actor: Actor, word: str) -> bool:
    """Whether an actor's whole name or surname is a word."""
    return any(form.words[-1] == word for form in actor.forms)


def _goes_by_surname(actor: Actor) -> bool:
    """Whether the report has called somebody by the surname alone: it will not go back to the given name."""
    surnames = {form.words[-1] for form in actor.forms if len(form.words) > 1}
    return any(len(form.words) == 1 and form.words[0] in surnames for form in actor.forms)


def country_of_body(doc: Doc, phrase: Phrase) -> str | None:
    """The code of the country whose organ a name is: "Norway's Foreign Ministry", "the Norwegian Army".

    Args:
        doc: The parse.
        phrase: The name.
    """
    if not _is_organ(doc, phrase):
        return None
    owner = _owner(doc, phrase.start)
    within = country_within(doc, phrase.start, phrase.end)
    return within or (find_country(doc[slice(*owner)].text) if owner is not None else None)


def with_country(doc: Doc, phrase: Phrase, text: str) -> str:
    """The name of a country's organ with the country that owns it, which alone tells it from others.

    Args:
        doc: The parse.
        phrase: The name.
        text: The name as it was found, at times without its first word.
    """
    owner = _owner(doc, phrase.start) if _is_organ(doc, phrase) else None
    return " ".join(doc[owner[0] : phrase.end].text.split()) if owner is not None else text


def _is_organ(doc: Doc, phrase: Phrase) -> bool:
    return phrase.name is not None and doc[phrase.name[1] - 1].lower_ in load_words("organs_of_states")


def _owner(doc: Doc, start: int) -> tuple[int, int] | None:
    """The country whose genitive stands before a place, or before the first words of a name cut short."""
    for place in range(start - 1, max(0, start - 2 - _BETWEEN), -1):
        if doc[place].text in _GENITIVE:
            widths = range(min(_LONGEST_OWNER, place), 0, -1)
            spans = [(place - width, place) for width in widths if not doc[place - width].is_space]
            return next((span for span in spans if find_country(doc[slice(*span)].text)), None)
        if not doc[place].text[:1].isupper():
            return None
    return None


def of_one_country(options: Sequence[Actor], countries: Mapping[int, str], country: str | None) -> list[Actor]:
    """The actors that may be an organ of a country, without those of others.

    Args:
        options: Actors whose names it joins.
        countries: For numbers of actors the code of the country whose organ they are.
        country: The code.
    """
    return [actor for actor in options if country is None or countries.get(actor.number, country) == country]
