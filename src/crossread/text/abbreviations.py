"""Abbreviations of English news, sorted by what may follow their stop.

The lists are compiled by hand from common usage (titles, months, states, company forms); they hold the
form before the stop in lower case.
"""

from __future__ import annotations

from crossread.text.word_classes import load_words

NEVER_LAST = load_words("never last")
"""Followed by the rest of its phrase: a stop after one of these ends no sentence."""

BEFORE_NUMBER = load_words("before number")
"""Ends no sentence before a number; otherwise it is an ordinary word or may end one."""

SOMETIMES_LAST = load_words("sometimes last")
"""Ends a sentence only where the next word is one that opens sentences."""

CLOCK = load_words("clock")
"""Ends a sentence unless a day, a zone or a month follows."""

AFTER_CLOCK = load_words("after clock")
"""Words that go on with a time of day."""

OPENERS = load_words("openers")
"""Words that open sentences far more often than they go on with a name or a title."""
