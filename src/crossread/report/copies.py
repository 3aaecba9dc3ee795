"""Copying: which reports share text, how much, and where it stands in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from crossread.records import Copy
from crossread.report.aligned import mark_own
from crossread.report.desk import ReportCard
from crossread.report.material import Material
from crossread.report.passages import Passage, Piece
from crossread.text import count_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One passage that stands in both reports.

    Attributes:
        left: Where it stands in the first report.
        right: Where it stands in the second.
        left_pieces: Its words there, those that the second has not marked.
        right_pieces: Its words in the second, those that the first has not marked.
        words: Number of its words in the second report.
        identical_share: Share of its words that are the same, 0 to 1.
        skipped: Words of the second report between the run before and this one.
    """

    left: Passage
    right: Passage
    left_pieces: tuple[Piece, ...]
    right_pieces: tuple[Piece, ...]
    words: int
    identical_share: float
    skipped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Two reports that share text.

    Attributes:
        anchor: Where the pair stands on the page.
        left: The earlier report.
        right: The later one.
        share: Share of the words of the later report that also stand in the earlier one, 0 to 1.
        longest: Words of the longest run.
        direction: `earlier`, `credited` or `unknown`, for the text going from left to right.
        runs: The shared passages, in the order of the later report.
    """

    anchor: str
    left: ReportCard
    right: ReportCard
    share: float
    longest: int
    direction: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Reports that share one text.

    Attributes:
        cards: The reports, the earliest first.
    """

    cards: tuple[ReportCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesView:
    """Text that stands in several reports of a story.

    Attributes:
        families: Reports that count as one text, by time.
        pairs: Pairs of reports that share text: those that share most first.
        looked: Whether copies have been looked for in all reports.
    """

    families: tuple[Family, ...]
    pairs: tuple[PairView, ...]
    looked: bool


def copies_view(material: Material) -> CopiesView:
    """View the text that reports of a story share.

    Args:
        material: The rows of the story.
    """
    families: dict[str, list[ReportCard]] = {}
    for card in material.cards:
        if card.document.family_id:
            families.setdefault(card.document.family_id, []).append(card)
    by_pair: dict[tuple[int, int], list[Copy]] = {}
    for copy in material.copies:
        numbers = sorted((material.number(copy.from_document_id), material.number(copy.to_document_id)))
        by_pair.setdefault((numbers[0], numbers[1]), []).append(copy)
    cards = {card.number: card for card in material.cards}
    pairs = [_pair(material, cards, pair, copies) for pair, copies in by_pair.items()]
    pairs.sort(key=lambda pair: (-pair.share, pair.left.number, pair.right.number))
    return CopiesView(
        families=tuple(Family(cards=tuple(found)) for found in families.values() if len(found) > 1),
        pairs=tuple(pairs),
        looked=all(card.document.family_id for card in material.cards),
    )


def _pair(
    material: Material, cards: Mapping[int, ReportCard], pair: tuple[int, int], copies: Iterable[Copy]
) -> PairView:
    left, right = cards[pair[0]], cards[pair[1]]
    rows = list(copies)
    spans = sorted((_sides(copy, left.document.document_id) for copy in rows), key=lambda sides: sides[1])
    runs = tuple(_runs(material, left, right, spans))
    directions = {_direction(copy, left.document.document_id) for copy in rows}
    total = right.document.words
    return PairView(
        anchor=f"p{left.number}-{right.number}",
        left=left,
        right=right,
        share=min(1.0, sum(run.words for run in runs) / total) if total else 0.0,
        longest=max(run.words for run in runs),
        direction=directions.pop() if len(directions) == 1 else "unknown",
        runs=runs,
    )


def _sides(copy: Copy, left: str) -> tuple[tuple[int, int], tuple[int, int], float]:
    """The span in the left report, the span in the right one, and the identical share."""
    first, second = (copy.from_start, copy.from_end), (copy.to_start, copy.to_end)
    if copy.from_document_id != left:
        first, second = second, first
    return first, second, copy.identical_share


def _direction(copy: Copy, left: str) -> str:
    """The direction when the text goes from the left report to the right one; otherwise it is not known."""
    return copy.direction if copy.from_document_id == left else "unknown"


def _runs(
    material: Material,
    left: ReportCard,
    right: ReportCard,
    spans: Iterable[tuple[tuple[int, int], tuple[int, int], float]],
) -> Iterator[Run]:
    text = material.document(right.document.document_id).text
    place = 0
    for (left_start, left_end), (start, end), share in spans:
        here = material.passage(left.document.document_id, left_start, left_end)
        there = material.passage(right.document.document_id, start, end)
        cut = here.cut or there.cut
        pieces = (here.pieces, there.pieces) if cut else mark_own(here.text, there.text)
        yield Run(
            left=here,
            right=there,
            left_pieces=pieces[0],
            right_pieces=pieces[1],
            words=count_words(text[start:end]),
            identical_share=share,
            skipped=count_words(text[place:start]) if start > place else 0,
        )
        place = max(place, end)
