"""Which statements of a report share words of its text: parts of longer ones, and any that overlap."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.link.claims.statements import Statement


def find_nested(statements: Sequence[Statement]) -> list[bool]:
    """Say of each statement whether its words are part of a longer one of its report."""
    sentences: dict[tuple[str, int], list[Statement]] = {}
    for one in statements:
        sentences.setdefault((one.clause.document_id, one.clause.sentence), []).append(one)
    return [
        any(_is_inside(one, other) for other in sentences[one.clause.document_id, one.clause.sentence])
        for one in statements
    ]


def _is_inside(one: Statement, other: Statement) -> bool:
    a, b = one.clause, other.clause
    return b.start <= a.start and a.end <= b.end and (b.start, b.end) != (a.start, a.end)


def overlap(one: Statement, other: Statement) -> bool:
    """Whether two statements of one report share words of its text; they cannot be two passages of one row."""
    a, b = one.clause, other.clause
    return a.document_id == b.document_id and a.start < b.end and b.start < a.end
