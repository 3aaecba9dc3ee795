"""The scorer of pairs for rows: columns, what is worth a look, what stands within one report."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from importlib.resources import files

import numpy as np
import pytest

from crossread.link.claims import LinkedClaims, Statement
from crossread.link.claims.comparators import weigh, weigh_words
from crossread.link.claims.joiner import COLUMNS, Joiner, columns_of, load_row_scorer
from crossread.link.claims.rivals import FLOOR
from crossread.link.claims.scorer import Judge, Scorer
from crossread.records import Document

Linked = tuple[LinkedClaims, list[Document], list[Statement]]


@pytest.fixture(scope="module")
def judge(ferry: Linked) -> Judge:
    """Judges the statements of the ferry's story."""
    statements = ferry[2]
    return Judge(weigh(statements, weigh_words(statements)))


def place(judge: Judge, document: str, words: str) -> int:
    """Where a report's statement with these words stands."""
    return next(
        number for number in judge.standing_in(document) if words in judge.weighed[number].statement.clause.text
    )


def test_the_shipped_weights_are_those_of_the_columns() -> None:
    """One weight for each column, and none of them lost or not a number."""
    scorer = load_row_scorer()
    assert len(scorer.weights) == len(COLUMNS) == len(set(COLUMNS))
    assert np.isfinite([*scorer.weights, *scorer.mean, scorer.bias]).all()


def test_weights_of_other_columns_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that does not fit the columns is no scorer."""
    kept = json.loads((files("crossread.link.claims") / "data" / "row_scorer.json").read_text("utf8"))
    kept["weights"][0]["column"] = "something else"
    monkeypatch.setattr(json, "loads", lambda _: kept)
    load_row_scorer.cache_clear()
    with pytest.raises(ValueError, match=r"row_scorer\.json"):
        load_row_scorer()
    load_row_scorer.cache_clear()


def test_one_statement_in_two_reports_is_likelier_than_two_of_one_theme(judge: Judge) -> None:
    """That the ferry ran aground is said by two reports; one of them tells of lost trade after it too."""
    joiner = Joiner(judge)
    aground, again = place(judge, "d0", "ran aground off the port"), place(judge, "d1", "ran aground near")
    trade = place(judge, "d2", "lost trade")
    assert joiner.likely(aground, again) > 0.65 > joiner.likely(aground, trade)
    assert joiner.likely(aground, again) == joiner.likely(again, aground)


def test_one_wording_belongs_together_however_few_sentences_a_story_has(
    link: Callable[[Sequence[str]], Linked],
) -> None:
    """Where each sentence has a word, the word weighs next to nothing; a sentence told twice is told twice even so."""
    _, _, statements = link(
        ("The old mill of Velmar burned down on Sunday night.", "The mill of Velmar burned down on Sunday night.")
    )
    joiner = Joiner(Judge(weigh(statements, weigh_words(statements))))
    assert joiner.likely(0, 1) > 0.9


def test_pairs_that_share_nothing_do_not_belong_together(judge: Judge) -> None:
    """They are not among the pairs, and no chance at all is told of them."""
    joiner = Joiner(judge)
    bread, aground = place(judge, "d2", "threw away bread"), place(judge, "d0", "ran aground off the port")
    assert (min(bread, aground), max(bread, aground)) not in joiner.rivals.pairs()
    assert joiner.likely(bread, aground) == 0.0


def test_within_a_report_the_judge_decides(judge: Judge) -> None:
    """The weights were learned on pairs of two reports."""
    one, other = judge.standing_in("d0")[:2]
    assert Joiner(judge).likely(one, other) == judge.likely(one, other)


def test_pairs_to_learn_from_need_no_weights(judge: Judge) -> None:
    """Training asks for the columns of just those pairs that rows are made of."""
    pairs, rows = columns_of(judge)
    assert pairs == Joiner(judge).rivals.pairs()
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert all(judge.odds(*pair) > FLOOR for pair in pairs)


def test_a_story_without_statements_has_no_pairs() -> None:
    """Nothing to join is no error."""
    joiner = Joiner(Judge([]), Scorer(np.zeros(len(COLUMNS)), np.zeros(len(COLUMNS)), 0.0))
    assert joiner.pairs() == []
