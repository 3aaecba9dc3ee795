"""Where names begin and end."""

from __future__ import annotations

from tests.annotate.entities.test_cast import labels_of


def test_a_name_with_what_somebody_is_called_in_the_middle() -> None:
    """A nickname between quotation marks inside a name cuts it in no two."""
    assert 'Samuel "Sam" Brink' in labels_of('Karl met his father, Samuel "Sam" Brink, in Lund on Monday.')
