"""What one report tells of an actor, read once and made ready for comparing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from crossread.link.entities.spelling import read_words
from crossread.records import Entity, Label
from crossread.records.actors import EntityKind
from crossread.text.countries import find_capital, find_country, is_part_of_country
from crossread.text.descriptions import without_tail
from crossread.text.fates import Fate, find_fate
from crossread.text.folding import fold
from crossread.text.numbered import group_of_states, joined_numbers
from crossread.text.things import thing_kind
from crossread.text.word_classes import load_words

Words = tuple[str, ...]

_DETERMINERS = load_words("before a description")
_POINTING = load_words("pointing words")
_INTRODUCING = load_words("introducing words")
_NUMBER = re.compile(r"[\d,.]+(?:st|nd|rd|th)?")
_NUMBERS = load_words("number words")
_FORMER = load_words("former words")
_AREAS = load_words("kinds of areas")
_TIMES = load_words("days that own")
_MALE = load_words("male address")
_FEMALE = load_words("female address")
_LARGE = frozenset(["million", "billion", "trillion"])
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?")  # "N.D.U." is the NDU
_MOST_COUNTRY_WORDS = 3
_LONGEST_OFFICE = 12
_ONE_NAMING = 60  # code points within which all wordings of one naming begin
_OPENING = 300  # code points of headline and first sentence
_LINKS = frozenset(["of", "in", "for", "with", "from", "to", "at", "on", "by", "who", "that", "which"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportActor:
    """An actor as one report has it.

    Attributes:
        found_id: Its id in the report.
        document_id: The report.
        entity: What was found; a description ends with its noun, and is whole in `called`.
        called: The name as found.
        named: Whether it has a name, not only descriptions.
        words: Words of its name as they are compared; names of countries stand as their codes.
        owner: Words of the name before a genitive mark in a description ("the minister's office").
        offices: What it is called besides its name, each as a set of words.
        held: Those of them that are offices it holds now.
        gender: "m", "f" or "" as forms of address tell.
        official: Whether a title is among its descriptions.
        definite: Whether the report points at it ("the mayor") and does not only introduce it ("a mayor").
        many: Whether its description stands in the plural.
        one_more: Whether it is brought in with "a", "one" or "another", as one of several.
        number: The number before its noun, as it stands.
        fates: What befell them, where a label tells of people by that alone ("the injured", "those who died").
        bare: Nouns by which the report points at it with nothing else ("the crash").
        letters: Acronyms that stand in brackets behind its name.
        thing: Whether it has a name and is told of by a noun for a vehicle or an animal.
        aside: Whether it is a thing or spot without a name that the report tells of once, and not in its opening.
        weight: How often the report names it.
    """

    found_id: str
    document_id: str
    entity: Entity
    called: str
    named: bool
    words: Words
    owner: Words
    offices: tuple[frozenset[str], ...]
    held: tuple[frozenset[str], ...]
    gender: str
    official: bool
    definite: bool
    many: bool
    one_more: bool
    number: str
    fates: frozenset[Fate]
    bare: frozenset[str]
    letters: frozenset[str]
    thing: bool
    aside: bool
    weight: int

    @property
    def kind(self) -> EntityKind:
        """Person, organisation, place, group or other."""
        return self.entity.kind


def read_actors(entities: Sequence[Entity], labels: Sequence[Label], document_id: str) -> tuple[ReportActor, ...]:
    """Read the actors of one report.

    Args:
        entities: Its entities as they were found.
        labels: How it names them.
        document_id: The report.

    Example:
        >>> mayor = Entity(entity_id="e", kind="person", name="Ana Sousa", titles=("Mayor",))
        >>> [actor.words for actor in read_actors([mayor], [], "d")]
        [('ana', 'sousa')]
    """
    of_entity: dict[str, list[Label]] = {}
    for label in labels:
        of_entity.setdefault(label.entity_id, []).append(label)
    return tuple(_read(entity, of_entity.get(entity.entity_id, []), document_id) for entity in entities)


def _read(entity: Entity, labels: Sequence[Label], document_id: str) -> ReportActor:
    texts = {label.text: label for label in labels}
    amount = load_words("amounts").issuperset(fold(entity.name).split())
    named = (not labels and not amount) or any(label.kind == "name" for label in labels)
    called, entity = entity.name, entity if named else replace(entity, name=without_tail(entity.name))
    many = _is_plural(entity.name)
    owner, rest = ("", entity.name) if named else _split_owner(entity.name)
    words = read_words(entity.name) if entity.kind == "person" and named else read_key(rest)
    if entity.kind == "organisation" and named and (capital := find_capital(entity.name)):
        words = (f"={capital}", "government")  # "Oslo" that speaks or acts
    if entity.kind == "place" and len(words) > 1 and words[-1] in _AREAS:
        words = words[:-1]
    if not named:
        words = _of_country((*words[:-1], singular(words[-1])), entity)
    titles = [*entity.titles, *(label.text for label in labels if label.kind == "office")]
    said = [label.text for label in labels if label.kind == "description" and label.text.split()]
    offices = {read_office(text) for text in (*titles, *said) if len(text.split()) <= _LONGEST_OFFICE}
    pointed = [text for text in said if fold(text).split()[:1][0] in _POINTING]
    held = {read_office(text) for text in (*titles, *pointed) if not _FORMER.intersection(fold(text).split())}
    forms = {word.strip(".") for title in entity.titles for word in fold(title).split()}
    forms |= {fold(text).split()[0].strip(".") for text in texts if text.split()}
    gender = "".join(sign for sign, known in (("m", _MALE), ("f", _FEMALE)) if forms & known)
    return ReportActor(
        found_id=entity.entity_id,
        document_id=document_id,
        entity=entity,
        called=called,
        named=named,
        words=words,
        owner=read_words(owner) if owner else (),
        offices=tuple(sorted((office for office in offices if office), key=sorted)),
        held=tuple(sorted((office for office in held if office), key=sorted)),
        gender=gender if len(gender) == 1 else "",
        official=any(label.kind == "office" for label in labels),
        definite=any(fold(text).split()[:1][0] in _POINTING for text in texts if text.split()) or bool(owner),
        many=many,
        one_more=amount
        or (not many and any(fold(text).split()[:1][0] in _INTRODUCING for text in texts if text.split())),
        number="" if named or _counts_parts(said) else _number(entity.name),
        fates=frozenset(fate for text in said if (fate := _fate(text))) if entity.kind == "group" else frozenset(),
        bare=frozenset(noun for text in said if (noun := _pointed(text))),
        letters=frozenset(letters for text in texts if (letters := _letters(text))),
        thing=named and not entity.titles and len(gender) != 1 and any(_tells_thing(text) for text in said),
        aside=not named and _is_aside(entity, labels),
        weight=max((label.count for label in labels), default=1),
    )


def _of_country(words: Words, entity: Entity) -> Words:
    """The words of a description; those of a country's one government without what else is said of it."""
    governs = words[-1] in load_words("governing nouns") and entity.kind in {"organisation", "group"}
    another = load_words("governments of parts") | load_words("words for another")
    if not governs or entity.country is None or another.intersection(words):
        return words
    return (f"={entity.country}", words[-1])


