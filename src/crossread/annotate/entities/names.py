"""When two names of one report mean the same: longest form, surname, initials, acronym, a slip of the keyboard."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossread.annotate.entities.kinds import is_demonym, kind_by_ending
from crossread.annotate.entities.patterns import storm_of
from crossread.annotate.entities.titles import FORMS_OF_ADDRESS
from crossread.annotate.lexicons import find_capital, find_country, find_gender, fold, load_words
from crossread.records.actors import EntityKind
from crossread.text.countries import is_part_of_country
from crossread.text.numbered import group_of_states
from crossread.text.things import thing_kind

_PARTS = re.compile(r"[\w.'’&-]+")
_SMALL = load_words("small_name_words")
_NO_LETTER = frozenset(["of", "the", "and", "for"])
_SEATS: dict[str, str] = {
    "10 downing street": "downing street",
    "number 10": "downing street",
    "no 10": "downing street",
    "no. 10": "downing street",
    "foggy bottom": "state department",
    "u.s. state department": "state department",
    "us state department": "state department",
    "department of state": "state department",
    "department of defense": "pentagon",
    "defense department": "pentagon",
    "élysée palace": "élysée",
    "elysée palace": "élysée",
    "elysee palace": "elysee",
    "u.n": "united nations",
    "un": "united nations",
    "u.n.": "united nations",
    "eu": "european union",
    "e.u.": "european union",
    "fbi": "federal bureau of investigation",
    "cia": "central intelligence agency",
    "isis": "islamic state",
    "isil": "islamic state",
    "daesh": "islamic state",
}
"""Bodies known by their address or by letters that no report spells out."""
LONG_ENOUGH = 5
"""Letters from which a word may have a slip of the keyboard, or stand for a longer name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared.

    Attributes:
        text: As it stands.
        words: Its words, folded, small ones left out.
        kind: What it was taken for.
        gender: What its first word or its form of address tells.
        key: What equal names share.
        country: Code of the country it is, or whose people or government it names.
        government: Whether it is a capital that stands for its government.
    """

    text: str
    words: tuple[str, ...]
    kind: EntityKind
    gender: str
    key: str
    country: str | None = None
    government: bool = False


def read_name(text: str, title: str, kind: EntityKind) -> Name:
    """Read a bare name.

    Args:
        text: The name without titles.
        title: The words before it.
        kind: What it was taken for.

    Example:
        >>> name = read_name("Ana de Sousa", "Mrs.", "person")
        >>> name.words, name.gender
        (('ana', 'sousa'), 'f')
    """
    folded = fold(text).removeprefix("the ")
    words = tuple(word.strip(".") for word in _PARTS.findall(folded) if word not in _SMALL) or (folded,)
    group = group_of_states(folded)
    if group is not None:
        words = (group, "group")
    gender = next((FORMS_OF_ADDRESS[word] for word in fold(title).split() if word in FORMS_OF_ADDRESS), "")
    if not gender and kind in {"person", "other"}:
        gender = find_gender(text.split(maxsplit=1)[0]) or "u" if len(words) > 1 else "u"
    country = find_country(text) if kind != "person" else None
    key = group or _SEATS.get(folded, folded)
    capital = find_capital(_SEATS.get(folded, text)) if kind == "organisation" or folded in _SEATS else None
    if capital is not None:
        key = f"government of {capital}"
    elif country is not None and not is_part_of_country(text):
        key = f"people of {country}" if is_demonym(text) else country
    return Name(text, words, kind, gender or "u", key, capital or country, capital is not None)


def joins(short: Name, long: Name) -> bool:
    """Whether two names of one report mean the same.

    Args:
        short: The name with no more words than the other.
        long: The other name.

    Example:
        >>> def name(text, kind="person"): return read_name(text, "", kind)
        >>> joins(name("Sousa"), name("Ana Sousa")), joins(name("Rui Sousa"), name("Ana Sousa"))
        (True, False)
        >>> joins(name("KDU", "organisation"), name("Keldian Dockers' Union", "organisation"))
        True
    """
    if short.key == long.key or (storm_of(long.text) and short.words == long.words[1:]):
        return True
    if long.words[-1].isdigit() and not short.words[-1].isdigit():
        return False  # "Svala 3" is a ship, "Svala" who runs her
    person = "person" in {short.kind, long.kind}
    if (
        short.kind == "group"
        or long.kind == "group"
        or (person and {short.kind, long.kind} & {"organisation"} and len(short.words) > 1)
    ):
        return False
    if person and {short.kind, long.kind} <= {"person", "other", "place", "organisation"}:
        return not _names_no_person(short, long) and _same_person(short, long)
    if "place" in {short.kind, long.kind}:
        return False
    return _same_body(short, long)


def _names_no_person(short: Name, long: Name) -> bool:
    """Whether a name is a country's, a capital's, or what something is called after somebody ("Sousa Tower")."""
    country = short.kind != "person" and find_country(short.text)  # but "Jordan" where the report tells of a person
    place = country or (find_capital(short.text) and short.kind == "place")
    after = " for " in long.text  # "Justice for Sousa"
    return bool(place or after or kind_by_ending(short.text) or kind_by_ending(long.text))


def _same_person(short: Name, long: Name) -> bool:
    if short.gender in {"m", "f"} and long.gender in {"m", "f"} and short.gender != long.gender:
        return False
    one, other = short.words, long.words
    if len(one) == 1:
        if len(other) == 1:
            return _slip(one[0], other[0])
        given = one[0] == other[0] and long.kind not in {"place", "organisation"}  # "Sousa International" is not Sousa
        return one[0] == other[-1] or given or (len(one[0]) >= LONG_ENOUGH and _slip(one[0], other[-1]))
    if len(one) == len(other) and all(a == b or _slip(a, b) for a, b in zip(one, other, strict=True)):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    if one[-1] != other[-1]:
        return False
    return (
        one[0] == other[0]
        or (len(one[0]) == 1 and other[0].startswith(one[0]))
        or (len(other[0]) == 1 and one[0].startswith(other[0]))
    )


def letters_of(name: Name) -> str:
    """The letters that a body's name may be shortened to.

    Example:
        >>> letters_of(read_name("Ministry of Sea Fisheries", "", "organisation"))
        'msf'
    """
    return "".join(word[0] for word in _PARTS.findall(fold(name.text)) if word not in _NO_LETTER)


def as_letters(name: Name) -> str:
    """A name taken for letters, without stops."""
    return fold(name.text).replace(".", "")


def _same_body(short: Name, long: Name) -> bool:
    if len(short.words) == 1 and short.text.isupper():
        letters = letters_of(long)
        if as_letters(short) == letters and len(letters) > 1:
            return True
    if len(short.words) < len(long.words):
        if len(short.words) == 1 and thing_kind(short.words[0]):
            return False  # "Gorilla" in a headline is not "Gorilla Park"
        if len(short.words) == 1 and short.words[0] == long.words[-1] and short.words[0].endswith("s"):
            return short.kind == long.kind == "organisation"  # "the Gulls" are the Lund Gulls
        return len(short.words[0]) >= LONG_ENOUGH and (
            long.words[: len(short.words)] == short.words
            or (long.words[-len(short.words) :] == short.words and len(short.words) > 1)
        )
    return len(short.words) == len(long.words) > 1 and all(
        a == b or _slip(a, b) for a, b in zip(short.words, long.words, strict=True)
    )


def _slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter added, dropped or changed, or two neighbours swapped, in a longer word."""
    if one == other:
        return True
    if min(len(one), len(other)) < LONG_ENOUGH or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    left = 0
    while left < min(len(one), len(other)) and one[left] == other[left]:
        left += 1
    right = 0
    while right < min(len(one), len(other)) - left and one[-1 - right] == other[-1 - right]:
        right += 1
    rest = one[left : len(one) - right], other[left : len(other) - right]
    return max(map(len, rest)) <= 1 or (len(rest[0]) == len(rest[1]) == 2 and rest[0] == rest[1][::-1])  # noqa: PLR2004
