"""Says which numbers are parts of names, labels, addresses or telephone numbers rather than counts."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate.quantities.lexicon import (
    COUNTED_PEOPLE,
    FUNCTION_WORDS,
    PREPOSITIONS,
    SCALES,
    VERB_FORMS,
    WEEKDAYS,
)
from crossread.annotate.quantities.measures import Measured
from crossread.annotate.quantities.nouns import is_plural, singular
from crossread.annotate.quantities.tables import load_hedges, load_persons, load_trends, load_vague
from crossread.annotate.quantities.tokens import Token, lower_at, piece_at
from crossread.annotate.quantities.word_lists import load_words

_SEXES = frozenset(["male", "female"])
_LABELS = load_words("labels")
_LOWER_LABELS = load_words("lower-labels")
_STREETS = load_words("streets")
_NUMBERED_ROADS = load_words("numbered-roads")
_NAMED_GROUPS = frozenset(["group", "gang", "council", "committee", "big", "club"])
_RACES = frozenset(["race", "run", "walk", "races", "runs", "runner", "runners"])
_OPENERS = frozenset(".:;!?\"“”'‘’—–-(|•*")
_LONGEST_ADDRESS = 5
_SHORT_LABELS = frozenset(["no", "nos", "vol", "art", "sec", "ch", "fig", "p", "pp", "pt"])
_DIALLING = frozenset(
    ["call", "calls", "called", "calling", "dial", "dials", "dialled", "dialed", "dialling", "dialing"]
)
_EMERGENCY = frozenset(["911", "999", "112", "000"])
_GALLERIES = frozenset(["image", "photo", "picture", "slide", "caption", "page", "step", "part"])
_RESOLUTIONS = frozenset([4000, 8000])
_NEVER_LABELLED = frozenset(["%", "°C", "°F"])
_LARGER_THAN_NAMES = 10_000
_LONGEST_COUNT = 9
"""More digits in a row than this are identifiers."""


def is_address(tokens: Sequence[Token], found: Measured) -> bool:
    """`10 Downing Street`, `16-18 Industrial Avenue`: capitalised words that end in a kind of street."""
    if lower_at(tokens, found.last) == "block" and lower_at(tokens, found.last + 1) == "of":
        return True
    if _is_numbered_road(tokens, found):
        return True
    for index in range(found.last, min(found.last + _LONGEST_ADDRESS, len(tokens))):
        token = tokens[index]
        if token.kind != "word" or not token.text[0].isupper():
            return False
        if token.lower in _STREETS and index > found.last:
            return found.form == "digits"
    return False


def _is_numbered_road(tokens: Sequence[Token], found: Measured) -> bool:
    """`the 55 Freeway`, but `55 Highway Workers`."""
    road, following = piece_at(tokens, found.last), piece_at(tokens, found.last + 1)
    if road is None or road.lower not in _NUMBERED_ROADS or not road.text[0].isupper() or found.form != "digits":
        return False
    return following is None or following.kind != "word" or not following.text[0].isupper()


def is_telephone(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether it is an area code in brackets, `(020) 7946`, or a bare number in brackets after a name."""
    if lower_at(tokens, found.first - 1) != "(" or lower_at(tokens, found.last) != ")":
        return False
    after, before = piece_at(tokens, found.last + 1), piece_at(tokens, found.first - 2)
    named = before is not None and before.kind == "word" and before.text[0].isupper()
    return named or (after is not None and after.kind == "numeral")


def is_list_number(tokens: Sequence[Token], found: Measured) -> bool:
    """`1.` or `2)` before a line, or a number with a leading nought or of a telephone."""
    text, before = tokens[found.number_first].text, piece_at(tokens, found.first - 1)
    if (
        before is not None
        and before.text in "'’"
        and len(text) == len("99")
        and not is_plural(lower_at(tokens, found.last))
    ):
        return True  # the '19 season
    if text.isdigit() and len(text) > 1 and text.startswith("0"):
        return True
    neighbours = (lower_at(tokens, found.number_first - 1), lower_at(tokens, found.number_last))
    if any(word.isdigit() and word.startswith("0") for word in neighbours):
        return True
    following = piece_at(tokens, found.last)
    if found.first == 0 and following is not None and following.glued and following.text in ".)":
        return text.isdigit()
    return text.isdigit() and len(text) > _LONGEST_COUNT


