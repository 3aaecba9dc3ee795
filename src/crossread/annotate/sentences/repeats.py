"""Sentences printed twice inside a text: the later copy, word for word or with a slip of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORDS = re.compile(r"\w+")
_FEWEST = 8
_MOST_SLIPS = 2


def find_repeated(sentences: Sequence[str]) -> frozenset[int]:
    """Find the sentences that stand earlier in the list already.

    Two sentences of eight words or more are one when at most two words were added, dropped or changed
    between a common beginning and a common end.

    Args:
        sentences: The sentences in order.

    Returns:
        Positions of the later copies.

    Example:
        >>> one = "The harbour master said that the ferry left at noon."
        >>> sorted(find_repeated([one, "Nobody spoke.", one.replace("ferry", "ferry y")]))
        [2]
    """
    heads: dict[tuple[str, ...], list[str]] = {}
    ends: dict[tuple[str, ...], list[str]] = {}
    repeated: set[int] = set()
    for number, sentence in enumerate(sentences):
        words = _WORDS.findall(sentence.lower())
        if len(words) < _FEWEST:
            continue
        head, end = tuple(words[:4]), tuple(words[-4:])
        earlier = (heads.get(head), ends.get(end))
        if any(before is not None and _is_copy(before, words) for before in earlier):
            repeated.add(number)
            continue
        heads[head] = words
        ends[end] = words
    return frozenset(repeated)


def _is_copy(before: Sequence[str], words: Sequence[str]) -> bool:
    """Whether two lists of words differ by a slip between a common beginning and a common end."""
    shorter = min(len(before), len(words))
    if abs(len(before) - len(words)) > _MOST_SLIPS:
        return False
    left = 0
    while left < shorter and before[left] == words[left]:
        left += 1
    right = 0
    while right < shorter - left and before[-1 - right] == words[-1 - right]:
        right += 1
    slips = max(len(before), len(words)) - left - right
    changed = {*before[left : len(before) - right], *words[left : len(words) - right]}
    return slips <= _MOST_SLIPS - (shorter < 12) and not any(word.isdigit() for word in changed)  # noqa: PLR2004 -- measured
