"""What a speaker without a name is called: the noun with what says which of many he is.

"A representative" may be anybody's; "representative of an aid group" is what a reader takes him for. Kept are phrases
with "of", "in", "from", "for", "with" right behind the noun, and "close to"; not clauses, amounts, days, channels, nor
what only this sentence explains ("of his"). Each entity keeps its id; `without_tail` gives the noun back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import singular
from crossread.annotate.entities.phrase import PRONOUNS
from crossread.annotate.entities.roster import Roster
from crossread.annotate.lexicons import load_nouns, load_words
from crossread.annotate.quotations.issuers import find_writer, is_document
from crossread.records import Entity
from crossread.text.descriptions import BEHIND, without_tail

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOST_WORDS = 10  # of the whole name
_WEAK = frozenset(["DET", "ADJ", "NUM", "ADV", "PUNCT"])
_WHERE = frozenset(["in", "at", "near"])
_INNER = frozenset(["nmod", "nmod:of"])
_ADJECTIVES = frozenset(["close", "familiar"])
_BREAKS = frozenset([",", ";", ":", "(", ")", "–", "—", '"', "“", "”", "'", "‘", "’"])
_ARTICLES = frozenset(["the", "a", "an"])
_OWN = frozenset(["PRP", "PRP$", "WP", "WP$", "WDT"])


def name_speakers(roster: Roster, speakers: Collection[str]) -> tuple[Entity, ...]:
    """Call speakers without a name by the whole phrase that identifies them.

    Args:
        roster: Who is named in the report.
        speakers: Ids of those who are quoted in it.

    Returns:
        The entities of the roster in their order, with the same ids.
    """
    told = defaultdict[str, list[_Told]](list)
    for mention, (start, _), head in zip(roster.mentions, roster.spans, roster.heads, strict=True):
        if mention.form == "description" and mention.entity_id is not None and mention.entity_id in speakers:
            told[mention.entity_id].append(_read(roster, start, head))
    named = {mention.entity_id for mention in roster.mentions if mention.form == "name"}
    return tuple(
        _renamed(entity, told[entity.entity_id])
        if entity.entity_id in told and entity.entity_id not in named
        else entity
        for entity in roster.entities
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A description of a speaker.

    Attributes:
        short: Its words up to the noun, without an article.
        full: The same with what identifies the speaker behind the noun.
        owned: The words with the name of whom "his" or "her" means.
        pointed: Whether it goes back to somebody told of before.
        plain: Whether no noun and no name stands before its noun.
    """

    short: str
    full: str
    owned: str | None
    pointed: bool
    plain: bool


def _read(roster: Roster, start: int, head: int) -> _Told:
    doc = roster.parsed.doc
    full = _full_name(roster, start, head)
    mine = doc[start].tag_ == "PRP$"
    owner = _owner(roster, start) if mine else None
    return _Told(
        short=without_tail(full),
        full=full,
        owned=None if owner is None else f"{owner}'s {doc[start + 1 : head + 1].text}",
        pointed=mine or doc[start].lower_ in {"the", "this", "that"},
        plain=not mine and all(token.pos_ in _WEAK and not token.is_title for token in doc[start:head]),
    )


def _owner(roster: Roster, pronoun: int) -> str | None:
    """The name of whom "his" or "her" means before a noun, where the report has one."""
    owner = roster.entity_at(pronoun)
    entity = roster.entity(owner) if owner is not None and roster.is_named(owner) else None
    return None if entity is None else entity.name


def _renamed(entity: Entity, told: list[_Told]) -> Entity:
    """An entity by the longest of the phrases that tell more of the noun it goes by, if all of them tell of one."""
    own = [one for one in told if one.short.casefold() == entity.name.casefold()]
    owned = next((one.owned for one in own if one.owned is not None), None)
    if owned is not None:
        return replace(entity, name=owned) if all(one.pointed for one in told) else entity
    plain = all(one.plain for one in own)
    fitting = [
        one
        for one in told
        if one.short != one.full
        and (one in own or (plain and (entity.kind == "person" or _one_noun(one.short, entity.name))))
    ]
    tails = [frozenset(one.full[len(one.short) :].split()) - BEHIND - _ARTICLES for one in fitting]
    torn = any(not one & other for one in tails for other in tails)
    best = max((one.full for one in fitting), key=len, default="")
    return entity if torn or len(best) <= len(entity.name) else replace(entity, name=best)


def _one_noun(one: str, other: str) -> bool:
    """Whether two descriptions end with one noun, or both with one for a document ("the document", "the letter")."""
    nouns = {words.casefold().rpartition(" ")[2] for words in (one, other)}
    return len(nouns) == 1 or nouns <= load_nouns("document")


