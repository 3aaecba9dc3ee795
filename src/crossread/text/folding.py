"""Words as they are compared: without accents, without capitals."""

from __future__ import annotations

import unicodedata


def strip_accents(words: str) -> str:
    """Letters without their accents.

    Example:
        >>> strip_accents("Tarkašin")
        'Tarkasin'
    """
    if words.isascii():
        return words
    return "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))


def fold(words: str) -> str:
    """Lower case without accents, straight apostrophes, one space between words.

    Example:
        >>> fold("Côte  d’Ivoire")
        "cote d'ivoire"
    """
    return " ".join(strip_accents(words).replace("’", "'").casefold().split())
