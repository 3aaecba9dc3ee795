"""What is compared of two actors of two reports, what it weighs, and why.

| feature | weight | why |
|---|---|---|
| same_name | .95 | one full name in one story, or a name that is no common noun |
| other_order | .90 | family name first, as in Chinese or Hungarian |
| spelled_otherwise | .85 | accents, hyphens, exchanges of letters, one letter astray |
| shortened | .85 | a middle name or initial dropped, the given name as an initial |
| letters | .90 | an acronym that any report of the story sets in brackets behind the name |
| initials | .75 | an acronym whose letters begin the words of the name |
| part_of_name | .75 | a body's name without its country or its last words |
| capital | .70 | a capital that acts is its country, where no report tells of the government |
| sole | .60 | the story has one of that noun, or one far more told of than all others |
| kindred | .60 | the one child, animal or police force of the story, by another noun |
| surname | .60 | one name word alone; needs one bearer in the story, or more evidence |
| given_name | .45 | the first word of a name alone, as some peoples have no surname |
| office | .70 | described by the office that one actor of the story holds |
| same_words | .80 | described by the same words in one story |
| like_noun | .65 | described by two nouns for one thing in one story, and no words before them say otherwise |
| same_fate | .65 | told of by one fate in one story ("the injured", "those hurt"), and no number says otherwise |
| central | .60 | reports point at the one sudden happening of the story with a bare noun ("the crash") |
| same_office | +.20 | both are given one office or title |
| same_country | +.10 | both belong to one country |
| other_country | -.30 | they belong to two |
| other_gender | veto | a lady and a gentleman |
| other_kind | veto | a person is no body, people are no place |
| relatives | veto | one surname, two given names |
| side_by_side | veto | one report names both by full names and keeps them apart |

A name feature gives the score; the additions raise or lower it. Two actors of one story are joined from `ENOUGH` on.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crossread.language.word_lists import load_list
from crossread.link.entities.actors import Words
from crossread.link.entities.spelling import alike, one_vowel_astray, short_for, sound
from crossread.records.evidence import Evidence
from crossread.text.folding import fold
from crossread.text.word_classes import load_words

WEIGHTS: Mapping[str, float] = {
    "same_name": 0.95,
    "other_order": 0.90,
    "letters": 0.90,
    "spelled_otherwise": 0.85,
    "shortened": 0.85,
    "same_words": 0.80,
    "initials": 0.75,
    "part_of_name": 0.75,
    "office": 0.70,
    "capital": 0.70,
    "like_noun": 0.65,
    "same_fate": 0.65,
    "central": 0.60,
    "kindred": 0.60,
    "sole": 0.60,
    "surname": 0.60,
    "given_name": 0.45,
    "same_office": 0.20,
    "same_country": 0.10,
    "other_country": -0.30,
}
"""What each feature weighs; the reasons stand in the table above."""

ENOUGH = 0.6
"""Score from which on two actors of one story are one."""

_SURE = 0.8
_SAME_SOUND = 0.9
_LONG_WORD = 7
_MOST_INITIALS = 3
_PAIR = 2
_SHORT_NAME = 3
_FEMALE_ENDS = ("a", "e", "ine", "ette")
_POLICE = frozenset(["police", "fire", "sheriff"])
_FIRM_ENDS = load_words("ends of names of firms") | {"group"}
_FORCES = frozenset(["department", "force", "service", "office", "bureau"])


def relatives(one: Words, other: Words) -> bool:
    """Whether two full names share a surname and differ in the given name.

    Example:
        >>> relatives(("ana", "sousa"), ("rui", "sousa")), relatives(("a", "sousa"), ("ana", "sousa"))
        (True, False)
    """
    if min(len(one), len(other)) < 2 or alike(one[-1], other[-1]) < _SURE:  # noqa: PLR2004 - two words
        return False
    return not (_same_given(one[0], other[0]) or _initials_of(one, other) or _initials_of(other, one))


def _same_given(one: str, other: str) -> bool:
    initial = 1 in {len(one), len(other)} and one[0] == other[0]
    return initial or alike(one, other) >= _SURE or short_for(one, other) or _begins(*sorted((one, other), key=len))


def _begins(short: str, long: str) -> bool:
    """Whether a given name is the beginning of another, not its male form: Mel, Melvin, not Paul, Pauline."""
    return len(short) >= _SHORT_NAME and long.startswith(short) and not long.endswith(_FEMALE_ENDS)


def _initials_of(one: Words, other: Words) -> bool:
    """Whether a name begins with the initials of another: "A.J. Sousa", "AJ Sousa" of "Ana Julia Sousa"."""
    letters = one[0].replace(".", "")
    if not 1 < len(letters) <= _MOST_INITIALS or len(one) != 2:  # noqa: PLR2004 - initials and a surname
        return False
    initials = "".join(word[0] for word in other[:-1])
    if "." not in one[0] and one[0] in _given_names():
        return False
    return letters.startswith(initials) or initials.startswith(letters)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(name) for name in load_list("given_names"))


def compare_persons(one: Words, other: Words) -> Evidence | None:
    """Compare the names of two people.

    Args:
        one: Words of a name.
        other: Words of the other.

    Returns:
        The surest feature they share; None where nothing speaks for one and the same.

    Example:
        >>> compare_persons(("maria", "keller"), ("maria", "lund", "keller")).feature
        'shortened'
        >>> compare_persons(("ana", "sousa"), ("rui", "sousa")) is None
        True
    """
    short, long = sorted((one, other), key=len)
    if long[-1].isdigit() and short != long:
        return None  # the ship "Svala 3" is not whoever is called Svala
    if len(short) == 1:
        feature = _feature_alone(short[0], long)
    elif one == other:
        feature = "same_name"
    elif sorted(one) == sorted(other):
        feature = "other_order"
    elif _spelled_alike(one, other):
        feature = "spelled_otherwise"
    else:
        found = _shortened(short, long) or _by_initials(one, other)
        feature = "shortened" if found else ""
    return _evidence(feature, one, other) if feature else None


def _by_initials(one: Words, other: Words) -> bool:
    """Whether one of two names of one surname has the other's initials for given names."""
    return alike(one[-1], other[-1]) >= _SURE and (_initials_of(one, other) or _initials_of(other, one))


