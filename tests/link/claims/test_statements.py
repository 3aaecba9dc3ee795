"""Clauses with what linking needs to know of each."""

from __future__ import annotations

import pytest

from crossread.link.claims import Marks, read_statements
from crossread.link.claims.keys import entity_key, find_namesakes
from crossread.records import Clause, Entity, EventMention, Mention, Moment

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


def test_a_father_and_a_son_are_two() -> None:
    """Persons of one surname go by both names; a surname alone, and one person under two titles, stay as they are."""
    names = {"a": "Samir Brandvik", "b": "Chris Brandvik", "c": "Brandvik", "d": "Ilse Oru", "e": "Ilse Oru"}
    entities = [Entity(entity_id=key, name=name, kind="person") for key, name in names.items()]
    namesakes = find_namesakes(entities)
    assert namesakes == {"a", "b"}
    keys = [entity_key(entity, namesakes) for entity in entities]
    assert keys == ["samir brandvik", "chris brandvik", "brandvik", "oru", "oru"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ferries of Oru, Velmar, the Tinds and Skarn Bay stood still.", ["oru", "velmar", "tinds", "skarn", "bay"]),
        ("Ferries of Oru and of Velmar, Tind said, stood still.", []),
        ("Ferries of Oru and Velmar stood still in Skarn Bay.", ["skarn", "bay"]),
    ],
)
def test_names_that_are_told_off_in_a_list_count_as_one(text: str, parts: list[str]) -> None:
    """Seven towns in a row say hardly more than one: two statements are not alike because both list them."""
    names = [one for one in ("Oru", "Velmar", "Tinds", "Tind", "Skarn Bay") if one + "s" not in text and one in text]
    clause = Clause(
        clause_id="c",
        document_id="d",
        start=0,
        end=len(text),
        text=text,
        sentence=0,
        kind="main",
        predicate="stand",
        words=tuple(f"{word}/P" for name in names for word in name.casefold().split()),
    )
    mentions = [
        Mention(
            mention_id=f"m{at}",
            document_id="d",
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            form="name",
            voice="outlet",
            entity_id=name,
        )
        for at, name in enumerate(names)
    ]
    entities = {name: Entity(entity_id=name, name=name, kind="place") for name in names}
    [statement] = read_statements(Marks(clauses=[clause], mentions=mentions), entities)
    assert dict(statement.parts) == dict.fromkeys(parts, len(parts))


@pytest.mark.parametrize(("text", "days"), [("7:30 a.m.", ()), ("Monday night", (("2031-05-05", "2031-05-05"),))])
def test_a_time_of_day_alone_says_no_day(text: str, days: tuple[tuple[str, str], ...]) -> None:
    """It is read as of the day a page was printed, but may be of any day that its report tells of."""
    words = f"The lock was shut at {text}"
    clause = Clause(
        clause_id="c", document_id="d", start=0, end=len(words), text=words, sentence=0, kind="main", predicate="shut"
    )
    moment = Moment(
        moment_id="m",
        document_id="d",
        start=words.index(text),
        end=len(words),
        text=text,
        type="TIME",
        earliest="2031-05-05T07:30",
        latest="2031-05-05T07:30",
    )
    [statement] = read_statements(Marks(clauses=[clause], moments=[moment]), {})
    assert statement.days == days
