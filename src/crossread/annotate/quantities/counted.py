"""Finds the thing a number counts, without a parser: the noun phrase beside it and its head.

A number counts the noun to its right (`100 Russian military personnel`), the noun of an of-phrase (`a third of the
voters`), what its measure is of (`a 49.9 percent stake`), the subject of a verb of reaching (`the number of dead rose
to 22`), or what the number before it counted (`eight people, three of whom`). The heuristics see words and forms
only; a parser can take their place through the `finder` argument of `read_quantities`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crossread.annotate.quantities.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DEICTIC,
    DETERMINERS,
    FUNCTION_WORDS,
    PARTICIPLES_AS_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    SMALL,
    TIME_UNITS,
    VERB_FORMS,
)
from crossread.annotate.quantities.measures import Measured
from crossread.annotate.quantities.nouns import is_plural, singular
from crossread.annotate.quantities.tokens import Token, lower_at
from crossread.annotate.quantities.word_lists import load_words

_LONGEST_PHRASE = 7
_LONGEST_REACH = 5
_SHORT_WORD = 5
"""Words up to this length that end in -ly or -ed are nouns: ally, reply, shed, breed."""

_REACHING = load_words("reaching")
_TOTALS = load_words("totals")
_BEFORE_SUBJECT = CONJUNCTIONS | AUXILIARIES | PRONOUNS | (VERB_FORMS - PARTICIPLES_AS_NOUNS)
_BEFORE_NUMBER = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS
_OF_THEM = frozenset(["whom", "them", "which", "these", "those", "us"])
_DASHES = frozenset("-‑")
_PREDICATES = load_words("predicates")
"""Adjectives that follow a number as often as they stand before a noun: 4 percent higher, two higher bids."""

_NOUNS_IN_ING = load_words("nouns-in-ing")
_HEDGE_WORDS = load_words("hedge-words")
_MEASURED_NOUNS = load_words("measured-nouns")
_POINTERS = frozenset(["last", "next", "this", "past", "coming"])
_LEADING = frozenset(["more", "other", "most", "such", "few", "many"])
"""Words that may open a counted phrase without being part of it: two more soldiers, one of the most famous."""


class Counted(NamedTuple):
    """The thing counted.

    Attributes:
        head: Head noun in the singular, lower case.
        first: Index of the first piece of its phrase; None when the phrase stands nowhere beside the number.
        last: One past the last piece.
    """

    head: str
    first: int | None
    last: int | None


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
    following = lower_at(tokens, last)
    if following in _DASHES and found.unit is None and last + 1 < len(tokens) and tokens[last + 1].glued:
        return _hyphen_counted(tokens, last + 1)
    if following == "of" or (found.form == "vague" and tokens[last - 1].lower == "of"):
        return _of_phrase(tokens, last + (following == "of"), previous, plural=found.unit not in TIME_UNITS)
    if found.unit in TIME_UNITS:
        return _phrase(tokens, last, plural=False) if found.hyphen or found.form == "part" else None
    return _beside(tokens, found, last, previous)


def _beside(tokens: Sequence[Token], found: Measured, last: int, previous: Counted | None) -> Counted | None:
    """The noun phrase to the right, else the subject to the left, else what the number before counted."""
    plain = found.unit is None and found.form != "part"
    right = None
    opens = _LEADING | DETERMINERS if found.form == "part" else _LEADING
    pointed = lower_at(tokens, last) in _POINTERS or _is_plural_unit(tokens, found)
    if last < len(tokens) and not pointed and (not _is_function(tokens, last) or tokens[last].lower in opens):
        several = plain and (found.high is None or found.high > 1 or found.form == "ratio")
        right = _phrase(tokens, last, plural=several)
    if right is not None:
        return right
    left = _reached(tokens, found.first) or _total_of(tokens, found.first)
    elliptical = plain and previous is not None and previous.head != "age" and not _follows_of(tokens, found.first)
    return previous if left is None and elliptical else left


def _is_plural_unit(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether the unit is a plural word, after which a verb or an adverb is likelier than a noun: `37 points help`."""
    unit = lower_at(tokens, found.last - 1)
    return found.unit is not None and found.last > found.number_last and len(unit) > _SHORT_WORD and is_plural(unit)


