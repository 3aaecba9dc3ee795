"""What a name stands for by the words around it: a country, a ship, a company, where the engine took it for a person.

No list knows every name, and an invented or distant country looks like a person to the engine. The report tells: one is
in a place, a state has a government, an army and people with an adjective of its name ("Keldia", "the Keldian army"), a
ship bears its kind before its name. One such place in a report settles the name there, unless a title, a form of
address or a role set beside it says that a person bears it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import known_kind, singular
from crossread.annotate.entities.patterns import storm_of
from crossread.annotate.entities.phrase import Phrase
from crossread.annotate.entities.titles import FORMS_OF_ADDRESS, title_words
from crossread.annotate.lexicons import find_country, find_gender, fold, load_words
from crossread.records.actors import EntityKind
from crossread.text.word_classes import load_words as class_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_INSIDE = frozenset(["in", "inside", "across", "throughout", "within"])
_IN_PEOPLE = load_words("what_is_in_people")
_OF_STATES = load_words("what_states_have")
_COMPANIES = frozenset(["company", "firm", "airline", "corporation"])
_SAILS = load_words("acts_of_ships")
_TELL_MORE = frozenset(["amod", "compound", "nmod:desc", "flat"])
_LEAST_STEM = 4
_SEVERAL = 2
_NEAR = 5


def settle_names(doc: Doc, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Let names whose kind the engine guessed be what the report's grammar says.

    Args:
        doc: The parse.
        phrases: Its phrases, in any order.

    Returns:
        The same phrases; of names some with another kind.
    """
    told = _tell(doc, phrases, adjectives := _adjectives_in(doc))
    made = {adjective: key for key, kind in told.items() if kind == "place" for adjective in _made_of(key) & adjectives}
    long = [one.name for one in phrases if one.kind == "person" and one.name and one.name[1] - one.name[0] > 1]
    borne = {doc[place].text for left, right in long for place in (left, right - 1)}
    settled: list[Phrase] = []
    for phrase in phrases:
        key = _key(doc, phrase)
        if phrase.kind == "place" and _is_borne(doc, phrase, borne):
            settled.append(replace(phrase, kind="person"))
        elif key in made:
            if not _modifies(doc, phrase):
                settled.append(replace(phrase, kind="group", many=True))
        else:
            settled.append(_as_told(phrase, told.get(key or "")))
    return settled


def _is_borne(doc: Doc, phrase: Phrase, borne: set[str]) -> bool:
    """Whether a country's name ("Jordan") that the engine took for a person is part of a longer name."""
    if phrase.name is None or phrase.name[1] - phrase.name[0] > 1:
        return False
    token = doc[phrase.name[0]]
    return token.ent_type_ == "PERSON" and token.text in borne


def _adjectives_in(doc: Doc) -> set[str]:
    """Words with a capital that may be adjectives of names."""
    return {fold(token.text) for token in doc if token.text[:1].isupper() and token.pos_ in {"ADJ", "PROPN"}}


def _tell(doc: Doc, phrases: Sequence[Phrase], adjectives: set[str]) -> dict[str, EntityKind]:
    """For names that grammar tells what they stand for, and that no person of the report bears, their kind."""
    told: dict[str, EntityKind] = {}
    around: Counter[str] = Counter()
    people: set[str] = set()
    marked: set[str] = set()
    for phrase in phrases:
        key = _key(doc, phrase)
        if key is None:
            continue
        if _bears_title(doc, phrase):
            people.add(key)
        if phrase.kind in {"person", "organisation"}:
            marked.add(key)
        around[key] += _is_around(doc, phrase)
        kind = _told(doc, phrase, key, adjectives)
        if kind is not None:
            told.setdefault(key, kind)
        if storm := storm_of(key):
            told.setdefault(key.removeprefix(f"{storm} "), "other")
    for key, count in around.items():
        if count >= _SEVERAL and key not in marked and " " not in key:
            told.setdefault(key, "place")
    return {key: kind for key, kind in told.items() if key not in people}


def _as_told(phrase: Phrase, kind: EntityKind | None) -> Phrase:
    if (
        kind is None
        or phrase.name is None
        or kind == phrase.kind
        or (phrase.kind == "organisation" and kind == "place")
    ):
        return phrase
    return replace(phrase, kind=kind, start=phrase.start if kind != "other" else phrase.name[0], lemma="")


