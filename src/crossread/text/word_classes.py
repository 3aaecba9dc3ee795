"""Classes of words the rules of this room read, from `lists/words.txt`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_HEADING = re.compile(r"\[([a-z ]+)\].*")


def load_words(name: str) -> frozenset[str]:
    """The words of a class.

    Args:
        name: Name of the class.

    Raises:
        KeyError: There is no such class.

    Example:
        >>> "dr" in load_words("never last")
        True
    """
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    """All classes by name."""
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in files("crossread.text").joinpath("lists/words.txt").read_text("utf-8").splitlines():
        heading = _HEADING.fullmatch(line)
        if heading:
            words = found.setdefault(heading[1], [])
        elif not line.startswith("#"):
            words.extend(line.split())
    return {name: frozenset(members) for name, members in found.items()}