def _full_name(roster: Roster, start: int, head: int) -> str:
    """A phrase with what follows its noun, without its article."""
    doc = roster.parsed.doc
    if doc[start].lower_ in {"the", "a", "an"} and start < head:
        start += 1
    end = _identified_end(doc[head], start)
    writer = find_writer(doc[head]) if end == head + 1 and is_document(doc[head]) else None
    by = [] if writer is None else _phrase_at(roster, writer.i)
    words = doc[start:end].text.split() + (["by", *by] if by else [])
    if doc[start].is_sent_start and doc[start].pos_ == "NOUN" and not doc[start].is_upper and words:
        words[0] = words[0][:1].lower() + words[0][1:]
    return " ".join(words)


def _identified_end(head: Token, start: int) -> int:
    """Where a noun's phrase ends with what identifies whom it names."""
    doc, end = head.doc, head.i + 1
    stop = min(head.sent.end, start + _MOST_WORDS)
    while end < stop and _goes_on(doc, head, end):
        following = _chunk_end(doc, head, end)
        if following is None or following > stop:
            break
        end = following
    return end


def _phrase_at(roster: Roster, head: int) -> list[str]:
    """The words of the phrase that a noun heads, without an article; none where that is nobody's."""
    start, end = next((span for span, own in zip(roster.spans, roster.heads, strict=True) if own == head), (0, 0))
    words = roster.parsed.doc[start:end].text.split()
    return words[1:] if words and words[0].casefold() in _ARTICLES else words


def _goes_on(doc: Doc, head: Token, place: int) -> bool:
    """Whether a phrase that belongs to a noun begins at a place, or to a noun that it hangs on ("copy of a letter")."""
    word = doc[place].lower_
    if word not in BEHIND or (word == "to" and singular(head.text) not in load_words("sent_to_others")):
        return False
    if word in _WHERE and any(token.pos_ == "PROPN" for token in head.lefts):
        return False  # "the Osk police at the mill" are known by the name
    if place == head.i + 1 and doc[place].lower_ in {"by", "from"} and is_document(head):
        return True
    chain = {head.i}
    while head.dep_ in _INNER and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
        chain.add(head.i)
    return any(above.i in chain for above in doc[place].ancestors)


def _chunk_end(doc: Doc, head: Token, place: int) -> int | None:
    """Where a phrase with a preposition ends, before the next one; None where it identifies nobody."""
    place += doc[place].lower_ in _ADJECTIVES
    if place >= len(doc) or doc[place].lower_ not in BEHIND - _ADJECTIVES:
        return None
    noun = doc[place].head
    if noun.i <= place or noun.pos_ not in {"NOUN", "PROPN"} or _says_nothing(noun, head):
        return None
    inner = doc[place + 1 : noun.i + 1]
    if any(token.text in _BREAKS or _explained_here(token) or _counts(token) or token.is_space for token in inner):
        return None
    end = noun.i + 1
    while end < len(doc) and doc[end].dep_ in {"flat", "compound"} and doc[end].head.i == noun.i:
        end += 1
    return _listed_end(doc, noun, end)


def _explained_here(token: Token) -> bool:
    """Whether a word means somebody whom only its sentence tells: "of mine", "for which"."""
    return token.tag_ in _OWN or token.lower_ in PRONOUNS


def _counts(token: Token) -> bool:
    """Whether a number tells how many, and is no part of a name."""
    return token.like_num and not token.ent_type_ and token.dep_ == "nummod"


def _listed_end(doc: Doc, noun: Token, end: int) -> int:
    """Where a list that a noun opens ends ("in Lund, Osk and Brenn"); the noun's end where it has more in it."""
    listed = [child for child in noun.rights if child.dep_ == "conj"]
    if not listed:
        return end
    last = listed[-1].i
    plain = all(token.pos_ in {"NOUN", "PROPN", "ADJ", "CCONJ", "DET", "PUNCT"} for token in doc[end : last + 1])
    goes_on = last + 1 < len(doc) and doc[last + 1].pos_ in {"NOUN", "PROPN", "ADJ"}
    return last + 1 if plain and not goes_on else end


def _says_nothing(noun: Token, head: Token) -> bool:
    """Whether a noun behind "in", "on" or "at" is a day, a channel or a document: how and when, not who."""
    if singular(noun.text) in load_words("time_nouns") or noun.ent_type_ in {"DATE", "TIME"} or noun.lower_ in _DAYS:
        return True
    spoken = singular(noun.text) in load_nouns("document") | _CHANNELS
    return spoken and singular(head.text) not in load_nouns("document")


_DAYS = load_words("never_in_titles")
_CHANNELS = frozenset(["phone", "telephone", "conference", "briefing", "video", "condition", "addition", "case"])
