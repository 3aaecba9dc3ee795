"""What differs between the reports of a story: claims, numbers, the words of quotations and who said them, and dates.

Each answer stands with the reports that give it, and each report's number leads to its sentence. A number, a quotation
or a date whose passages stand in a claim that differs already, or whose answers it gives, is told once, as that claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.report.columns import AGAINST, FOUND
from crossread.report.figures import FigureCard, figure_cards
from crossread.report.grid import GridCell, Row
from crossread.report.material import Material
from crossread.report.passages import Passage
from crossread.report.quotations import Said, UtteranceCard, utterance_cards, who_said
from crossread.report.timeline import TimelineEntry, happening_entries
from crossread.report.versions import Version
from crossread.report.words import SLOTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Reports that give the same answer.

    Attributes:
        value: The answer as short as a chip allows; empty where only the passage can tell.
        state: The cell state of the passage.
        passage: The answer in the words of its first report.
        places: Where each report gives it, one passage a report.
        speaker: Who says it, where a report only gives it as said by somebody.
    """

    value: str
    state: str
    passage: Passage
    places: tuple[Passage, ...]
    speaker: str | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The reports that give it."""
        return tuple(place.number for place in self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing about which the reports differ.

    Attributes:
        view: The view that has it: `grid`, `figures`, `quotations` or `timeline`.
        anchor: Where it stands there.
        status: `differs` or `contradicted`.
        slots: What differs, in words.
        about: What is counted, or who speaks; empty where the passages tell.
        sides: The answers, those of most reports first.
        silent: Numbers of the reports in which nothing was found.
    """

    view: str
    anchor: str
    status: str
    slots: tuple[str, ...]
    sides: tuple[Side, ...]
    about: str = ""
    silent: tuple[int, ...] = ()


def find_differences(material: Material, rows: Iterable[Row]) -> Iterator[Difference]:
    """Yield what differs: claims in the order of the grid, then numbers, dates, speakers and wordings.

    Args:
        material: The rows of the story.
        rows: The claims.
    """
    found = (
        _claim(row, sides) for row in rows if row.status in {"differs", "contradicted"} and (sides := _of_claim(row))
    )
    told: list[Difference] = []
    for one in found:
        if not any(_same_answers(one, other) for other in told):
            told.append(one)
    yield from told
    others = (
        *map(_figure, figure_cards(material, {"conflict"})),
        *map(_happening, happening_entries(material, {"differ"})),
        *(_speakers(card, said) for card, said in who_said(material)),
        *map(_wording, utterance_cards(material, {"wording_differs"})),
    )
    yield from (
        one
        for one in others
        if len(one.sides) > 1 and not any(_within(one, claim) or _same_answers(one, claim) for claim in told)
    )


def _within(difference: Difference, claim: Difference) -> bool:
    """Whether two or more of the reports of a difference give it inside the passages of a claim that differs."""
    held = [place for side in claim.sides for place in side.places]
    inside = {
        place.document_id
        for side in difference.sides
        for place in side.places
        if any(
            place.document_id == other.document_id and place.start < other.end and other.start < place.end
            for other in held
        )
    }
    return len(inside) > 1


def _same_answers(one: Difference, other: Difference) -> bool:
    """Whether two differences are one: the same values, each of a report that gives it in both."""
    sides, others = ({side.value: side.numbers for side in each.sides} for each in (one, other))
    if one.slots != other.slots or "" in sides or sides.keys() != others.keys():
        return False
    return all(not set(sides[value]).isdisjoint(others[value]) for value in sides)


def _claim(row: Row, sides: Sequence[Side]) -> Difference:
    return Difference(
        view="grid",
        anchor=row.anchor,
        status=row.status,
        slots=tuple(SLOTS[slot] for slot in row.differs_on),
        sides=tuple(sides),
        silent=tuple(cell.number for cell in row.cells if cell.state == "not_found"),
    )


