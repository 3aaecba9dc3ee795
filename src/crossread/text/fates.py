"""What befell people who are told of by that alone: "the injured", "those who lost their lives"."""

from __future__ import annotations

from typing import Literal

from crossread.text.word_classes import load_words

Fate = Literal["dead", "injured", "missing"]
_FATES: tuple[Fate, ...] = ("dead", "injured", "missing")


def find_fate(words: str) -> Fate | None:
    """What words say befell people.

    Args:
        words: Words that tell of them, without the words around.

    Returns:
        None where they say nothing of the kind, or two things at once.

    Example:
        >>> find_fate("those who lost their lives"), find_fate("More than 50 injured"), find_fate("those who came")
        ('dead', 'injured', None)
    """
    said = {word.strip(",.;") for word in words.casefold().split()}
    found = [fate for fate in _FATES if said & load_words(f"fate {fate}")]
    if found == ["dead"] and not said & (load_words("fate dead") - {"lives"}) and not said & {"lost", "lose", "losing"}:
        return None  # "those who spent their lives there"
    return found[0] if len(found) == 1 else None
