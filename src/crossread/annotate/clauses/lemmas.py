"""Dictionary forms of words as clauses keep them: the engine's guess where it is a word, else what the ending allows.

The engine guesses an edit of the ending and now and then leaves half of one ("denie" for "denied").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.language import known_words

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset(["VERB", "AUX"])
_SHORT = 4
_IE = frozenset(["died", "dying", "lied", "lying", "tied", "tying", "vied", "vying"])


def lemma(token: Token) -> str:
    """Dictionary form of a word in lower case.

    Args:
        token: A parsed word.
    """
    word, said = token.lower_, (token.lemma_ or token.text).lower()
    if token.pos_ not in _VERBAL or len(word) < _SHORT or not word.endswith(("ed", "ing", "es", "s")):
        return said if said in known_words() or token.pos_ in _VERBAL else _singular(word)
    if word in _IE:
        return word[0] + "ie"
    found = [one for one in _candidates(word) if one in known_words()]
    if said in found or not found:
        return said if said in known_words() or not found else found[0]
    return found[0]


def _candidates(word: str) -> list[str]:
    """What a word may be a form of, likeliest first."""
    for ending in ("ied", "ies"):
        if word.endswith(ending):
            return [word[:-3] + "y", word[:-1]]
    ending = next(one for one in ("ing", "ed", "es", "s") if word.endswith(one))
    base = word[: -len(ending)]
    doubled = len(base) > 2 and base[-1] == base[-2]  # noqa: PLR2004 - two letters and one more
    if ending == "s":
        return [base]
    return [base, base + "e", *([base[:-1]] if doubled else [])]


def _singular(word: str) -> str:
    """A noun whose form the engine spoilt: without the s of the plural where that leaves a word."""
    bare = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return bare if bare in known_words() else word