def _follows_of(tokens: Sequence[Token], at: int) -> int:
    """Index of the `of` before a number and its hedge; 0 when there is none."""
    place = at - 1
    while place > 0 and tokens[place].lower in _HEDGE_WORDS:
        place -= 1
    return place if place > 0 and tokens[place].lower == "of" else 0


def _total_of(tokens: Sequence[Token], at: int) -> Counted | None:
    """The noun of `a population of 12,000` or `estimates of 64,900`."""
    place = _follows_of(tokens, at)
    noun = lower_at(tokens, place - 1) if place else ""
    return Counted(singular(noun), place - 1, place) if singular(noun) in _MEASURED_NOUNS else None


def _is_function(tokens: Sequence[Token], at: int) -> bool:
    """Whether a piece is a function word; `US` in capitals and the `An` of `An-124` are none."""
    token = tokens[at]
    if token.lower in _PREDICATES:
        return not (at + 1 < len(tokens) and tokens[at + 1].kind == "word" and not _is_function(tokens, at + 1))
    if token.lower not in FUNCTION_WORDS or (len(token.text) > 1 and token.text.isupper()):
        return False
    return not (lower_at(tokens, at + 1) in _DASHES and tokens[at + 1].glued)


def _hyphen_counted(tokens: Sequence[Token], at: int) -> Counted | None:
    """What a hyphen joins to a number: a 20-member panel counts members, a 300-strong crowd the crowd."""
    if tokens[at].lower in {"strong", "odd", "plus"}:
        return _phrase(tokens, at + 1, plural=False)
    return Counted(singular(tokens[at].lower), at, at + 1)


def _aged(tokens: Sequence[Token], last: int) -> Counted:
    """An age is counted in years of somebody: the person's noun when it follows."""
    person = None if lower_at(tokens, last).endswith("ly") else _phrase(tokens, last, plural=False)
    if person is None:
        return Counted("age", None, None)
    return Counted("age", person.first, person.last)


def _of_phrase(tokens: Sequence[Token], at: int, previous: Counted | None, *, plural: bool) -> Counted | None:
    """What stands after `of`; a pronoun or `their number` stands for what the number before counted."""
    word = lower_at(tokens, at)
    ends = at + 1 >= len(tokens) or tokens[at + 1].kind == "sign" or _is_function(tokens, at + 1)
    if word in _OF_THEM and (ends or (word not in DETERMINERS and not is_plural(lower_at(tokens, at + 1)))):
        return previous
    if word in _OF_THEM - DETERMINERS:
        at += 1  # six of them children
    if word in DETERMINERS and at + 1 >= len(tokens):
        return previous
    while at + 1 < len(tokens) and (tokens[at].kind == "numeral" or lower_at(tokens, at) in SMALL.keys() | DETERMINERS):
        at += 1  # one of the four suspects
    phrase = _phrase(tokens, at, plural=plural)
    return previous if phrase is None or phrase.head == "number" else phrase


def _phrase(tokens: Sequence[Token], at: int, *, plural: bool) -> Counted | None:
    """The noun phrase that begins at a piece; with `plural` it ends with its first plural noun."""
    while at < len(tokens) and tokens[at].lower in DETERMINERS | _LEADING and _is_function(tokens, at):
        at += 1
    first, place, head = at, at, None
    head_end = at
    while place < len(tokens) and place - first < _LONGEST_PHRASE:
        token = tokens[place]
        if token.kind != "word" and _belongs(token):
            place += 1
            continue
        name_begins = not plural and place > first and token.text[0].isupper() and tokens[place - 1].text[0].islower()
        if name_begins or _ends_phrase(tokens, place, started=head is not None):
            break
        word = _hyphenated(tokens, place)
        place += _pieces(tokens, place)
        if word.endswith(("'s", "s'")):
            head = None  # whose it is: the noun is still to come
            continue
        head, head_end = word, place
        if plural and not is_plural(word) and lower_at(tokens, place) in {"and", "or"}:
            place += 1  # 12 public and private schools
            continue
        if plural and is_plural(word) and not _continues(tokens, place):
            break
    if head is None:
        return None
    return Counted(singular(head), first, head_end)


