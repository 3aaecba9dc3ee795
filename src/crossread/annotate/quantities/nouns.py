"""English noun forms: is a word a plural, and what is its singular.

Rules of spelling with the irregular nouns of English listed; a plural that is spelled like its singular is listed too.
"""

from __future__ import annotations

from crossread.annotate.quantities.word_lists import load_sequence, load_words

IRREGULAR = dict(pair.split("=") for pair in load_sequence("irregular-plurals"))
SAME = load_words("same-plural")
"""Nouns whose plural is spelled like their singular, collectives that take a number, and adjectives used as nouns."""

_NOT_PLURAL = load_words("not-plural")
"""Words in -s that are no plural noun, or plural nouns that usually stand before another noun (`two sports cars`)."""

_NO_MEN = frozenset(["specimen", "regimen", "abdomen", "acumen", "semen", "yemen", "lumen", "hymen", "women"])
_SHORTEST_PLURAL = 3
_LONGEST_IE = 4
"""Up to this length a noun in -ies keeps its e: ties, lies, pies."""


def is_plural(word: str) -> bool:
    """Whether a lower-cased word looks like a plural noun, or a noun that counts without an ending.

    Example:
        >>> [word for word in ("soldiers", "people", "aircraft", "various", "glass", "bus") if is_plural(word)]
        ['soldiers', 'people', 'aircraft']
    """
    last = word.rsplit("-", 1)[-1]
    if last in SAME or last in IRREGULAR or _ends_in_men(last):
        return True
    if last in _NOT_PLURAL or len(last) < _SHORTEST_PLURAL:
        return False
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "'s"))


def singular(word: str) -> str:
    """The singular of a lower-cased noun.

    Example:
        >>> [singular(word) for word in ("soldiers", "parties", "boxes", "people", "buses", "houses", "aircraft")]
        ['soldier', 'party', 'box', 'person', 'bus', 'house', 'aircraft']
    """
    head, hyphen, last = word.rpartition("-")
    return f"{head}{hyphen}{IRREGULAR.get(last) or _singular_by_rule(last)}"


def _singular_by_rule(word: str) -> str:
    if word in SAME or not is_plural(word):
        return word
    if _ends_in_men(word):
        return f"{word[:-2]}an"
    if word.endswith("ies") and len(word) > _LONGEST_IE:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes")) else word[:-1]


def _ends_in_men(word: str) -> bool:
    """Whether it is a plural like gunmen or congresswomen, and no specimen."""
    return word.endswith("men") and len(word) > len("omen") and word not in _NO_MEN
