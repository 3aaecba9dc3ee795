"""Missing things and unharmed people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.link.claims import Statement
from crossread.link.claims.contrasts.absence import find_absence, find_unharmed, lacks, outcome_of_nobody

Read = Callable[[str], Statement]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("No one was injured.", "injure"),
        ("Nobody was killed in the crash.", "die"),
        ("No injuries were reported.", "injure"),
        ("No injuries among the crew were reported.", None),
        ("No one else was injured.", None),
        ("No one was immediately arrested.", None),
        ("No one was surprised.", None),
        ("No one was injured inside.", None),
        ("No one was seriously injured.", None),
    ],
)
def test_nobody_at_all(statement: Read, text: str, outcome: str | None) -> None:
    """Only "nobody at all" says that it happened to none."""
    assert outcome_of_nobody(statement(text)) == outcome


def test_without_says_that_something_is_missing(statement: Read) -> None:
    """Words such as "Without lights" lacks them; "within sight" lacks nothing."""
    assert lacks(statement("The ferry sailed without lights."))
    assert not lacks(statement("The ferry sailed within sight of the quay."))


def test_what_is_missing_in_one_and_there_in_the_other(statement: Read) -> None:
    """Without lights and with lights that burn contradict each other; lights that are new do not."""
    without = statement("The ferry was sailing without navigation lights.")
    assert len(list(find_absence(without, statement("The ferry's lights were burning.")))) == 1
    assert list(find_absence(without, statement("The ferry's lights were bought in Oru."))) == []


def test_nobody_and_two(statement: Read) -> None:
    """Nobody injured contradicts two injured, not two killed."""
    nobody = statement("No one was injured.")
    assert list(find_unharmed(nobody, statement("Two people were injured."))) == ["nobody in one, “Two” in the other"]
    assert list(find_unharmed(nobody, statement("Two people were killed."))) == []