def _of_claim(row: Row) -> list[Side]:
    """Put the passages of a row that give the same answer together; numbers answer where they are what differs."""
    numbers = bool({"number", "unit"}.intersection(row.differs_on)) or (row.kind == "figure" and not row.differs_on)
    groups: dict[str, list[GridCell]] = {}
    for cell in row.cells:
        if cell.state in FOUND and cell.passages:
            value = cell.chips[0] if cell.chips and numbers else ""
            alone = f"report {cell.number}" if cell.state in AGAINST else "as the row says"
            groups.setdefault(value or alone, []).append(cell)
    valued = {value: cells for value, cells in groups.items() if value in cells[0].chips}
    if numbers and len(valued) > 1:
        groups = valued  # a passage without the number gives no answer
    return _ordered(
        Side(
            value=value if value in cells[0].chips else "",
            state=cells[0].state,
            passage=cells[0].passages[0],
            places=tuple(cell.passages[0] for cell in cells),
            speaker=cells[0].speaker if len({cell.speaker for cell in cells}) == 1 else None,
        )
        for value, cells in groups.items()
    )


def _figure(card: FigureCard) -> Difference:
    sides = (
        Side(value=reading.chip, state="states", passage=reading.places[0], places=_one_each(reading.places))
        for reading in card.readings
    )
    return Difference(
        view="figures",
        anchor=card.anchor,
        status="differs",
        slots=(SLOTS["number"],),
        about=card.counted,
        sides=tuple(_ordered(sides)),
    )


def _happening(entry: TimelineEntry) -> Difference:
    by_date: dict[str, list[Passage]] = {}
    for dated in entry.reports:
        by_date.setdefault(dated.told, []).append(dated.passage)
    sides = (
        Side(value=told, state="states", passage=places[0], places=_one_each(places))
        for told, places in by_date.items()
    )
    return Difference(
        view="timeline", anchor=entry.anchor, status="differs", slots=(SLOTS["date"],), sides=tuple(_ordered(sides))
    )


def _speakers(card: UtteranceCard, said: Sequence[Said]) -> Difference:
    sides = (
        Side(value=one.speaker, state="attributes", passage=one.places[0], places=_one_each(one.places)) for one in said
    )
    return Difference(
        view="quotations",
        anchor=card.anchor,
        status="differs",
        slots=(SLOTS["attribution"],),
        sides=tuple(_ordered(sides)),
    )


def _wording(card: UtteranceCard) -> Difference:
    """Lay side by side the versions of the first sentence that reports give in other words."""
    groups: list[list[Version]] = []
    for version in card.versions:
        if version.fullest or not groups:
            groups.append([])
        groups[-1].append(version)
    shown = next((sides for group in groups if len(sides := list(_in_other_words(group))) > 1), [])
    return Difference(
        view="quotations",
        anchor=card.anchor,
        status="differs",
        slots=("the wording",),
        about=card.speaker or "",
        sides=tuple(shown),
    )


def _in_other_words(versions: Iterable[Version]) -> Iterator[Side]:
    """Yield the versions of one sentence, those of reports that have one already left out; the first is the fullest."""
    seen: set[int] = set()
    for version in versions:
        new = [place for place in _one_each(version.places) if place.number not in seen]
        other = any(piece.kind in {"insert", "delete", "gap"} for piece in version.pieces)
        if new and (not seen or other):
            seen.update(place.number for place in new)
            yield Side(value="", state="attributes", passage=replace(new[0], pieces=version.pieces), places=tuple(new))


def _one_each(places: Iterable[Passage]) -> tuple[Passage, ...]:
    """Keep the first place of each report."""
    found: dict[int, Passage] = {}
    for place in places:
        found.setdefault(place.number, place)
    return tuple(found.values())


def _ordered(sides: Iterable[Side]) -> list[Side]:
    return sorted(sides, key=lambda side: (-len(side.numbers), side.numbers[0]))
