"""Which words stand for a row, which passage for a report in it, and in which order the rows come: rules, no taste.

The words of a row are the passage that is likest to the passages of all other reports, unless it leans on words before
it, is too long to be read at a glance, or another row is told in its words already, and another comes near; of equal
ones the earliest report's, then the shorter one, then the first in the text. Only a passage that asserts the statement
stands for it: a denial never does where there is another, nor does a count that most reports of the row have
otherwise. The passage of a report is the one likest to the row's words.

Rows come by what a reader looks for: differs, contradicted, agree, only one, background; within these by the number
of independent texts, the most first; then by where the row's words stand in the earliest report that has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from crossread.link.claims.differences import apart
from crossread.link.claims.scorer import Judge
from crossread.link.claims.statements import Statement
from crossread.records import Claim
from crossread.records.claims import ClaimStatus
from crossread.records.clauses import Clause

_STAND_IN = 12
_WORD = re.compile(r"\w+")
_LEANING = {"relative": 0.15, "participle": 0.15, "apposition": 0.15, "speech": 0.15, "adverbial": 0.05}
"""So much of a likelihood a passage of a kind that leans on other words may be behind and still stand for the row."""
_UNNAMED = frozenset(["he", "she", "it", "they", "this", "that", "these", "those", "we", "i", "you", "who", "which"])
_AT_A_GLANCE = 150
"""Code points: so much of a passage the grid shows."""
_WITHOUT = 0.05
"""The same for one whose subject stands before it ("Ilse Brandvik came and | saw the quay")."""
_BEHIND = 0.15
"""The same for one that somebody unnamed is the subject of, for one too long to be read at a glance, and for one whose
words stand for another row."""
STATUS_ORDER: tuple[ClaimStatus, ...] = ("differs", "contradicted", "agree", "only_one", "background")


def choose_gist(
    judge: Judge, choices: Sequence[int], rank: Mapping[str, int], *, among: Sequence[int], told: Iterable[int] = ()
) -> int:
    """Choose the passage whose words stand for a row.

    Args:
        judge: Scores pairs.
        choices: Places of the statements that may stand for it.
        rank: Place of each report in the order of publication.
        among: Places of all statements of the row.
        told: Places of the statements that stand for other rows; another report may print the words of one of them.
    """
    printed = {_as_read(judge.weighed[place].statement.clause) for place in told}

    def worth(place: int) -> tuple[bool, float, int, int, int]:
        one = judge.weighed[place].statement.clause
        others = [
            judge.likely(place, other)
            for other in among[:: -(-len(among) // _STAND_IN)]  # of a row of hundreds some stand for all
            if judge.weighed[other].statement.clause.document_id != one.document_id
        ]
        mean = sum(others) / len(others) if others else 0.0
        mean -= _leans(one) + (_BEHIND if _as_read(one) in printed else 0.0)
        return (one.polarity == "negated", -round(mean, 6), rank[one.document_id], one.end - one.start, one.start)

    return min(choices, key=worth)


def _as_read(clause: Clause) -> str:
    return " ".join(_WORD.findall(clause.text)).casefold()


def counted_as_most(judge: Judge, choices: Sequence[int], among: Sequence[int]) -> Sequence[int]:
    """Choose the passages that may speak for a row by what they count: as most of its reports do.

    Args:
        judge: Has the statements.
        choices: Places of the statements that may stand for the row.
        among: Places of all statements of the row.

    Returns:
        Their places in the same order; all of them where each is outnumbered.
    """
    held = [judge.weighed[place].statement for place in among[:: -(-len(among) // _STAND_IN)]]
    return [one for one in choices if not _is_outnumbered(judge.weighed[one].statement, held)] or choices


def _is_outnumbered(one: Statement, others: Sequence[Statement]) -> bool:
    """Whether more reports count what a statement counts, and otherwise, than count it as it does.

    A count grows and a year passes, so that this is no conflict; but "four are missing" is not what a row says in which
    three reports of four have nine.
    """
    otherwise, alike = set[str](), {one.clause.document_id}
    for other in others:
        if other.clause.document_id == one.clause.document_id:
            continue
        for left, right in product(one.quantities, other.quantities):
            if left.figure_id and left.figure_id == right.figure_id:
                (otherwise if apart(left, right) else alike).add(other.clause.document_id)
    return len(otherwise - alike) > len(alike)


def _leans(clause: Clause) -> float:
    """How much keeps the words of a clause from being read by themselves: grammar, a bare pronoun, length."""
    unnamed, long = clause.subject in _UNNAMED, clause.end - clause.start > _AT_A_GLANCE
    outside = clause.kind not in _LEANING and clause.subject_start is not None and clause.subject_start < clause.start
    return _LEANING.get(clause.kind, 0.0) + _BEHIND * (unnamed + long) + _WITHOUT * outside


def order_passages(judge: Judge, gist: int, passages: Sequence[int]) -> list[int]:
    """Order the passages of one report in a row: the one likest to the row's words first, then by place in the text.

    Args:
        judge: Scores pairs.
        gist: The statement whose words stand for the row.
        passages: Places of the report's statements in the row.
    """

    def start(place: int) -> int:
        return judge.weighed[place].statement.clause.start

    first = (
        gist
        if gist in passages
        else max(passages, key=lambda place: (round(judge.likely(gist, place), 6), -start(place)))
    )
    return [first, *sorted((place for place in passages if place != first), key=start)]


def in_order(claims: Sequence[Claim], ranks: Mapping[str, int]) -> Iterator[Claim]:
    """Yield claims in the order in which a reader sees them.

    Args:
        claims: Claims of one story.
        ranks: Place of each report in the order of publication.
    """
    yield from sorted(
        claims,
        key=lambda one: (
            STATUS_ORDER.index(one.status),
            -one.independent,
            ranks[one.gist_document_id],
            one.gist_start,
            one.gist_end,
        ),
    )
