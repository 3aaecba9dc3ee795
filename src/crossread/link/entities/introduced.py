"""Joins who and what every report of a story brings in anew: the suicide bomber, the 13 people, the press conference.

An article says that somebody is new to the reader, not that each report means somebody else. Reports that each bring in
one by the same noun and the same words before it, one happening that is announced, or people by one number, mean the
same, if no report tells of two.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossread.link.entities.actors import ReportActor, singular
from crossread.link.entities.alike import read_noun
from crossread.link.entities.apart import join_told
from crossread.link.entities.parties import Party, Room
from crossread.link.terms.listed import NUMBER_WORDS
from crossread.text.nouns import sets_of
from crossread.text.word_classes import load_words

_LARGE = 5  # people; a story may well tell of three twos
_ROUND = 10
_SEVERAL = 2
_HUNDRED = 100
_AMOUNTS = frozenset(["million", "billion", "thousand", "hundred"])
_OTHER = load_words("words for another")
_PUBLIC = load_words("public happenings")
_DAYS = load_words("days that own")
_NO_MARKS = frozenset(["one", "co", "ex"])
_PEOPLE = frozenset(["people", "person"])
_HARMED = frozenset(["victim", "casualty", "passenger", "hostage", "survivor", "patient"])
_PLAIN = load_words("children") | frozenset(
    ["man", "woman", "male", "female", "official", "source", "spokesman", "person", "resident", "witness", "survivor"]
)


def join_introduced(room: Room) -> None:
    """Join people and happenings that several reports bring in alike.

    Args:
        room: The parties of the story, after those with the same words have been joined.
    """
    _join_numbers(room)
    _join_people(room)
    _join_public(room)


def _join_numbers(room: Room) -> None:
    """People told by one number are one group, if one noun is just "people"; small and round numbers tell little."""
    groups: dict[int, list[Party]] = {}
    for party in room:
        if party.side == "people" and not party.named:
            values = {_value(actor.number) if _are_counted(actor) else 0 for actor in party.members if actor.number}
            value = values.pop() if len(values) == 1 else 0
            if value >= _LARGE and (value % _ROUND or value >= _HUNDRED):
                groups.setdefault(value, []).append(party)
    harmed = [item for item in sorted(groups.items()) if any(_harmed(party) for party in item[1])]
    if harmed and len({document for party in harmed[-1][1] for document in party.documents}) >= _SEVERAL:
        _join_those(room, *harmed[-1])
    for _, parties in sorted(groups.items()):
        plain = [party for party in parties if singular(party.members[0].words[-1]) in _PEOPLE]
        for party in parties:
            if plain and party is not plain[0]:
                join_told(room, plain[0], party, "sole", "one number of people", counted=True)


def _join_those(room: Room, value: int, counted: Sequence[Party]) -> None:
    """Join "the victims" to the "13 people" whom a report calls "the 13 victims", the most that several reports count.

    Smaller numbers of them are told of parts ("eleven of the victims").
    """
    nouns = {noun for party in counted for noun in _harmed(party)}
    for party in room:
        if party.side != "people" or party.named or party in counted:
            continue
        pointed = any(_points_at(actor, nouns) for actor in party.members)
        if pointed and not any(actor.owner or _value(actor.number) > value for actor in party.members):
            join_told(room, counted[0], party, "sole", "the one group that is counted", counted=True)


def _harmed(party: Party) -> set[str]:
    """The nouns for people who were harmed by which a party is told."""
    return {singular(actor.words[-1]) for actor in party.members if actor.words} & _HARMED


def _points_at(actor: ReportActor, nouns: set[str]) -> bool:
    return bool(actor.words) and len(actor.words) == 1 and actor.definite and singular(actor.words[-1]) in nouns


def _are_counted(actor: ReportActor) -> bool:
    """Whether the number tells how many people there are: not millions, nor the number of a channel."""
    return not _AMOUNTS & set(actor.words) and (actor.many or bool(actor.fates))


def _join_people(room: Room) -> None:
    """Whoever reports bring in by the same noun and words before it ("a suicide bomber") is one, if none has two."""
    told: dict[str, list[tuple[frozenset[str], Party]]] = {}
    several: set[str] = set()
    for party in room:
        actor = party.members[0]
        if party.named or party.side not in {"person", "people"} or not actor.words:
            continue
        noun, marks = read_noun(actor.words)
        if any(one.number or _is_another(one) for one in party.members) or marks & _OTHER:
            several.add(noun)
        elif party.side == "person" and noun not in _PLAIN and not actor.owner and not actor.many:
            told.setdefault(noun, []).append((marks - _NO_MARKS, party))
    for noun, found in sorted(told.items()):
        if noun in several:
            continue
        for number, (marks, party) in enumerate(found):
            alike = [other for words, other in found[:number] if marks & words and (marks <= words or words <= marks)]
            if alike:
                join_told(room, alike[0], party, "sole", "brought in alike")


def _is_another(actor: ReportActor) -> bool:
    """Whether somebody is one more of many, or whoever there may be."""
    return actor.entity.name.casefold().partition(" ")[0] in {"another", "any", "every", "each", "no"}


def _join_public(room: Room) -> None:
    """A press conference, a vigil, an inquest that several reports tell of, each of one, is one."""
    told: dict[frozenset[object], list[Party]] = {}
    for party in room:
        if party.side == "other" and not party.named and party.members[0].words:
            noun = read_noun(party.members[0].words)[0]
            if noun in _PUBLIC:
                told.setdefault(frozenset(sets_of(noun)) or frozenset([noun]), []).append(party)
    for _, parties in sorted(told.items(), key=lambda item: item[1][0].key()):
        brought = [party for party in parties if not any(actor.definite for actor in party.members)]
        reports = [document for party in brought for document in party.documents]
        plain = [party for party in parties if not any(actor.many or actor.owner for actor in party.members)]
        if len(reports) != len(set(reports)) or len(plain) != len(parties):
            continue
        if any(set(actor.words) & _OTHER - _DAYS for party in parties for actor in party.members):
            continue
        for party in parties[1:]:
            join_told(room, parties[0], party, "sole", "the one of its kind")


def _value(number: str) -> int:
    """A whole number in figures or letters; 0 for any other."""
    digits = NUMBER_WORDS.get(number, number.replace(",", ""))
    return int(digits) if digits.isdigit() else 0
