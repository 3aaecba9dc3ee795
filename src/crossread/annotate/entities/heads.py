"""Which words head a phrase that describes somebody or something: role nouns, bodies, subjects, acts told again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import is_act, noun_kind, singular
from crossread.annotate.lexicons import load_nouns, load_words
from crossread.text.calendar_names import MONTHS
from crossread.text.things import thing_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubjpass", "obl:agent", "csubj"])
OBJECTS = frozenset(["obj", "dobj", "iobj", "dative"])
_GENERALS = frozenset(
    ["secretary", "attorney", "governor", "director", "inspector", "consul", "surgeon", "solicitor", "auditor"]
)
AGE = 4  # tokens before "old": 26 - year -
_TIME_NOUNS = load_words("time_nouns")
_BEFORE_MONTHS = frozenset(
    ["in", "of", "since", "until", "by", "late", "early", "mid", "last", "this", "next", "during"]
)


def heads_description(token: Token) -> bool:
    """Whether a word heads a description: a noun for somebody, a body, people, a document, or a subject."""
    if token.lower_ in {"others", "someone", "somebody"}:
        return token.dep_ in SUBJECTS | OBJECTS
    if is_years_old(token):
        return True
    if token.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return False
    if token.lower_ in {"one", "some", "many", "several"}:
        return token.dep_ in SUBJECTS and token.lower_ in {"some", "many"}
    if modifies(token) or before_general(token) or is_of_office(token) or _tells_time(token):
        return False
    return token.pos_ in {"NOUN", "PROPN"} and (
        is_quarter(token)
        or noun_kind(singular(token.text), token.text) is not None
        or singular(token.text) in load_nouns("document")
        or token.dep_ in SUBJECTS
        or thing_kind(singular(token.text)) is not None
    )


def _tells_time(token: Token) -> bool:
    """Whether a word is a noun of time, or a month's name where it could be another noun: "in March", "March 24"."""
    if singular(token.text) in _TIME_NOUNS:
        return True
    if token.text not in MONTHS:
        return False
    around = [*token.doc[max(0, token.i - 1) : token.i], *token.doc[token.i + 1 : token.i + 2]]
    return any(other.like_num or other.lower_ in _BEFORE_MONTHS for other in around)


def is_of_office(token: Token) -> bool:
    """Whether a word ends an office and names no body: "State" in "the Secretary of State"."""
    before = [other.lower_ for other in token.doc[max(0, token.i - 2) : token.i]]
    return len(before) > 1 and before[1] == "of" and before[0] in {"secretary", "undersecretary"}


def is_of_people(token: Token) -> bool:
    """Whether a word of the compass says which people or land is meant: "South" in "the South American state"."""
    return token.lower_ in load_words("quarters") and token.doc[token.i + 1 : token.i + 2].text.istitle()


def is_years_old(token: Token) -> bool:
    """Whether an age stands for whoever is of that age: "a 26-year-old from Lund", but "a 26-year-old docker"."""
    doc, place = token.doc, token.i
    if token.lower_ not in {"old", "olds"} or place < AGE or not doc[place - 1].text == doc[place - 3].text == "-":
        return False
    aged = doc[place - 2].lower_ in {"year", "month"} and doc[place - AGE].text[-1:].isalnum()
    following = doc[place + 1 : place + 2]
    if not aged or (token.dep_ in {"amod", "compound"} and token.head.i > place):
        return False
    goes_on = len(following) and (following[0].pos_ in {"NOUN", "PROPN", "ADJ"} or following[0].dep_ == "amod")
    return not goes_on and following.text != "-"


def is_plain_noun(token: Token) -> bool:
    """Whether a word with a capital is a noun for a happening or a thing and no name."""
    noun = singular(token.text)
    return token.is_title and (noun_kind(noun, token.text) == "other" or thing_kind(noun) is not None)


def modifies(token: Token) -> bool:
    """Whether a noun only tells more of another ("harbour" in "harbour master")."""
    if token.dep_ == "nmod:desc" and token.head.i < token.i:
        return False
    return token.dep_ in {"compound", "amod", "flat", "nummod", "nmod:desc"} and token.head.pos_ in {"NOUN", "PROPN"}


def before_general(token: Token) -> bool:
    """Whether a noun is the first of an office of two: "secretary general", "attorney general"."""
    return token.lower_ in _GENERALS and token.doc[token.i + 1 : token.i + 2].text.casefold() == "general"


def is_quarter(token: Token) -> bool:
    """Whether a word of the compass is a part of a country or the world: "the country's east", "the West"."""
    if token.lower_ not in load_words("quarters") or token.i == 0 or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    before = token.nbor(-1)
    owned = any(child.dep_ in {"nmod:poss", "poss"} for child in token.lefts)
    return owned or (token.text in {"West", "East"} and before.lower_ == "the")


def may_name(token: Token) -> bool:
    """Whether a word can stand for somebody: a noun, or "some", "others", "many"."""
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "DET"} or token.lower_ in {
        "some",
        "others",
        "many",
        "few",
        "several",
    }


def told_again(doc: Doc) -> frozenset[str]:
    """Nouns of acts to which the report comes back, and those of its first sentence, which is mostly its headline."""
    counts = Counter(singular(token.text) for token in doc if token.pos_ in {"NOUN", "PROPN"})
    first = next((token.i for token in doc if token.i and token.sent_start == 1), len(doc))
    opening = {singular(token.text) for token in doc[:first]}
    return frozenset(noun for noun, count in counts.items() if (count > 1 or noun in opening) and is_act(noun))
