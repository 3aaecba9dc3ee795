"""Confessions and videos that one report relies on and another doubts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.link.claims import Statement
from crossread.link.claims.contrasts.accounts import doubted_in, relied_on, same_account

Read = Callable[[str], Statement]


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("The confession of Ada Brandvik was forced, her family said.", "confess"),
        ("Guards beat the sailors into making a confession.", "confess"),
        ("The skipper was tortured into confessing to the theft.", "confess"),
        ("The harbour office published a doctored video.", "video"),
        ("The confession was not forced.", None),
        ("The letter was long and tedious.", None),
    ],
)
def test_what_is_said_to_be_forced_or_made_up(statement: Read, text: str, account: str | None) -> None:
    """An account with a word that takes its worth away; a denial of that takes nothing away."""
    assert doubted_in(statement(text)) == account


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("The skipper confessed to the theft of the anchor.", "confess"),
        ("The video from the quay shows the ferry without lights.", "video"),
        ("The forced confession shows nothing.", None),
        ("The skipper signed a letter.", None),
    ],
)
def test_what_is_relied_on(statement: Read, text: str, account: str | None) -> None:
    """Words that take an account for true; one that is called forced in the same breath is not relied on."""
    assert relied_on(statement(text)) == account


def test_two_accounts_of_one_kind_are_not_one(statement: Read) -> None:
    """A name in both makes it one account; nothing in common does not."""
    one = statement("Ada Brandvik confessed to the theft of the anchor.")
    doubts = [statement(f"The confession of {name} was forced.") for name in ("Ada Brandvik", "Tom Aker")]
    assert [same_account(one, doubt, "confess") for doubt in doubts] == [True, False]
