"""The search page: one query over reports and what was found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.store import Hit, HitKind, Workspace, parse_query
from crossread.store.query import KINDS

SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What a search found.

    Attributes:
        query: What was typed.
        structured: The kind that the query itself asks for; None when it is words alone.
        kinds: The kinds that were searched.
        hits: The passages, kind by kind, the best (or, for a structured query, the latest) first.
        limit: At most so many of each kind are listed.
    """

    query: str
    structured: HitKind | None
    kinds: tuple[HitKind, ...]
    hits: tuple[Hit, ...]
    limit: int

    def of_kind(self, kind: HitKind) -> tuple[Hit, ...]:
        """The hits of one kind."""
        return tuple(hit for hit in self.hits if hit.kind == kind)


def search_view(
    workspace: Workspace, query: str, kinds: Sequence[HitKind] = KINDS, *, limit: int = SHOWN
) -> SearchView:
    """View what a query finds.

    Args:
        workspace: An open workspace.
        query: What was typed; the grammar is that of `crossread.store.query`.
        kinds: What is searched when the query is words alone.
        limit: At most so many hits of each kind.

    Raises:
        UsageError: A structured query cannot be read.
    """
    asked = parse_query(query)
    with workspace.snapshot():
        hits = tuple(workspace.search(query, kinds=kinds, limit=limit))
    searched = (asked.kind,) if asked.kind else tuple(kinds)
    return SearchView(query=query, structured=asked.kind, kinds=searched, hits=hits, limit=limit)
