"""Which statements are part of longer ones of their report."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.link.claims.comparators import Weighed


def find_nested(weighed: Sequence[Weighed]) -> list[bool]:
    """Say of each statement whether its words are part of a longer one of its report."""
    sentences: dict[tuple[str, int], list[Weighed]] = {}
    for one in weighed:
        sentences.setdefault((one.statement.clause.document_id, one.statement.clause.sentence), []).append(one)
    return [
        any(_inside(one, other) for other in sentences[one.statement.clause.document_id, one.statement.clause.sentence])
        for one in weighed
    ]


def _inside(one: Weighed, other: Weighed) -> bool:
    a, b = one.statement.clause, other.statement.clause
    return b.start <= a.start and a.end <= b.end and (b.start, b.end) != (a.start, a.end)
