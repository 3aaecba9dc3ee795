"""Harm to oneself and to another."""

from __future__ import annotations

from collections.abc import Callable

from crossread.link.claims import Statement
from crossread.link.claims.contrasts.selves import find_selves, harms_another, harms_himself

Read = Callable[[str], Statement]


def test_one_victim_and_two_accounts(statement: Read) -> None:
    """The boy shot himself, or his uncle shot him; a skipper who shot two people is no contradiction."""
    himself, uncle = statement("The boy shot himself with a pistol."), statement("An uncle shot the boy.")
    assert harms_himself(himself)
    assert harms_another(uncle)
    assert len(list(find_selves(himself, uncle))) == len(list(find_selves(uncle, himself))) == 1
    assert list(find_selves(statement("The skipper shot himself."), statement("The skipper shot his brother."))) == []


def test_who_was_shot_himself_did_not_do_it(statement: Read) -> None:
    """After a passive the word leans on the one who suffers it, and somebody else did it."""
    assert not harms_himself(statement("The skipper wounded four men before being fatally shot himself by guards."))
    assert harms_himself(statement("The skipper fatally shot himself."))


def test_what_is_asked_is_told_of_nobody(statement: Read) -> None:
    """Police who try to find out whether a boy shot himself do not say that he did."""
    open_yet = statement("Police try to find out whether the boy shot himself.")
    assert list(find_selves(open_yet, statement("An uncle shot the boy."))) == []


def test_who_did_not_harm_him_is_no_other_account(statement: Read) -> None:
    """A guard who did not shoot the boy leaves it open that the boy shot himself."""
    himself = statement("The boy shot himself with a pistol.")
    assert list(find_selves(himself, statement("The guard did not shoot the boy."))) == []


def test_his_victim_is_not_himself(statement: Read) -> None:
    """Ivo Torrel shot himself, after he had shot his first victim and somebody whom only "him" tells."""
    himself = statement("Ivo Torrel shot himself in the head.")
    assert list(find_selves(himself, statement("The skipper of Ivo Torrel killed his first victim."))) == []
    assert list(find_selves(himself, statement("A guard shot him in the arm."))) == []
    assert list(find_selves(himself, statement("A guard shot Ivo Torrel in the arm.")))
