"""Phrases of a parse that may name somebody or something: names with their titles, descriptions, pronouns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossread.annotate.entities.celebrations import is_celebration
from crossread.annotate.entities.contexts import settle_names
from crossread.annotate.entities.edges import area_end, country_after, country_within, full_end, seat_country
from crossread.annotate.entities.heads import (
    AGE,
    OBJECTS,
    SUBJECTS,
    heads_description,
    is_of_office,
    is_of_people,
    is_plain_noun,
    is_quarter,
    is_years_old,
    may_name,
    modifies,
    told_again,
)
from crossread.annotate.entities.kinds import KIND_OF_LABEL, guess_kind, is_demonym, noun_kind, settle_kind, singular
from crossread.annotate.entities.mistaken import acts_as_government, reads_as_person
from crossread.annotate.entities.nameless import nameless_people
from crossread.annotate.entities.phrase import FIRST_PERSON, NOBODY, PRONOUNS, Phrase, Sources
from crossread.annotate.entities.spans import find_names
from crossread.annotate.entities.starts import description_start
from crossread.annotate.entities.titles import bare_name, title_start, title_words
from crossread.annotate.lexicons import load_nouns, load_words
from crossread.records.actors import EntityKind
from crossread.text.fates import find_fate
from crossread.text.things import thing_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["FIRST_PERSON", "NOBODY", "PRONOUNS", "Phrase", "Sources", "find_phrases"]

_MODIFIES = frozenset(["amod", "compound", "nmod:desc", "flat"])
_PLURALS = frozenset(["children", "men", "women"])
_OF_REPORTERS = frozenset(["press", "news", "media", "video"])
_SEVERAL = re.compile(r"[A-Z]{2,}s")  # "NGOs"
_MEETINGS = frozenset(["conference", "briefing"])


def find_phrases(doc: Doc, sources: Sources = NOBODY) -> tuple[Phrase, ...]:
    """Find the phrases of a parse, in order of their heads; names first claim their words.

    Args:
        doc: A parse with tags, tree, names and sentence starts.
        sources: Tokens that head the source of an attribution; their phrases are taken whatever the noun.
    """
    sentence_of = _number_sentences(doc)
    taken = [False] * len(doc)
    found: list[Phrase] = []
    owners: set[int] = set()  # "his" in "his brother Paul": another mention inside a name's phrase
    for span in find_names(doc):
        phrase = _name_phrase(doc, span, sentence_of, sources)
        if phrase is None:
            continue
        found.append(phrase)
    found = settle_names(doc, found)
    for phrase in found:
        taken[phrase.start : phrase.end] = [True] * (phrase.end - phrase.start)
        bare = phrase.name[0] if phrase.name else phrase.start
        owners.update(token.i for token in doc[phrase.start : bare] if token.tag_ == "PRP$")
    again = told_again(doc)
    for token in doc:
        free = not taken[token.i] or token.i in owners
        if token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET"} and free:
            found.append(_pronoun_phrase(token, sentence_of))
        elif taken[token.i]:
            continue
        elif (people := nameless_people(token)) is not None:
            found.append(_nameless_phrase(token, people, sentence_of))
        elif (
            heads_description(token)
            or (token.i in sources and may_name(token))
            or (singular(token.text) in again and not modifies(token))
        ):
            found.append(_description(token, sentence_of))
    alone = {(phrase.start, phrase.end): phrase for phrase in found}  # "self-rule" is one, whichever part is the head
    return tuple(sorted(alone.values(), key=lambda phrase: (phrase.start, phrase.end)))


def _number_sentences(doc: Doc) -> list[int]:
    numbers, number = [], -1
    for token in doc:
        if token.sent_start == 1 or number < 0:
            number += 1
        numbers.append(number)
    return numbers


def _name_phrase(doc: Doc, span: tuple[int, int, str], sentence_of: list[int], sources: Sources) -> Phrase | None:
    left, right = bare_name(doc, span[0], span[1])
    if not _is_name(doc, left, right, span[2]):
        return None
    kind: EntityKind = settle_kind(doc[left:right].text, KIND_OF_LABEL.get(span[2])) or guess_kind(doc, left, right)
    head = doc[left:right].root
    if doc[right - 1].lower_ == "party" and is_celebration(doc[right - 1]):
        kind = "other"  # "House Party" in a headline
    if kind == "person" and any(token.lower_ == "for" for token in doc[left:right]):
        kind = "other"  # "Justice for Sousa"
    if kind in {"place", "organisation"} and reads_as_person(doc, left, right, said=head.i in sources):
        kind = "person"
    elif kind == "place" and acts_as_government(doc, left, right, said=head.i in sources):
        kind = "organisation"
    modifies = head.dep_ in _MODIFIES and head.head.i >= right and head.head.pos_ in {"NOUN", "PROPN"}
    end = area_end(doc, right) if kind == "place" else right
    if kind == "other" and modifies:
        start = left  # "the driver of the Lund Ferrylink bus"
    elif kind in {"person", "other"}:
        start = title_start(doc, left)
    else:  # the article of "the Lund station" is the station's
        start = left if modifies and end == right else _determiner_start(doc, left, kind)
    if kind == "other" and start < left and _role_lemma(doc, start, left):
        kind = "person"
    lemma = _role_lemma(doc, start, left) if kind == "person" else singular(doc[right - 1].text)
    if modifies and (kind == "group" or is_demonym(doc[left:right].text)):
        return None  # "Turkish troops": part of a description
    top = _top(head, start, end)
    return Phrase(
        start=start,
        end=end,
        full_end=end,
        head=head.i,
        name=(left, right),
        form="name",
        kind=kind,
        lemma=lemma,
        gender="u",
        many=kind == "group" or _SEVERAL.fullmatch(doc[right - 1].text) is not None,
        definite=True,
        country=country_within(doc, start, left),
        subject=top.dep_ in SUBJECTS,
        object=top.dep_ in OBJECTS,
        sentence=sentence_of[left],
    )


def _is_name(doc: Doc, left: int, right: int, label: str) -> bool:
    """Whether words with capitals are more than a title, or a noun in a headline whose words all have them."""
    if left >= right or all(doc[i].lower_ in title_words() for i in range(left, right)):
        return False
    if right - left == 1 and doc[left].lower_ in load_words("time_nouns") and doc[left - 1 : left].text == "the":
        return False  # "Coach of the Year"
    if right - left == 1 and (is_of_office(doc[left]) or is_of_people(doc[left])):
        return False
    return right - left > 1 or label in KIND_OF_LABEL or not is_plain_noun(doc[left])


def _top(token: Token, start: int, end: int) -> Token:
    """The word of a phrase through which it hangs on the rest of the sentence."""
    while start <= token.head.i < end and token.head.i != token.i:
        token = token.head
    while (
        token.dep_ in {"flat", "appos", "compound", "conj"}
        and token.head.i != token.i
        and token.head.pos_ in {"NOUN", "PROPN"}
    ):
        token = token.head
    return token


def _determiner_start(doc: Doc, left: int, kind: EntityKind) -> int:
    """Where a body's or a people's name begins with its article; a people's with "two more", "exiled" too."""
    place = left
    while kind == "group" and place and doc[place].sent_start != 1:
        if doc[place - 1].dep_ not in {"amod", "nummod", "advmod", "compound"} or doc[place - 1].is_punct:
            break
        place -= 1
    if (
        place
        and doc[place].sent_start != 1
        and (doc[place - 1].lower_ == "the" or (kind == "group" and doc[place - 1].pos_ == "DET"))
    ):
        place -= 1
    return place


