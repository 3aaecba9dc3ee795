"""What is added to the odds of a pair on a small desk, and what pairs of headlines count."""

from __future__ import annotations

import numpy as np
import pytest

from bench.made_stories import make_story_reports
from crossread.link.stories import scorer
from crossread.link.stories.comparators import ALONE, Compared, compare, prepare
from crossread.link.stories.forest import load_scorer
from crossread.link.stories.packing import pack
from crossread.link.stories.reports import read_story_report
from crossread.link.stories.scorer import HEADLINES, MOST_PRIOR, prior_odds, score_pairs
from crossread.link.stories.vectors import Real, Whole


def odds(total: int, **compared: float) -> float:
    """What is added for one pair of which both reports name somebody."""
    row = np.zeros((1, len(ALONE)))
    for name, value in ({"has_names": 1.0} | compared).items():
        row[0, ALONE.index(name)] = value
    return float(prior_odds(row, total)[0])


@pytest.mark.parametrize("shared", ["names", "places", "numbers"])
def test_a_desk_speaks_for_what_is_shared(shared: str) -> None:
    """Five reports side by side speak for a pair that shares a name, a place or a number, and not for any other."""
    assert odds(5) == 0.0
    assert 0.0 < odds(5, **{shared: 0.02}) < odds(5, **{shared: 0.05}) == MOST_PRIOR
    assert odds(5, text=0.9) == 0.0


def test_a_desk_speaks_for_like_headlines_and_where_nobody_is_named() -> None:
    """Where there is no name to share, or the headlines are alike, nothing must be shared."""
    assert odds(5, title=0.4) == odds(5, has_names=0.0) == MOST_PRIOR


def test_the_more_reports_the_less_a_desk_says() -> None:
    """From an archive on nothing is added; before it, the less the more reports there are."""
    found = [odds(total, names=0.2) for total in (5, 50, 300, 600, 1_000, 100_000)]
    assert found == sorted(found, reverse=True)
    assert found[0] == found[1] == MOST_PRIOR
    assert found[-2:] == [0.0, 0.0]


def test_a_pair_that_was_scored_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reasons ask for the pairs that stories were made of: what is known of them is taken, in either order."""
    made = sorted((made.packed for made in make_story_reports(60, seed=2)), key=lambda one: one.day or 0.0)
    forests = load_scorer()
    scored = score_pairs(prepare(made), forests["alone"], forests["in_context"])
    compared: list[int] = []

    def count(reports: Compared, left: Whole, right: Whole, *, threads: int) -> Real:
        compared.append(len(left))
        return compare(reports, left, right, threads=threads)

    monkeypatch.setattr(scorer, "compare", count)
    assert len(scored.left) > 1
    assert scored.score(scored.right, scored.left).tolist() == scored.likely.tolist()
    low, high = np.triu_indices(len(made), 1)
    scored.score(low, high)
    assert sum(compared) == len(low) - len(scored.left)


def test_only_two_bare_headlines_count_for_more() -> None:
    """A headline beside a report with a text is compared like any other pair; what is said of a pair stays likely."""
    heading, text = "Ferry sinks off Port Vell", "The ferry sank off Port Vell on Sunday after it struck a dredger."
    scorer = load_scorer()
    for texts, factor in ((("", ""), HEADLINES), (("", text), 1.0), ((text, text), 1.0)):
        reports = [pack(read_story_report(str(at), title=heading, text=each)) for at, each in enumerate(texts)]
        scored = score_pairs(prepare(reports), scorer["alone"], scorer["in_context"])
        [likely] = scored.likely.tolist()
        assert scored.linked[:, 0].tolist() == [likely * factor]
        assert scored.link(scored.left, scored.right)[:, 0].tolist() == [likely * factor]
        assert scored.score(scored.left, scored.right).tolist() == [likely]
