"""Closed lists of words the grammar leans on: number words, function words, what is not counted.

Number words and magnitudes are facts of English; the Indian lakh and crore and the abbreviations are those
of news agencies. The lists of function words are closed classes, so a new word never has to be added for a new story.
"""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.quantities.word_lists import load_sequence, load_words
from crossread.text.calendar_names import MONTH_NUMBERS, WEEKDAY_NUMBERS

SMALL = {word: Decimal(value) for value, word in enumerate(load_sequence("small-numbers"))}
TENS = {
    word: Decimal(value)
    for word, value in zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "fourty"],
        (20, 30, 40, 50, 60, 70, 80, 90, 40),
        strict=True,
    )
}
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(100_000),
    "million": Decimal(1_000_000),
    "crore": Decimal(10_000_000),
    "billion": Decimal(1_000_000_000),
    "trillion": Decimal(1_000_000_000_000),
    "quadrillion": Decimal(10) ** 15,
    "dozen": Decimal(12),
}
PLURAL_SCALES = {f"{word}s": value for word, value in SCALES.items()} | {"tens": Decimal(10), "scores": Decimal(20)}
SCALE_SIGNS = {
    "k": Decimal(1000),
    "m": Decimal(1_000_000),
    "mn": Decimal(1_000_000),
    "mln": Decimal(1_000_000),
    "mil": Decimal(1_000_000),
    "mio": Decimal(1_000_000),
    "mm": Decimal(1_000_000),
    "b": Decimal(1_000_000_000),
    "bn": Decimal(1_000_000_000),
    "bln": Decimal(1_000_000_000),
    "bil": Decimal(1_000_000_000),
    "t": Decimal(1_000_000_000_000),
    "tn": Decimal(1_000_000_000_000),
    "trn": Decimal(1_000_000_000_000),
    "cr": Decimal(10_000_000),
}
CLEAR_SCALE_SIGNS = frozenset(["mn", "mln", "bn", "bln", "tn", "trn"])
"""Abbreviated magnitudes that stand for nothing else."""

PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
PARTS |= {f"{word}s": value for word, value in PARTS.items() if not word.endswith("s") and word != "half"}

DETERMINERS = load_words("determiners")
PREPOSITIONS = load_words("prepositions")
CONJUNCTIONS = load_words("conjunctions")
PRONOUNS = load_words("pronouns")
AUXILIARIES = load_words("auxiliaries")
ADVERBS = load_words("adverbs")
DEICTIC = load_words("deictic")
FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | AUXILIARIES | ADVERBS

VERB_FORMS = load_words("verb-forms")
"""Verb forms that commonly follow a counted noun in news, so that the noun ends before them."""

PARTICIPLES_AS_NOUNS = load_words("participles-as-nouns")
"""Words that name the counted people when no noun follows the number: `22 dead and 40 wounded`."""

MONTHS = frozenset(MONTH_NUMBERS)
TIME_UNITS = load_words("time-units")
WEEKDAYS = frozenset(WEEKDAY_NUMBERS)
COUNTED_PEOPLE = load_words("counted-people")
"""What news counts most: a number before one of these is a count even where a name or a year could stand."""
