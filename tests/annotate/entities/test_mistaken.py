"""Names that stand for something else than they seem."""

from __future__ import annotations

import pytest

from tests.annotate.entities.test_cast import kinds_of
from tests.reading import read_speech as read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The minister wants better ties with Oslo, she said on Monday.", "organisation"),
        ("Threats by Oslo led to a strike on Monday.", "organisation"),
        ("Edda Vance said Oslo annexed the island on Monday.", "organisation"),
        ("Edda Vance met the potters in Oslo on Monday.", "place"),
    ],
)
def test_a_capital_that_acts_or_has_ties(text: str, kind: str) -> None:
    """A capital that acts, by whom something is done or to which there are ties is a body; else it is a place."""
    assert kinds_of(read(text))["Oslo"] == kind
