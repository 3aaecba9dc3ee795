"""Classes of words the rules of this room read, from `lists/words.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterable
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


def read_classes(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Read classes of words: a heading in square brackets, then words; lines that begin with # are remarks.

    Example:
        >>> read_classes(["[fish] that are eaten", "cod", "hake ling"])
        {'fish': ('cod', 'hake', 'ling')}
    """
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in lines:
        heading = _HEADING.fullmatch(line)
        if heading:
            words = found.setdefault(heading[1], [])
        elif not line.startswith("#"):
            words.extend(line.split())
    return {name: tuple(members) for name, members in found.items()}


@cache
def _classes() -> dict[str, frozenset[str]]:
    """All classes by name."""
    lines = files("crossread.text").joinpath("lists/words.txt").read_text("utf-8").splitlines()
    return {name: frozenset(members) for name, members in read_classes(lines).items()}
