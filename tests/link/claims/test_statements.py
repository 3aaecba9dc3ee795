"""Clauses with what linking needs to know of each."""

from __future__ import annotations

import pytest

from crossread.link.claims import Marks, read_statements
from crossread.link.claims.statements import entity_key
from crossread.records import Clause, Entity, EventMention

TEXT = "The visit would be costly for the town."


@pytest.mark.parametrize(("trigger", "told"), [((4, 9), False), ((19, 25), True)])
def test_an_act_named_in_the_subject_is_not_what_a_clause_tells(trigger: tuple[int, int], told: bool) -> None:
    """A statement about a visit is no statement that somebody visits; an act at its predicate is told."""
    clause = Clause(
        clause_id="c",
        document_id="d",
        start=0,
        end=len(TEXT) - 1,
        text=TEXT[:-1],
        sentence=0,
        kind="main",
        predicate="be",
        subject="visit",
        subject_start=0,
        subject_end=9,
        words=("visit/N", "costly/J", "town/N"),
    )
    act = EventMention(
        event_mention_id="m",
        event_id="e",
        document_id="d",
        start=trigger[0],
        end=trigger[1],
        event="CONSULT",
        modality="asserted",
        polarity="positive",
        rule="test",
    )
    [statement] = read_statements(Marks(clauses=[clause], event_mentions=[act]), {})
    assert statement.event_ids == (frozenset(["e"]) if told else frozenset())


def test_an_entity_named_by_an_article_alone_has_a_key() -> None:
    """A name of nothing but "the" is itself the key: an empty one has no last word to compare."""
    entity = Entity(entity_id="e", name="The", kind="other")
    assert entity_key(entity) == "the"
