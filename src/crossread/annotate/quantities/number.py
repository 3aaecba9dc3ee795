"""A number as it stands in a sentence, before its unit and its hedge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal

from crossread.annotate.quantities.tokens import Token, lower_at

Form = Literal["digits", "words", "part", "vague", "article", "ratio"]

DASHES = frozenset("-‐‑")
"""Hyphens that join words; a dash between clauses is none of them."""

_DIGITS_KEPT = 16


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands.

    Attributes:
        first: Index of its first piece.
        last: One past the index of its last piece.
        low: Smallest value its words state.
        high: Largest; None when its words leave it open.
        form: How it is written.
        scale: The magnitude written after the digits, 1 if there is none.
        hedge: The hedge its own words carry (`dozens`, `some`).
    """

    first: int
    last: int
    low: Decimal
    high: Decimal | None
    form: Form
    scale: Decimal = Decimal(1)
    hedge: str | None = None


def quotient(over: Decimal | int, under: Decimal | int) -> Decimal:
    """A fraction as a decimal with sixteen digits, the same on every machine."""
    with localcontext() as context:
        context.prec = _DIGITS_KEPT
        return Decimal(over) / Decimal(under)


def skip_dash(tokens: Sequence[Token], at: int) -> int:
    """Step over a hyphen that joins two words."""
    if lower_at(tokens, at) in DASHES and at + 1 < len(tokens) and tokens[at].glued and tokens[at + 1].glued:
        return at + 1
    return at
