"""The common English words that the shipped encoder knows whole: a plain test of whether a string is a word."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def known_words() -> frozenset[str]:
    """Load the words that are one piece of the encoder's vocabulary, in lower case (about 22,000).

    Example:
        >>> "deny" in known_words(), "denie" in known_words()
        (True, False)
    """
    pieces = json.loads((files("crossread.language") / "model" / "tokenizer.json").read_text("utf8"))["model"]["vocab"]
    return frozenset(piece for piece in pieces if piece.isalpha() and len(piece) > 1)
