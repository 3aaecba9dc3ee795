"""Groups of states that are called by how many they are: "the Group of Seven", "the G-7", "G7"."""

from __future__ import annotations

import re

_WORDS = {
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "twenty-four": 24,
    "seventy-seven": 77,
}
_LETTER = re.compile(r"@?g-?(\d{1,2})")
_SPELT = re.compile(r"group of ([\w-]+)")
_WITHIN = re.compile(r"\bgroup of [\w-]+", re.IGNORECASE)


def group_of_states(text: str) -> str | None:
    """One name for all the ways in which a group of states is called by its number; None for any other text.

    Args:
        text: A name, in any case, with or without its article.

    Example:
        >>> group_of_states("the Group of Seven"), group_of_states("G-20"), group_of_states("group of friends")
        ('g7', 'g20', None)
    """
    folded = text.casefold().removeprefix("the ")
    match = _LETTER.fullmatch(folded)
    if match:
        return f"g{match[1]}"
    match = _SPELT.fullmatch(folded)
    if match is None:
        return None
    number = match[1] if match[1].isdigit() else str(_WORDS.get(match[1], ""))
    return f"g{number}" if number else None


def joined_numbers(text: str) -> str:
    """A text in which "Group of Seven" stands as one word.

    Example:
        >>> joined_numbers("the Group of Seven summit"), joined_numbers("the group of friends")
        ('the g7 summit', 'the group of friends')
    """
    return _WITHIN.sub(lambda match: group_of_states(match[0]) or match[0], text)