def _role_lemma(doc: Doc, start: int, left: int) -> str:
    """The last noun of a title that names a role."""
    for token in reversed(doc[start:left]):
        if token.lower_ in load_nouns("role"):
            return token.lower_
        if singular(token.text) in load_nouns("role"):
            return singular(token.text)
    return ""


def _pronoun_phrase(token: Token, sentence_of: list[int]) -> Phrase:
    gender, number = PRONOUNS[token.lower_]
    return Phrase(
        start=token.i,
        end=token.i + 1,
        full_end=token.i + 1,
        head=token.i,
        name=None,
        form="pronoun",
        kind="person" if gender in {"m", "f"} or token.lower_ in FIRST_PERSON else "other",
        lemma=token.lower_,
        gender=gender,
        many=number == "many",
        definite=True,
        country=None,
        subject=token.dep_ in SUBJECTS,
        object=token.dep_ in OBJECTS,
        sentence=sentence_of[token.i],
    )


def _description(token: Token, sentence_of: list[int]) -> Phrase:
    doc = token.doc
    end = token.i + 1
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end += 2  # government-in-exile, president-elect
    many = "Number=Plur" in str(token.morph) or token.tag_ == "NNS" or token.lower_ in _PLURALS
    left = description_start(token, many=many)
    first = doc[left]
    owned = any(c.dep_ in {"nmod:poss", "poss"} or c.tag_ == "POS" for c in (*token.children, *doc[left : token.i]))
    definite = owned or first.lower_ in {"the", "this", "that", "these", "those"}
    kind = _kind_in_place(token) or noun_kind(singular(token.text), token.text)
    kind = kind or thing_kind(singular(token.text)) or "other"
    lemma = singular(token.text) + doc[token.i + 1 : end].text  # "government-in-exile" is no government
    if is_years_old(token):
        lemma = doc[token.i - AGE : token.i + 1].text.casefold()  # two of two ages are two
    return Phrase(
        start=left,
        end=end,
        full_end=max(end, full_end(token)),
        head=token.i,
        name=None,
        form="description",
        kind=kind,
        lemma=lemma,
        gender=_noun_gender(lemma),
        many=many,
        definite=definite,
        country=country_within(doc, left, token.i) or country_after(token) or seat_country(token, left),
        subject=token.dep_ in SUBJECTS,
        object=token.dep_ in OBJECTS,
        sentence=sentence_of[token.i],
    )


