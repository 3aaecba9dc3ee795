"""Joins the one child, animal or police force a story is about, whatever noun each report takes for it.

A child without a name is "the boy" in one report, "the child" in another. Each report has one of whom it tells most; if
it tells at least twice as often of her as of any other child, she is whom the other reports so tell of, unless gender
or age say otherwise. An animal without a name is the one named animal of that kind, if the story tells of one far more
than of any other. Police without a name are the one police force that the story names, and so are its officers. The
fighters of an armed body are that body.
"""

from __future__ import annotations

from crossread.link.entities.actors import ReportActor, Words, singular
from crossread.link.entities.apart import join_told
from crossread.link.entities.parties import Party, Room
from crossread.link.entities.sole import foremost
from crossread.text.things import is_animal, narrower
from crossread.text.word_classes import load_words

_TWICE = 2
_WIDE = load_words("words for any animal")
_FAR_MORE = 4
_LEAST = 2  # times that a report tells of its one child
_AGES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_POLICE = frozenset(["police", "constabulary", "policing"])
_FORCES = _POLICE | {"department", "force", "service"}
_OFFICERS = frozenset(["police", "officer", "cop", "policeman", "detective"])
_FIGHTERS = frozenset(["militant", "insurgent", "fighter", "rebel", "guerrilla", "jihadist", "separatist"])
_ARMED_BODIES = frozenset(["group", "movement", "organisation", "organization", "militia", "network", "faction"])
_ARMED = frozenset(
    ["militant", "islamist", "insurgent", "terror", "terrorist", "extremist", "jihadist", "armed", "rebel"]
)
_SUSPECTED = frozenset(["suspected", "alleged", "presumed"])
_VAGUE = frozenset(["local", "city", "state", "responding", "area", "town", "county"])


def join_kindred(room: Room) -> None:
    """Join children, animals and police of a story that have no name.

    Args:
        room: The parties of the story, after those with the same words have been joined.
    """
    _join_children(room)
    _join_animals(room)
    _join_police(room)
    _join_fighters(room)
    _join_armed_body(room)


def _join_fighters(room: Room) -> None:
    """Join the fighters of an armed body, where no number of them is told ("Harbour Front rebels"), to the body."""
    bodies: dict[Words, list[Party]] = {}
    for party in room:
        if party.side == "body":
            for name in party.names:
                bodies.setdefault(name, []).append(party)
    for party in room:
        actor = party.members[0]
        if party.named or party.side != "people" or not actor.words or singular(actor.words[-1]) not in _FIGHTERS:
            continue
        name = tuple(word for word in actor.words[:-1] if word not in _SUSPECTED)
        found = [body for body in bodies.get(name, []) if any(one.kind == "organisation" for one in body.members)]
        if any(word.startswith("=") for word in name):
            continue  # the rebels of a country are not the country
        if len(found) == 1 and not any(one.number or one.owner for one in party.members):
            room.now(party).side = "body"
            join_told(room, found[0], party, "kindred", "one armed body of the story", counted=True)


def _join_armed_body(room: Room) -> None:
    """Join "the militant group" and "the insurgents" to the one named body that has fighters."""
    bodies = [party for party in room if party.side == "body" and party.named and _is_armed(party)]
    body = foremost(bodies)
    if body is None:
        return
    for party in room:
        actor = party.members[0]
        if party.named or party.side not in {"body", "people"} or not actor.words:
            continue
        noun, marks = singular(actor.words[-1]), set(actor.words[:-1])
        group = noun in _ARMED_BODIES and bool(marks) and marks <= _ARMED
        fighters = noun in _FIGHTERS and not marks
        if (group or fighters) and not any(one.number or one.owner or not one.definite for one in party.members):
            room.now(party).side = "body"
            join_told(room, body, party, "kindred", "the one armed body of the story", counted=True)


def _is_armed(party: Party) -> bool:
    """Whether a named body has been joined by its fighters, or is told of as an armed group."""
    nouns = {singular(actor.words[-1]) for actor in party.members if actor.words and not actor.named}
    told = any(office & _ARMED_BODIES and office & _ARMED for actor in party.members for office in actor.offices)
    return told or bool(nouns & _FIGHTERS)


def _join_children(room: Room) -> None:
    main = _main_children(room)
    for number, (party, actor) in enumerate(main):
        for other, known in main[:number]:
            if room.now(other) is not room.now(party) and _one_child(actor, known):
                join_told(room, other, party, "kindred", "one child of the story", counted=True)
                break


