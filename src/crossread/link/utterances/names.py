"""Words that a story says side by side again and again ("animal response team"): one name, which proves one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

TIMES = 3
"""Sentences of a story in which two words must stand side by side."""

SHARE = 0.5
"""Share of the sentences with the rarer of the two."""

REPEATS = 0.6
"""Share of the shorter sentence's words from which one repeats the other: words that reports quote are no name."""

OFTEN = 12
OFTEN_SHARE = 0.1
"""Sentences of a story, and share of them, that hold a word which proves little of who said what."""

Names = frozenset[tuple[str, str]]


def find_names(sentences: Iterable[Sequence[str]]) -> Names:
    """Find pairs of content words that a story says side by side.

    Args:
        sentences: The content stems of each sentence, in order; equal sentences of two reports count once.

    Returns:
        The pairs, each in its order.

    Example:
        >>> rest = [["meet", "today"], ["vote", "twice"], ["hire", "pilots"]]
        >>> said = [["harbour", "board", *words] for words in rest]
        >>> find_names(said)
        frozenset({('harbour', 'board')})
    """
    once = sorted({tuple(sentence) for sentence in sentences}, key=lambda sentence: (-len(sentence), sentence))
    words = Counter(stem for sentence in once for stem in set(sentence))
    holding: dict[tuple[str, str], list[frozenset[str]]] = defaultdict(list)
    for sentence in once:
        for pair in sorted(set(pairwise(sentence))):
            holding[pair].append(frozenset(sentence))
    return frozenset(
        (one, other)
        for (one, other), held in holding.items()
        if one != other and len(held) >= max(TIMES, SHARE * min(words[one], words[other])) and _unlike(held) >= TIMES
    )


def find_shared_stems(sentences: Iterable[Sequence[str]]) -> frozenset[str]:
    """Find the words of the matter itself, which stand in sentence after sentence of a story whoever speaks.

    Args:
        sentences: The content stems of each sentence; equal sentences of two reports count once.

    Example:
        >>> find_shared_stems([["ferri", word] for word in "sink list drift burn turn sail wait".split()])
        frozenset({'ferri'})
    """
    once = {frozenset(sentence) for sentence in sentences}
    words = Counter(stem for sentence in once for stem in sentence)
    return frozenset(stem for stem, count in words.items() if count >= max(OFTEN, OFTEN_SHARE * len(once)))


def _unlike(sentences: Sequence[frozenset[str]]) -> int:
    """How many of the sentences say different things: one that repeats another does not count."""
    kept: list[frozenset[str]] = []
    for sentence in sentences:
        if all(len(sentence & other) < REPEATS * min(len(sentence), len(other)) for other in kept):
            kept.append(sentence)
            if len(kept) == TIMES:
                break
    return len(kept)


def weigh_once(stems: Sequence[str | None], weights: Sequence[float], names: Names, least: float) -> tuple[float, ...]:
    """Let each name weigh what its heaviest word weighs.

    Args:
        stems: The content stem of each word; None for a word without content.
        weights: The weight of each word.
        names: The names of the story.
        least: What the other words of a name weigh.

    Returns:
        The weights, those of a name lowered but for the heaviest.

    Example:
        >>> weigh_once(["harbour", None, "board"], [0.5, 0.1, 0.4], frozenset({("harbour", "board")}), 0.1)
        (0.5, 0.1, 0.1)
    """
    found = list(weights)
    for group in _groups(stems, names):
        heaviest = max(group, key=lambda place: (weights[place], -place))
        for place in group:
            if place != heaviest:
                found[place] = min(least, weights[place])
    return tuple(found)


def _groups(stems: Sequence[str | None], names: Names) -> list[list[int]]:
    """Places of the words of each name; words without content may stand between."""
    places = [place for place, stem in enumerate(stems) if stem is not None]
    groups: list[list[int]] = []
    for before, place in pairwise(places):
        if (stems[before], stems[place]) in names:
            if groups and groups[-1][-1] == before:
                groups[-1].append(place)
            else:
                groups.append([before, place])
    return groups
