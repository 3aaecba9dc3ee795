"""Joins what stories have joined across the stories of a workspace, on evidence alone.

Two people of one name in unrelated stories need not be one. They are joined when name and office, name and country, or
name and the company of one more person agree. Bodies and places are joined by their names where these say which is
meant: two words or more, a country, or a name that the shipped lists know. Everything goes through keys that equal
actors share, so the cost grows with the number of actors alone.

| key | why |
|---|---|
| full name and office | "Senator Ana Sousa" is one |
| full name and country | "the Norwegian Ana Sousa" mostly is |
| full name and another full name in the same story | they move in one company |
| name of a body or people | two words, a country in it, an acronym, or a listed body |
| name of a place and its country | a listed place, or one of which both stories know the country |
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import cache

from crossread.language.word_lists import load_list
from crossread.link.entities.actors import Words
from crossread.link.entities.parties import Party, Room, contrary
from crossread.link.entities.spelling import sound
from crossread.records.evidence import Evidence
from crossread.text.folding import fold
from crossread.text.word_classes import load_words

_MOST_COMPANY = 40
_ADDRESSES = load_words("address only")


def join_stories(stories: Sequence[Sequence[Party]]) -> list[Party]:
    """Join the parties of several stories.

    Args:
        stories: The parties of each story.

    Returns:
        Parties across the stories, in a fixed order.
    """
    room = Room(party for parties in stories for party in parties)
    holders: dict[Hashable, Party] = {}
    for story in sorted(stories, key=lambda parties: min((party.key() for party in parties), default=("", ""))):
        company = sorted({name for party in story if party.side == "person" for name in party.full_names})[
            :_MOST_COMPANY
        ]
        for party in sorted(story, key=Party.key):
            for key, reason in _keys(party, company):
                holder = holders.setdefault(key, party)
                one, other = room.now(holder), room.now(party)
                if one is not other and not contrary(one, other):
                    room.join(one, other, reason)
    return sorted(room, key=Party.key)


def _keys(party: Party, company: Sequence[Words]) -> Iterator[tuple[Hashable, Evidence]]:
    """What a party shares with the same party of another story, with the reason to give."""
    if party.side == "person":
        for name in party.full_names:
            yield from _person_keys(party, name, company)
        return
    country = min(party.countries) if len(party.countries) == 1 else ""
    for name in sorted(party.names):
        if party.side in {"body", "people"} and _says_which(party, name):
            yield (party.side, name), _reason(0.8, f"same name: {' '.join(name)}")
        elif party.side == "body" and country:
            yield (party.side, name, country), _reason(0.7, f"same name and country: {' '.join(name)}, {country}")
        elif party.side == "other" and len(name) > 1:
            yield (party.side, name), _reason(0.7, f"same name: {' '.join(name)}")
    if party.side == "body" and not party.named:
        for words in sorted({actor.words for actor in party.members if not actor.owner}):
            if len(words) > 1 and any(word.startswith("=") for word in words):
                yield ("described", words), _reason(0.7, f"same country and body: {' '.join(words)}")


def _person_keys(party: Party, name: Words, company: Sequence[Words]) -> Iterator[tuple[Hashable, Evidence]]:
    heard, shown = tuple(sound(word) for word in name), " ".join(name)
    for office in sorted(party.offices, key=sorted):
        if office - _ADDRESSES:
            words = " ".join(sorted(office))
            yield ("office", heard, office), _reason(0.9, f"same name and office: {shown}, {words}")
    for country in sorted(party.countries):
        yield ("country", heard, country), _reason(0.8, f"same name and country: {shown}, {country}")
    for other in company:
        if other not in party.names:
            yield ("company", heard, other), _reason(0.8, f"same name, both with {' '.join(other)}: {shown}")


def _says_which(party: Party, name: Words) -> bool:
    """Whether the name of a body, place or people says by itself which is meant."""
    if any(word.startswith("=") for word in name):
        return True
    if all(actor.kind == "place" for actor in party.members):
        return " ".join(name) in _listed("places")
    if len(name) > 1 or party.side == "people":
        return True
    return name[0] in _listed("organisations") or any(
        actor.entity.name.isupper() and len(name[0]) > 1 for actor in party.members
    )


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in load_list(name))


def _reason(score: float, reason: str) -> Evidence:
    return Evidence(feature=reason.partition(":")[0].replace(" ", "_"), score=score, reason=reason)
