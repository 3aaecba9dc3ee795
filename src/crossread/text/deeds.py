"""Nouns for culprits by what they did: a gunman shoots, a bomber does not."""

from __future__ import annotations

from collections.abc import Iterable

_DEEDS: tuple[frozenset[str], ...] = (
    frozenset(["gunman", "gunwoman", "shooter", "sniper"]),
    frozenset(["bomber"]),
    frozenset(["hijacker", "carjacker"]),
    frozenset(["kidnapper", "abductor"]),
    frozenset(["robber", "burglar", "thief"]),
    frozenset(["arsonist"]),
    frozenset(["stabber", "knifeman"]),
    frozenset(["rapist"]),
)


def are_two_deeds(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether the nouns for one culprit tell another deed than those for another.

    Args:
        one: Nouns in the singular and in lower case; those that tell no deed ("suspect") say nothing.
        other: The same of the other.

    Example:
        >>> are_two_deeds(["gunman"], ["bomber"]), are_two_deeds(["gunman"], ["shooter"])
        (True, False)
        >>> are_two_deeds(["gunman"], ["suspect"])
        False
    """
    first, second = _deeds(one), _deeds(other)
    return bool(first and second and not first & second)


def _deeds(nouns: Iterable[str]) -> set[int]:
    known = set(nouns)
    return {number for number, words in enumerate(_DEEDS) if words & known}
