"""Two invented reports, and what they cannot both be right on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from crossread.link.claims import LinkedClaims, Statement
from crossread.link.claims.candidates import SHARED, weigh_candidates
from crossread.link.claims.comparators import weigh, weigh_words
from crossread.link.claims.contrasts import find_contrasts
from crossread.link.claims.rows import find_rows
from crossread.link.claims.scorer import Judge
from crossread.records import Document

Differing = Callable[..., set[tuple[str, str]]]
Linked = tuple[LinkedClaims, list[Document], list[Statement]]
_REST = (
    "The harbour museum of Velmar opened a new wing, and the choir sang twice.",
    "All day the council of Oru argued about parking, while bread was thrown away.",
)


@pytest.fixture(scope="session")
def statement(link: Callable[[Sequence[str]], Linked]) -> Callable[[str], Statement]:
    """The longest statement of a sentence."""

    def read(text: str) -> Statement:
        return max(link((text,))[2], key=lambda one: one.clause.end - one.clause.start)

    return read


@pytest.fixture(scope="session")
def differing(link_dated: Callable[[Sequence[str], Sequence[str]], Linked]) -> Differing:
    """The slots on which two texts contrast, each with the reason; both printed on one day unless told otherwise."""

    def compared(one: str, other: str, days: tuple[str, str] = ("2025-05-05", "2025-05-05")) -> set[tuple[str, str]]:
        texts = (f"{one} {_REST[0]}", f"{other} {_REST[1]}")
        _, documents, statements = link_dated(texts, [f"{day}T20:00:00+00:00" for day in days])
        weighed = weigh(statements, weigh_words(statements))
        judge, pairs = Judge(weighed), [pair for pair, _ in weigh_candidates(weighed, SHARED)]
        found = find_contrasts(judge, find_rows(judge, pairs), pairs, documents)
        return {(each.slot, each.told(first=True)) for each in found.found.values()}

    return compared
