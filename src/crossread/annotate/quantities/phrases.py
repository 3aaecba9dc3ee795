"""Reads the noun phrase that begins at a place: where it ends and what its head is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crossread.annotate.quantities.lexicon import DEICTIC, DETERMINERS, FUNCTION_WORDS, PARTICIPLES_AS_NOUNS, VERB_FORMS
from crossread.annotate.quantities.nouns import is_plural, singular
from crossread.annotate.quantities.tokens import Token, lower_at
from crossread.annotate.quantities.word_lists import load_words

_LONGEST_PHRASE = 12
SHORT_WORD = 5
"""Words up to this length that end in -ly or -ed are nouns: ally, reply, shed, breed."""

_SO_CALLED = frozenset(["so-called", "self-styled", "self-proclaimed"])
_OF = DETERMINERS | {"of"}
_MARKS = frozenset("“”‘’\"'")
DASHES = frozenset("-‑")
LEADING = frozenset(["more", "other", "most", "such", "few", "many", "very"])
"""Words that may open a counted phrase without being part of it: two more soldiers, one of the most famous."""

_PREDICATES = load_words("predicates")
"""Adjectives that follow a number as often as they stand before a noun: 4 percent higher, two higher bids."""

_NOUNS_IN_ING = load_words("nouns-in-ing")


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


def is_function(tokens: Sequence[Token], at: int) -> bool:
    """Whether a piece is a function word; `US` in capitals, `An` in `An-124` and `high` in `high-rise` are none."""
    token = tokens[at]
    if lower_at(tokens, at + 1) in DASHES and tokens[at + 1].glued:
        return False
    if token.lower in _PREDICATES:
        return not (at + 1 < len(tokens) and tokens[at + 1].kind == "word" and not is_function(tokens, at + 1))
    return token.lower in FUNCTION_WORDS and not (len(token.text) > 1 and token.text.isupper())


def read_phrase(tokens: Sequence[Token], at: int, *, plural: bool) -> Counted | None:
    """The noun phrase that begins at a piece; with `plural` it ends with its first plural noun."""
    while at < len(tokens) and (
        tokens[at].lower in LEADING or (tokens[at].lower in DETERMINERS and is_function(tokens, at))
    ):
        at += 1
    first, place, head = at, at, None
    head_end = at
    while place < len(tokens) and place - first < _LONGEST_PHRASE:
        token = tokens[place]
        skipped = _inner_pieces(tokens, place) or _so_called(tokens, place)
        if skipped:
            place += skipped
            if head is not None and tokens[place - 1].lower == "s":
                return Counted(f"{head} {tokens[place - 2].text}", first, place)  # two Boeing 737s
            continue
        name_begins = not plural and place > first and token.text[0].isupper() and tokens[place - 1].text[0].islower()
        of_some = lower_at(tokens, first - 1) in _OF
        lacks_plural = plural and not of_some and head is not None and not is_plural(head)
        noun = lacks_plural and _is_plural_noun(tokens, place)
        if name_begins or (not noun and _ends_phrase(tokens, place, started=head is not None)):
            break
        word = _hyphenated(tokens, place)
        place += _pieces(tokens, place)
        if word.endswith(("'s", "s'")):
            head = None  # whose it is: the noun is still to come
            continue
        head, head_end = word, place
        if plural and not is_plural(word) and lower_at(tokens, place) in {"and", "or"}:
            place += 2 if lower_at(tokens, place + 1).endswith("ly") else 1  # 12 public and (newly) private schools
            continue
        if plural and is_plural(word) and not _continues(tokens, place):
            break
    if head is None:
        return None
    return Counted(singular(head), first, head_end)


def _is_plural_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that can be a verb is the plural still to come: `two Harbour Cup wins in`, `ten bomb strikes`."""
    word, following = tokens[at].lower, lower_at(tokens, at + 1)
    ends = following in FUNCTION_WORDS or not following.isalpha()
    return word in VERB_FORMS and word.endswith("s") and is_plural(word) and ends and following not in DETERMINERS


def _inner_pieces(tokens: Sequence[Token], at: int) -> int:
    """How many pieces at a place belong to a name without being words: `-124`, `(HL)`, the number of `Boeing 737s`."""
    token = tokens[at]
    if token.kind == "word":
        return 0
    if token.glued and (token.kind == "numeral" or token.text in "-‑’'"):
        return 1
    if _is_acronym(tokens, at):
        return len("(X)")
    named = token.text.isdigit() and at > 0 and tokens[at - 1].kind == "word" and tokens[at - 1].text[0].isupper()
    if not named:
        return 0
    return 1 + (lower_at(tokens, at + 1) == "s" and tokens[at + 1].glued)


def _is_acronym(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bracket holds a short name in capitals: `four Harbour League (HL) clubs`."""
    pieces = [token.text for token in tokens[at : at + 3]]
    return len(pieces) == len("(X)") and pieces[0] == "(" and pieces[1].isupper() and pieces[2] == ")"


def _so_called(tokens: Sequence[Token], at: int) -> int:
    """How many pieces `so-called` and the marks behind it have: the noun is still to come."""
    if tokens[at].kind != "word" or _hyphenated(tokens, at) not in _SO_CALLED:
        return 0
    last = at + _pieces(tokens, at)
    return last - at + (last < len(tokens) and tokens[last].text in _MARKS)


def _hyphenated(tokens: Sequence[Token], at: int) -> str:
    return "".join(token.lower for token in tokens[at : at + _pieces(tokens, at)])


def _pieces(tokens: Sequence[Token], at: int) -> int:
    """How many pieces the hyphenated word at a place has."""
    end = at + 1
    while end + 1 < len(tokens) and tokens[end].text in "-‑" and tokens[end].glued and tokens[end + 1].glued:
        end += 2
    plural = tokens[end - 1].kind == "numeral" and lower_at(tokens, end) == "s" and tokens[end].glued
    return end + plural - at  # seven AK-47s


def _ends_phrase(tokens: Sequence[Token], at: int, *, started: bool) -> bool:
    word = tokens[at].lower
    if tokens[at].kind != "word":
        return True
    if word in PARTICIPLES_AS_NOUNS and not started:
        return False
    if is_function(tokens, at) or (started and word in DEICTIC):
        return True
    if word in VERB_FORMS:
        return started or word not in PARTICIPLES_AS_NOUNS
    return _is_verbal(tokens, at, started=started)


def _is_verbal(tokens: Sequence[Token], at: int, *, started: bool) -> bool:
    """Whether a word's ending makes it a verb or an adverb where it stands."""
    word, following = tokens[at].lower, lower_at(tokens, at + 1)
    if word.endswith("ing") and word not in _NOUNS_IN_ING:
        return started and following in FUNCTION_WORDS
    if word.endswith("ed") and len(word) > SHORT_WORD and not is_plural(word):
        return not following.isalpha() or following in FUNCTION_WORDS
    return started and word.endswith("ly") and len(word) > SHORT_WORD


def _continues(tokens: Sequence[Token], at: int) -> bool:
    """Whether another plural noun follows at once, so that the first one stands before it (`two arms dealers`)."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    word = tokens[at].lower
    return (
        is_plural(word) and word not in FUNCTION_WORDS and word not in VERB_FORMS and word not in PARTICIPLES_AS_NOUNS
    )
