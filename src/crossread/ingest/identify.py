"""Which language a text is written in: plain English by its function words, all else by py3langid.

The first pass spares English runs the second one's model (measured: 1.0 s and 100 MB to load). It claims only
texts in which words that no other language shares in such numbers are frequent; everything else, short texts
included, goes to the model, whose probability has to reach a floor.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Any

# Function words of English. Words that are also frequent elsewhere (in, a, is, an, was, of: Dutch, German,
# French, Polish) are left out or weigh nothing alone; "the", "and", "that", "with" have no such double.
_ENGLISH = frozenset((
    "the", "and", "that", "with", "which", "from", "they", "were", "been", "their", "would", "has", "have", "had",
    "this", "not", "are", "by", "for", "said", "its", "it", "who", "what", "when", "there", "after", "could",
    "should", "about", "than", "these", "those", "will", "into", "more", "other", "between", "because",
))  # fmt: skip
_SAMPLE_WORDS = 200
_ENOUGH_WORDS = 30
_ENGLISH_SHARE = 0.10  # 1,307 of 1,313 English reports reach it; 23 other languages measured stay under 0.05
_FEWEST_LETTERS = 12
_SAMPLE_CHARACTERS = 4_000
_PROBABILITY_FLOOR = 0.10  # py3langid softens its scores by length: right answers on one sentence begin here
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def identify_language(text: str) -> str | None:
    """Name the language of a text.

    Args:
        text: The text of a report, or a part of it.

    Returns:
        ISO 639-1 code, or None when the text is too short or too mixed to tell.

    Example:
        >>> identify_language("The crew said that they had been told to wait for the second aircraft. " * 3)
        'en'
        >>> identify_language("12 345") is None
        True
    """
    words = [match.group() for match in islice(_LATIN_WORD.finditer(text), _SAMPLE_WORDS)]
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    share = english_share(words)
    if len(words) >= _ENOUGH_WORDS and share >= _ENGLISH_SHARE:
        return "en"
    sample = text[:_SAMPLE_CHARACTERS]
    language, probability = _model().classify(sample.lower() if sample.isupper() else sample)
    if probability < _PROBABILITY_FLOOR or len(language) != 2:  # noqa: PLR2004 - ISO 639-1 has two letters
        return "en" if share >= _ENGLISH_SHARE else None
    return str(language)


def english_share(words: list[str]) -> float:
    """Count the share of English function words among words of any case.

    Example:
        >>> english_share(["The", "crew", "said", "nothing"])
        0.5
    """
    return sum(word.lower() in _ENGLISH for word in words) / len(words) if words else 0.0


@cache
def _model() -> Any:  # noqa: ANN401 - py3langid is not typed
    """Load the library's model, once a process."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - only for texts that need it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
