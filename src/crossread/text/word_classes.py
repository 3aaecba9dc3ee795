"""Classes and sets of words: how files of them are read, and the classes of `lists/words.txt`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
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


def read_sets(lines: Iterable[str], form: Callable[[str], str] = str) -> Mapping[str, frozenset[int]]:
    """Read sets of words, a set a line; lines that begin with # are remarks.

    Args:
        lines: The lines of a file.
        form: The form in which words are looked up.

    Returns:
        Of each word the numbers of the lines that hold it, from 1.

    Example:
        >>> read_sets(["# fish", "cod codfish", "Cod scrod"], str.lower)["cod"] == {2, 3}
        True
    """
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines, 1):
        if not line.startswith("#"):
            for word in line.split():
                found.setdefault(form(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def _classes() -> dict[str, frozenset[str]]:
    """All classes by name."""
    lines = files("crossread.text").joinpath("lists/words.txt").read_text("utf-8").splitlines()
    return {name: frozenset(members) for name, members in read_classes(lines).items()}
