"""How the sizes of stories are measured."""

from __future__ import annotations

import pytest

from bench.data import Row, Sample
from bench.intervals import tally, value_and_size
from bench.tasks import stories

ROWS = (("a", "storm", "Storm takes roofs"), ("b", "storm", "Storm takes more roofs"), ("c", "vote", "Velmar votes"))


class _Made(Sample):
    """Three reports of two stories."""

    def rows(self, name: str, *, group: str | None = None) -> tuple[Row, ...]:
        """The rows of any set."""
        return tuple(
            {"id": identity, "cluster": story, "title": title, "text": "", "date": None, "split": None}
            for identity, story, title in ROWS
        )


@pytest.mark.parametrize(("together", "largest", "over"), [(True, 3, 1.5), (False, 1, 0.5)])
def test_the_largest_story_is_counted_in_reports(*, together: bool, largest: int, over: float) -> None:
    """One story of three reports is of size 3 and half as large again as it should be; each alone is of size 1."""

    def link(reports: stories.Reports) -> dict[str, str]:
        return {one.document_id: "one" if together else one.document_id for one in reports}

    cases = list(stories.read_cases("made", link, dev=False)(_Made()))
    tallied = tally(cases, stories.MEASURES, samples=10)
    found = {measure.name: value_and_size(tallied, measure)[0] for measure in stories.MEASURES}
    assert (found["largest.max"], found["largest.over_true"]) == (largest, over)
