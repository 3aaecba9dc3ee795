"""Figures: the same quantity across reports, and the numbers that only one report gives."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from crossread.records import Figure, Quantity
from crossread.report.chips import chip
from crossread.report.material import Material
from crossread.report.passages import Passage
from crossread.report.shared import group_shared
from crossread.report.tell import tell_quantity
from crossread.report.words import FIGURE_VERDICTS
from crossread.text import reading_text


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureReading:
    """A value that one or several reports give.

    Attributes:
        chip: The value as short as a chip allows.
        told: What it was read as, in words.
        places: The sentences, one for each place, with the number as the deciding words; by report.
    """

    chip: str
    told: str
    places: tuple[Passage, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """Numbers of the reports that give it."""
        return tuple(dict.fromkeys(place.number for place in self.places))


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCard:
    """One quantity across reports.

    Attributes:
        anchor: Where it stands on the page.
        counted: What is counted; empty when not said.
        verdict: How the values relate.
        readings: The values, the one that most reports give first.
        reports: Number of reports that give a value.
    """

    anchor: str
    counted: str
    verdict: str
    readings: tuple[FigureReading, ...]
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """The numbers of a story.

    Attributes:
        cards: Quantities that several reports give: those whose values exclude each other first.
        singles: Numbers that one report gives, in order of the reports and their texts.
        linked: Whether numbers were compared across reports.
    """

    cards: tuple[FigureCard, ...]
    singles: tuple[FigureReading, ...]
    linked: bool


def figures_view(material: Material) -> FiguresView:
    """View the numbers of a story.

    Args:
        material: The rows of the story.
    """
    shared, singles = _grouped(material)
    return FiguresView(
        cards=tuple(_cards(material, shared, FIGURE_VERDICTS)),
        singles=tuple(_reading(material, [row]) for row in singles),
        linked=bool(material.figures),
    )


def figure_cards(material: Material, verdicts: Container[str]) -> Iterator[FigureCard]:
    """Yield the quantities whose values relate in some ways, as the view of the numbers has them.

    Args:
        material: The rows of the story.
        verdicts: How they relate.
    """
    if any(row.verdict in verdicts for row in material.figures):  # else no number need be loaded
        yield from _cards(material, _grouped(material)[0], verdicts)


def _grouped(material: Material) -> tuple[list[tuple[Figure, list[Quantity]]], list[Quantity]]:
    """Put the numbers of one quantity together, those that exclude each other first; and the numbers of one report."""
    marks = ((row, row.figure_id) for row in material.quantities)
    return group_shared(material, marks, {row.figure_id: row for row in material.figures}, list(FIGURE_VERDICTS))


def _cards(
    material: Material, shared: Iterable[tuple[Figure, list[Quantity]]], verdicts: Container[str]
) -> Iterator[FigureCard]:
    for place, (figure, rows) in enumerate(shared, 1):
        if figure.verdict in verdicts:
            yield FigureCard(
                anchor=f"f{place}-{material.cards[0].number}",
                counted=reading_text(figure.counted or ""),
                verdict=figure.verdict,
                readings=_readings(material, rows),
                reports=len({row.document_id for row in rows}),
            )


def _readings(material: Material, rows: Iterable[Quantity]) -> tuple[FigureReading, ...]:
    by_value: dict[str, list[Quantity]] = {}
    for row in rows:
        by_value.setdefault(chip(row), []).append(row)
    found = [_reading(material, same) for same in by_value.values()]
    return tuple(sorted(found, key=lambda reading: (-len(reading.numbers), reading.numbers)))


def _reading(material: Material, rows: list[Quantity]) -> FigureReading:
    return FigureReading(
        chip=chip(rows[0]),
        told=tell_quantity(rows[0]),
        places=tuple(material.sentence_passage(row.document_id, row.start, row.end) for row in rows),
    )
