"""What says that two parties of a story are not one, and the joining of those of whom nothing says so."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.link.entities.actors import ReportActor, Words, read_key, singular
from crossread.link.entities.comparators import WEIGHTS
from crossread.link.entities.parties import Party, Room, contrary
from crossread.link.terms.listed import FUNCTION_WORDS
from crossread.records.evidence import Evidence
from crossread.text.descriptions import BEHIND
from crossread.text.things import thing_kind

_AMOUNTS = frozenset(["million", "billion", "trillion"])


def join_told(room: Room, one: Party, other: Party, feature: str, why: str, *, counted: bool = False) -> bool:
    """Join two parties by what reports call them, unless their kinds, countries, owners or numbers tell two.

    Args:
        room: The parties of the story.
        one: A party, or one that has been joined to another by now.
        other: Another.
        feature: What speaks for it, by the table of `comparators`.
        why: The same in words fit for the page; names of both are added.
        counted: Whether the caller has compared countries, owners and numbers by measures of its own.

    Returns:
        Whether they are one now.
    """
    left, right = room.now(one), room.now(other)
    if left is right or contrary(left, right) or (not counted and are_apart(left, right)):
        return left is right
    if told_apart(left.members, right.members):
        return False
    reason = f"{why}: {left.members[0].entity.name}, {right.members[0].entity.name}"
    room.join(left, right, Evidence(feature=feature, score=WEIGHTS[feature], reason=reason))
    return True


def several_and_one(one: ReportActor, other: ReportActor) -> bool:
    """Whether a number of happenings or things is told in one place, and one of them in another.

    Args:
        one: An actor without a name.
        other: Another: "112 accidents" are not "the accident", "the accidents" may be.
    """
    if one.many == other.many:
        return False
    thing = all(actor.words and thing_kind(singular(actor.words[-1])) == "other" for actor in (one, other))
    return thing or bool((one if one.many else other).number)


def told_apart(some: Sequence[ReportActor], others: Sequence[ReportActor]) -> bool:
    """Whether what stands behind a noun says that others are meant: "officials in Osk", "officials in Lund".

    Args:
        some: Actors.
        others: Others; those without a word behind the noun may be anybody's.
    """
    own, theirs = ([tail for actor in told if (tail := _tail(actor))] for told in (some, others))
    return bool(own and theirs) and not any(one & other for one in own for other in theirs)


def _tail(actor: ReportActor) -> frozenset[str]:
    behind = read_key(actor.called[len(actor.entity.name) :].strip()) if actor.called != actor.entity.name else ()
    return frozenset(behind) - BEHIND - FUNCTION_WORDS


def are_apart(one: Party, other: Party) -> bool:
    """Whether countries, owners or numbers say that two are meant.

    Args:
        one: A party.
        other: Another.
    """
    if one.countries and other.countries and not one.countries & other.countries:
        return True
    if owners_of(one) and owners_of(other) and not owners_of(one) & owners_of(other):
        return True
    if one.side == "other" and any(several_and_one(first, second) for first in one.members for second in other.members):
        return True
    amounts = [{found for actor in party.members if (found := amount_of(actor))} for party in (one, other)]
    if amounts[0] and amounts[1] and not amounts[0] & amounts[1]:
        return True
    numbers = [{actor.number for actor in party.members if actor.number} for party in (one, other)]
    return one.side != "other" and bool(numbers[0] and numbers[1] and not numbers[0] & numbers[1])


def owners_of(party: Party) -> frozenset[str]:
    """The last words of the names before a genitive mark.

    Args:
        party: The party.
    """
    return frozenset(actor.owner[-1] for actor in party.members if actor.owner and not actor.entity.name.islower())


def without_amount(words: Words) -> Words:
    """Words without a sum of money or another large amount, which describes: "a $300 million contract"."""
    kept = list(words)
    for place in reversed(range(len(words))):
        if words[place] in _AMOUNTS:
            first = place - 1 if place and words[place - 1].replace(",", "").replace(".", "").isdigit() else place
            del kept[first : place + 1]
    return tuple(kept)


def amount_of(actor: ReportActor) -> tuple[str, ...]:
    """The sum of money or other large amount in a description."""
    return tuple(word for word in actor.words[:-1] if word not in without_amount(actor.words[:-1]))
