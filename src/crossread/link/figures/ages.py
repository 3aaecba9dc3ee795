"""Whose age a number is: the name beside it, or the noun."""

from __future__ import annotations

import re

from crossread.link.entities.spelling import alike, short_for
from crossread.link.terms import fold_words
from crossread.link.terms.listed import load_words
from crossread.link.utterances.speakers import near_spelling
from crossread.text.calendar_names import WEEKDAY_NUMBERS

_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w'’.]|-(?!-))*"
"""A word of a name; two hyphens are a dash."""
_NAME = rf"{_WORD}(?: (?:(?:de|del|der|van|von|bin|ibn|al|el|da|di|la|le) )?{_WORD}){{0,3}}"
_CALLED = r"(?: [\"“‘'(][A-Z][\w.-]*[\"”’')])?"
"""What friends call somebody, put between the names: `Ada "Addie" Brandvik`."""
_BEFORE = re.compile(
    rf"(?P<name>(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*{_CALLED} )?{_NAME})"
    r"(?:, (?:aged |who (?:is |was |(?:(?:had|has) )?(?:just )?turn(?:ed|s) )"
    r"|then |a |an |the |his |her |their )?| (?:(?:had|has) )?(?:just )?turn(?:ed|s) | (?:is|was) )$"
)
_NO_NOUN = (
    r"(?!(?:of|from|in|at|on|near|with|for|by|to|into|who|that|and|is|was|has|had|said"
    r"|after|before|during|when|while|since|dies|died|killed|shot|hurt|charged|accused)\b)"
)
_BEHIND = re.compile(rf"^(?:[-\s]year[-\s]olds?)?,? (?:{_NO_NOUN}[a-z-]+ ){{0,4}}(?P<name>{_NAME})")
_APPOSED = re.compile(rf"^ (?:(?!(?:and|or|with)\b)[a-z’'-]+ ){{0,3}}[a-z’'-]+, (?P<name>{_NAME})(?=[,.;)]|$| [–—-])")
"""A name behind the noun of the one it is the name of: `her 30-year-old brother, Ivo, swam`."""
_NO_PERSON = re.compile(
    r" (?:of\b|(?:[a-z-]+ )?(?:man|woman|boy|girl|teen|teenager|resident|native|father|mother|couple)\b)"
)
"""What shows that a name behind an age is that of a town or a title: `a 30-year-old Velmar man`, `Head of the Year`."""
_OF_TOWN = re.compile(r" of [A-Z]")
_WITHIN = re.compile(rf"^(?P<name>{_NAME})")
_CHILDREN = load_words("children")
_NOUN_BEHIND = re.compile(r"^[-\s]*(?:years?[-\s]olds?|yo)?\b[-\s,]*(?:old )?(?P<words>(?:[a-z’'-]+ ?){0,4})")
_NOUN_BEFORE = re.compile(
    r"\b(?P<noun>[a-z]+)(?:, |,? (?:(?:is|was|were|be|been|being|now|who|just|only|initially|originally|first|reported"
    r"|said|to|aged|turned) ){1,6})$"
)
_OLD = len("-year-old")
_FULL = 2
_OPENS_SENTENCE = re.compile(r"^,? [a-z]+ (?:[a-z’'-]+ )*[a-z’'-]{4,}")
"""Behind an age, what shows that its sentence is no headline in capitals: `Victim Mara Lind, 23, was found`."""
_MALES, _FEMALES = load_words("males"), load_words("females")
_LAST = frozenset(["sr", "jr", "ii", "iii"])
_PARTICLES = frozenset(
    ["de", "del", "della", "der", "di", "da", "du", "la", "le", "van", "von", "al", "el", "mc", "mac", "o"]
)
_BY_SOUND = 0.9
_SHORT = frozenset([1, 3, 4, 5])
"""Letters of a given name that is cut short (`Ed`, of two, is listed): `Chris`, `Sam`, or the first one."""
_PRONOUNS = frozenset(["he", "she", "the", "a", "an", "another", "his", "her", "one"])