def _nameless_phrase(token: Token, span: tuple[int, int], sentence_of: list[int]) -> Phrase:
    return Phrase(
        start=span[0],
        end=span[1],
        full_end=max(span[1], full_end(token)),
        head=token.i,
        name=None,
        form="description",
        kind="group",
        lemma=find_fate(token.doc[span[0] : span[1]].text) or token.lower_,
        gender="u",
        many=True,
        definite=token.doc[span[0]].lower_ in {"the", "these", "those"},
        country=None,
        subject=token.dep_ in SUBJECTS,
        object=token.dep_ in OBJECTS,
        sentence=sentence_of[token.i],
    )


def _kind_in_place(token: Token) -> EntityKind | None:
    """What a noun names where it stands: a "coast guard" is a coastguard, "the house" no parliament."""
    noun, before = singular(token.text), token.nbor(-1) if token.i else None
    if (noun == "house" and token.is_lower) or is_quarter(token):
        return "place"
    if is_years_old(token):
        return "group" if token.lower_ == "olds" else "person"
    if noun == "party":
        return "other" if is_celebration(token) else None
    if before is None:
        return None
    if before.lower_ in _OF_REPORTERS and noun in _MEETINGS:
        return "other"
    joined = before.head.i == token.i and before.dep_ == "compound" and before.lower_ + noun in load_nouns("body")
    return "organisation" if joined or (noun == "general" and before.lower_ == "consulate") else None


def _noun_gender(lemma: str) -> str:
    if lemma.endswith("woman") or lemma in load_words("female_nouns"):
        return "f"
    return "m" if lemma.endswith("man") or lemma in load_words("male_nouns") else "u"
