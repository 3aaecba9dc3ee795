"""What two passages share: equal stems, then near synonyms at a discount."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossread.link.terms.synonyms import concepts_of

SYNONYM = 0.75
"""Worth of a near synonym against the word itself."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two passages share.

    Attributes:
        weight: Sum of the weights of what they share.
        first: Share of the first passage's weight.
        second: Share of the second's.
        pairs: The stems that meet, the weightiest first.
    """

    weight: float
    first: float
    second: float
    pairs: tuple[tuple[str, str], ...]

    @property
    def most(self) -> float:
        """Share of the passage that is covered better."""
        return max(self.first, self.second)

    @property
    def least(self) -> float:
        """Share of the passage that is covered less."""
        return min(self.first, self.second)


def share_terms(first: Mapping[str, float], second: Mapping[str, float]) -> Shared:
    """Find what two passages share.

    Args:
        first: Stems of one passage with their weights.
        second: Stems of the other.

    Returns:
        The same whichever passage is named first, but for `first` and `second` of the result.

    Example:
        >>> shared = share_terms({"arrest": 1.0, "monk": 1.0}, {"detain": 1.0, "monk": 1.0, "polic": 1.0})
        >>> shared.pairs, round(shared.first, 2)
        ((('monk', 'monk'), ('arrest', 'detain')), 0.88)
    """
    found = [(min(first[stem], second[stem]), stem, stem) for stem in first.keys() & second.keys()]
    left = sorted(first.keys() - second.keys())
    concepts = {stem: concepts_of(stem) for stem in sorted(second.keys() - first.keys())}
    options = sorted(
        (
            (SYNONYM * min(first[one], second[other]), one, other)
            for one in left
            if (own := concepts_of(one))
            for other, theirs in concepts.items()
            if own & theirs
        ),
        key=lambda option: (-option[0], min(option[1:]), max(option[1:])),
    )
    used: set[tuple[int, str]] = set()
    for weight, one, other in options:
        if (0, one) not in used and (1, other) not in used:
            used |= {(0, one), (1, other)}
            found.append((weight, one, other))
    found.sort(key=lambda item: (-item[0], min(item[1:]), max(item[1:])))
    weight = sum(item[0] for item in found)
    return Shared(
        weight=weight,
        first=min(1.0, weight / (sum(first.values()) or 1.0)),
        second=min(1.0, weight / (sum(second.values()) or 1.0)),
        pairs=tuple((one, other) for _, one, other in found),
    )
