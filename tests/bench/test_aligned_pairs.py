"""Aligned pairs: read as the program reads text, scored alike for every contestant."""

from __future__ import annotations

import numpy as np

from bench.aligned_pairs import read_wholes, superpal
from bench.tasks.claims import best_line, fit_logistic


def test_a_span_is_one_statement() -> None:
    """A text becomes one statement with the words of all its clauses, named and placed as asked."""
    [one] = read_wholes([("r", "The harbour office closed the lock and the ferry sailed.", 3)])
    assert (one.clause.document_id, one.clause.sentence) == ("r", 3)
    assert {"harbour", "close", "lock", "ferry", "sail"} <= set(one.words)


def test_every_summary_span_meets_every_report_span() -> None:
    """All pairs of a topic are judged, and those that the set aligns are marked."""
    rows = [
        {"topic": "t", "summary_sentence": "A.", "summary_span": span, "doc": "d", "doc_sent_char": 0, "doc_span": told}
        for span, told in (("The lock was closed.", "They closed the lock."), ("A ferry sailed.", "The ferry sailed."))
    ]
    [story] = superpal(rows)
    assert len(story.pairs) == 4
    assert sum(label for *_, label in story.pairs) == 2


def test_weights_learn_what_parts_the_labels() -> None:
    """A column that tells the labels apart gets the weight, one that does not gets none to speak of."""
    rows = np.array([[0.0, 1.0], [0.1, 0.0], [0.9, 1.0], [1.0, 0.0]])
    weights, mean, _ = fit_logistic(rows, np.array([False, False, True, True]))
    assert weights[0] > 5 * abs(weights[1])
    assert mean.tolist() == [0.5, 0.5]


def test_the_best_line_maximises_f1() -> None:
    """The line lies at the score from which calling pairs aligned serves best."""
    assert best_line(np.array([0.9, 0.2, 0.8, 0.1]), np.array([True, False, True, False])) == 0.8
