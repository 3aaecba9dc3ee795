"""Counts that no number word states."""

from __future__ import annotations

import pytest

from crossread.annotate.quantities import find_implied, read_quantities


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "counted"),
    [
        ("Police held a baker and his sister.", "a baker and his sister", 2, 2, "person"),
        ("An elderly farmer and a young nurse were hurt.", "An elderly farmer and a young nurse", 2, 2, "person"),
        ("We mourn Ana Ruiz, 23, and Omar Haddad, 41, who fell.", "Ana Ruiz, 23, and Omar Haddad, 41", 2, 2, "person"),
        ("Ana Ruiz, 2, Omar Ali, 4, and Li Moss, 9, fell.", "Ana Ruiz, 2, Omar Ali, 4, and Li Moss, 9", 3, 3, "person"),
        ("A second death was reported on Monday.", "A second", 2, None, "death"),
        ("A third victim was named.", "A third", 3, None, "victim"),
        ("She died on the way to hospital.", "She", 1, 1, "death"),
        ("Omar Haddad, 41, was shot dead.", "Omar Haddad, 41,", 1, 1, "death"),
        ("He is fifth in line for the throne.", "fifth", 5, 5, "rank"),
        ("There were no casualties.", "no", 0, 0, "casualty"),
        ("The fire caused no injuries.", "no", 0, 0, "injury"),
    ],
)  # fmt: skip
def test_a_count_is_read_where_words_leave_no_doubt(
    text: str, words: str, low: int, high: int | None, counted: str
) -> None:
    """The words, the interval and what is counted."""
    (one,) = find_implied(text, read_quantities(text))
    assert (one.text, one.counted) == (words, counted)
    assert one.low == low
    assert one.high == high


@pytest.mark.parametrize(
    "text",
    [
        "The minister and his deputy spoke.",
        "A baker and his oven were lost.",
        "A second attempt failed.",
        "Many died.",
        "Two died.",
        "Soldiers died.",
        "Ana and Omar died.",
        "Hopes of a deal died down.",
        "There were no reports of casualties.",
        "A second strike threat was made.",
        "It died out.",
    ],
)
def test_nothing_is_read_where_a_count_is_not_said(text: str) -> None:
    """Definite persons, plurals, attempts and figures of speech imply no count."""
    assert find_implied(text, read_quantities(text)) == ()