def find_aged(text: str, start: int, end: int, persons: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Find the name of the person a number belongs to.

    Args:
        text: A sentence.
        start: First code point of the number.
        end: One past the last.
        persons: Nouns for persons, in the singular, which are no names where they open a headline.

    Returns:
        The name folded, or nothing.

    Example:
        >>> sentence = "Divers found Mara Lind, 23, and the 40-year-old skipper Ivo Brask."
        >>> find_aged(sentence, 24, 26), find_aged(sentence, 36, 47)
        (('mara', 'lind'), ('ivo', 'brask'))
    """
    within = _WITHIN.search(text[start:end])
    before = _BEFORE.search(text[:start])
    behind = _BEHIND.search(text[end:])
    if behind is not None and _is_no_person(behind["name"], text[end + behind.end() :]):
        behind = None
    apposed = _APPOSED.search(text[end:]) if text[start:end].endswith("old") else None
    for match in (within, before, behind, apposed):
        if match is not None:
            words = tuple(word for word in fold_words(match["name"]) if word not in _PRONOUNS)
            if match is before and len(words) > _FULL and words[0] in persons and _OPENS_SENTENCE.search(text[end:]):
                words = words[1:]
            if words and words[0] not in WEEKDAY_NUMBERS and "old" not in words and words[0] not in persons:
                return words
    return ()


def _is_no_person(name: str, rest: str) -> bool:
    """Whether a name behind an age is that of a town or a title; who has two names is `Mara Lind of Brask`."""
    found = _NO_PERSON.match(rest)
    return found is not None and not (" " in name and _OF_TOWN.match(rest))


def bearer_of(text: str, start: int, end: int, persons: frozenset[str]) -> str | None:
    """Find the noun of the one whose age a number is: what stands behind it, else what it is said of.

    Args:
        text: A sentence.
        start: First code point of the number.
        end: One past the last.
        persons: Nouns for persons, in the singular.

    Returns:
        The noun; `child` for every word for a child that tells no sex.

    Example:
        >>> sentence = "The child is 4 years old, not the 5-year-old boy that was feared lost."
        >>> [bearer_of(sentence, *span, frozenset(["child", "boy"])) for span in ((13, 24), (34, 44))]
        ['child', 'boy']
    """
    behind = _NOUN_BEHIND.search(text[end:])
    words = (behind["words"] if behind else "").split()
    for word in words:
        if word in persons or word in _CHILDREN:
            return "child" if word in _CHILDREN else word
    if words and "old" in text[start : end + _OLD]:
        return words[0]
    before = _NOUN_BEFORE.search(text[:start])
    noun = before["noun"] if before else ""
    if noun in _CHILDREN:
        return "child"
    return noun if noun in persons else None


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: a family name agrees in spelling, and a given name where both have one.

    A name of one word can be the given or the family name of the other; a title before a name is none of it.

    Example:
        >>> same_name(("mara", "lind"), ("lind",)), same_name(("mara", "lind"), ("ada", "lind"))
        (True, False)
        >>> same_name(("captain", "ed", "lind"), ("eddie", "lind")), same_name(("mara",), ("mara", "lind"))
        (True, True)
        >>> same_name(("de", "sousa"), ("ada", "desousa"))
        True
    """
    one, other = (tuple(word for word in words if word not in _LAST) or words for words in (one, other))
    if not one or not other:
        return False
    return _same_words(one, other) or _same_words(_written_together(one), _written_together(other))


def _same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter, longer = sorted((one, other), key=lambda words: (len(words), words))
    if len(shorter) == 1:
        return _one_spelling(shorter[0], longer[-1]) or _same_given(shorter[0], longer[0])
    return _one_spelling(one[-1], other[-1]) and any(
        _same_given(a, b) for a, b in [(shorter[0], word) for word in longer[:-1]]
    )


def find_sex(bearer: str | None) -> str | None:
    """The sex that a noun for the bearer of an age tells: `m`, `f`, or nothing.

    Example:
        >>> find_sex("uncle"), find_sex("nurse"), find_sex("girlfriend")
        ('m', None, 'f')
    """
    if bearer in _MALES:
        return "m"
    return "f" if bearer in _FEMALES else None


def other_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are surely those of two persons; two single words may be the given and the family name.

    Example:
        >>> other_name(("mara",), ("lind",)), other_name(("mara", "lind"), ("ada", "lind")), other_name((), ("lind",))
        (False, True, False)
    """
    if not one or not other or len(one) == len(other) == 1:
        return False
    return not same_name(one, other)


def same_first(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names have one given name, as of a woman by two family names; of one age, it is one person.

    Example:
        >>> same_first(("mara", "lind"), ("mara", "brask")), same_first(("mara",), ("mara", "brask"))
        (True, False)
    """
    return len(one) > 1 and len(other) > 1 and one[0] == other[0] and len(one[0]) > 1


def share_given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names that can be one person's agree in a given name, and not in a family name alone.

    Example:
        >>> share_given(("mara",), ("mara", "lind")), share_given(("lind",), ("mara", "lind"))
        (True, False)
    """
    if not same_name(one, other):
        return False
    return (len(one) > 1 and len(other) > 1) or _same_given(one[0], other[0])


def _written_together(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name with a particle before its last word written as one with it: `de sousa` as `desousa`."""
    return (*words[:-2], words[-2] + words[-1]) if len(words) > 1 and words[-2] in _PARTICLES else words


def _one_spelling(one: str, other: str) -> bool:
    """Whether two words differ by a letter, or sound alike: `Catherine`, `Katherine`."""
    return near_spelling(one, other) or alike(one, other) >= _BY_SOUND


def _same_given(one: str, other: str) -> bool:
    """Whether two given names are one: in spelling, by the letter, or one short for the other."""
    if _one_spelling(one, other) or short_for(one, other):
        return True
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(shorter) in _SHORT
