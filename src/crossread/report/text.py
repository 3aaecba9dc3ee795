"""One report as text: paragraphs, sentences with their roles, the marks in them, and what other reports say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.records import Document, Sentence
from crossread.report.columns import FOUND
from crossread.report.desk import ReportCard
from crossread.report.grid import GridView
from crossread.report.material import Material
from crossread.report.method import share_shown
from crossread.report.passages import Mark, Piece, anchor, cut_at_marks
from crossread.report.tell import tell_moment, tell_quantity
from crossread.report.words import STATUS_ORDER
from crossread.text import reading_text


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginMark:
    """What other reports do with a claim of a sentence.

    Attributes:
        glyph: `=3` (three other independent texts agree), `1` (only here) or `≠2` (two differ).
        words: The same in words.
        row_anchor: The row of the grid.
        status: The status of that row.
    """

    glyph: str
    words: str
    row_anchor: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """One sentence on the page.

    Attributes:
        sentence: Its record.
        anchor: Where it stands on the page.
        pieces: Its words, cut at marks.
        cut: Whether the excerpt limit leaves out a part of it.
        margin: What other reports do with what it says.
    """

    sentence: Sentence
    anchor: str
    pieces: tuple[Piece, ...]
    cut: bool = False
    margin: tuple[MarginMark, ...] = ()

    @property
    def words(self) -> str:
        """The sentence without its marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report on the page.

    Attributes:
        card: What the list says of it.
        paragraphs: What the report says: headline, body and captions.
        furniture: What the page says around it.
        share: Share of the report's words that is shown, 0 to 1.
        audience: Who will see the page.
    """

    card: ReportCard
    paragraphs: tuple[tuple[PassageView, ...], ...]
    furniture: tuple[PassageView, ...]
    share: float
    audience: str

    @property
    def heading(self) -> tuple[PassageView, ...]:
        """The sentences of the headline, where the text opens with it."""
        first = self.paragraphs[0] if self.paragraphs else ()
        said = " ".join(passage.words for passage in first)
        same = said == " ".join(reading_text(self.card.title).split())
        return first if first and first[0].sentence.role == "headline" and same else ()

    @property
    def readings(self) -> tuple[Piece, ...]:
        """The marks of the report in order, with what each was read as."""
        passages = (passage for paragraph in self.paragraphs for passage in paragraph)
        return tuple(piece for passage in passages for piece in passage.pieces if piece.kind)


def report_view(material: Material, card: ReportCard, *, grid: GridView | None = None) -> ReportView:
    """View one report.

    Args:
        material: The rows of its story.
        card: The report.
        grid: The grid of the story, for the marks at the margin.

    Returns:
        The report with its sentences in order; furniture apart.
    """
    document = material.document(card.document.document_id)
    sentences = material.sentences(document.document_id)
    margins = {} if grid is None else _margins(grid, card.number, sentences)
    marks = list(_marks(material, document)) if material.audience == "private" else []
    shown = list(_shown(material, document, sentences, marks, margins))
    article = [passage for passage in shown if passage.sentence.role != "furniture"]
    return ReportView(
        card=card,
        paragraphs=tuple(tuple(group) for group in _paragraphs(document.text, article)),
        furniture=tuple(passage for passage in shown if passage.sentence.role == "furniture"),
        share=share_shown(material, document.document_id),
        audience=material.audience,
    )


def _marks(material: Material, document: Document) -> Iterator[Mark]:
    """Yield start, end, kind and meaning of what was found in a report."""
    for quantity in material.quantities_of(document.document_id):
        yield quantity.start, quantity.end, "quantity", tell_quantity(quantity)
    for moment in material.moments_of(document.document_id):
        yield moment.start, moment.end, "moment", tell_moment(moment)


def _shown(
    material: Material,
    document: Document,
    sentences: Iterable[Sentence],
    marks: Iterable[Mark],
    margins: dict[int, tuple[MarginMark, ...]],
) -> Iterator[PassageView]:
    """Yield the sentences an audience may see."""
    inside: dict[int, list[Mark]] = {}
    for mark in marks:
        sentence = material.sentence_at(document.document_id, mark[0])
        if sentence is not None and mark[1] <= sentence.end:
            inside.setdefault(sentence.index, []).append(mark)
    for sentence in sentences:
        cut = False
        if material.excerpts is None:
            pieces = tuple(cut_at_marks(document.text, sentence.start, sentence.end, inside.get(sentence.index, ())))
        else:
            kept = material.excerpts.show(document.document_id, sentence.start, sentence.end)
            pieces, cut = ((Piece(text=kept.text),) if kept.text else ()), kept.cut
        if any(piece.text for piece in pieces):
            yield PassageView(
                sentence=sentence,
                anchor=anchor(material.number(document.document_id), sentence.index),
                pieces=pieces,
                cut=cut,
                margin=margins.get(sentence.index, ()),
            )


def _margins(grid: GridView, number: int, sentences: tuple[Sentence, ...]) -> dict[int, tuple[MarginMark, ...]]:
    """Say for each sentence what other reports do with its claims, one mark for each answer."""
    column = next((place for place, column in enumerate(grid.columns) if column.card.number == number), None)
    found: dict[int, dict[str, MarginMark]] = {}
    if column is None:
        return {}
    for row in grid.rows:
        cell = row.cells[column]
        if cell.state not in FOUND or row.status == "background":
            continue
        for passage in cell.passages:
            mark = _margin(row.status, row.anchor, row.independent, len(row.found) - 1)
            for sentence in sentences:
                if sentence.start < passage.end and passage.start < sentence.end:
                    found.setdefault(sentence.index, {}).setdefault(mark.glyph, mark)
    return {
        index: tuple(sorted(marks.values(), key=lambda mark: STATUS_ORDER.index(mark.status)))
        for index, marks in found.items()
    }


def _margin(status: str, row_anchor: str, independent: int, others: int) -> MarginMark:
    if status == "only_one":
        return MarginMark(glyph="1", words="only here", row_anchor=row_anchor, status=status)
    if status == "agree":
        agree = max(1, independent - 1)
        return MarginMark(
            glyph=f"={agree}",
            words=f"{agree} other {'text agrees' if agree == 1 else 'texts agree'}",
            row_anchor=row_anchor,
            status=status,
        )
    word = "denied or contradicted" if status == "contradicted" else "differing"
    return MarginMark(
        glyph=f"≠{max(1, others)}",
        words=f"{word}, {max(1, others)} other {'report' if others <= 1 else 'reports'}",
        row_anchor=row_anchor,
        status=status,
    )


def _paragraphs(text: str, passages: Iterable[PassageView]) -> Iterator[list[PassageView]]:
    """Group sentences by line breaks between them and by role."""
    group: list[PassageView] = []
    for passage in passages:
        if group:
            last = group[-1].sentence
            gap = text[last.end : passage.sentence.start]
            if "\n" in gap or "\r" in gap or last.role != passage.sentence.role:
                yield group
                group = []
        group.append(passage)
    if group:
        yield group