def is_name(tokens: Sequence[Token], found: Measured, *, title_case: bool) -> bool:
    """Whether a name or a label stands right before it: `Boeing 737`, `Article 51`, `iPhone 11`, `phase two`."""
    if found.unit is None and (_is_ranking(tokens, found) or _is_version(tokens, found)):
        return True
    named_itself = tokens[found.number_first].text[0].isupper() and found.form == "words" and found.unit is None
    before = piece_at(tokens, found.first - 1)
    console = found.low == 1 and before is not None and not _is_no_name(before.lower)  # Xbox One, in a headline too
    restarts = before is not None and _restarts(tokens, found, before)
    if named_itself and (console or not title_case) and not (restarts or opens_clause(tokens, found.first)):
        return True
    if before is None or before.kind != "word" or (found.scale > 1 and found.form == "digits"):
        return False
    label = before.lower in _LOWER_LABELS
    if found.unit is not None:
        return (label and found.unit not in _NEVER_LABELLED) or _is_model(tokens, found, before)
    if label or (before.lower in _LABELS and before.text[0].isupper() and not title_case):
        return True
    capital = before.text != "I" and any(letter.isupper() for letter in before.text)
    return capital and _is_capital_name(tokens, found, before, title_case=title_case)


def _restarts(tokens: Sequence[Token], found: Measured, before: Token) -> bool:
    """Whether a full stop is missing before it: `was not hurt Two women were`, and no `the Three Sisters`."""
    following = piece_at(tokens, found.last)
    if following is None or not (following.text.islower() and before.kind == "word" and before.text.islower()):
        return False
    return before.lower not in FUNCTION_WORDS and singular(following.lower) in load_persons() | _SEXES


def _is_model(tokens: Sequence[Token], found: Measured, before: Token) -> bool:
    """Whether one letter glued to digits after a name is a model rather than a unit: `Fiat 500L`."""
    sign = tokens[found.last - 1]
    letter = len(sign.text) == 1 and sign.kind == "word" and sign.glued and found.last - found.number_last == 1
    return letter and before.text[0].isupper() and not _is_no_name(before.lower)


def _is_ranking(tokens: Sequence[Token], found: Measured) -> bool:
    """`the top 10`, `No. 5`, `Group of 20`."""
    before, earlier = lower_at(tokens, found.first - 1), piece_at(tokens, found.first - 2)
    if before in {"top", "bottom"} or _is_emergency_call(tokens, found):
        return True
    if earlier is None:
        return False
    if before == ".":
        return earlier.lower in _SHORT_LABELS
    counter = before == "of" and earlier.kind == "numeral" and lower_at(tokens, found.first - 3) in _GALLERIES
    return counter or (before == "of" and earlier.lower in _NAMED_GROUPS and earlier.text[0].isupper())


def _is_emergency_call(tokens: Sequence[Token], found: Measured) -> bool:
    """`call 911`, `several 911 calls`."""
    if len(tokens[found.number_first].text) != len("911"):
        return False
    return lower_at(tokens, found.first - 1) in _DIALLING or (
        tokens[found.number_first].text in _EMERGENCY and lower_at(tokens, found.last) in _DIALLING
    )


def _is_version(tokens: Sequence[Token], found: Measured) -> bool:
    """`a 5K race`, `a 4K film`, `PS4 5.50`."""
    if tokens[found.last - 1].lower == "k":
        return found.low in _RESOLUTIONS or lower_at(tokens, found.last) in _RACES
    before = piece_at(tokens, found.first - 1)
    return (
        before is not None and before.kind == "numeral" and before.glued and tokens[found.first - 2].text[0].isupper()
    )


def _is_capital_name(tokens: Sequence[Token], found: Measured, before: Token, *, title_case: bool) -> bool:
    """Whether a capitalised word before a plain number in digits makes it part of a name."""
    following = lower_at(tokens, found.last)
    large = "," in tokens[found.number_first].text or found.low >= _LARGER_THAN_NAMES
    grouped = large or found.hedge == "range"
    if found.form == "words" or following == "times" or grouped or _is_no_name(before.lower):
        return False
    people = following in COUNTED_PEOPLE or lower_at(tokens, found.last + 1) in COUNTED_PEOPLE
    if title_case:
        return not is_plural(following)
    if opens_clause(tokens, found.first - 1):
        return not is_plural(following) and not people
    return not (people and lower_at(tokens, found.first - 2) in PREPOSITIONS)


def _is_no_name(word: str) -> bool:
    """Whether a word is capitalised for its place only: a function word, a hedge, a verb, a weekday."""
    plain = FUNCTION_WORDS | VERB_FORMS | WEEKDAYS | SCALES.keys()
    return word in plain or word in load_trends() or word in load_hedges("before") or (word,) in load_vague()


def opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capital at a piece is that of a sentence, a quotation or what follows a colon."""
    return index <= 0 or tokens[index - 1].text in _OPENERS
