"""Names of bodies that the engine marks in part."""

from __future__ import annotations

import pytest

from crossread.annotate.entities.runs import join_runs
from tests.reading import parse


@pytest.mark.parametrize(
    ("text", "marked", "label", "whole"),
    [
        ("Divers work for the Harbour Safety Board, which is new.", "Harbour Safety", "ORG", "Harbour Safety Board"),
        ("The mayor heard that Norwegian Coastal Police had come.", "Norwegian", "NORP", "Norwegian Coastal Police"),
        ("It was told to Minister Vance Foundation people.", "Vance", "PERSON", "Vance"),
        ("Lund Ferry Board Says New Boats Will Come Soon", "Lund", "GPE", "Lund"),
    ],
)
def test_a_body_goes_on_to_its_noun(text: str, marked: str, label: str, whole: str) -> None:
    """A part that is no person's grows to the noun for the body; headlines in capitals tell nothing."""
    doc = parse(text)
    start = next(token.i for token in doc if marked.startswith(token.text))
    found = join_runs(doc, [(start, start + len(marked.split()), label)])
    assert [doc[left:right].text for left, right, _ in found] == [whole]