def _feature_alone(word: str, long: Words) -> str:
    """What one word is of a name: its surname, its given name, or nothing."""
    if alike(word, long[-1]) >= _SURE or (len(word) > 2 and word in long[1:-1]):  # noqa: PLR2004 - no initial
        return "surname"
    return "given_name" if alike(word, long[0]) >= _SURE else ""


def _spelled_alike(one: Words, other: Words) -> bool:
    """Whether two names are one in two spellings; of two words one at least sounds the same."""
    if "".join(one) == "".join(other):
        return True
    if len(one) != len(other) or not _share_a_word(one, other):
        return False
    return all(alike(first, second) >= _SURE for first, second in zip(one, other, strict=True))


def _share_a_word(one: Words, other: Words) -> bool:
    """Whether one word at least sounds the same at the same place; the dear comparison of letters comes after."""
    return any(first == second or sound(first) == sound(second) for first, second in zip(one, other, strict=True))


def _shortened(short: Words, long: Words) -> bool:
    """Whether a name is a longer one without middle names, or with initials for given names."""
    if alike(short[-1], long[-1]) >= _SURE and _same_given(short[0], long[0]):
        return all(any(_same_given(word, known) for known in long[1:-1]) for word in short[1:-1])
    return len(short) < len(long) and _in_order(short, long)


def compare_bodies(one: Words, other: Words, letters: Mapping[str, frozenset[Words]]) -> Evidence | None:
    """Compare the names of two bodies or places.

    Args:
        one: Words of a name, countries as codes.
        other: Words of the other.
        letters: For acronyms set in brackets in the story the names they stand behind.

    Example:
        >>> compare_bodies(("kdu",), ("keldian", "dockers", "union"), {}).feature
        'initials'
        >>> compare_bodies(("foreign", "ministry"), ("=NOR", "foreign", "ministry"), {}).feature
        'part_of_name'
    """
    short, long = sorted((one, other), key=len)
    if one == other:
        feature = "same_name"
    elif "".join(one) == "".join(other):
        feature = "spelled_otherwise"  # "LundOil", "Lund Oil"
    elif long[: len(short)] == short and _FIRM_ENDS.issuperset(long[len(short) :]):
        feature = "part_of_name"  # "Nordkraft", "Nordkraft Group"
    elif len(short) == 1 and long in letters.get(short[0], frozenset()):
        feature = "letters"
    elif len(short) == 1 < len(long) and short[0] in initials_of(long):
        feature = "initials"
    elif long[:-1] == short and short[-1] in _POLICE and long[-1] in _FORCES:
        feature = "shortened"  # "Lund Police", "Lund Police Department"
    elif len(one) > _PAIR and sorted(one) == sorted(other):
        feature = "other_order"
    elif _body_spelled_alike(one, other):
        feature = "spelled_otherwise"
    elif _differ_in_country(one, other) or (
        1 < len(short) < len(long) and short in (long[: len(short)], long[-len(short) :])
    ):
        feature = "part_of_name"
    else:
        return None
    return _evidence(feature, one, other)


def initials_of(name: Words) -> frozenset[str]:
    """What a body's name may be shortened to; a country's code begins as the country or as its people do.

    Example:
        >>> sorted(initials_of(("north", "=USA", "trade", "pact")))
        ['natp', 'nutp']
    """
    letters = "".join(word.lstrip("=")[0] for word in name)
    america = "".join("a" if word == "=USA" else word.lstrip("=")[0] for word in name)
    return frozenset(part.casefold() for part in (letters, america))


def _body_spelled_alike(one: Words, other: Words) -> bool:
    if len(one) != len(other):
        return False
    if len(one) == 1:
        enough = _SURE if len(one[0]) >= _LONG_WORD else _SAME_SOUND
        return alike(one[0], other[0]) >= enough or one_vowel_astray(one[0], other[0])
    if not _share_a_word(one, other):
        return False
    return all(alike(first, second) >= _SURE for first, second in zip(one, other, strict=True))


def _differ_in_country(one: Words, other: Words) -> bool:
    """Whether two names are equal but for the country that one of them names."""
    bare = [tuple(word for word in words if not word.startswith("=")) for words in (one, other)]
    both = all(any(word.startswith("=") for word in words) for words in (one, other))
    return bare[0] == bare[1] != () and not both


def _in_order(short: Words, long: Words) -> bool:
    """Whether all words of a name stand in a longer one, in order."""
    rest = iter(long)
    return all(any(alike(word, other) >= _SURE for other in rest) for word in short)


def _evidence(feature: str, one: Words, other: Words) -> Evidence:
    words = " / ".join(dict.fromkeys(" ".join(words) for words in (one, other)))
    return Evidence(feature=feature, score=WEIGHTS[feature], reason=f"{feature.replace('_', ' ')}: {words}")
