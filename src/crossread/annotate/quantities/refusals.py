"""Says which numbers count nothing: type names, years, clock times, addresses, labels, figures of speech.

A false quantity is a lie to a reader, so what may be a name is refused unless its surroundings show a count.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossread.annotate.quantities.dates import is_clock_time, is_date, is_year
from crossread.annotate.quantities.lexicon import FUNCTION_WORDS, VERB_FORMS
from crossread.annotate.quantities.measures import Measured
from crossread.annotate.quantities.names import is_address, is_list_number, is_name, is_telephone
from crossread.annotate.quantities.nouns import is_plural
from crossread.annotate.quantities.tables import load_persons, load_trends
from crossread.annotate.quantities.tokens import Token, lower_at, piece_at
from crossread.annotate.quantities.word_lists import load_words

_COUNTABLE_AFTER_HYPHEN = load_words("countable-after-hyphen")
_ONE_NEVER_AFTER = load_words("one-never-after")
_ONE_IDIOMS = load_words("one-idioms")
_HYPHENS = frozenset("-–‑")
_BEFELL = load_words("befell")
_HARMING = load_words("harming")
_HARMED = _BEFELL - {"is", "was", "remains", "remained"} | {"shot"}
_GOING_ON = frozenset(
    ["and", "but", "while", "in", "at", "on", "during", "before", "after", "near", "outside", "inside"]
)
_ENDING = frozenset('.,;!?)”"')
_DESCRIBED = 3
"""Words that may stand before or behind the noun for the person."""
_ONE_OF_REACH = 3
_APOSTROPHES = frozenset("'’")
_CLOSING = frozenset(")]”’\"'")
_JOINING_SIGNS = frozenset("#@_|/:\\=&+№")
_JOINED_BEFORE = frozenset(["sub", "minus", "plus", "nearly", "over", "under"])


def is_refused(tokens: Sequence[Token], found: Measured, *, title_case: bool, earlier: bool = False) -> bool:
    """Whether a number counts nothing.

    Args:
        tokens: The sentence in pieces.
        found: A number in it, with its unit.
        title_case: Whether the sentence is a headline in title case, where capitals say nothing.
        earlier: Whether a number without a unit stands before it in the sentence.

    Returns:
        True for names, dates, times, addresses, labels and figures of speech.
    """
    if found.form == "article":
        return False
    if _is_glued(tokens, found) or _in_brackets(tokens, found):
        return True
    money = found.first < found.number_first and found.unit is not None
    if money:
        return False
    countable = found.form in {"digits", "words"}
    return _is_dated(tokens, found) or (
        countable and _is_labelled(tokens, found, title_case=title_case, earlier=earlier)
    )


def _is_dated(tokens: Sequence[Token], found: Measured) -> bool:
    return is_clock_time(tokens, found) or is_date(tokens, found) or is_year(tokens, found)


def _is_labelled(tokens: Sequence[Token], found: Measured, *, title_case: bool, earlier: bool) -> bool:
    if found.unit is None and (
        is_address(tokens, found) or is_list_number(tokens, found) or is_telephone(tokens, found)
    ):
        return True
    if found.high == 0 and found.form == "words" and found.unit is None and not is_plural(lower_at(tokens, found.last)):
        return True  # zero tolerance
    one = found.low == found.high == 1 and found.form == "words" and found.scale == 1
    if one and _is_no_count(tokens, found, earlier=earlier):
        return True
    return is_name(tokens, found, title_case=title_case)


def _is_glued(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether the number is a piece of a longer name: S-300, F16, 3D, 22nd, 9:35, 24/7, 192.168."""
    return _is_glued_before(tokens, found) or _is_glued_after(tokens, found)


def _is_glued_before(tokens: Sequence[Token], found: Measured) -> bool:
    first, before = tokens[found.first], piece_at(tokens, found.first - 1)
    if before is None or not first.glued or first.kind == "sign":
        return False
    if before.kind != "sign" or before.text in _JOINING_SIGNS:
        return True
    if before.text in _HYPHENS and (before.glued or found.first == 1):
        return lower_at(tokens, found.first - 2) not in _JOINED_BEFORE
    return before.text in ".'" and before.glued


