"""Whom the reports of a story rely on."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

from crossread.records import Citation
from crossread.records.quotations import SourceKind
from crossread.report.material import Material
from crossread.report.sources import sources_view


def citation(report: int, start: int, words: str, kind: SourceKind, entity: str | None = None) -> Citation:
    """Words by which a report names its source."""
    return Citation(
        document_id=f"d-{report}",
        source_text=words,
        source_kind=kind,
        cited_entity_id=entity,
        start=start,
        end=start + len(words),
    )


def material(citations: Sequence[Citation]) -> Material:
    """The rows of a story of three reports, as far as the view of sources looks at them."""
    rows = SimpleNamespace(
        citations=citations,
        cards=tuple(SimpleNamespace(number=number) for number in (1, 2, 3)),
        card=lambda document_id: document_id or None,
        number=lambda document_id: int(document_id[2:]),
        name={"e-berg": "Anna Berg"}.get,
        sentence_passage=lambda document_id, start, end: (document_id, start, end),
    )
    return cast("Material", rows)


def test_a_source_is_one_row_whether_or_not_a_report_names_its_office() -> None:
    """An official in two places and a person in a third is one source, of the kind that most places give."""
    found = sources_view(
        material(
            [
                citation(2, 9, "Berg said", "person", "e-berg"),
                citation(1, 4, "the minister, Anna Berg, said", "official", "e-berg"),
                citation(3, 0, "minister Anna Berg told reporters", "official", "e-berg"),
            ]
        )
    )
    [row] = found.rows
    assert (row.name, row.kind, row.reports) == ("Anna Berg", "official", (1, 2, 3))
    assert row.reliances[0].words == "the minister, Anna Berg, said"


def test_of_two_kinds_as_often_the_office_counts() -> None:
    """The same rows give the same kind, in whatever order they come."""
    rows = [
        citation(1, 4, "Berg said", "person", "e-berg"),
        citation(2, 4, "minister Anna Berg said", "official", "e-berg"),
    ]
    assert [sources_view(material(order)).rows[0].kind for order in (rows, rows[::-1])] == ["official", "official"]


def test_words_without_a_name_are_joined_by_kind_and_words() -> None:
    """Officials of two reports are one row; a document of the same words is another."""
    found = sources_view(
        material(
            [
                citation(1, 4, "Officials", "official"),
                citation(2, 4, "officials", "official"),
                citation(3, 4, "officials", "document"),
            ]
        )
    )
    assert [(row.kind, row.reports) for row in found.rows] == [("official", (1, 2)), ("document", (3,))]