def _belongs(token: Token) -> bool:
    """Whether a piece that is no word is a part of one: the digits and hyphen of `An-124`."""
    return token.glued and (token.kind == "numeral" or token.text in "-‑’'")


def _hyphenated(tokens: Sequence[Token], at: int) -> str:
    return "".join(token.lower for token in tokens[at : at + _pieces(tokens, at)])


def _pieces(tokens: Sequence[Token], at: int) -> int:
    """How many pieces the hyphenated word at a place has."""
    end = at + 1
    while end + 1 < len(tokens) and tokens[end].text in "-‑" and tokens[end].glued and tokens[end + 1].glued:
        end += 2
    return end - at


def _ends_phrase(tokens: Sequence[Token], at: int, *, started: bool) -> bool:
    word = tokens[at].lower
    if tokens[at].kind != "word":
        return True
    if word in PARTICIPLES_AS_NOUNS and not started:
        return False
    if _is_function(tokens, at) or (started and word in DEICTIC):
        return True
    if word in VERB_FORMS:
        return started or word not in PARTICIPLES_AS_NOUNS
    return _is_verbal(tokens, at, started=started)


def _is_verbal(tokens: Sequence[Token], at: int, *, started: bool) -> bool:
    """Whether a word's ending makes it a verb or an adverb where it stands."""
    word, following = tokens[at].lower, lower_at(tokens, at + 1)
    if word.endswith("ing") and word not in _NOUNS_IN_ING:
        return started and following in FUNCTION_WORDS
    if word.endswith("ed") and len(word) > _SHORT_WORD and not is_plural(word):
        return not following.isalpha() or following in FUNCTION_WORDS
    return started and word.endswith("ly") and len(word) > _SHORT_WORD


def _continues(tokens: Sequence[Token], at: int) -> bool:
    """Whether another plural noun follows at once, so that the first one stands before it (`two arms dealers`)."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    word = tokens[at].lower
    return (
        is_plural(word) and word not in FUNCTION_WORDS and word not in VERB_FORMS and word not in PARTICIPLES_AS_NOUNS
    )


def _reached(tokens: Sequence[Token], at: int) -> Counted | None:
    """The subject of a verb of reaching to the left: `the number of dead rose to 22`, `deaths reached 40`."""
    place = at - 1
    steps = 0
    while place > 0 and steps < _LONGEST_REACH and lower_at(tokens, place) not in _REACHING:
        if lower_at(tokens, place) not in _BEFORE_NUMBER:
            return None
        place, steps = place - 1, steps + 1
    if place <= 0 or lower_at(tokens, place) not in _REACHING:
        return None
    while place > 0 and (
        lower_at(tokens, place - 1) in AUXILIARIES or lower_at(tokens, place - 1) in {"already", "now"}
    ):
        place -= 1
    start = place - 1
    while start >= 0 and tokens[start].kind == "word" and lower_at(tokens, start) not in _BEFORE_SUBJECT:
        start -= 1
    subject = tokens[start + 1 : place]
    words = [token.lower for token in subject]
    if "of" in words:
        total = words.index("of")
        if set(words[:total]) & _TOTALS:
            return _phrase(tokens[:place], start + 2 + total, plural=True)
        return _before_of(tokens, start + 1, start + 1 + total)
    inner = next((index for index, word in enumerate(words) if index and word in PREPOSITIONS), None)
    if inner is not None:
        place = start + 1 + inner
    return _before_of(tokens, start + 1, place)


def _before_of(tokens: Sequence[Token], first: int, last: int) -> Counted | None:
    """Head of a subject that ends before a piece; a death toll counts deaths."""
    if lower_at(tokens, first) in PREPOSITIONS:
        return None
    while first < last and lower_at(tokens, first) in DETERMINERS:
        first += 1
    if first >= last or tokens[last - 1].lower in FUNCTION_WORDS or tokens[last - 1].kind != "word":
        return None
    head = singular(tokens[last - 1].lower)
    if head in {"toll", "count", "tally"} and last - first > 1:
        return Counted(singular(tokens[last - 2].lower), first, last)
    return Counted(head, first, last)
