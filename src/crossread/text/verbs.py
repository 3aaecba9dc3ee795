"""Whether a sentence may hold a finite verb, judged by its words alone.

The list of forms is counted from tagged text (see lists/README.md); it errs towards "may hold one".
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from crossread.text.word_classes import load_words

_WORD = re.compile(r"\w+(?:[-.,]\w+)*(?:['’]\w+)?")
_SUBJECTS = load_words("subjects")
_NO_VERB_AFTER = load_words("no verb after")
_UNCHANGED = load_words("unchanged verbs")
_OBJECTS = load_words("objects")


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
    words = list(_WORD.finditer(sentence))
    before = ""
    for number, match in enumerate(words):
        word, follower = match.group(), words[number + 1] if number + 1 < len(words) else None
        lower = word.lower().replace("’", "'")
        stem, _, ending = lower.partition("'")
        if lower in _SUBJECTS or (ending and stem in _SUBJECTS) or ending in ("t", "re", "ve", "ll", "d", "m"):
            return True
        opens_with_name = number == 0 and stem not in _finite_verbs()[0]
        if (word.islower() or (number == 0 and not opens_with_name)) and before not in _NO_VERB_AFTER:
            touching = follower is not None and sentence[match.end() : follower.start()] == " "
            if _may_be_finite(stem, follower.group().lower() if touching and follower else ""):
                return True
        before = lower
    return False


def _may_be_finite(word: str, follower: str) -> bool:
    """Whether a word behind a noun may be a finite verb, given the word that touches it on the right."""
    finite, seldom = _finite_verbs()
    if word in finite or word in _UNCHANGED or (word.endswith("ed") and len(word) > 4):  # noqa: PLR2004 -- measured
        return True
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "'s")):  # noqa: PLR2004 -- measured
        bases = (word[:-1], word[:-2])
        if follower in _OBJECTS or any(base in finite or base in seldom for base in bases):
            return True
    return word in seldom and follower in _OBJECTS


@cache
def _finite_verbs() -> tuple[frozenset[str], frozenset[str]]:
    """Forms that are finite verbs at least once in sixteen times, and those that are so more seldom."""
    forms = files("crossread.text").joinpath("lists/finite_verbs.txt").read_text("utf-8").split()
    return (
        frozenset(form for form in forms if not form.endswith("?")),
        frozenset(form.removesuffix("?") for form in forms if form.endswith("?")),
    )
