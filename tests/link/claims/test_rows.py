"""Rows: average link, then a second row for statements that tell two things."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import pytest

from crossread.link.claims import LinkedClaims, Statement
from crossread.link.claims.comparators import weigh, weigh_words
from crossread.link.claims.rows import LEAST, SURE, SURELY, cover_sure, find_rows, surely_joined
from crossread.link.claims.scorer import Judge
from crossread.records import Document

Pair = tuple[int, int]
Linked = tuple[LinkedClaims, list[Document], list[Statement]]


class Told(Judge):
    """A judge of real statements whose likenesses are told to it."""

    def __init__(self, statements: Sequence[Statement], likenesses: Mapping[Pair, float]) -> None:
        super().__init__(weigh(statements, weigh_words(statements)))
        self.told = likenesses

    def likely(self, i: int, j: int) -> float:
        """The likeness told; little for all others."""
        return self.told.get((min(i, j), max(i, j)), 0.05)


@pytest.fixture
def pick(ferry: Linked) -> Callable[[int], list[Statement]]:
    """Some statements, each of another report than the one before."""
    _, _, statements = ferry
    by_report = [[one for one in statements if one.clause.document_id == f"d{number}"] for number in range(3)]
    return lambda count: [by_report[number % 3][number // 3] for number in range(count)]


def joined(statements: list[Statement], likenesses: Mapping[Pair, float]) -> list[list[int]]:
    """Rows of statements with these likenesses."""
    judge = Told(statements, likenesses)
    pairs = list(combinations(range(len(statements)), 2))
    return cover_sure(judge, find_rows(judge, pairs), pairs)


def test_a_statement_that_tells_two_things_stands_in_two_rows(pick: Callable[[int], list[Statement]]) -> None:
    """Its two partners, which have nothing to do with each other, do not come into one row by it."""
    assert joined(pick(3), {(0, 1): 0.99, (0, 2): SURE}) == [[0, 1], [0, 2]]


def test_a_likely_pair_is_not_enough_for_a_second_row(pick: Callable[[int], list[Statement]]) -> None:
    """What could start a row of its own does not give a statement a second one."""
    assert joined(pick(3), {(0, 1): 0.99, (0, 2): SURE - 0.01}) == [[0, 1], [2]]


def test_a_second_row_that_fits_is_joined(pick: Callable[[int], list[Statement]]) -> None:
    """A statement joins the row of its partner where it is near the whole of it, instead of starting one more."""
    rows = joined(pick(5), {(0, 1): 0.99, (2, 4): 0.98, (0, 2): 0.97, (0, 4): 0.9, (1, 2): 0.1})
    assert rows == [[0, 1], [0, 2, 4], [3]]


def test_a_second_row_is_not_joined_for_half_of_it(pick: Callable[[int], list[Statement]]) -> None:
    """A statement that has little to do with one passage of its partner's row gets a row with the partner alone."""
    rows = joined(pick(5), {(0, 1): 0.99, (2, 4): 0.98, (0, 2): 0.97, (0, 4): LEAST - 0.01, (1, 2): 0.1})
    assert rows == [[0, 1], [0, 2], [2, 4], [3]]


def test_statements_of_one_report_get_no_row_for_themselves(pick: Callable[[int], list[Statement]]) -> None:
    """Two passages of one report say nothing about agreement."""
    statements = pick(4)
    assert statements[0].clause.document_id == statements[3].clause.document_id
    assert joined(statements, {(0, 1): 0.99, (0, 3): 0.97}) == [[0, 1], [2], [3]]


def test_a_passage_that_hardly_belongs_does_not_speak_for_a_row(pick: Callable[[int], list[Statement]]) -> None:
    """Where two reports surely say one thing the third one's words are not those of the row; else any may be."""
    likely = {(0, 1): SURELY, (0, 2): SURELY - 0.01, (1, 2): 0.7}
    assert list(surely_joined(Told(pick(3), likely), [0, 1, 2])) == [0, 1]
    assert list(surely_joined(Told(pick(3), {**likely, (0, 1): 0.79}), [0, 1, 2])) == [0, 1, 2]


def test_each_row_has_an_id_and_words_of_its_own(link: Callable[[Sequence[str]], Linked]) -> None:
    """Rows that share a passage are still told apart, and no two have the same id."""
    linked, _, _ = link(
        (
            (
                "Strike shuts Oru\n\nDockers in Oru went on strike on Tuesday, and the port of Oru was closed. "
                "Mayor Tove Lind asked for talks."
            ),
            "Oru port closed\n\nThe port of Oru was closed on Tuesday after dockers in Oru went on strike.",
            (
                "Talks in Oru\n\nDockers in Oru went on strike. The port of Oru was closed. "
                "The mayor of Oru, Tove Lind, asked for talks."
            ),
        )
    )
    ids = [one.claim_id for one in linked.claims]
    assert len(ids) == len(set(ids))
    shared = [one for one in linked.claims if one.documents > 1]
    assert len({(one.gist_document_id, one.gist_start, one.gist_end) for one in shared}) == len(shared)