def _is_glued_after(tokens: Sequence[Token], found: Measured) -> bool:
    last, after = piece_at(tokens, found.last), piece_at(tokens, found.last + 1)
    if last is None or not last.glued:
        return False
    if last.kind != "sign":
        return True
    if after is None or not after.glued:
        return last.text in _APOSTROPHES and found.unit is None and not is_plural(lower_at(tokens, found.last + 1))
    if last.text in _APOSTROPHES:
        return after.lower == "s" or after.kind == "numeral"
    if last.text in _JOINING_SIGNS or last.text in ".,":
        return after.text not in _CLOSING and (last.text != "," or after.kind != "word")
    return last.text in _HYPHENS and found.unit is None and after.lower not in _COUNTABLE_AFTER_HYPHEN


def _in_brackets(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether it is a footnote mark: `[12]`."""
    return lower_at(tokens, found.first - 1) == "[" and lower_at(tokens, found.last) == "]"


def _is_no_count(tokens: Sequence[Token], found: Measured, *, earlier: bool) -> bool:
    """Whether `one` is a pronoun or a figure of speech rather than a count."""
    before, following = lower_at(tokens, found.first - 1), piece_at(tokens, found.number_last)
    if found.hyphen or is_one_harmed(tokens, found):
        return False
    if before in _ONE_NEVER_AFTER or following is None or following.kind != "word":
        return True
    word, after = following.lower, lower_at(tokens, found.number_last + 1)
    if word == "of" or (earlier and _is_one_of_earlier(before, word)):
        return word == "of" and not _is_one_of_many(tokens, found.number_last + 1)
    if (before == "at" and word in {"point", "time", "stage"}) or (word == "day" and not before.isalpha()):
        return True
    if word == "more" or found.unit is not None:
        return False
    verbal = word in VERB_FORMS or word in load_trends() or (word.endswith("ed") and after in FUNCTION_WORDS)
    pronoun = verbal or word in FUNCTION_WORDS or word.endswith(("'s", "ly"))
    named = following.text[0].isupper() and not _is_person_behind_name(tokens, found)
    return pronoun or word in _ONE_IDIOMS or named


def is_one_harmed(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether a bare `one` is a person who was killed or hurt: `killing one and hurting the other`."""
    following = piece_at(tokens, found.number_last)
    ends = following is None or following.text in _ENDING or following.lower in _GOING_ON
    return ends and lower_at(tokens, found.first - 1) in _HARMING and found.low == found.high == 1


def _is_person_behind_name(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether a name stands between `one` and a noun for a person to whom something happened: `one Osk officer died`.

    A capital "One" opens names ("One Nation senator"); what befell the person tells that it is none.
    """
    at = found.number_last
    while at < len(tokens) and tokens[at].kind == "word" and tokens[at].text[0].isupper():
        at += 1
    first = at
    while at < min(len(tokens), first + _DESCRIBED) and lower_at(tokens, at) not in load_persons():
        at += 1
    if lower_at(tokens, at) not in load_persons() or any(token.kind != "word" for token in tokens[first:at]):
        return False
    at += 1 + (lower_at(tokens, at + 1) in load_persons())
    told = [lower_at(tokens, place) for place in range(at, at + _DESCRIBED)]
    return tokens[found.number_first].text.islower() or bool(_HARMED.intersection(told))


def _is_one_of_earlier(before: str, word: str) -> bool:
    """Whether `one` is of those a number before counts: `12, including one critically`, `four stayed and one died`."""
    return before == "including" or (before == "and" and word in _BEFELL)


def _is_one_of_many(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows `one of` are several things: `one of the group` counts, `one of complete chaos` does not."""
    first = lower_at(tokens, at)
    if first in FUNCTION_WORDS or tokens[at : at + 1] == [] or tokens[at].kind == "numeral":
        return True
    return any(is_plural(token.lower) or token.lower.endswith("'s") for token in tokens[at : at + _ONE_OF_REACH])
