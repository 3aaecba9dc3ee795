from __future__ import annotations

from dataclasses import replace

from crossread.link.events import Who
from crossread.link.events.scorer import FEATURES, Comparer, load_scorer, read
from tests.link.events.test_link import CHAD, NORWAY, telling


def likely(one: object, other: object) -> float:
    """How likely two tellings are of one act."""
    rows = [Comparer().compare(read(one), read(other))]  # type: ignore[arg-type]
    return float(load_scorer().likely(rows)[0])


def test_the_shipped_weights_fit_the_comparisons() -> None:
    """There is a weight for every feature, in their order, and a threshold that is a likelihood."""
    scorer = load_scorer()
    assert len(scorer.weights) == len(scorer.mean) == len(FEATURES)
    assert 0.0 < scorer.enough < 1.0


def test_comparing_does_not_ask_who_comes_first() -> None:
    """Two tellings are as likely one act whichever is named first."""
    one = telling(1)
    other = telling(2, sentence="Sanctions on Chad were imposed by Oslo after the ferry sank.", trigger="imposed")
    assert abs(likely(one, other) - likely(other, one)) < 1e-9


def test_what_makes_one_act_likelier() -> None:
    """One word for the act and the same parties each make one act likelier."""
    one = telling(1)
    far = "The minister praised a choir that imposed silence."
    assert likely(one, telling(2)) > likely(one, telling(2, sentence=far, trigger="praised"))
    assert likely(one, telling(2)) > likely(one, replace(telling(2), actor=Who(), recipient=Who()))
    assert likely(one, telling(2, NORWAY, CHAD)) > likely(one, telling(2, CHAD, NORWAY))
