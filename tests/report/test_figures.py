"""The view of numbers."""

from __future__ import annotations

from pathlib import Path

from crossread.report import Material
from crossread.report.figures import figures_view
from crossread.store import Workspace


def test_values_of_one_quantity_stand_together(linked: Path) -> None:
    """A quantity of two reports is a card with its verdict; each value has its chip, its reading and its sentence."""
    with Workspace.open(linked, read_only=True) as workspace:
        view = figures_view(Material(workspace, story_id="s-orva"))
    (card,) = view.cards
    assert (card.counted, card.verdict, card.reports) == ("person", "conflict", 2)
    assert [(reading.chip, reading.numbers) for reading in card.readings] == [("≤400", (1,)), ("~40", (2,))]
    assert card.readings[1].places[0].text == "About 40 people were moved to a school."
    assert (view.singles, view.linked) == ((), True)


def test_a_number_of_one_report_is_single(linked: Path) -> None:
    """Without the other report the quantity is no card, and numbers of a report in no story are there too."""
    with Workspace.open(linked, read_only=True) as workspace:
        material = Material(workspace, story_id="s-orva")
        alone = Material(workspace, cards=[card for card in material.cards if card.document.document_id == "d-wire"])
        view = figures_view(alone)
    assert view.cards == ()
    assert [reading.chip for reading in view.singles] == ["~40"]
    assert not view.linked
