"""Reads the closed lists of words that ship beside the grammar in `data/words.txt`."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in resources.files(__package__).joinpath("data").joinpath("words.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        words = line.split()
        if words[0].endswith(":") and len(words[0]) > 1 and not line.startswith(" "):
            name = words.pop(0)[:-1]
        found.setdefault(name, []).extend(words)
    return {name: tuple(words) for name, words in found.items()}


def load_sequence(name: str) -> tuple[str, ...]:
    """The words of a list in their order.

    Args:
        name: What the list is called in the file.

    Raises:
        KeyError: There is no such list.

    Example:
        >>> load_sequence("small-numbers")[:3]
        ('zero', 'one', 'two')
    """
    return _lists()[name]


def load_words(name: str) -> frozenset[str]:
    """The words of a list, to look one up.

    Raises:
        KeyError: There is no such list.
    """
    return frozenset(_lists()[name])
