"""Whether a sentence may hold a finite verb, judged by its words alone.

The list of forms is counted from tagged text (see lists/README.md); it errs towards "may hold one".
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SUBJECTS = frozenset("i he she it they we you who there it's he's she's they're we're i'm that's what's who's".split(" "))
_NO_VERB_AFTER = frozenset(
    "the a an his her its their our my your this these those be been being to by of in for with at on from newly recently"
    " no some any between against near".split(" ")
)


def may_have_finite_verb(sentence: str) -> bool:
    """Tell whether some word of a sentence may be a finite verb.

    Words with a capital letter inside the sentence are names, and a participle behind an article or a
    preposition is no finite verb. A plain noun that is also a verb form counts as a verb.

    Args:
        sentence: One sentence, without markup.

    Example:
        >>> may_have_finite_verb("A march in the capital last year against the proposed law.")
        False
        >>> may_have_finite_verb("Thousands marched in the capital.")
        True
    """
    finite = _finite_verbs()
    before = ""
    for number, match in enumerate(_WORD.finditer(sentence)):
        word = match.group()
        lower = word.lower().replace("’", "'")
        if lower in _SUBJECTS:
            return True
        name = word[0].isupper() and (number > 0 or lower not in finite)
        stem, _, ending = lower.partition("'")
        if not name and before not in _NO_VERB_AFTER:
            verb = stem in finite or (stem.endswith("ed") and len(stem) > 4)
            if verb or ending in ("t", "re", "ve", "ll", "d", "m"):
                return True
        before = lower
    return False


@cache
def _finite_verbs() -> frozenset[str]:
    """Forms that are finite verbs at least once in sixteen times."""
    return frozenset(files("crossread.text").joinpath("lists/finite_verbs.txt").read_text("utf-8").split())