def _main_children(room: Room) -> list[tuple[Party, ReportActor]]:
    """For each report the child without a name of whom it tells most, if it tells of one far more than of others."""
    told: dict[str, list[tuple[Party, ReportActor]]] = {}
    for party in room:
        if party.side == "person" and not party.named:
            for actor in party.members:
                if actor.words and singular(actor.words[-1]) in load_words("children") and not actor.many:
                    told.setdefault(actor.document_id, []).append((party, actor))
    main: list[tuple[Party, ReportActor]] = []
    for _, found in sorted(told.items()):
        found.sort(key=lambda pair: (-pair[1].weight, pair[1].found_id))
        second = found[1][1].weight if len(found) > 1 else 0
        if found[0][1].definite and found[0][1].weight >= max(_LEAST, _TWICE * second):
            main.append(found[0])
    return main


def _one_child(one: ReportActor, other: ReportActor) -> bool:
    """Whether gender and age leave it open that two are one."""
    boys, girls = frozenset(["boy", "schoolboy"]), frozenset(["girl", "schoolgirl"])
    nouns = {word for actor in (one, other) for office in (*actor.offices, actor.words) for word in office}
    if nouns & boys and nouns & girls:
        return False
    return not ages_differ(one, other)


def ages_differ(one: ReportActor, other: ReportActor) -> bool:
    """Whether descriptions tell two ages, more than a year apart; reports differ by a year.

    Args:
        one: An actor.
        other: Another.
    """
    ages = [_age(actor) for actor in (one, other)]
    return None not in ages and abs((ages[0] or 0) - (ages[1] or 0)) > 1


def _age(actor: ReportActor) -> int | None:
    """The age that a description tells ("4-year-old")."""
    for words in (actor.words, *sorted(sorted(office) for office in actor.offices)):
        if "old" in words:
            for word in words:
                if word.isdigit():
                    return int(word)
                if word in _AGES:
                    return _AGES[word]
    return None


def _join_animals(room: Room) -> None:
    named: dict[str, list[Party]] = {}
    for party in room:
        if party.side in {"other", "person"} and (nouns := _animals_of(party)):
            for noun in sorted(nouns | {wide for wide in _WIDE if nouns & narrower(wide)}):
                named.setdefault(noun, []).append(party)
    for party in room:
        first = party.members[0]
        if party.side != "other" or not first.words or (party.named and _animals_of(party)):
            continue
        noun = singular(first.words[-1])
        bearers = sorted(named.get(noun, ()), key=lambda one: (-one.weight, one.key()))
        if not bearers or any(actor.many or actor.owner for actor in party.members):
            continue
        if len(bearers) > 1 and bearers[0].weight < _FAR_MORE * bearers[1].weight:
            continue
        told = any(actor.definite or not (actor.one_more or actor.aside) or actor.weight > 1 for actor in party.members)
        if told and not _tells_another(party):
            join_told(room, bearers[0], party, "kindred", "one animal of the story", counted=True)


def _animals_of(party: Party) -> set[str]:
    """The nouns for animals by which a named party is told, its own name left out."""
    own = {word for name in party.names for word in name}
    nouns = {word for actor in party.members for office in actor.offices for word in office if is_animal(word)}
    return nouns - own if party.named else set()


def _tells_another(party: Party) -> bool:
    marks = load_words("words for another") | {"young"}
    return any(set(actor.words[:-1]) & marks for actor in party.members)


def _join_police(room: Room) -> None:
    forces = [
        party
        for party in room
        if party.side == "body" and any(_POLICE & set(name) and name[-1] in _FORCES for name in party.full_names)
    ]
    known = frozenset(word for party in forces for name in party.full_names for word in name)
    police = [
        party for party in room if not party.named and party.side in {"body", "people"} and _is_police(party, known)
    ]
    if not police:
        return
    force = foremost(forces)
    if force is not None:
        police = [force, *police]
    elif forces:
        return  # which of them is not told
    first = next((party for party in police if "police" in party.members[0].words or party.named), None)
    if first is None:
        return
    for party in police:
        if room.now(party) is not room.now(first):
            room.now(first).side = "body"
            room.now(party).side = "body"
            join_told(room, first, party, "kindred", "one police force of the story", counted=True)


def _is_police(party: Party, known: frozenset[str]) -> bool:
    """Whether all of a party are told as police without a number, an owner or words that say that others are meant."""
    return all(
        actor.words
        and (singular(actor.words[-1]) in _OFFICERS or actor.words[-2:] == ("police", "department"))
        and set(actor.words[:-1]) <= _VAGUE | _OFFICERS | known
        and not actor.number
        and not actor.owner
        and (actor.words[-1] in {"police", "department"} or (actor.many and not actor.definite))
        for actor in party.members
    )
