"""What a public page may show of a report: short passages, a fifth of its words, the rows that differ first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from crossread.records import Cell, Claim, Document, Quotation, Sentence
from crossread.records.document import SAID_ROLES
from crossread.report.words import STATUS_ORDER
from crossread.text import Word, count_words, find_words, headline_of, reading_text

PUBLIC_PASSAGE_CHARACTERS = 150
"""The longest stretch of a report on a public page, in characters."""

PUBLIC_SHARE = 0.2
"""The largest share of a report's words on a public page."""


class Rows(Protocol):
    """The rows whose passages want to be shown."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Statements across reports."""

    @property
    def cells(self) -> Mapping[str, tuple[Cell, ...]]:
        """What the reports do with each."""

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Words somebody said."""

    def sentences(self, document_id: str, /) -> tuple[Sentence, ...]:
        """The sentences of a report."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of a passage that may be shown.

    Attributes:
        text: Its words; empty when nothing may be shown.
        cut: Whether a part is left out.
    """

    text: str
    cut: bool


class Excerpts:
    """Which words of each report a page shows.

    Args:
        documents: The reports with their texts, by id.
        said: For reports without headline the first code point of what they themselves say.
    """

    def __init__(self, documents: Mapping[str, Document], said: Mapping[str, int] | None = None) -> None:
        self._texts = {key: document.text for key, document in documents.items()}
        self._words: dict[str, list[Word]] = {key: list(find_words(text)) for key, text in self._texts.items()}
        self._shown: dict[str, set[int]] = {key: set() for key in self._texts}
        # Reports that share a text share what may be shown of it; headlines are shown in any case and count, and where
        # there is none the words a report opens with.
        self._family = {key: document.family_id or key for key, document in documents.items()}
        self._left: dict[str, int] = {}
        for key, document in documents.items():
            begin = (said or {}).get(key, 0)
            heading = count_words(headline_of(document.title, document.text, begin))
            if not document.title:
                self._shown[key] |= set(self._inside(key, begin, len(document.text))[:heading])
            budget = int(len(self._words[key]) * PUBLIC_SHARE) - heading
            family = self._family[key]
            self._left[family] = min(budget, self._left.get(family, budget))

    def add(self, document_id: str, start: int, end: int) -> None:
        """Show the words of a passage from its front as far as the limits allow.

        Args:
            document_id: The report.
            start: First code point.
            end: One past the last.
        """
        shown = self._shown[document_id]
        for index in self._inside(document_id, start, end):
            if index in shown:
                continue
            if (
                self._left[self._family[document_id]] <= 0
                or self._run_length(document_id, index) > PUBLIC_PASSAGE_CHARACTERS
            ):
                return
            shown.add(index)
            self._left[self._family[document_id]] -= 1

    def show(self, document_id: str, start: int, end: int) -> Shown:
        """Read what may be shown of a passage; left-out words become an omission mark."""
        inside = self._inside(document_id, start, end)
        words, shown, text = self._words[document_id], self._shown[document_id], self._texts[document_id]
        kept = [index for index in inside if index in shown]
        if not kept:
            return Shown("", cut=True)
        if len(kept) == len(inside):
            return Shown(reading_text(text, start, end), cut=False)
        parts: list[str] = []
        for first, last in _runs(kept):
            parts.append(reading_text(text, words[first].start, words[last].end))
        left = "… " if kept[0] != inside[0] else ""
        return Shown(left + " … ".join(parts) + (" …" if kept[-1] != inside[-1] else ""), cut=True)

    def share(self, document_id: str) -> float:
        """Share of the words of a report that is shown, 0 to 1."""
        words = len(self._words[document_id])
        return len(self._shown[document_id]) / words if words else 0.0

    def _inside(self, document_id: str, start: int, end: int) -> range:
        words = self._words[document_id]
        first = bisect_left(words, start, key=lambda word: word.end)
        first += first < len(words) and words[first].end <= start
        return range(first, bisect_left(words, end, key=lambda word: word.start))

    def _run_length(self, document_id: str, index: int) -> int:
        """Characters of the stretch of shown words that a word would become part of."""
        words, shown = self._words[document_id], self._shown[document_id]
        first = last = index
        while first - 1 in shown:
            first -= 1
        while last + 1 in shown:
            last += 1
        return words[last].end - words[first].start


def spend(documents: Mapping[str, Document], rows: Rows) -> Excerpts:
    """Choose what is shown: claims that differ first, other claims, quotations, then the reports from their beginning.

    Args:
        documents: The reports with their texts, by id.
        rows: What wants to be shown.

    Returns:
        The words that are shown.
    """
    said = {
        key: next((row.start for row in rows.sentences(key) if row.role in SAID_ROLES), 0)
        for key, document in documents.items()
        if not document.title
    }
    excerpts = Excerpts(documents, said)
    for document_id, start, end in _wishes(documents, rows):
        if document_id in documents:
            excerpts.add(document_id, start, end)
    return excerpts


def _wishes(documents: Mapping[str, Document], rows: Rows) -> Iterator[tuple[str, int, int]]:
    ordered = sorted(
        rows.claims,
        key=lambda claim: (STATUS_ORDER.index(claim.status), -claim.independent, -claim.documents, claim.claim_id),
    )
    for claim in ordered:
        yield claim.gist_document_id, claim.gist_start, claim.gist_end
        for cell in rows.cells.get(claim.claim_id, ()):
            if cell.start is not None and cell.end is not None:
                yield cell.document_id, cell.start, cell.end
    for quotation in rows.quotations:
        yield quotation.document_id, quotation.start, quotation.end
    for document_id in documents:
        for sentence in rows.sentences(document_id):
            if sentence.role in SAID_ROLES:
                yield document_id, sentence.start, sentence.end


def _runs(indexes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Group ascending numbers into runs of neighbours."""
    first: int | None = None
    last = -1
    for index in indexes:
        if first is None:
            first = index
        elif index != last + 1:
            yield first, last
            first = index
        last = index
    if first is not None:
        yield first, last
