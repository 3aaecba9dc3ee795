"""Finds the thing a number counts, without a parser: the noun phrase beside it and its head.

A number counts the noun to its right (`100 Russian military personnel`), the noun of an of-phrase (`a third of the
voters`), what its measure is of (`a 49.9 percent stake`), the subject of a verb of reaching (`the number of dead rose
to 22`), or what the number before it counted (`eight people, three of whom`). The heuristics see words and forms
only; a parser can take their place through the `finder` argument of `read_quantities`.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate.quantities.lexicon import DETERMINERS, FUNCTION_WORDS, SMALL, TIME_UNITS
from crossread.annotate.quantities.measures import Measured
from crossread.annotate.quantities.nouns import is_plural, singular
from crossread.annotate.quantities.phrases import DASHES, LEADING, SHORT_WORD, Counted, is_function, read_phrase
from crossread.annotate.quantities.subjects import find_subject, find_total, place_of
from crossread.annotate.quantities.tables import load_persons
from crossread.annotate.quantities.tokens import Token, lower_at
from crossread.text.calendar_names import MONTH_NUMBERS, WEEKDAY_NUMBERS

_OF_THEM = frozenset(["whom", "them", "which", "these", "those", "us"])
_BRACKET = 6
_HOW_BADLY = frozenset(["critically", "seriously", "badly", "severely", "fatally", "mortally", "slightly"])
_BEING = frozenset(["is", "are", "was", "were", "have", "has", "had", "been", "now", "also"])
_BEFALLEN = frozenset([
    "dead", "killed", "wounded", "injured", "hurt", "hospitalized", "hospitalised", "arrested", "detained",
])  # fmt: skip
_PARENTS = frozenset(
    ["father", "mother", "parent", "parents", "dad", "mom", "mum", "grandfather", "grandmother", "grandparents"]
)
_POINTERS = frozenset(["last", "next", "this", "past", "coming"])


def find_counted(tokens: Sequence[Token], found: Measured, last: int, previous: Counted | None) -> Counted | None:
    """Find what a number counts.

    Args:
        tokens: The sentence in pieces.
        found: The number with its unit.
        last: One past the last piece of number, unit and hedge.
        previous: What the number before it in the sentence counts, for an elliptical one.

    Returns:
        The thing counted, or None when the words do not say.
    """
    if found.age:
        return _aged(tokens, last)
    last = _behind_conversion(tokens, found, last)
    following = lower_at(tokens, last)
    ends = last + 1 >= len(tokens) or tokens[last + 1].kind == "sign"
    one = lower_at(tokens, found.number_first) == "one"
    if following in _HOW_BADLY and found.unit is None and (one or ends):
        return previous  # 12 were hurt, including one critically
    if following in DASHES and found.unit is None and last + 1 < len(tokens) and tokens[last + 1].glued:
        return _hyphen_counted(tokens, last + 1)
    if following == "of" or (found.form == "vague" and tokens[last - 1].lower == "of"):
        return _of_phrase(tokens, last + (following == "of"), previous, plural=found.unit not in TIME_UNITS)
    if found.unit in TIME_UNITS:
        return read_phrase(tokens, last, plural=False) if found.hyphen or found.form == "part" else None
    return _beside(tokens, found, last, previous)


def _behind_conversion(tokens: Sequence[Token], found: Measured, last: int) -> int:
    """One past a conversion in brackets that stands between a measure and its noun: `the 400-pound (181-kg) bear`."""
    if found.unit is None or not found.hyphen:
        return last
    if lower_at(tokens, last) == ")" and lower_at(tokens, found.first - 1) == "(":
        return last + 1
    inside = next((at for at in range(last + 1, min(last + _BRACKET, len(tokens))) if tokens[at].text == ")"), None)
    return inside + 1 if inside is not None and lower_at(tokens, last) == "(" else last


def _beside(tokens: Sequence[Token], found: Measured, last: int, previous: Counted | None) -> Counted | None:
    """The noun phrase to the right, else the subject to the left, else what the number before counted."""
    plain = found.unit is None and found.form != "part"
    right = None
    opens = LEADING | DETERMINERS if found.form == "part" else LEADING
    if lower_at(tokens, found.first - 1) == "of" and lower_at(tokens, found.first - 2) in _PARENTS and plain:
        child = read_phrase(tokens, last, plural=True) if last < len(tokens) and not is_function(tokens, last) else None
        return child or Counted("child", None, None)
    if _is_calendar_name(tokens, last, found):
        return previous
    pointing = lower_at(tokens, last) in _POINTERS and not is_plural(lower_at(tokens, last + 1))
    pointed = pointing or _is_plural_unit(tokens, found)
    if last < len(tokens) and not pointed and (not is_function(tokens, last) or tokens[last].lower in opens):
        several = plain and (found.high is None or found.high > 1 or found.form == "ratio")
        right = read_phrase(tokens, last, plural=several)
    if right is not None:
        return right
    left = find_subject(tokens, found.first) or find_total(tokens, found.first)
    elliptical = plain and previous is not None and previous.head != "age" and not place_of(tokens, found.first)
    if left is None and elliptical and _befalls_people(tokens, last) and not _is_person(previous):
        return Counted("person", None, None)  # five places where shots were fired, and at least four are dead
    return previous if left is None and elliptical else left


def _is_calendar_name(tokens: Sequence[Token], last: int, found: Measured) -> bool:
    """Whether a date follows at once, which is not what is counted: `killed five in May and three more July 18`."""
    at = last + (lower_at(tokens, last) == "more")
    named = lower_at(tokens, at) in MONTH_NUMBERS or lower_at(tokens, at) in WEEKDAY_NUMBERS
    following = lower_at(tokens, at + 1)
    return named and found.unit is None and (following in FUNCTION_WORDS or not following.isalpha())


def _is_person(counted: Counted | None) -> bool:
    return counted is not None and counted.head in load_persons()


def _befalls_people(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind a number is told of people alone: `are dead`, `were wounded`."""
    while lower_at(tokens, at) in _BEING:
        at += 1
    return lower_at(tokens, at - 1) in _BEING and lower_at(tokens, at) in _BEFALLEN


