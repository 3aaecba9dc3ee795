"""Look up the words of a text in the shipped lists: places, names of people, nationalities, organisations, titles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

LIST_NAMES = ("countries", "demonyms", "places", "given_names", "surnames", "organisations", "titles")
_Phrases = dict[str, list[tuple[tuple[str, ...], int]]]


@cache
def load_list(name: str) -> tuple[str, ...]:
    """Load one shipped list, a phrase a line.

    Args:
        name: One of `LIST_NAMES`.

    Example:
        >>> "Sri Lankan" in load_list("demonyms")
        True
    """
    text = files("crossread.language").joinpath("lists", f"{name}.txt").read_text("utf8")
    return tuple(line for line in text.splitlines() if line)


@cache
def _phrases() -> _Phrases:
    """All phrases by their first word, longest first, with the bit of their list."""
    found: dict[tuple[str, ...], int] = {}
    for position, name in enumerate(LIST_NAMES):
        for phrase in load_list(name):
            words = tuple(phrase.replace("-", " - ").casefold().split())
            found[words] = found.get(words, 0) | (1 << position)
            if name == "demonyms":
                plural = (*words[:-1], words[-1] + "s")
                found[plural] = found.get(plural, 0) | (1 << position)
    table: _Phrases = {}
    for words, bits in found.items():
        table.setdefault(words[0], []).append((words[1:], bits))
    for options in table.values():
        options.sort(key=lambda option: -len(option[0]))
    return table


def mark_listed_words(words: Sequence[str]) -> list[int]:
    """Mark for each word the lists that hold the phrase it is part of.

    A phrase counts only where its first word has a capital or a digit, so that "may" or "reading" in running text
    stays unmarked. The longest phrase that starts at a word decides for that word and those it covers.

    Args:
        words: The words of a text, in order.

    Returns:
        One number a word: bit `i` is set if the word is part of a phrase of `LIST_NAMES[i]`.

    Example:
        >>> marks = mark_listed_words(["The", "Sri", "Lankan", "minister", "left", "Oslo"])
        >>> [[name for i, name in enumerate(LIST_NAMES) if mark >> i & 1] for mark in marks]
        [[], ['demonyms'], ['demonyms'], [], [], ['places']]
    """
    table = _phrases()
    marks = [0] * len(words)
    folded = [word.casefold() for word in words]
    for start, word in enumerate(words):
        options = table.get(folded[start])
        if options is None or word == folded[start]:
            continue
        for rest, bits in options:
            if not rest or tuple(folded[start + 1 : start + 1 + len(rest)]) == rest:
                for covered in range(start, start + 1 + len(rest)):
                    marks[covered] |= bits
                break
    return marks
