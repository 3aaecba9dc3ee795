"""Rows that a figure or an utterance holds together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from crossread.link.claims import Statement, Verdicts, link_claims
from crossread.link.claims.comparators import weigh, weigh_words
from crossread.link.claims.held import hold_together
from crossread.link.claims.order import counted_as_most
from crossread.link.claims.rows import SURELY
from crossread.link.claims.scorer import Judge
from tests.link.claims.conftest import read

TOLL = (
    "Fire at the tannery\n\nMost of the old tannery by the river burned down in an hour. Nine workers died in it.",
    (
        "Brandvik visits the burned quarter\n\nIlse Brandvik walked through the quarter where nine people lost their "
        "lives, promised new hydrants, and left without taking questions from the crowd at the bridge."
    ),
)


def with_figures(statements: Sequence[Statement], figures: Mapping[str, str]) -> list[Statement]:
    """The statements, their numbers given the figures of their words."""
    return [
        replace(
            one,
            quantities=tuple(
                replace(item, figure_id=figures.get(item.text.casefold().split()[0])) for item in one.quantities
            ),
        )
        for one in statements
    ]


def held(statements: Sequence[Statement], rows: Sequence[Sequence[int]] = ()) -> list[set[str]]:
    """The texts of each new row."""
    weighed = weigh(statements, weigh_words(statements))
    return [{statements[place].clause.text for place in row} for row in hold_together(weighed, rows)]


def test_one_number_in_two_long_sentences_is_a_row() -> None:
    """They share the toll alone, and stand together for it, each whole."""
    _, statements = read(TOLL)
    (row,) = held(with_figures(statements, {"nine": "f1"}))
    assert len(row) == 2
    assert any(text.startswith("Nine workers died") for text in row)
    assert any(text.startswith("Ilse Brandvik walked") for text in row)


def test_a_row_that_holds_them_already_is_enough() -> None:
    """No second row for what stands in one."""
    _, statements = read(TOLL)
    numbered = with_figures(statements, {"nine": "f1"})
    weighed = weigh(numbered, weigh_words(numbered))
    (row,) = hold_together(weighed, [])
    assert hold_together(weighed, [row]) == []


def test_numbers_of_two_figures_hold_nothing() -> None:
    """Nine here and nine there, of two things."""
    _, statements = read(TOLL)
    assert held(statements) == []


@pytest.mark.parametrize("many", ["two", "forty"])
def test_the_two_men_are_named_by_their_number_and_several_is_none(many: str) -> None:
    """A phrase that points back states no number, however large; a vague one states none either."""
    texts = (
        f"{many.title()} men held\n\nThe {many} men were questioned at the harbour until noon.",
        f"Harbour shut\n\nOfficers took the {many} men to the harbour office, and several boats were searched there.",
        "Boats searched\n\nA clerk told of several boats at the northern quay.",
    )
    _, statements = read(texts)
    body = [one for one in statements if one.clause.kind != "headline"]
    assert held(with_figures(body, {many: "f1", "several": "f2"})) == []


def test_parts_of_one_utterance_are_rows_of_their_own() -> None:
    """Two sentences of one speech are two statements, whichever report prints both."""
    texts = (
        (
            'Brandvik speaks\n\n"The cracked quay will stay shut all winter. Nobody warned us of the crack," '
            "harbour master Ilse Brandvik said."
        ),
        'No warning\n\n"Nobody warned us of the crack," harbour master Ilse Brandvik said on Monday.',
        'Quay shut\n\n"The cracked quay will stay shut all winter," harbour master Ilse Brandvik told reporters.',
    )
    _, statements = read(texts)
    spoken = [replace(one, utterance_id="u") if one.clause.voice == "quoted" else one for one in statements]
    rows = held(spoken)
    assert len(rows) == 2
    assert not any("Nobody warned" in text and "stay shut" in text for row in rows for text in ["".join(row)])


def test_the_row_is_a_claim_on_a_figure() -> None:
    """It has a passage of each report, and no other report is searched for passages that are merely alike."""
    documents, statements = read(TOLL)
    numbered = with_figures(statements, {"nine": "f1"})
    linked = link_claims("s", documents, numbered, Verdicts(figures={"f1": "same"}, utterances={}))
    (claim,) = [one for one in linked.claims if one.kind == "figure"]
    cells = [cell for cell in linked.cells if cell.claim_id == claim.claim_id]
    assert {cell.document_id for cell in cells} == {"d0", "d1"}
    assert not any("weak" in (cell.reason or "") for cell in cells)


def test_a_passage_that_a_figure_alone_holds_is_as_sure_as_such_passages_are() -> None:
    """Likeness says little of it, and is not what holds it."""
    texts = (
        TOLL[0],
        "Hospital says little\n\nOf those the doctors saw, nine were beyond help, a nurse of the clinic wrote home.",
    )
    documents, statements = read(texts)
    numbered = with_figures(statements, {"nine": "f1"})
    linked = link_claims("s", documents, numbered, Verdicts(figures={"f1": "same"}, utterances={}))
    (claim,) = [one for one in linked.claims if one.documents > 1]
    assert [cell.score for cell in linked.cells if cell.claim_id == claim.claim_id] == [SURELY, SURELY]


def test_a_row_is_not_told_by_the_one_report_that_counts_otherwise() -> None:
    """Two reports have nine and one has four: both can be so, and the row says what most of them say."""
    texts = (
        "Four dockers were still missing at the burned tannery.",
        "Nine dockers were still missing after the fire.",
        "Nine were still missing on Sunday.",
    )
    _, statements = read(texts)
    assert len(statements) == 3
    for four, left in (("f1", [1, 2]), ("f2", [0, 1, 2])):
        judge = Judge(weigh(with_figures(statements, {"nine": "f1", "four": four}), weigh_words(statements)))
        assert list(counted_as_most(judge, range(3), range(3))) == left
