"""A description of somebody without a name, and the words behind its noun that say which of many is meant."""

from __future__ import annotations

BEHIND = frozenset(["of", "in", "from", "with", "for", "at", "near", "to", "by", "against", "close", "familiar"])
"""Words with which what follows a noun begins."""


def without_tail(words: str) -> str:
    """A description without what follows its noun; anything else as it is.

    A noun stands in lower case, so that "Bank of Lund" keeps all of its words.

    Args:
        words: A name or a description without its article, as words divided by spaces.

    Example:
        >>> without_tail("police official in Osk"), without_tail("Bank of Lund"), without_tail("Brask's sister")
        ('police official', 'Bank of Lund', "Brask's sister")
    """
    pieces = words.split(" ")
    for place in range(1, len(pieces)):
        if pieces[place] in BEHIND and pieces[place - 1][:1].islower():
            return " ".join(pieces[:place])
    return words
