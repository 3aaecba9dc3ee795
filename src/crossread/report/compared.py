"""Which numbers of the passages of a claim compare, and which words of a passage decide how it compares.

A passage may hold five numbers and differ on one, the age of a brother: that one alone is on its chip and marked. What
is marked is never cut off where a passage is shortened: neither the day that differs nor the denial.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from crossread.records import Cell, Claim, Quantity
from crossread.report.material import Material
from crossread.report.passages import Mark
from crossread.report.tell import tell_moment, tell_quantity

_QUOTED = re.compile(r"“([^”]+)”")
_ON_NUMBERS = frozenset(["number", "unit"])
_ON_WHETHER = frozenset(["polarity", "modality"])
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)(?: (?:it|this|that))?\b", re.IGNORECASE
)
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|without|cannot|unlikely|\w+n['’]t)\b", re.IGNORECASE
)
"""Looked for only where no word of denial stands: what is denied may itself hold one ("without lights")."""


def compared_numbers(material: Material, claim: Claim, cells: Iterable[Cell]) -> tuple[Quantity, ...]:
    """The numbers inside the passages of a claim that its reports agree or differ on.

    Args:
        material: The rows of the story.
        claim: The claim.
        cells: Its cells.

    Returns:
        Where the claim differs on a number, the numbers of figures that conflict and that two of its reports give; if
        there is none, those that the reason names. Else the numbers of figures that two of its reports give, if the
        words of the claim hold one of them only of such figures. All numbers where none of that is found, by report and
        place.
    """
    held = [cell for cell in cells if cell.start is not None and cell.end is not None]
    found = tuple(dict.fromkeys(number for cell in held for number in _numbers_in(material, cell)))
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
    gist = [row for row in material.quantities_of(claim.gist_document_id) if _between(row, claim)]
    named = shared & {number.figure_id for number in gist}
    return _first(
        [number for number in found if number.figure_id in named],
        [number for number in found if number.figure_id in shared],
        found,
    )


def _between(number: Quantity, claim: Claim) -> bool:
    return claim.gist_start <= number.start and number.end <= claim.gist_end


def _first(*choices: Sequence[Quantity]) -> tuple[Quantity, ...]:
    return next((tuple(choice) for choice in choices if choice), ())


def _numbers_in(material: Material, cell: Cell) -> tuple[Quantity, ...]:
    return tuple(row for row in material.quantities_of(cell.document_id) if holds(cell, row))


def holds(cell: Cell, number: Quantity) -> bool:
    """Whether a number stands inside the passage of a cell."""
    if cell.start is None or cell.end is None or cell.document_id != number.document_id:
        return False
    return cell.start <= number.start and number.end <= cell.end


def deciding_words(material: Material, claim: Claim, cell: Cell, compared: Sequence[Quantity]) -> tuple[Mark, ...]:
    """Find the words of a passage that decide how it compares, by what any report of its claim differs on.

    Args:
        material: The rows of the story.
        claim: The claim.
        cell: One of its cells, with a passage.
        compared: What `compared_numbers` gives for the claim.

    Returns:
        Its dates or its numbers as they were read; else the words that a reason quotes, and its word of denial.
    """
    cells = material.cells.get(claim.claim_id, ())
    slot = cell.differs_on or next((other.differs_on for other in cells if other.differs_on is not None), None)
    if slot == "date":
        return tuple(
            (row.start, row.end, "deciding", tell_moment(row))
            for row in material.moments_of(cell.document_id)
            if row.earliest is not None and row.type != "DURATION"
        )
    if slot in _ON_NUMBERS or (slot is None and claim.kind == "figure"):
        return tuple((row.start, row.end, "deciding", tell_quantity(row)) for row in compared if holds(cell, row))
    told = [words for other in cells if other.differs_on is not None for words in _QUOTED.findall(other.reason)]
    return tuple((start, end, "deciding", "") for start, end in sorted(_words_in(material, cell, told)))


def _words_in(material: Material, cell: Cell, told: Iterable[str]) -> set[tuple[int, int]]:
    """Where the words that reasons quote stand in a passage, each once, and its first word of denial."""
    text = material.document(cell.document_id).text
    start, end = cell.start or 0, cell.end or 0
    found = set()
    for words in told:
        spelt = r"\s+".join(re.escape(word) for word in words.removesuffix("…").split())
        match = re.compile(rf"(?<!\w){spelt}(?!\w)", re.IGNORECASE).search(text, start, end)
        found |= {match.span()} if match else set()
    if cell.differs_on in _ON_WHETHER:
        match = _DENIAL.search(text, start, end) or _NEGATION.search(text, start, end)
        found |= {match.span()} if match else set()
    return found
