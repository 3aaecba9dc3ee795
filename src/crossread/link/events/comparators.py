"""What two tellings of an act have in common: one comparator a slot, each with its weight and why.

| slot | weight | why |
|---|---|---|
| actor | 3 | the same act is done by the same actor; two actors known to be different part two acts |
| recipient | 3 | the same for whom it is done to |
| day | 2 | the same days say a lot of acts of one kind, other days part them |
| place | 1 | reports name a town, its country, or nothing |
| mode | 1 | two modes of one type ("arrest", "seize") seldom are one act |
| trigger | 1 | the same word for it |

A comparator gives Evidence, or None where one telling is silent, which is not 0.
"""

from __future__ import annotations

from collections.abc import Callable

from crossread.link.events.tellings import Telling, Who
from crossread.records import Evidence

SAME_ENTITY = 1.0
SAME_GOVERNMENT = 0.9
SAME_COUNTRY = 0.5

Comparator = Callable[[Telling, Telling], Evidence | None]


def compare_who(one: Who, other: Who) -> Evidence | None:
    """Compare two parties.

    Example:
        >>> norway, oslo = Who(entities=("a",), country="NOR", sector="GOV"), Who(country="NOR", sector="GOV")
        >>> compare_who(norway, oslo)
        Evidence(feature='who', score=0.9, reason='both of NOR, GOV')
        >>> compare_who(norway, Who()) is None
        True
    """
    if not one.known or not other.known:
        return None
    if set(one.entities) & set(other.entities):
        return Evidence(feature="who", score=SAME_ENTITY, reason="the same")
    if one.person and other.person:
        return Evidence(feature="who", score=0.0, reason="two different people")
    if one.country is not None and other.country is not None:
        return _compare_countries(one, other)
    if one.sector is not None and one.sector == other.sector:
        return Evidence(feature="who", score=SAME_COUNTRY, reason=f"both {one.sector}")
    return Evidence(feature="who", score=0.0, reason="two different ones")


def _compare_countries(one: Who, other: Who) -> Evidence:
    if one.country != other.country:
        return Evidence(feature="who", score=0.0, reason=f"one of {one.country}, one of {other.country}")
    if one.sector == other.sector:
        reason = f"both of {one.country}, {one.sector or 'no sector'}"
        return Evidence(feature="who", score=SAME_GOVERNMENT, reason=reason)
    return Evidence(feature="who", score=SAME_COUNTRY, reason=f"both of {one.country}")


def compare_actor(one: Telling, other: Telling) -> Evidence | None:
    """Compare who acts."""
    return compare_who(one.actor, other.actor)


def compare_recipient(one: Telling, other: Telling) -> Evidence | None:
    """Compare upon whom."""
    return compare_who(one.recipient, other.recipient)


def compare_day(one: Telling, other: Telling) -> Evidence | None:
    """Compare when, as intervals of days."""
    a, b = one.mention, other.mention
    if a.date_earliest is None or a.date_latest is None or b.date_earliest is None or b.date_latest is None:
        return None
    if a.date_earliest <= b.date_latest and b.date_earliest <= a.date_latest:
        return Evidence(feature="day", score=1.0, reason="days that meet")
    return Evidence(feature="day", score=0.0, reason="other days")


def compare_place(one: Telling, other: Telling) -> Evidence | None:
    """Compare where: the same entity, or the same country."""
    a, b = one.mention, other.mention
    if a.place_entity_id is None or b.place_entity_id is None:
        return None
    if a.place_entity_id == b.place_entity_id:
        return Evidence(feature="place", score=1.0, reason="the same place")
    if a.place_country is not None and a.place_country == b.place_country:
        return Evidence(feature="place", score=0.5, reason=f"both in {a.place_country}")
    return Evidence(feature="place", score=0.0, reason="other places")


def compare_mode(one: Telling, other: Telling) -> Evidence | None:
    """Compare the modes of one type."""
    if one.mention.mode is None or other.mention.mode is None:
        return None
    same = one.mention.mode == other.mention.mode
    return Evidence(feature="mode", score=float(same), reason="the same mode" if same else "another mode")


def compare_trigger(one: Telling, other: Telling) -> Evidence | None:
    """Compare the words for the act; other words say little."""
    if one.trigger == other.trigger:
        return Evidence(feature="trigger", score=1.0, reason=f"both “{one.trigger}”")
    return None


COMPARATORS: tuple[tuple[str, float, Comparator], ...] = (
    ("actor", 3.0, compare_actor),
    ("recipient", 3.0, compare_recipient),
    ("day", 2.0, compare_day),
    ("place", 1.0, compare_place),
    ("mode", 1.0, compare_mode),
    ("trigger", 1.0, compare_trigger),
)
"""Slot, weight and comparator."""

PARTING = frozenset(["actor", "recipient", "day"])
"""Slots in which a score of 0 parts two acts whatever else they share."""

ENOUGH = 4.0
"""Weight of what two tellings must share: an actor and a word, or both parties."""
