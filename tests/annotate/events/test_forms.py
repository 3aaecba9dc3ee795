from __future__ import annotations

import pytest

from crossread.annotate.events.forms import verb_of
from tests.annotate.events.conftest import Desk


@pytest.mark.parametrize(
    ("form", "verb"),
    [("cancelled", "cancel"), ("withdrew", "withdraw"), ("denied", "deny"), ("freed", "free"), ("urges", "urge")],
)
def test_forms_of_known_verbs(desk: Desk, form: str, verb: str) -> None:
    """Every form of a verb of the lexicon is read as that verb, whatever the engine guesses."""
    scene = desk.scene(f"They {form} it.")
    assert verb_of(scene.doc[1]) == verb
