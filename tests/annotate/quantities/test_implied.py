"""Counts that no number word states."""

from __future__ import annotations

from decimal import Decimal

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
        ("A woman in her early 30s was found.", "early 30s", 30, 33, "age"),
        ("A man in his 50s fell.", "50s", 50, 59, "age"),
        ("The leaders held a pair of short meetings.", "a pair", 2, 2, "meeting"),
        ("The fire caused no injuries.", "no", 0, 0, "injury"),
        ("The two-time champion fell.", "two-time", 2, 2, "time"),
        ("She was hurt twice in May.", "twice", 2, 2, "time"),
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
        "It was built in the 1950s.",
        "He left a pair of shoes.",
    ],
)
def test_nothing_is_read_where_a_count_is_not_said(text: str) -> None:
    """Definite persons, plurals, attempts and figures of speech imply no count."""
    assert find_implied(text, read_quantities(text)) == ()


@pytest.mark.parametrize(
    ("text", "words", "low", "unit"),
    [
        ("He walked a mile-long stretch of coast.", "mile-long", "1", "mi"),
        ("After a half-hour talk they left.", "half-hour", "0.5", "h"),
    ],
)
def test_a_measure_that_names_no_number(text: str, words: str, low: str, unit: str) -> None:
    """One mile, half an hour; nothing counted, and no second reading where a number stands before."""
    (one,) = find_implied(text, read_quantities(text))
    assert (one.text, str(one.low), one.unit, one.counted) == (words, low, unit, None)
    assert not find_implied("He walked a two-mile stretch.", read_quantities("He walked a two-mile stretch."))


def test_both_of_them_are_two() -> None:
    """`Both trials` are two; both sides of a quarrel are no count, nor is a verb or an adjective behind `both`."""
    found = find_implied("Both trials ended, and both of the men sang.")
    assert [(one.text, one.low, one.counted) for one in found] == [
        ("Both", Decimal(2), "trial"),
        ("both", Decimal(2), "man"),
    ]
    for text in (
        "Both sides sang.",
        "Both sing in bars.",
        "Vance and Lund, both known cooks, sang.",
        "Both men and dogs.",
    ):
        assert not find_implied(text)
