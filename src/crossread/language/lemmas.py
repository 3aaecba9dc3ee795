"""Lemmas as edits of the word's ending, so that one small classifier learns them for words it never saw.

An edit is written `case|drop|add`: fold the case or keep it, drop that many characters at the end, add these. A word
whose lemma shares no beginning with it has an edit that replaces the whole (`=be`).
"""

from __future__ import annotations


def write_lemma_edit(word: str, lemma: str) -> str:
    """Write the edit that turns a word into its lemma.

    Example:
        >>> [write_lemma_edit(*pair) for pair in [("Planes", "plane"), ("was", "be"), ("Oslo", "Oslo"), ("n't", "not")]]
        ['l|1|', '=be', 'k|0|', 'k|2|ot']
    """
    case, form = ("k", word) if _shared(word, lemma) >= _shared(word.lower(), lemma) else ("l", word.lower())
    shared = _shared(form, lemma)
    if shared == 0 and word:
        return f"={lemma}"
    return f"{case}|{len(form) - shared}|{lemma[shared:]}"


def apply_lemma_edit(word: str, edit: str) -> str:
    """Apply an edit of `write_lemma_edit` to a word; an edit that does not fit leaves the word in lower case.

    Example:
        >>> apply_lemma_edit("Trains", "l|1|"), apply_lemma_edit("is", "=be"), apply_lemma_edit("I", "l|3|y")
        ('train', 'be', 'i')
    """
    if edit.startswith("="):
        return edit[1:]
    case, drop, add = edit.split("|", 2)
    form = word if case == "k" else word.lower()
    if int(drop) > len(form) or (int(drop) == len(form) and not add):
        return word.lower()
    return form[: len(form) - int(drop)] + add


def _shared(left: str, right: str) -> int:
    length = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        length += 1
    return length
