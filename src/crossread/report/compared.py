"""Which numbers of the passages of a claim are the ones that compare.

A passage may hold five numbers and differ on one, the age of a brother: that one alone is on its chip and marked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from crossread.records import Cell, Quantity
from crossread.report.material import Material

_QUOTED = re.compile(r"“([^”]+)”")
_ON_NUMBERS = frozenset(["number", "unit"])


def compared_numbers(material: Material, cells: Iterable[Cell]) -> tuple[Quantity, ...]:
    """The numbers inside the passages of a claim that its reports agree or differ on.

    Args:
        material: The rows of the story.
        cells: The cells of one claim.

    Returns:
        Where the claim differs on a number, the numbers of figures that conflict and that two of its reports give; if
        there is none, those that the reason names. Else the numbers of figures that two of its reports give. All
        numbers where none of that is found, by report and place.
    """
    held = [cell for cell in cells if cell.start is not None and cell.end is not None]
    found = tuple(dict.fromkeys(number for cell in held for number in _inside(material, cell)))
    reports: dict[str, set[str]] = defaultdict(set)
    for number in found:
        if number.figure_id:
            reports[number.figure_id].add(number.document_id)
    shared = {figure for figure, documents in reports.items() if len(documents) > 1}
    if any(cell.differs_on in _ON_NUMBERS for cell in held):
        told = {words for cell in held for words in _QUOTED.findall(cell.reason) if cell.differs_on in _ON_NUMBERS}
        conflicts = shared & {one.figure_id for one in material.figures if one.verdict == "conflict"}
        return _first(
            [number for number in found if number.figure_id in conflicts],
            [number for number in found if number.text in told],
            found,
        )
    return _first([number for number in found if number.figure_id in shared], found)


def _first(*choices: Sequence[Quantity]) -> tuple[Quantity, ...]:
    return next((tuple(choice) for choice in choices if choice), ())


def _inside(material: Material, cell: Cell) -> tuple[Quantity, ...]:
    assert cell.start is not None
    assert cell.end is not None
    rows = material.quantities_of(cell.document_id)
    return tuple(row for row in rows if cell.start <= row.start and row.end <= cell.end)