@lru_cache(maxsize=200_000)
def read_key(text: str) -> Words:
    """The words of a body, place or description, with countries and their peoples as codes, without determiners.

    Example:
        >>> read_key("the British government"), read_key("UK government"), read_key("U.S. Department of State")
        (('=GBR', 'government'), ('=GBR', 'government'), ('=USA', 'department', 'state'))
    """
    group = group_of_states(text)
    if group is not None:
        return (group,)
    pieces = joined_numbers(text.replace("’", "'")).split()
    while len(pieces) > 1 and (fold(pieces[0]) in _DETERMINERS | _NUMBERS or _NUMBER.fullmatch(pieces[0])):
        if pieces[1] in _LARGE:
            break  # a sum, of which the sign was left outside: "300 million contract"
        pieces.pop(0)
    found: list[str] = []
    place = 0
    while place < len(pieces):
        for width in range(min(_MOST_COUNTRY_WORDS, len(pieces) - place), 0, -1):
            phrase = " ".join(pieces[place : place + width]).strip(",;").removesuffix("'s")
            code = find_country(phrase) if phrase[:1].isupper() and not is_part_of_country(phrase) else None
            if code:
                found.append(f"={code}")
                place += width
                break
        else:
            group = group_of_states(pieces[place])
            letters = pieces[place].replace(".", "").casefold() if _DOTTED.fullmatch(pieces[place]) else None
            known = group or letters
            found.extend((known,) if known else read_words(pieces[place]))
            place += 1
    if found[-2:] in (["consulate", "general"], ["consulates", "general"]):
        found.pop()
    small = {"of", "the", "and", "for", "in", "a", "an", "to"}
    return tuple(word for word in found if word not in small) or tuple(found)


