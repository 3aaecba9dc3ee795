"""Wording: what each report calls the same actors, in its own voice and inside quotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossread.records import Label
from crossread.report.material import Material
from crossread.report.passages import Passage
from crossread.report.quotations import PRONOUNS
from crossread.report.versions import reader_words

LARGEST_TABLE = 40
"""Actors shown; the others stand in the table of actors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUsed:
    """One way in which one report names one actor.

    Attributes:
        text: The words.
        kind: Name, office, description or evaluative.
        voice: `outlet` or `quoted`.
        count: How often.
        first: Where it first stands.
    """

    text: str
    kind: str
    voice: str
    count: int
    first: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """One actor.

    Attributes:
        entity_id: The actor.
        name: Its name.
        kind: Person, organisation, place, group or other.
        cells: For each report in order of publication, the names it uses: its own voice first, most frequent first.
        reports: Number of reports that name it.
    """

    entity_id: str
    name: str
    kind: str
    cells: tuple[tuple[NameUsed, ...], ...]
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView:
    """Actors by reports.

    Attributes:
        numbers: Numbers of the reports, in order.
        rows: The actors that several reports name by different words first.
    """

    numbers: tuple[int, ...]
    rows: tuple[WordingRow, ...]


def wording_view(material: Material) -> WordingView:
    """View what each report calls the actors of a story.

    Args:
        material: The rows of the story.

    Returns:
        At most 40 actors that two reports or more name, those with most different names first.
    """
    by_actor: dict[str, list[Label]] = {}
    for label in material.labels:
        if label.entity_id in material.entities and material.card(label.document_id) is not None:
            by_actor.setdefault(label.entity_id, []).append(label)
    wanted = 2 if len(material.cards) > 1 else 1
    rows = [
        _row(material, entity_id, labels)
        for entity_id, labels in by_actor.items()
        if len({label.document_id for label in labels}) >= wanted
    ]
    rows.sort(key=lambda row: (-row.reports, -_different(row), row.name.casefold(), row.entity_id))
    return WordingView(numbers=tuple(card.number for card in material.cards), rows=tuple(rows[:LARGEST_TABLE]))


def _row(material: Material, entity_id: str, labels: Iterable[Label]) -> WordingRow:
    by_report: dict[int, dict[tuple[str, str], list[Label]]] = {}
    for label in labels:
        words = reader_words(label.text).casefold()
        if words not in PRONOUNS:
            found = by_report.setdefault(material.number(label.document_id), {})
            found.setdefault((label.voice, words), []).append(label)
    return WordingRow(
        entity_id=entity_id,
        name=material.name(entity_id) or "",
        kind=material.entities[entity_id].kind,
        cells=tuple(_cell(material, by_report.get(card.number, {}).values()) for card in material.cards),
        reports=len(by_report),
    )


def _cell(material: Material, groups: Iterable[list[Label]]) -> tuple[NameUsed, ...]:
    """Make the names one report uses; the same words in another case are one name."""
    used = []
    for labels in groups:
        first = min(labels, key=lambda label: label.first_start)
        end = first.first_start + max(1, len(first.text))
        used.append(
            NameUsed(
                text=reader_words(first.text),
                kind=first.kind,
                voice=first.voice,
                count=sum(label.count for label in labels),
                first=material.sentence_passage(first.document_id, first.first_start, end),
            )
        )
    return tuple(sorted(used, key=lambda name: (name.voice, -name.count, name.first.start, name.text)))


def _different(row: WordingRow) -> int:
    return len({used.text.casefold() for cell in row.cells for used in cell})
