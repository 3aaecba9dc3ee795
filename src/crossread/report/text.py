"""One report as text: paragraphs, sentences with their roles, and the marks in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from crossread.records import Document, Moment, Quantity, Sentence
from crossread.report.actors import ActorView, QuoteView, actor_views, quote_views
from crossread.report.desk import ReportCard
from crossread.store import Workspace
from crossread.text import count_words, reading_view

Audience = Literal["private", "public"]
"""Who will see the page: the analyst's own desk, or everybody."""

PUBLIC_PASSAGE_CHARACTERS = 150
PUBLIC_SHARE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence, marked or not.

    Attributes:
        text: The words as a reader reads them.
        kind: `quantity`, `moment`, or None for plain words.
        told: What the mark was read as, in words.
    """

    text: str
    kind: str | None = None
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """One sentence on the page.

    Attributes:
        sentence: Its record.
        pieces: Its words, cut at marks.
        cut: Whether the excerpt limit ended it early.
    """

    sentence: Sentence
    pieces: tuple[Piece, ...]
    cut: bool = False

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
        quotations: Who says what in it; empty for the public.
        actors: Who is named in it; empty for the public.
    """

    card: ReportCard
    paragraphs: tuple[tuple[PassageView, ...], ...]
    furniture: tuple[PassageView, ...]
    share: float
    quotations: tuple[QuoteView, ...]
    actors: tuple[ActorView, ...]

    @property
    def readings(self) -> tuple[Piece, ...]:
        """The marks of the report in order, with what each was read as."""
        passages = (passage for paragraph in self.paragraphs for passage in paragraph)
        return tuple(piece for passage in passages for piece in passage.pieces if piece.kind)


def report_view(workspace: Workspace, card: ReportCard, *, audience: Audience = "private") -> ReportView:
    """View one report.

    Args:
        workspace: An open workspace.
        card: The report, from the desk.
        audience: `public` keeps at most 150 characters a sentence and 20 % of the words.

    Returns:
        The report with its sentences in order; furniture apart.
    """
    document = workspace.load_document(card.document.document_id)
    sentences = list(workspace.load(Sentence, document_id=document.document_id))
    marks = sorted(_marks(workspace, document), key=lambda mark: (mark[0], -mark[1]))
    shown = list(_shown(document, sentences, marks, audience))
    words = sum(count_words(passage.words) for passage in shown)
    article = [passage for passage in shown if passage.sentence.role != "furniture"]
    return ReportView(
        card=card,
        paragraphs=tuple(tuple(group) for group in _paragraphs(document.text, article)),
        furniture=tuple(passage for passage in shown if passage.sentence.role == "furniture"),
        share=min(1.0, words / document.words) if document.words else 1.0,
        quotations=quote_views(workspace, document.document_id) if audience == "private" else (),
        actors=actor_views(workspace, document.document_id) if audience == "private" else (),
    )


def _marks(workspace: Workspace, document: Document) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, kind and meaning of what was found in a report."""
    for quantity in workspace.load(Quantity, document_id=document.document_id):
        yield quantity.start, quantity.end, "quantity", tell_quantity(quantity)
    for moment in workspace.load(Moment, document_id=document.document_id):
        yield moment.start, moment.end, "moment", tell_moment(moment)


def tell_quantity(quantity: Quantity) -> str:
    """Say in words what a number was read as.

    Example:
        >>> from decimal import Decimal
        >>> tell_quantity(Quantity(quantity_id="n", document_id="d", start=0, end=9, text="up to 100", low=Decimal(0),
        ...     high=Decimal(100), hedge="up_to", counted="soldier"))
        '0 to 100 soldier'
    """
    low, high = (None if bound is None else f"{bound.normalize():,f}" for bound in (quantity.low, quantity.high))
    if low == high:
        value = low or "a number"
    elif high is None:
        value = f"{low} or more"
    else:
        value = f"{low} to {high}" if low is not None else f"at most {high}"
    return " ".join(part for part in (value, quantity.unit, quantity.counted) if part)


def tell_moment(moment: Moment) -> str:
    """Say in words which days a time expression was read as, and from what.

    Example:
        >>> tell_moment(Moment(moment_id="m", document_id="d", start=0, end=6, text="Friday", type="DATE",
        ...     value="2031-05-02", earliest="2031-05-02", latest="2031-05-02", anchor="published 2031-05-04"))
        '2031-05-02, counted from published 2031-05-04'
    """
    if moment.earliest and moment.latest and moment.earliest != moment.latest:
        value = f"{moment.earliest} to {moment.latest}"
    elif moment.earliest and not moment.latest:
        value = f"{moment.earliest} or later"
    else:
        value = moment.latest or moment.value or moment.type.lower()
    return f"{value}, counted from {moment.anchor}" if moment.anchor else value


def _shown(
    document: Document, sentences: list[Sentence], marks: list[tuple[int, int, str, str]], audience: Audience
) -> Iterator[PassageView]:
    """Yield the sentences an audience may see, cut where its limits end them."""
    budget = int(document.words * PUBLIC_SHARE) if audience == "public" else document.words + len(sentences)
    for sentence in sentences:
        inside = [mark for mark in marks if sentence.start <= mark[0] and mark[1] <= sentence.end]
        if audience == "private":
            yield PassageView(sentence=sentence, pieces=tuple(_pieces(document.text, sentence, inside)))
            continue
        if sentence.role == "furniture":
            continue
        whole = reading_view(document.text, sentence.start, sentence.end).text
        kept = excerpt(whole, budget)
        budget -= count_words(kept)
        if kept:
            yield PassageView(sentence=sentence, pieces=(Piece(text=kept),), cut=kept != whole)


def excerpt(text: str, words: int) -> str:
    """Cut a sentence at a word so that it keeps to a number of words and to the public limit of characters.

    Example:
        >>> excerpt("Two planes landed on Saturday.", 3)
        'Two planes landed'
    """
    parts = text.split(" ")
    kept = " ".join(parts[:words]) if words > 0 else ""
    while len(kept) > PUBLIC_PASSAGE_CHARACTERS or count_words(kept) > words > 0:
        kept = kept.rpartition(" ")[0]
    return kept


def _pieces(text: str, sentence: Sentence, marks: Iterable[tuple[int, int, str, str]]) -> Iterator[Piece]:
    """Cut a sentence at its marks; of two that overlap the first and longer one is shown."""
    place = sentence.start
    for start, end, kind, told in marks:
        if start < place:
            continue
        if start > place:
            yield Piece(text=_read(text, place, start, after=place > sentence.start, before=True))
        yield Piece(text=reading_view(text, start, end).text, kind=kind, told=told)
        place = end
    if place < sentence.end:
        yield Piece(text=_read(text, place, sentence.end, after=place > sentence.start, before=False))


def _read(text: str, start: int, end: int, *, after: bool, before: bool) -> str:
    """Read a stretch between marks, keeping one space where white space parts it from a mark."""
    words = reading_view(text, start, end).text
    left = " " if after and text[start].isspace() else ""
    right = " " if before and text[end - 1].isspace() and words else ""
    return left + words + right


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