def _key(doc: Doc, phrase: Phrase) -> str | None:
    """The name of a phrase whose kind is a guess; None for names that lists know."""
    if phrase.name is None or phrase.kind == "group":
        return None
    text = doc[phrase.name[0] : phrase.name[1]].text
    if known_kind(text) is not None or find_country(text):
        return None
    return fold(text)


def _bears_title(doc: Doc, phrase: Phrase) -> bool:
    """Whether a title, a form of address or an age says that a person bears a name."""
    start, end = phrase.name or (phrase.start, phrase.end)
    if phrase.kind == "person" and phrase.lemma:
        return True
    before = doc[start - 1].lower_ if start else ""
    if before in FORMS_OF_ADDRESS or before in title_words():
        return True
    age = doc[end : end + 2]
    return len(age) > 1 and age[0].text == "," and age[1].like_num and age[1].is_digit


def _told(doc: Doc, phrase: Phrase, key: str, adjectives: set[str]) -> EntityKind | None:
    start, end = phrase.name or (phrase.start, phrase.end)
    if _is_ship(doc, start, end):
        return "other"
    if phrase.kind == "organisation" or (end - start > 1 and find_gender(doc[start].text)):
        return None
    if _is_company(doc, start, end):
        return "organisation"
    if _has_state(doc, end) or _gives_adjective(key, adjectives):
        return "place"
    return None


def _is_ship(doc: Doc, start: int, end: int) -> bool:
    """Whether a vessel's noun stands right before a name, or the ship so named with an article sails or sinks."""
    if start == 0 or doc[start].sent_start == 1:
        return False
    vessels = class_of("vessels")
    before = doc[start - 1]
    if before.lower_ in vessels:
        return before.head.i in range(start, end) or doc[start:end].root.head.i == before.i
    verb = doc[start:end].root.head
    return before.lower_ == "the" and verb.pos_ == "VERB" and verb.lemma_.casefold() in _SAILS and verb.i >= end


def _is_company(doc: Doc, start: int, end: int) -> bool:
    """Whether ", a Norwegian company," stands behind a name, or "the company" right before it."""
    if start and doc[start].sent_start != 1 and doc[start - 1].lower_ in _COMPANIES:
        return doc[start:end].root.head.i == start - 1 or doc[start - 1].head.i in range(start, end)
    if doc[end : end + 1].text != ",":
        return False
    for token in doc[end + 1 : end + 1 + _NEAR]:
        if token.is_punct and token.text != "-":
            return False
        if token.lower_ in _COMPANIES:
            return token.dep_ == "appos" and token.head.i in range(start, end)
    return False


def _has_state(doc: Doc, end: int) -> bool:
    """Whether a name owns what states have: "Keldia's foreign minister"."""
    if doc[end : end + 1].text.casefold() not in {"'s", "’s"}:
        return False
    for token in doc[end + 1 : end + 1 + _NEAR]:
        if token.pos_ not in {"NOUN", "ADJ", "PROPN"}:
            return False
        if singular(token.text) in _OF_STATES and token.dep_ not in {"compound", "amod"}:
            return True
    return False


def _gives_adjective(key: str, adjectives: set[str]) -> bool:
    """Whether the report has an adjective made of a name of one word: "Keldian" of "Keldia"."""
    return bool(_made_of(key) & adjectives)


def _made_of(key: str) -> set[str]:
    """The adjectives that may be made of a name."""
    if " " in key or len(key) <= _LEAST_STEM:
        return set()
    stem = key[:-1] if key[-1] in "aeo" else key
    return {stem + ending for ending in ("ian", "an", "ese", "ish", "i")} | {key + "n"}


def _modifies(doc: Doc, phrase: Phrase) -> bool:
    """Whether a name only tells more of a noun behind it ("Keldian army")."""
    head = doc[phrase.head]
    return head.head.i > phrase.head and head.head.pos_ in {"NOUN", "PROPN"} and head.dep_ in _TELL_MORE


def _is_around(doc: Doc, phrase: Phrase) -> bool:
    """Whether something is or happens in what a name stands for."""
    start, end = phrase.name or (phrase.start, phrase.end)
    place = min(phrase.start, start)
    if place == 0 or doc[place].sent_start == 1 or doc[place - 1].lower_ not in _INSIDE:
        return False
    name = doc[start:end].root
    if end < len(doc) and (name.head.i >= end or doc[end].lower_ in {"'s", "’s"}):
        return False  # "in Sousa's house", "in Sousa territory"
    return name.head.lemma_.casefold() not in _IN_PEOPLE and singular(name.head.text) not in _IN_PEOPLE
