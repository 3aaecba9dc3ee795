"""The states of words lie beside the clauses of their report and come back as they were."""

from __future__ import annotations

import pytest

from crossread.records.word_states import WIDTH, WordStates
from crossread.store import Workspace


def test_states_come_back_and_are_replaced(workspace: Workspace, three: tuple[str, str, str]) -> None:
    """A stage that is done again replaces them, also by none; a report that never had any is left out."""
    kept = WordStates(document_id=three[0], states=bytes(range(WIDTH)) * 2, places=(1, 0, 1))
    workspace.save_marks(three[0], "clauses", "one", [kept])
    assert list(workspace.load_word_states(three)) == [kept]
    assert kept.of(1) == bytes(range(WIDTH))
    none = WordStates(document_id=three[0])
    workspace.save_marks(three[0], "clauses", "two", [none])
    assert list(workspace.load_word_states(three)) == [none]
    assert not list(workspace.check())
    workspace.forget_stage("clauses")
    assert not list(workspace.load_word_states(three))


def test_states_of_another_report_are_refused(workspace: Workspace, three: tuple[str, str, str]) -> None:
    """As any mark that is handed over with another report."""
    with pytest.raises(ValueError, match="handed over"):
        workspace.save_marks(three[0], "clauses", "one", [WordStates(document_id=three[1])])


def test_a_place_without_a_state_is_refused() -> None:
    """Places count the states that are there."""
    with pytest.raises(ValueError, match="place"):
        WordStates(document_id="d", states=b"\x00" * WIDTH, places=(0, 1))
