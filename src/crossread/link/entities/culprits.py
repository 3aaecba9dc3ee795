"""Joins the one culprit of a story: "the gunman" of a report, "the suspect" of another, and whom a third names.

Each report tells of one, by a noun for a culprit, or gives its name to one it calls so. Where a report tells of several
or of two apart, where two are named, or where deeds, ages or countries differ, nobody is joined.
"""

from __future__ import annotations

from crossread.link.entities.actors import ReportActor, singular
from crossread.link.entities.apart import join_told
from crossread.link.entities.kindred import ages_differ
from crossread.link.entities.parties import Party, Room
from crossread.text.deeds import are_two_deeds
from crossread.text.word_classes import load_words

_CULPRITS = load_words("culprits")
_OTHER = load_words("words for another") - frozenset(["male", "female"])
_SAID_TO_BE = frozenset(["alleged", "accused", "suspected", "presumed", "lone", "armed", "main", "prime"])
_SEVERAL = 2


def join_culprits(room: Room) -> None:
    """Join those whom reports of a story tell of as its culprit.

    Args:
        room: The parties of the story, after those with the same words have been joined.
    """
    _join_several(room)
    told = [party for party in room if party.side == "person" and _nouns(party)]
    if len(told) < _SEVERAL or _tells_several(room):
        return
    of_report: dict[str, set[int]] = {}
    for party in told:
        for actor in party.members:
            if _nouns_of(actor):
                of_report.setdefault(actor.document_id, set()).add(id(party))
    if any(len(parties) > 1 for parties in of_report.values()) or sum(party.named for party in told) > 1:
        return
    told.sort(key=lambda party: (not party.named, -party.weight, party.key()))
    nouns = {noun for party in told for noun in _nouns(party)}
    if any(are_two_deeds([one], [other]) for one in nouns for other in nouns):
        return
    for party in told[1:]:
        if not any(ages_differ(one, other) for one in told[0].members for other in party.members):
            join_told(room, told[0], party, "kindred", "the one culprit of the story")


def _join_several(room: Room) -> None:
    """Join the culprits in the plural whom reports tell of, if no report tells of two such groups."""
    told = [
        party
        for party in room
        if party.side == "people"
        and not party.named
        and all(actor.many and actor.words and singular(actor.words[-1]) in _CULPRITS for actor in party.members)
        and not any(actor.owner or _is_another(actor) for actor in party.members)
        and not all(_denies(actor) for actor in party.members)
    ]
    numbers = {actor.number for party in told for actor in party.members if actor.number}
    marks = {word for party in told for actor in party.members for word in actor.words[:-1]} - _SAID_TO_BE
    nouns = {singular(actor.words[-1]) for party in told for actor in party.members}
    if len(numbers) > 1 or marks or any(are_two_deeds([one], [other]) for one in nouns for other in nouns):
        return
    for party in told[1:]:
        join_told(room, told[0], party, "kindred", "the culprits of the story")


def _denies(actor: ReportActor) -> bool:
    return actor.entity.name.casefold().partition(" ")[0] in {"no", "any", "other", "more"}


def _nouns(party: Party) -> set[str]:
    return {noun for actor in party.members for noun in _nouns_of(actor)}


def _nouns_of(actor: ReportActor) -> set[str]:
    """The nouns for a culprit by which a report tells of somebody; none for one more of many."""
    found = {noun for noun in actor.bare if noun in _CULPRITS}
    found |= {
        words[-1]
        for title in actor.entity.titles
        if (words := title.casefold().partition(" of ")[0].split()) and words[-1] in _CULPRITS
    }
    pointed = actor.definite or not actor.one_more  # a headline has no articles
    if not actor.named and actor.words and pointed and not actor.many and not _is_another(actor):
        found |= {singular(actor.words[-1])} & _CULPRITS
    return found


def _tells_several(room: Room) -> bool:
    """Whether a report tells of several culprits, or of a second one."""
    for party in room:
        for actor in party.members:
            if actor.named or not actor.words or singular(actor.words[-1]) not in _CULPRITS:
                continue
            first = actor.entity.name.casefold().partition(" ")[0]
            if first != "no" and (actor.many or _is_another(actor) or first == "one"):
                return True
    return False


def _is_another(actor: ReportActor) -> bool:
    """Whether words say that not the one at hand is meant: "the second gunman"."""
    return bool(_OTHER & {*actor.words, *actor.entity.name.casefold().split()})
