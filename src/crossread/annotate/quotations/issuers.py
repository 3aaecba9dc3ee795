"""Whose words a document gives: "a police statement", "Holm said in a statement", and later "the statement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import noun_kind, singular
from crossread.annotate.entities.roster import Roster
from crossread.annotate.lexicons import load_cues, load_nouns, load_words
from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations.grammar import OBJECTS, find_source

if TYPE_CHECKING:
    from spacy.tokens import Token

_ISSUERS = frozenset(["compound", "nmod:poss", "poss", "nmod", "obl", "nmod:of", "nmod:by", "acl"])
_KEEPERS = frozenset(["court"])
"""Who keeps documents that are others' words: what "court documents" say no court says."""
_CLAUSES = frozenset(["acl", "acl:relcl", "relcl"])
_AGENTS = frozenset(["obl:agent", "agent", "obl"])
_REACH = 5  # words behind "by" up to a name
_NEW = frozenset(["a", "an", "his", "her", "their", "its"])
_WITHIN = frozenset(["in", "through", "via", "on"])


def is_document(token: Token) -> bool:
    """Whether a noun names what is written or said to the public: a letter, a statement."""
    return token.lower_ in load_nouns("document") or token.lemma_.casefold() in load_nouns("document")


def find_author(parsed: Parsed, roster: Roster, document: Token) -> str | None:
    """Find who says what a document says, if it is not the document.

    What a body or somebody puts into a statement or a post is said by them. A report or a letter speaks for the body or
    the named person who wrote it; "a letter of aid groups" or "the governor's report" speaks for itself.

    Args:
        parsed: The report.
        roster: Who is named in it.
        document: The noun.
    """
    issuer = find_issuer(parsed, roster, document.i)
    if issuer is None or document.lemma_.casefold() in load_words("spoken_documents"):
        return issuer
    entity = roster.entity(issuer)
    if entity is None:
        return None
    if roster.is_named(issuer):
        return None if noun_kind(singular(entity.name), entity.name) is not None else issuer  # "NGO"
    several = any(tag == "Plur" for tag in parsed.doc[_head_of(roster, issuer)].morph.get("Number", []))
    return issuer if entity.kind in {"organisation", "group"} and not several else None


def _head_of(roster: Roster, entity_id: str) -> int:
    """The noun by which a report first tells of somebody."""
    heads = zip(roster.mentions, roster.heads, strict=True)
    return next(head for mention, head in heads if mention.entity_id == entity_id and mention.form != "pronoun")


def find_writer(document: Token) -> Token | None:
    """Find who wrote or sent a document, as a clause behind it tells: "a letter sent on Monday by two charities".

    Args:
        document: The noun.
    """
    for clause in document.rights:
        if clause.dep_ not in _CLAUSES or clause.lemma_.casefold() not in load_words("writing_verbs"):
            continue
        for agent in clause.rights:
            by = agent.dep_ in _AGENTS and any(child.lower_ == "by" for child in agent.lefts)
            if by and agent.pos_ in {"NOUN", "PROPN"}:
                return agent
    return None


def find_issuer(parsed: Parsed, roster: Roster, token: int) -> str | None:
    """Find whose document a noun names; None where it is not told.

    A definite document ("the statement") is the last one before it for which it was told; who put it out or spoke in it
    counts in its own paragraph and the one before.

    Args:
        parsed: The report.
        roster: Who is named in it.
        token: The noun.
    """
    doc = parsed.doc
    told = _told_beside(roster, doc[token])
    if told is not None:
        return told
    noun = doc[token].lemma_.casefold()
    if not any(child.lower_ in {"the", "this", "that"} for child in doc[token].lefts):
        return None
    near = parsed.view.text.rfind("\n", 0, max(0, parsed.view.text.rfind("\n\n", 0, doc[token].idx)))
    before = [other for other in range(token - 1, -1, -1) if doc[other].lemma_.casefold() == noun]
    entity = roster.entity_at(token)
    known = [other for other in before if entity is not None and roster.entity_at(other) == entity]
    for other in (*known, *before):  # "the report" is rather what the report told of than that of which somebody spoke
        if doc[other].pos_ == "NOUN":
            found = _told_beside(roster, doc[other])
            if found is None and doc[other].idx > near:
                found = _told_by_verb(roster, doc[other])
            if found is not None:
                return found
    return None


def _told_beside(roster: Roster, noun: Token) -> str | None:
    """Who stands beside the noun as the one it comes from: "a police statement", "a report by the ministry"."""
    for child in noun.children:
        if child.dep_ not in _ISSUERS or child.lower_ in _KEEPERS:
            continue
        words = {one.lower_ for one in child.children if one.dep_ == "case"}
        if child.dep_ in {"nmod", "obl", "nmod:of"} and not words & {"by", "from", "of"}:
            continue
        found = roster.entity_at(child.i)
        if found is not None and roster.may_speak(found):
            return found
        if child.lower_ in load_nouns("body") | load_nouns("group"):
            same = next(
                (m.entity_id for m in roster.mentions if m.entity_id and m.text.casefold().endswith(child.lower_)),
                None,
            )
            if same is not None:
                return same
    writer = find_writer(noun)
    found = roster.entity_at(writer.i) if writer is not None else None
    return found if found is not None and roster.may_speak(found) else _told_behind(roster, noun)


def _told_behind(roster: Roster, noun: Token) -> str | None:
    """Who follows the noun as the one it is by, though the tree hangs that elsewhere ("a report by Lund released")."""
    doc = noun.doc
    if noun.i + 1 >= len(doc) or doc[noun.i + 1].lower_ not in {"by", "from"}:
        return None
    for token in doc[noun.i + 2 : min(noun.i + 2 + _REACH, noun.sent.end)]:
        if token.pos_ in {"NOUN", "PROPN"}:
            found = roster.entity_at(_head_of_compound(token).i)
            return found if found is not None and roster.may_speak(found) else None
        if token.pos_ not in {"DET", "ADJ", "NUM"}:
            return None
    return None


def _head_of_compound(token: Token) -> Token:
    """The noun before which a word stands: "a report from the Osk Bank governor" is not by the bank."""
    while token.dep_ == "compound" and token.i < token.head.i < token.sent.end:
        token = token.head
    return token


def _told_by_verb(roster: Roster, noun: Token) -> str | None:
    """Who puts the document out, or says something in it: "Holm released a statement", "Holm said in a statement".

    What is known before ("the complaint that they released") may be anybody's.
    """
    verb = noun.head
    if not any(child.lower_ in _NEW for child in noun.lefts):
        return None
    if noun.dep_ in OBJECTS:
        issued = verb.lemma_.casefold() in load_words("issuing_verbs")
    else:
        cases = {one.lower_ for one in noun.children if one.dep_ in {"case", "prep"}}
        issued = noun.dep_ == "obl" and bool(cases & _WITHIN) and verb.lower_ in load_cues()
    source = find_source(verb) if issued and verb.pos_ == "VERB" else None
    found = roster.entity_at(source.i) if source is not None else None
    return found if found is not None and roster.may_speak(found) else None
