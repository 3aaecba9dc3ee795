"""Two years in which one and the same came to one place: brought to Velmar in 2014, came to Velmar in 2015."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from crossread.link.claims.contrasts.words import read_words
from crossread.link.claims.statements import Statement
from crossread.link.terms import stem_word
from crossread.link.terms.listed import load_words

_ARRIVING = frozenset(stem_word(word) for word in load_words("arriving"))
_TO = re.compile(r"\b(?:to|at|in|for) (?:the )?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_LAST_DAY = (12, 31)


def find_moves(statements: Sequence[Statement]) -> Iterator[tuple[int, int, str, str]]:
    """Find two years in which two reports let one and the same arrive at one place.

    Args:
        statements: All statements of a story.

    Yields:
        Places of two statements, and both years.
    """
    told = [(place, year) for place, one in enumerate(statements) if _arrives(one) and (year := _year(one)) is not None]
    for at, (i, first) in enumerate(told):
        for j, second in told[at + 1 :]:
            one, other = statements[i], statements[j]
            if first == second or one.clause.document_id == other.clause.document_id:
                continue
            if _goals(one) & _goals(other) and _arrivers(one) & _arrivers(other):
                yield i, j, str(first), str(second)


def _year(statement: Statement) -> int | None:
    """The year of a statement that gives one year and no other date."""
    if len(statement.days) != 1 or statement.clause.polarity == "negated":
        return None
    first, last = (dt.date.fromisoformat(day) for day in statement.days[0])
    whole = first.year == last.year and (first.month, first.day) == (1, 1) and (last.month, last.day) == _LAST_DAY
    return first.year if whole else None


def _arrives(statement: Statement) -> bool:
    return any(word.stem in _ARRIVING for word in read_words(statement.clause.text))


def _goals(statement: Statement) -> frozenset[str]:
    """The first word of each place behind "to": Velmar of "the Velmar Zoo"."""
    return frozenset(match["place"].split()[0].casefold() for match in _TO.finditer(statement.clause.text))


def _arrivers(statement: Statement) -> frozenset[str]:
    return statement.who | statement.whom | statement.entities
