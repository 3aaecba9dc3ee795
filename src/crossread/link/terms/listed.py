"""Closed classes of English, from `data/words.txt`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crossread.text.word_classes import read_classes


def load_words(name: str) -> frozenset[str]:
    """The words of a class.

    Args:
        name: Name of the class.

    Raises:
        KeyError: There is no such class.

    Example:
        >>> "the" in load_words("function words")
        True
    """
    return frozenset(_classes()[name])


def load_pairs(name: str) -> Mapping[str, str]:
    """The pairs of a class whose words are written `form=word`.

    Example:
        >>> load_pairs("irregular")["fled"]
        'flee'
    """
    return dict(pair.split("=") for pair in _classes()[name])


@cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    return read_classes(files("crossread.link.terms").joinpath("data/words.txt").read_text("utf-8").splitlines())


FUNCTION_WORDS = load_words("function words")
IRREGULAR = load_pairs("irregular")
UNCHANGED = load_words("unchanged")
_SPELT = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS = {word: str(number) for number, word in enumerate(_SPELT)} | {
    word: str(10 * number) for number, word in enumerate(_TENS, 3)
}
