"""Sources: whom each report relies on, and who relies on whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crossread.records import Citation
from crossread.report.material import Material
from crossread.report.passages import Passage
from crossread.report.words import SOURCE_KINDS
from crossread.text import reading_text

_KINDS = tuple(SOURCE_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """A passage in which a report says whom it relies on.

    Attributes:
        words: The words that name the source.
        passage: The sentence.
        cites: Number of the report that is cited, when it is one of these.
    """

    words: str
    passage: Passage
    cites: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source.

    Attributes:
        name: Its name, or the words for it.
        kind: Agency, outlet, official, document or person.
        reports: Numbers of the reports that rely on it.
        reliances: The passages, by report and place.
    """

    name: str
    kind: str
    reports: tuple[int, ...]
    reliances: tuple[Reliance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """The sources of a story.

    Attributes:
        rows: The sources on which most reports rely first.
        numbers: Numbers of the reports, in order.
    """

    rows: tuple[SourceRow, ...]
    numbers: tuple[int, ...]


def sources_view(material: Material) -> SourcesView:
    """View whom the reports of a story rely on.

    Args:
        material: The rows of the story.
    """
    grouped: dict[str | tuple[str, str], list[Citation]] = {}
    for row in material.citations:
        if material.card(row.document_id) is not None:
            words = reading_text(row.source_text)
            grouped.setdefault(row.cited_entity_id or (row.source_kind, words.casefold()), []).append(row)
    rows = [_row(material, citations) for citations in grouped.values()]
    rows.sort(key=lambda row: (-len(row.reports), -len(row.reliances), row.name.casefold(), row.kind))
    return SourcesView(rows=tuple(rows), numbers=tuple(card.number for card in material.cards))


def _row(material: Material, citations: Iterable[Citation]) -> SourceRow:
    ordered = sorted(citations, key=lambda row: (material.number(row.document_id), row.start))
    words = reading_text(ordered[0].source_text)
    return SourceRow(
        name=material.name(ordered[0].cited_entity_id) or words,
        kind=_kind(ordered),
        reports=tuple(dict.fromkeys(material.number(row.document_id) for row in ordered)),
        reliances=tuple(
            Reliance(
                words=reading_text(row.source_text),
                passage=material.sentence_passage(row.document_id, row.start, row.end),
                cites=None
                if material.card(row.cited_document_id or "") is None
                else material.number(row.cited_document_id or ""),
            )
            for row in ordered
        ),
    )


def _kind(citations: Iterable[Citation]) -> str:
    """The kind of a source: what most passages make of it, since some name the office of a person and others do not."""
    kinds = Counter(row.source_kind for row in citations)
    return max(kinds, key=lambda kind: (kinds[kind], -_KINDS.index(kind)))
