"""A report as the language engine reads it, and the way from its words back to the report's text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.records import Document, Sentence
from crossread.records.document import READ_ROLES, Role
from crossread.text import ReadingView, reading_view
from crossread.text.cards import find_cards
from crossread.text.segment import find_paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The words a report says, parsed.

    Attributes:
        view: The text that was parsed, without furniture and markup, paragraphs apart by a blank line; with the
            place of each of its characters in `Document.text`.
        doc: What the language engine made of `view.text`.
    """

    view: ReadingView
    doc: Doc

    def __post_init__(self) -> None:
        """Check that both hold the same text."""
        if self.doc.text != self.view.text:
            raise ValueError("the parse is not one of the view's text")

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Carry the tokens `start` to `end` (half-open) to code points of `Document.text`."""
        first, last = self.doc[start], self.doc[end - 1]
        return self.view.to_document(first.idx, last.idx + len(last.text))

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of tokens that lie wholly or partly in the characters `start` to `end` of the view."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return (span.start, span.end) if span is not None else (0, 0)


def read_for_parsing(document: Document, sentences: Sequence[Sentence]) -> ReadingView:
    r"""Make the text a language engine is to parse: headline, body and captions, each paragraph by itself.

    Furniture is left out; a paragraph goes on over it, and a sentence over a card of links that stands inside it. A
    change of role begins a new paragraph.

    Args:
        document: The report.
        sentences: Its sentences, in order.

    Returns:
        The view, whose `to_document` carries spans back.

    Example:
        >>> from crossread.annotate.sentences import find_sentences
        >>> text = "Ferry sinks\n\nVALPARA (NNA) - Two *big* ships collided."
        >>> report = Document(document_id="d", path="a.txt", words=8, text=text, sha256="0")
        >>> read_for_parsing(report, find_sentences(report)).text
        'Ferry sinks\n\nTwo big ships collided.'
    """
    kept: list[str] = []
    places: list[int] = []
    for start, end in _runs(document.text, sentences):
        view = reading_view(document.text, start, end)
        if not view.text:
            continue
        if kept:
            kept.append(PARAGRAPH)
            places.extend([min(places[-1] + 1, view.places[0])] * len(PARAGRAPH))
        kept.append(view.text)
        places.extend(view.places)
    return ReadingView("".join(kept), tuple(places), 0, len(document.text))


def _runs(text: str, sentences: Iterable[Sentence]) -> list[tuple[int, int]]:
    """Runs of sentences of one role in one paragraph."""
    heads = [start for start, _ in find_paragraphs(text)]
    cards = frozenset(start + 1 for start, _ in find_cards(text, 0, len(text)))  # behind the space
    runs: list[tuple[int, int]] = []
    last: tuple[Role, int] | None = None
    for sentence in sentences:
        if sentence.role not in READ_ROLES:
            last = last if sentence.start in cards else None
            continue
        here = (sentence.role, bisect_right(heads, sentence.start))
        if here == last:
            runs[-1] = (runs[-1][0], sentence.end)
        else:
            runs.append((sentence.start, sentence.end))
        last = here
    return runs
