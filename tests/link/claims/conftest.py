"""Invented reports of one story, read as the program reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from crossread.annotation import annotate_batch
from crossread.link.claims import LinkedClaims, Marks, Statement, Verdicts, give_states, link_claims, read_statements
from crossread.records import (
    Document,
    Entity,
    Failure,
)
from crossread.records.word_states import WordStates

FERRY = (
    (
        "Ferry runs aground off Velmar\n\nThe ferry Aurelia ran aground off the port of Velmar on Friday evening. "
        "Harbour master Ilse Brandvik said nobody was hurt. The crew will unload the cars on Monday. "
        "The owner bought the ship in 2011."
    ),
    (
        "Aurelia stuck on sandbank\n\nOn Friday the ferry Aurelia ran aground near the port of Velmar. "
        "Nobody was hurt, harbour master Ilse Brandvik said. Tugs from Oru pulled at the hull all night."
    ),
    (
        "Anger in Velmar\n\nShopkeepers complained about lost trade after the ferry Aurelia ran aground off Velmar. "
        "The crew is unlikely to unload the cars on Monday, the union said. Bakeries threw away bread."
    ),
)

Linked = tuple[LinkedClaims, list[Document], list[Statement]]


def read(texts: Sequence[str], published: Sequence[str | None] = ()) -> tuple[list[Document], list[Statement]]:
    """Documents and statements of texts."""
    documents = [
        Document(
            document_id=f"d{number}",
            path=f"{number}.txt",
            words=len(text.split()),
            text=text,
            sha256="0",
            language="en",
            published=published[number] if published else f"2025-05-03T0{number + 1}:00:00+00:00",
        )
        for number, text in enumerate(texts)
    ]
    statements: list[Statement] = []
    for _, found in annotate_batch(documents):
        assert not isinstance(found, Failure)
        rows = [row for stage in found.values() for row in stage]
        entities = {one.entity_id: one for one in rows if isinstance(one, Entity)}
        states = next((one for one in rows if isinstance(one, WordStates)), None)
        statements += give_states(read_statements(Marks.among(rows), entities), states)
    return documents, statements


@pytest.fixture(scope="session")
def link_dated() -> Callable[[Sequence[str], Sequence[str]], Linked]:
    """Link texts with their days of publication as one story."""

    def linked(texts: Sequence[str], published: Sequence[str]) -> Linked:
        documents, statements = read(texts, published)
        return link_claims("s", documents, statements, Verdicts(figures={}, utterances={})), documents, statements

    return linked


@pytest.fixture(scope="session")
def link() -> Callable[[Sequence[str]], Linked]:
    """Link texts as one story."""

    def linked(texts: Sequence[str]) -> Linked:
        documents, statements = read(texts)
        return link_claims("s", documents, statements, Verdicts(figures={}, utterances={})), documents, statements

    return linked


@pytest.fixture(scope="session")
def ferry(link: Callable[[Sequence[str]], Linked]) -> Linked:
    """Three reports of a ferry."""
    return link(FERRY)
