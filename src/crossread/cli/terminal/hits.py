"""What a search found, kind by kind: where it stands, what it says in a few words, and the passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from crossread.cli.failing import one_line
from crossread.cli.output import short_id
from crossread.cli.terminal.layout import hanging, heading, line
from crossread.store import Hit

if TYPE_CHECKING:
    from rich.console import RenderableType


def hits_page(hits: Sequence[Hit], asked: str, limit: int) -> Iterator[RenderableType]:
    """Yield the hits under the name of their kind.

    Args:
        hits: The hits, kind by kind, best first.
        asked: The query; its words are made bold where they stand in a passage.
        limit: Most hits of a kind that were asked for.
    """
    words = _pattern(asked)
    for place, (kind, group) in enumerate(groupby(hits, key=lambda hit: hit.kind)):
        found = list(group)
        if place:
            yield ""
        more = f"the first {limit}; --limit N for more" if len(found) == limit else str(len(found))
        yield heading(kind, more)
        for hit in found:
            yield from _hit(hit, words)


def _hit(hit: Hit, words: re.Pattern[str] | None) -> Iterator[RenderableType]:
    facts = [short_id(hit.document_id), (hit.published or "undated")[:10], hit.source]
    told = f"  {one_line(hit.told)}" if hit.told else ""
    yield line("  ", Text("  ".join(one_line(fact) for fact in facts), style="dim"), Text(told, style="bold"))
    passage = Text(one_line(hit.snippet), overflow="fold")
    if words is not None:
        passage.highlight_regex(words, "bold")
    yield hanging([[passage]], indent=6)


def _pattern(asked: str) -> re.Pattern[str] | None:
    terms = [term for term in re.findall(r"\w+\*?", asked) if len(term) > 1]
    if not terms:
        return None
    return re.compile("|".join(_term(term) for term in terms), re.IGNORECASE)


def _term(term: str) -> str:
    return rf"\b{term[:-1]}\w*" if term.endswith("*") else rf"\b{term}\b"
