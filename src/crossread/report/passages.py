"""A passage of a report as every page shows it: its words, the sentence around it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from crossread.text import reading_text, reading_view

PASSAGE_CHARACTERS = 150
"""About so many characters of a passage stand in a cell; the evidence shows the whole."""

_LEAD = 50
"""Characters kept before the first deciding word when a long passage is cut at its front."""

Mark = tuple[int, int, str, str]
"""Start, end, kind and meaning of a mark in a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of words, marked or not.

    Attributes:
        text: The words as a reader reads them.
        kind: Why it is marked (`quantity`, `moment`, `deciding`, `insert`, `delete`, `gap`), or None for plain words.
        told: What the mark was read as, in words.
    """

    text: str
    kind: str | None = None
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage of a report.

    Attributes:
        document_id: The report.
        number: The number of the report on the page, from 1.
        start: First code point in `Document.text`.
        end: One past the last.
        sentence: Index of the sentence in which it begins; None when it stands outside all sentences.
        pieces: Its words, cut at the deciding words.
        before: The words of its sentence before it.
        after: The words of its last sentence after it.
        cut: Whether the limits of a public page leave out a part of it.
        language: Language of the report, ISO 639-1.
        focus: Where in `text` a long passage without marks is cut to begin; None for its front.
    """

    document_id: str
    number: int
    start: int
    end: int
    sentence: int | None
    pieces: tuple[Piece, ...]
    before: str = ""
    after: str = ""
    cut: bool = False
    language: str | None = None
    focus: int | None = None

    @property
    def text(self) -> str:
        """The words without marks."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def anchor(self) -> str:
        """Where the passage stands in its report: the report's number and the sentence."""
        return anchor(self.number, self.sentence)

    def shortened(self, characters: int = PASSAGE_CHARACTERS) -> Passage:
        """Keep about so many characters around the first marked words, or from the focus on, cut between words.

        Args:
            characters: The most characters to keep, marks of omission aside.

        Returns:
            The passage itself where it is short enough.
        """
        text = self.text
        if len(text) <= characters:
            return self
        start, marked = 0, _first_mark(self.pieces)
        if marked is None and self.focus:
            start = _word_start(text, self.focus)
        elif marked is not None and marked[1] > characters:
            start = _word_start(text, max(0, min(marked[0] - _LEAD, len(text) - characters)))
        end = min(len(text), start + characters)
        if end < len(text):
            end = max(text.rfind(" ", start, end + 1), start) or end
            end = end if end > start else start + characters
        if marked is not None and marked[1] - start <= characters + _LEAD:
            end = max(end, marked[1])  # words that decide are not cut
        kept = list(_window(self.pieces, start, end))
        if start:
            kept.insert(0, Piece(text="… "))
        if end < len(text):
            kept.append(Piece(text=" …"))
        return replace(self, pieces=tuple(kept))


def anchor(number: int, sentence: int | None) -> str:
    """Name the place of a sentence on the page.

    Example:
        >>> anchor(2, 14), anchor(2, None)
        ('r2-s14', 'r2')
    """
    return f"r{number}" if sentence is None else f"r{number}-s{sentence}"


def cut_at_marks(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a stretch of a report at its marks; of two that overlap the first and longer one is shown.

    Args:
        text: The text of the report.
        start: First code point of the stretch.
        end: One past the last.
        marks: Marks inside the stretch, in any order.

    Yields:
        The words as a reader reads them, piece by piece.

    Example:
        >>> [piece.text for piece in cut_at_marks("Up to 40  people came.", 0, 22, [(0, 8, "quantity", "0 to 40")])]
        ['Up to 40', ' people came.']
        >>> [piece.text for piece in cut_at_marks("She [said](#) so.", 0, 17, [(5, 9, "deciding", "")])]
        ['She ', 'said', ' so.']
    """
    inside = [mark for mark in marks if start <= mark[0] and mark[1] <= end]
    if not inside:
        yield Piece(text=reading_text(text, start, end))
        return
    # Markup may reach over the edge of a mark, so the stretch is read whole and cut where its words are read.
    view, place = reading_view(text, start, end), 0
    for left, right, kind, told in sorted(inside, key=lambda mark: (mark[0], -mark[1])):
        first, last = view.from_document(left, right)
        if place <= first < last:
            if place < first:
                yield Piece(text=view.text[place:first])
            yield Piece(text=view.text[first:last], kind=kind, told=told)
            place = last
    if place < len(view.text):
        yield Piece(text=view.text[place:])


def _first_mark(pieces: Iterable[Piece]) -> tuple[int, int] | None:
    place = 0
    for piece in pieces:
        if piece.kind:
            return place, place + len(piece.text)
        place += len(piece.text)
    return None


def _word_start(text: str, place: int) -> int:
    space = text.rfind(" ", 0, place + 1)
    return space + 1 if place and space >= 0 else 0


def _window(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    place = 0
    for piece in pieces:
        left, right = max(start, place), min(end, place + len(piece.text))
        if left < right:
            yield replace(piece, text=piece.text[left - place : right - place])
        place += len(piece.text)
