from __future__ import annotations

import pytest

from crossread.annotate.events import grammar
from tests.annotate.events.conftest import Desk


@pytest.mark.parametrize(
    ("text", "verb", "subject", "thing"),
    [
        ("Police arrested two men.", "arrested", "Police", "men"),
        ("Two men were arrested by police.", "arrested", "police", "men"),
        ("The men whom police arrested were freed.", "arrested", "police", "men"),
        ("Soldiers who attacked the village fled.", "attacked", "Soldiers", "village"),
        ("The army killed three rebels and arrested twenty others.", "arrested", "army", "others"),
        ("The judge ordered police to arrest the mayor.", "arrest", "police", "mayor"),
        ("Norway agreed to free the sailors.", "free", "Norway", "sailors"),
    ],
)
def test_who_does_what_to_whom(desk: Desk, text: str, verb: str, subject: str, thing: str) -> None:
    """Subject and object are found in the active, the passive, relative clauses, coordination and under control."""
    scene = desk.scene(text)
    token = next(token for token in scene.doc if token.text == verb)
    found, acted_upon = grammar.subject_of(token), grammar.object_of(token)
    assert (found.text if found else None, acted_upon.text if acted_upon else None) == (subject, thing)
