"""Stories of open sets whose statements were put into rows by hand: kept as offsets, filled in and read when asked for.

A story is one JSON file in `gold/rows`: the set and the row of each report, with the SHA-256 of its text as the program
holds it; then `rows`, each the passages that state one claim, a passage being the number of its report and the
half-open code points it covers; `doubtful`, pairs that may be judged either way; `conflicts` and `compatible`, pairs of
passages that a reader must not or may well read as one, with the slot they differ on.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.data import check_set, load_card
from bench.errors import SetChangedError
from crossread.link.claims.comparators import Weighed, weigh, weigh_words
from crossread.link.claims.statements import Statement
from crossread.linking.claims import read_story_statements
from crossread.pipeline import run as run_pipeline
from crossread.records import Cell, Claim, Document, Figure, Quantity, Quotation, Story, Utterance
from crossread.settings import Settings
from crossread.store import Workspace

FOLDER = Path(__file__).parent / "gold" / "rows"
UNSEEN = Path(__file__).parent / "gold" / "rows-unseen"
"""More stories put into rows: the weights of rows are trained on every second one, of the others nothing was chosen."""
_COVERED = 0.8
_MUCH = 0.4

_SHOWN = 0.5
_DIFFERING = frozenset(["differs", "contradicted"])
_SAYING = frozenset(["states", "attributes", "adds", "differs", "denies"])

Span = tuple[int, int, int]
"""Number of a report, and the code points of a passage in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two passages that a reader compared.

    Attributes:
        slot: On what they differ, in the reader's words.
        sides: The passages.
        texts: Their words.
    """

    slot: str
    sides: tuple[Span, Span]
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """A row, a figure or an utterance whose reports are said to differ.

    Attributes:
        passages: Its passages.
        slots: The slots that it is said to differ on.
    """

    passages: tuple[Span, ...]
    slots: frozenset[str]

    def shows(self, apart: Apart) -> bool:
        """Whether both passages stand in it, each covered by half of the shorter of itself and what stands there."""
        return all(any(_halved(side, each) for each in self.passages) for side in apart.sides)


@dataclass(frozen=True, kw_only=True)  # no slots: what is worked out once is kept
class RowStory:
    """One annotated story.

    Attributes:
        name: Its name.
        statements: What the program cuts its reports into, report by report.
        numbers: Number of the report of each statement.
        told: Of each statement, the rows that state it by hand.
        doubtful: Pairs of statements, the lower place first, that may be judged either way.
        joined: Pairs of two reports that the program put into one row, the lower place first.
        conflicts: Passages that cannot both be right, by hand.
        compatible: Passages that only look as if they could not, by hand.
        flagged: What the program says to differ.
    """

    name: str
    statements: tuple[Statement, ...]
    numbers: tuple[int, ...]
    told: tuple[frozenset[int], ...]
    doubtful: frozenset[tuple[int, int]]
    joined: frozenset[tuple[int, int]]
    conflicts: tuple[Apart, ...] = ()
    compatible: tuple[Apart, ...] = ()
    flagged: tuple[Flagged, ...] = ()

    @cached_property
    def weighed(self) -> list[Weighed]:
        """The statements with their words weighed."""
        return weigh(self.statements, weigh_words(self.statements))

    @cached_property
    def standing(self) -> list[int]:
        """Places of the statements that are no part of longer ones."""
        return [place for place, one in enumerate(self.weighed) if not one.nested]

    @cached_property
    def alike(self) -> frozenset[tuple[int, int]]:
        """Pairs of statements of two reports that stand in a row together, the lower place first."""
        return frozenset(
            (i, j)
            for j in range(len(self.told))
            for i in range(j)
            if self.numbers[i] != self.numbers[j] and self.told[i] & self.told[j]
        )


def unseen_names() -> list[str]:
    """The stories of `UNSEEN` that nothing was trained on or chosen by: every second one."""
    return [path.stem for path in sorted(UNSEEN.glob("*.json"))][1::2]


def read_row_stories(workspaces: Path, names: Sequence[str] = (), *, folder: Path = FOLDER) -> Iterator[RowStory]:
    """Read annotated stories as the program reads them.

    Args:
        workspaces: A folder in which each story gets a workspace; one that is there is read as it is.
        names: Stories to read; empty for all.
        folder: Where the annotated stories are.

    Yields:
        The stories in the order of their names.

    Raises:
        SetMissingError: A set that holds the texts is not on this machine.
        SetChangedError: A text is not the one that was annotated.
    """
    for path in sorted(folder.glob("*.json")):
        if not names or path.stem in names:
            yield _read(path, workspaces / path.stem)


def _read(path: Path, folder: Path) -> RowStory:
    kept = json.loads(path.read_text("utf8"))
    if not folder.exists():
        build_story(kept, folder)
    with Workspace.open(folder) as workspace:
        documents = {document.document_id: document for document in workspace.load(Document)}
        stories = sorted(story.story_id for story in workspace.load(Story))
        read = [one for story in stories for one in read_story_statements(workspace, story)]
        cells = [cell for story in stories for cell in workspace.load(Cell, story_id=story)]
        differing = list(_differing(workspace, stories, cells))
    numbers = {}
    for document in documents.values():
        number = int(Path(document.path).stem)
        numbers[document.document_id] = number
        if document.sha256 != kept["reports"][number]["sha256"]:
            raise SetChangedError(
                f"report {number} of {path.stem} is not the text that was annotated",
                hint=f"the offsets in {path.name} hold for that text alone",
            )
    read.sort(key=lambda one: (numbers[one.clause.document_id], one.clause.start, one.clause.end))
    reports = tuple(numbers[one.clause.document_id] for one in read)
    told: list[set[int]] = [set() for _ in read]
    for row, passages in enumerate(kept["rows"]):
        for passage in passages:
            for place in _covered(passage, read, reports):
                told[place].add(row)
    doubtful = set()
    for passages in kept["doubtful"]:
        places = sorted({place for passage in passages for place in _covered(passage, read, reports)})
        doubtful |= {(i, j) for j in places for i in places if i < j}
    return RowStory(
        name=path.stem,
        statements=tuple(read),
        numbers=reports,
        told=tuple(frozenset(rows) for rows in told),
        doubtful=frozenset(doubtful),
        joined=frozenset(_joined(cells, read, reports)),
        conflicts=_compared(kept["conflicts"], documents, numbers),
        compatible=_compared(kept["compatible"], documents, numbers),
        flagged=tuple(
            Flagged(passages=tuple((numbers[one], start, end) for one, start, end in passages), slots=slots)
            for passages, slots in differing
        ),
    )


def _compared(
    kept: Sequence[Mapping[str, Any]], documents: Mapping[str, Document], numbers: Mapping[str, int]
) -> tuple[Apart, ...]:
    texts = {numbers[document_id]: document.text for document_id, document in documents.items()}
    found = []
    for each in kept:
        one, other = ((side[0], side[1], side[2]) for side in each["sides"])
        words = texts[one[0]][one[1] : one[2]], texts[other[0]][other[1] : other[2]]
        found.append(Apart(slot=each["slot"], sides=(one, other), texts=words))
    return tuple(found)


def _differing(
    workspace: Workspace, stories: Sequence[str], cells: Sequence[Cell]
) -> Iterator[tuple[list[tuple[str, int, int]], frozenset[str]]]:
    """Passages of all that the program says to differ, with the slots it names."""
    passages: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    slots: dict[str, set[str]] = defaultdict(set)
    status = {one.claim_id: one.status for story in stories for one in workspace.load(Claim, story_id=story)}
    for cell in cells:
        if cell.state in _SAYING and cell.start is not None and cell.end is not None:
            if status[cell.claim_id] in _DIFFERING:
                passages[cell.claim_id].append((cell.document_id, cell.start, cell.end))
            if cell.differs_on is not None:
                slots[cell.claim_id].add(cell.differs_on)
    figures = {
        one.figure_id
        for story in stories
        for one in workspace.load(Figure, story_id=story)
        if one.verdict == "conflict"
    }
    for quantity in workspace.load(Quantity):
        if quantity.figure_id in figures:
            passages[quantity.figure_id].append((quantity.document_id, quantity.start, quantity.end))
            slots[quantity.figure_id].add("number")
    utterances = {
        one.utterance_id
        for story in stories
        for one in workspace.load(Utterance, story_id=story)
        if one.verdict == "speaker_differs"
    }
    for quotation in workspace.load(Quotation):
        if quotation.utterance_id in utterances:
            passages[quotation.utterance_id].append((quotation.document_id, quotation.start, quotation.end))
            slots[quotation.utterance_id].add("attribution")
    for key in sorted(passages):
        yield passages[key], frozenset(slots[key])


def _halved(side: Span, passage: Span) -> bool:
    common = min(side[2], passage[2]) - max(side[1], passage[1])
    return side[0] == passage[0] and common >= _SHOWN * min(side[2] - side[1], passage[2] - passage[1])


def _joined(
    cells: Sequence[Cell], statements: Sequence[Statement], numbers: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of statements of two reports that stand in one row."""
    at = {(one.clause.document_id, one.clause.start, one.clause.end): place for place, one in enumerate(statements)}
    rows: dict[str, list[int]] = defaultdict(list)
    for cell in cells:
        if cell.start is not None and cell.end is not None:
            rows[cell.claim_id].append(at[cell.document_id, cell.start, cell.end])
    for places in rows.values():
        for i, j in combinations(sorted(set(places)), 2):
            if numbers[i] != numbers[j]:
                yield i, j