@lru_cache(maxsize=200_000)
def read_office(text: str) -> frozenset[str]:
    """The words of a title or description that tell one office from another.

    Example:
        >>> sorted(read_office("the Norwegian foreign minister"))
        ['=NOR', 'foreign', 'minister']
    """
    return frozenset(word for word in read_key(text) if word not in _DETERMINERS and word != "s")


def _split_owner(name: str) -> tuple[str, str]:
    """A description with a genitive: whose it is, and what."""
    for mark in ("'s ", "’s ", "s' ", "s’ "):
        owner, found, rest = name.rpartition(mark)
        if found and fold(owner) in _TIMES:
            return "", rest  # "Sunday's crash" is nobody's
        if found:
            return owner + ("s" if mark.startswith("s") else ""), rest
    return "", name


def singular(word: str) -> str:
    """One form for a noun in the singular and in the plural.

    Example:
        >>> singular("protests"), singular("authorities"), singular("men"), singular("crisis")
        ('protest', 'authority', 'man', 'crisis')
    """
    if word.endswith("men") and len(word) > 2:  # noqa: PLR2004 - all of it
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "dies"
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _number(name: str) -> str:
    """The number a description begins with, in figures or letters."""
    return next((word for word in fold(name).split() if _NUMBER.fullmatch(word) or word in _NUMBERS), "")


def _counts_parts(said: Sequence[str]) -> bool:
    """Whether a report gives one and the same several numbers ("ten victims", "eight of the victims"): parts of it."""
    return len({number for text in said if (number := _number(text))}) > 1


def _is_plural(name: str) -> bool:
    last = fold(name).split()[-1:] or [""]
    return last[0] in load_words("plural without s") or (
        last[0].endswith("s") and not last[0].endswith(("ss", "us", "is"))
    )


def _fate(text: str) -> Fate | None:
    """What befell those whom a label tells of by that alone: no noun, but "those who" or an adjective at its end."""
    words = fold(text).split()
    last = words[-1] in load_words("adjectives for people") and find_fate(words[-1]) is not None
    alone = words[:1] == ["those"] or last
    return find_fate(text) if alone and "and" not in words else None


def _pointed(text: str) -> str:
    """The noun of a label that only points: "crash" of "the crash", "Sunday's crash"; empty for any other."""
    pointing, _, noun = fold(text).replace("’", "'").rpartition(" ")
    points = pointing in _POINTING or pointing.removesuffix("'s") in _TIMES
    return noun if points and not _is_plural(noun) else ""


def _tells_thing(text: str) -> bool:
    """Whether a description is of a vehicle or an animal."""
    words = fold(text).split()
    return thing_kind(singular(words[-1])) == "other" and not _LINKS.intersection(words)


def _is_aside(entity: Entity, labels: Sequence[Label]) -> bool:
    """Whether a thing is told of in one place of a report, and not where it opens."""
    nouns = fold(entity.name).split()[-1:]
    if entity.kind not in {"other", "place"} or not nouns or thing_kind(singular(nouns[0])) is None:
        return False
    places = [label.first_start for label in labels]
    once = all(label.count == 1 for label in labels) and max(places) - min(places) < _ONE_NAMING
    return once and min(places) >= _OPENING


def _letters(text: str) -> str:
    """The acronym in brackets at the end of a label, in lower case."""
    head, found, tail = text.rpartition("(")
    letters = tail.removesuffix(")").strip()
    return letters.replace(".", "").casefold() if found and head and letters.isupper() and letters.isalpha() else ""