def _is_plural_unit(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether the unit is a plural word, after which a verb or an adverb is likelier than a noun: `37 points help`."""
    unit = lower_at(tokens, found.last - 1)
    return found.unit is not None and found.last > found.number_last and len(unit) > SHORT_WORD and is_plural(unit)


def _hyphen_counted(tokens: Sequence[Token], at: int) -> Counted | None:
    """What a hyphen joins to a number: a 20-member panel counts members, a 300-strong crowd the crowd."""
    if tokens[at].lower in {"strong", "odd", "plus"}:
        return read_phrase(tokens, at + 1, plural=False)
    return Counted(singular(tokens[at].lower), at, at + 1)


def _aged(tokens: Sequence[Token], last: int) -> Counted:
    """An age is counted in years of somebody: the person's noun when it follows."""
    person = None if lower_at(tokens, last).endswith("ly") else read_phrase(tokens, last, plural=False)
    if person is None or person.first is None or person.last is None:
        return Counted("age", None, None)
    nouns = [tokens[at].lower in load_persons() for at in range(person.first, person.last)]
    end = nouns.index(True) + 1 if True in nouns else len(nouns)
    while end < len(nouns) and nouns[end]:
        end += 1  # a 15-year-old student activist
    return Counted("age", person.first, person.first + end)


def _of_phrase(tokens: Sequence[Token], at: int, previous: Counted | None, *, plural: bool) -> Counted | None:
    """What stands after `of`; a pronoun or `their number` stands for what the number before counted."""
    word = lower_at(tokens, at)
    ends = at + 1 >= len(tokens) or tokens[at + 1].kind == "sign" or is_function(tokens, at + 1)
    if word in _OF_THEM and (ends or (word not in DETERMINERS and not is_plural(lower_at(tokens, at + 1)))):
        return previous
    if word in _OF_THEM - DETERMINERS:
        at += 1  # six of them children
    if word in DETERMINERS and at + 1 >= len(tokens):
        return previous
    while at + 1 < len(tokens) and (tokens[at].kind == "numeral" or lower_at(tokens, at) in SMALL.keys() | DETERMINERS):
        at += 1  # one of the four suspects
    phrase = read_phrase(tokens, at, plural=plural)
    return previous if phrase is None or phrase.head == "number" else phrase