def _covered(passage: Sequence[int], statements: Sequence[Statement], numbers: Sequence[int]) -> list[int]:
    """Places of the statements that a passage and they cover each other almost wholly.

    A passage that has none was cut out of what is one statement now ("it is clear that", with what is clear): then the
    shortest one that holds it, if it is much of that.
    """
    number, start, end = passage
    covering, holding = [], []
    for place, (one, report) in enumerate(zip(statements, numbers, strict=True)):
        common = min(end, one.clause.end) - max(start, one.clause.start)
        length = one.clause.end - one.clause.start
        if report != number or common <= 0:
            continue
        if common >= _COVERED * max(end - start, length):
            covering.append(place)
        elif common == end - start >= _MUCH * length:
            holding.append((length, place))
    return covering or [place for _, place in sorted(holding)[:1]]


def build_story(kept: Mapping[str, Any], folder: Path) -> None:
    """Run the program on the reports of a story.

    Args:
        kept: The set it is of, and its reports by their ids there.
        folder: Where its workspace is made.
    """
    card = load_card(kept["set"])
    check_set(card)
    wanted = {report["id"]: number for number, report in enumerate(kept["reports"])}
    reports = folder.parent / f"{folder.name}.reports"
    reports.mkdir(parents=True, exist_ok=True)
    index = []
    with card.place.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                name = f"{wanted[row['id']]:02}.txt"
                (reports / name).write_text(f"{row['title'] or ''}\n\n{row['text']}", "utf8")
                day = (row["date"] or "")[:10] or None
                index.append({"file": name, "outlet": row["source"], "date": day, "id": row["id"]})
    (reports / "index.json").write_text(json.dumps(sorted(index, key=lambda one: str(one["file"]))), "utf8")
    run_pipeline([str(reports)], folder, Settings(jobs=1))
