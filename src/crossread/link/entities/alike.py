"""Joins what reports describe by nouns that mean one thing: "the trip" is "Sousa's visit", "the soldiers" the marines.

A noun alone does not say which: a story may have a state visit and a working visit. So the words before the noun
decide. A word that two reports put there makes a kind of its own; one that a single report puts there describes, unless
it says that another is meant ("last month's", "a second"). The bare noun is the kind of the story if there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from crossread.link.entities.actors import ReportActor, Words, singular
from crossread.link.entities.apart import amount_of, are_apart, join_told, owners_of, without_amount
from crossread.link.entities.comparators import WEIGHTS
from crossread.link.entities.parties import Party, Room
from crossread.link.entities.scene import Scene, read_scene
from crossread.records.evidence import Evidence
from crossread.text.folding import fold
from crossread.text.nouns import sets_of
from crossread.text.things import thing_kind
from crossread.text.word_classes import load_words

_NEUTRAL = load_words("neutral words")
_OTHER = load_words("words for another")
_SIDES = frozenset(["other", "people", "body"])
_STEM = 5
_PEOPLE = frozenset(["people", "person"])
_SEVERAL = 2
_SUDDEN = load_words("sudden happenings")
_PUBLIC = load_words("public happenings")
_FORCES = frozenset(["police", "officer"])
_PRAISING = frozenset(["historic", "private", "tense", "controversial", "deadly", "fatal", "tragic", "horrific"])


@dataclass(slots=True, eq=False)
class _Told:
    """A party as its noun and the words before it tell it."""

    party: Party
    noun: str
    marks: frozenset[str]
    reports: set[str] = field(default_factory=set)


def join_alike(room: Room) -> None:
    """Join the parties of a story that have no name and are told by nouns of one meaning.

    Args:
        room: The parties of the story, after those with the same words have been joined.
    """
    named = frozenset(word for party in room for name in party.names for word in name)
    blocks: dict[tuple[str, object], list[_Told]] = {}
    nouns = {read_noun(party.members[0].words)[0] for party in room if not party.named and party.side == "other"}
    for party in room:
        told = _told(party, nouns)
        if told is not None:
            for key in _block_keys(told.noun):
                blocks.setdefault((party.side, key), []).append(told)
    scene = read_scene(room)
    for _, block in sorted(blocks.items(), key=lambda item: str(item[0])):
        _join_block(room, _without_scene(block, scene), named)


def _without_scene(block: Sequence[_Told], scene: Scene) -> Sequence[_Told]:
    """Happenings by the words that tell one from another: in a story of Lund "the Lund summit" is "the summit"."""
    if block[0].party.side != "other" or thing_kind(block[0].noun) is not None or not _happens(block[0].noun):
        return block
    marks = [told.marks for told in block]
    return [replace(told, marks=scene.plain(told.marks, marks) - _plain_if_pointed(told)) for told in block]


def _happens(noun: str) -> bool:
    return noun in _SUDDEN or noun in _PUBLIC or bool(sets_of(noun))


def _plain_if_pointed(told: _Told) -> frozenset[str]:
    """Words that praise what a report also points at with nothing but its noun: "the historic summit", "the summit"."""
    pointed = any(told.noun in actor.bare for actor in told.party.members)
    return _PRAISING if pointed else frozenset()


def _block_keys(noun: str) -> Iterable[object]:
    return sorted(sets_of(noun)) or (noun,)


def _told(party: Party, nouns: AbstractSet[str]) -> _Told | None:
    """How a party without a name is told; None where it has one or where it is one more ("a visit")."""
    if party.side not in _SIDES or (party.named and (party.side != "other" or len(party.names) > 1)):
        return None
    noun, marks = read_noun(party.members[0].words)
    if noun in _PEOPLE:  # "13 people" are not "the people"
        marks |= {actor.number for actor in party.members if actor.number}
        marks |= {word for actor in party.members for word in amount_of(actor)}
    marks = frozenset(mark for mark in marks if not sets_of(mark) & sets_of(noun))  # "shooting spree" is a shooting
    if party.named and noun not in nouns:
        return None  # a name that is a noun of the lists may be one in a headline: "Protest Grows"
    if noun in _PEOPLE and not marks and not any(one.definite or one.number for one in party.members):
        return None  # "people", "some people"
    if not noun or (not marks and not any(_is_known(actor) for actor in party.members)):
        return None
    return _Told(party, noun, marks, set(party.documents))


def _is_known(actor: ReportActor) -> bool:
    return bool(amount_of(actor)) or actor.definite or actor.named or not actor.one_more or actor.kind != "other"


def read_noun(words: Words) -> tuple[str, frozenset[str]]:
    """The noun of a description and the words before it that tell one thing from another.

    Args:
        words: As `read_key` gives them.

    Example:
        >>> read_noun(("planned", "working", "visits"))
        ('visit', frozenset({'working'}))
        >>> read_noun(("coast", "guard"))
        ('coastguard', frozenset())
    """
    if not words:
        return "", frozenset()
    rest, noun = without_amount(words[:-1]), singular(words[-1])
    if rest and sets_of(rest[-1] + noun):
        rest, noun = rest[:-1], rest[-1] + noun
    return noun, frozenset(word for word in rest if word not in _NEUTRAL)


def _join_block(room: Room, block: Sequence[_Told], named: frozenset[str]) -> None:
    """Join within one set of nouns: the same marks first, then what describes, then the bare noun."""
    alive: dict[frozenset[str], _Told] = {}
    for told in block:
        same = next((other for marks, other in alive.items() if _same_marks(marks, told.marks)), None)
        if same is None:
            alive[told.marks] = told
        elif _join_nouns(room, same, told):
            same.reports |= told.reports
    if block[0].noun not in _PEOPLE:
        _join_bare(room, alive, named)


def _join_bare(room: Room, alive: Mapping[frozenset[str], _Told], named: frozenset[str]) -> None:
    """Join what describes to the kind it describes, and the bare noun to the one kind of the story."""
    kinds = [told for marks, told in alive.items() if marks and len(told.reports) >= _SEVERAL]
    kinds = _without_narrower(room, kinds, named)
    bare = alive.get(frozenset())
    lone = [told for marks, told in alive.items() if marks and told not in kinds and not marks & _OTHER]
    for told in lone:
        within = [kind for kind in kinds if kind.marks < told.marks]
        if len(within) == 1:
            _join_nouns(room, within[0], told)
        elif not within and bare is not None and not (_names_something(told, named) or _is_force(told)):
            _join_nouns(room, bare, told)
    if bare is None:
        return
    owners = owners_of(room.now(bare.party))
    of_one = [told for told in lone if _is_abroad(told) and owners_of(told.party) & owners]
    if len(of_one) == 1:
        _join_nouns(room, bare, of_one[0])
    fitting = kinds if len(kinds) == 1 else [kind for kind in kinds if owners_of(room.now(kind.party)) & owners]
    if len(fitting) == 1 and not fitting[0].marks & _OTHER:
        _join_nouns(room, fitting[0], bare)


def _without_narrower(room: Room, kinds: list[_Told], named: frozenset[str]) -> list[_Told]:
    """Join a kind to the one kind that it only tells more of: "a sharp left-hand bend" is "a sharp bend"."""
    kept: list[_Told] = []
    for kind in sorted(kinds, key=lambda told: (len(told.marks), sorted(told.marks))):
        wider = [other for other in kept if other.marks < kind.marks]
        more = kind.marks - wider[0].marks if len(wider) == 1 else frozenset()
        if not more or more & _OTHER or _names_something(kind, named) or not _join_nouns(room, wider[0], kind):
            kept.append(kind)
    return kept


def _is_force(told: _Told) -> bool:
    """Whether a word before the noun tells which force or service is meant ("campus police")."""
    return told.noun in _FORCES or told.noun.startswith("intelligence")


def _is_abroad(told: _Told) -> bool:
    """Whether the only mark is a country: "Sousa's Norway trip" is "Sousa's trip" where she goes to one country."""
    return all(mark.startswith("=") for mark in told.marks)


def _names_something(told: _Told, named: frozenset[str]) -> bool:
    """Whether a mark is a country or stands with a capital: "the Lund attack" is another one.

    A capital on the first word may be that of a sentence, unless an article stands before it; there it counts on a word
    of somebody's name.
    """
    if any(mark.startswith("=") for mark in told.marks):
        return True
    for actor in told.party.members:
        owner, _, rest = actor.entity.name.replace("’", "'").rpartition("'s ")
        sure = bool(owner) or actor.definite or actor.one_more
        for place, word in enumerate(rest.split()[:-1]):
            if word[:1].isupper() and (place or sure or fold(word) in named):
                return True
    return False


def join_shortened(room: Room) -> None:
    """Join a body told by words of its name ("the dockers' union") to the one of the story whose name ends so.

    Args:
        room: The parties of the story.
    """
    ends: dict[str, list[Party]] = {}
    for party in room:
        if party.side == "body":
            for noun in sorted({singular(name[-1]) for name in party.full_names}):
                ends.setdefault(noun, []).append(party)
    for party in room:
        if party.side != "body" or party.named or not any(actor.definite for actor in party.members):
            continue
        noun, marks = read_noun(party.members[0].words)
        bearers = {id(room.now(bearer)): room.now(bearer) for bearer in ends.get(noun, ())}
        if len(bearers) != 1 or party.members[0].many:
            continue
        bearer = next(iter(bearers.values()))
        if any(marks <= set(name) for name in bearer.full_names) and not are_apart(bearer, party):
            reason = f"part of name: {party.members[0].entity.name}, {bearer.members[0].entity.name}"
            room.join(bearer, party, Evidence(feature="part_of_name", score=WEIGHTS["part_of_name"], reason=reason))


def _same_marks(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether marks are equal, a country and its people's name ("Keldia", "Keldian") counting for one."""
    if one == other:
        return True
    return len(one) == len(other) == 1 and _one_stem(*one, *other)


def _one_stem(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _STEM and (one.startswith(other) or other.startswith(one))


def _join_nouns(room: Room, one: _Told, other: _Told) -> bool:
    return join_told(room, one.party, other.party, "like_noun", "one noun for another")
