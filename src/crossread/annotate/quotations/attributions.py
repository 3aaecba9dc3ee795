"""An attribution as words of a parse: who is the source, which words are the cue, what is attributed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]
"""A half-open range of tokens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words attributed to somebody, all spans in tokens, in order.

    Attributes:
        source: Words that name who said it; empty where nobody is named.
        cue: Words that say that it was said; empty for words that only stand between marks.
        content: What was said, in as many pieces as the report cuts it into.
        found_by: "heads", "grammar", "marks", or "noun" for what belongs to somebody of whom another speaks.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    found_by: str

    @property
    def start(self) -> int:
        """First token of the content."""
        return self.content[0][0]


def runs_of(tokens: Iterable[int]) -> list[Span]:
    """Join neighbouring tokens.

    Example:
        >>> runs_of([7, 1, 2, 3, 8])
        [(1, 4), (7, 9)]
    """
    runs: list[Span] = []
    for token in sorted(set(tokens)):
        if runs and runs[-1][1] == token:
            runs[-1] = (runs[-1][0], token + 1)
        else:
            runs.append((token, token + 1))
    return runs


def overlap(one: Span, other: Span) -> int:
    """Number of tokens in both spans."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
