"""Who does what to whom by the grammar of a sentence: subject, object, agent, complements (Universal Dependencies)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import noun_kind, singular
from crossread.annotate.events.forms import verb_of
from crossread.annotate.events.lexicon import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset(["nsubj", "nsubj:outer", "csubj"])
PASSIVE_SUBJECTS = frozenset(["nsubj:pass", "csubj:pass", "nsubjpass"])
OBJECTS = frozenset(["obj", "dobj", "iobj", "dative"])
OBLIQUES = frozenset(["obl", "nmod", "obl:agent", "obl:unmarked", "nmod:unmarked"])
_RELATIVE = frozenset(["who", "which", "that", "whom"])
_OBJECT_CONTROL = load_words("object_control")
_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "nor", "neither"])
_CLIMBS = 4


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, or is a participle that modifies a noun."""
    if any(child.dep_ in {"aux:pass", "auxpass"} for child in verb.children):
        return True
    if any(child.dep_ in PASSIVE_SUBJECTS and child.i < verb.i for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in SUBJECTS or child.dep_ == "aux" for child in verb.children):
        return False
    if verb.dep_ == "acl" or any(child.dep_ == "obl:agent" for child in verb.children):
        return True
    return verb.dep_ == "conj" and is_passive(verb.head) and not any(c.dep_ in OBJECTS for c in verb.children)


def subject_of(verb: Token) -> Token | None:
    """The word for who does what a verb tells, also where it is shared with or controlled by another verb."""
    if is_passive(verb):
        return agent_of(verb)
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if own is not None:
        return _meant(own)
    token = verb
    for _ in range(_CLIMBS):
        head = token.head
        if token.dep_ in {"acl", "acl:relcl"}:
            return head if token.dep_ == "acl:relcl" or in_headline(token) else _control(head, token)
        if not _shares_subject(token):
            return None
        found = _subject_below(token)
        if found is not None:
            return found
        token = head
    return None


def _shares_subject(verb: Token) -> bool:
    """Whether a verb without a subject may take one from the verb above it."""
    if verb.dep_ in {"ccomp", "parataxis"}:
        return verb.tag_ in {"VB", "VBG"}
    return verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.i != verb.i


def _subject_below(verb: Token) -> Token | None:
    """Who does what a verb tells, as far as the verb right above it says: its object or its subject."""
    head = verb.head
    blamed = verb.dep_ in {"advcl", "xcomp"} and verb.tag_ == "VBG" and {"of", "for", "from"} & _marks(verb)
    if blamed or (verb.dep_ == "xcomp" and verb_of(head) in _OBJECT_CONTROL):
        thing = object_of(head)  # "accused Norway of shelling", "ordered police to arrest"
        if thing is not None:
            return thing
    wanted = SUBJECTS | PASSIVE_SUBJECTS if is_passive(head) else SUBJECTS
    return next((_meant(child) for child in head.children if child.dep_ in wanted), None)


def in_headline(verb: Token) -> bool:
    """Whether an infinitive stands for a finite verb, as in "Minister to visit Oslo"."""
    if verb.tag_ != "VB" or "to" not in _marks(verb) | auxiliaries(verb):
        return False
    return verb.dep_ == "ROOT" or (verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.head.pos_ != "VERB")


def _marks(verb: Token) -> frozenset[str]:
    return frozenset(child.lower_ for child in verb.children if child.dep_ in {"mark", "case"})


def _control(noun: Token, verb: Token) -> Token | None:
    """Who does what a participle or an infinitive beside a noun tells: "the government's decision to ..."."""
    owner = next((child for child in noun.children if child.dep_ == "nmod:poss"), None)
    if owner is not None:
        return owner
    if verb.tag_ == "VBG" and (
        noun.pos_ == "PROPN" or noun_kind(singular(noun.text), noun.text) not in {None, "other"}
    ):
        return noun
    if noun.dep_ in OBJECTS and noun.head.pos_ == "VERB":
        return subject_of(noun.head)
    return None


def _meant(subject: Token) -> Token:
    """What a relative pronoun stands for, else the word itself."""
    if subject.lower_ in _RELATIVE and subject.head.dep_ in {"acl:relcl", "relcl"}:
        return subject.head.head
    return subject


def agent_of(verb: Token) -> Token | None:
    """The agent of a passive verb."""
    for child in verb.children:
        if child.dep_ == "obl:agent" or (child.dep_ in OBLIQUES and "by" in cases_of(child)):
            return child
    return None


def object_of(verb: Token) -> Token | None:
    """The word for whom or what a verb acts upon, also in the passive and in relative clauses."""
    if is_passive(verb):
        return _passive_object(verb)
    found = [c for c in verb.children if c.dep_ in OBJECTS or (c.dep_ in PASSIVE_SUBJECTS and c.i > verb.i)]
    if found:
        return _meant(next((child for child in found if child.dep_ == "obj"), found[0]))
    blamed = _blamed(verb)
    if blamed is not None:
        return blamed
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if verb.dep_ == "acl:relcl" and subject is not None:
        return verb.head if subject.lower_ not in _RELATIVE else None
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return next((child for child in verb.head.children if child.dep_ in OBJECTS and child.i > verb.i), None)
    return None


def _blamed(verb: Token) -> Token | None:
    """The one who is accused "of doing" something, where the parse gives that object to the deed."""
    for clause in verb.children:
        if clause.dep_ in {"advcl", "xcomp", "ccomp"} and clause.tag_ == "VBG":
            mark = next((child for child in clause.children if child.lower_ in {"of", "for", "from"}), None)
            for child in clause.children:
                if mark is not None and child.dep_ in OBJECTS | SUBJECTS and verb.i < child.i < mark.i:
                    return child
    return None


def _passive_object(verb: Token) -> Token | None:
    own = next((child for child in verb.children if child.dep_ in PASSIVE_SUBJECTS), None)
    if own is not None:
        return _meant(own)
    if verb.dep_ == "conj":
        return object_of(verb.head) if is_passive(verb.head) else None
    return verb.head if verb.dep_ in {"acl", "acl:relcl"} else None


def indirect_object(verb: Token) -> Token | None:
    """The one to whom something is given."""
    return next((child for child in verb.children if child.dep_ == "iobj"), None)


def cases_of(noun: Token) -> frozenset[str]:
    """The prepositions before a noun, two-word ones too."""
    return frozenset(child.lower_ for child in noun.children if child.dep_ == "case")


def complements(token: Token, preposition: str) -> Iterator[Token]:
    """Nouns that a word governs through a preposition; those of a noun that it shares a phrase with too."""
    for child in token.children:
        if child.dep_ in OBLIQUES and preposition in cases_of(child):
            yield child


def clause_subject(verb: Token) -> Token | None:
    """The subject of the clause that a verb governs ("demanded that Norway ...")."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "advcl"} and child.i > verb.i:
            found = next((one for one in child.children if one.dep_ in SUBJECTS or one.dep_ in PASSIVE_SUBJECTS), None)
            if found is not None:
                return _meant(found)
    return None


def is_negated(token: Token) -> bool:
    """Whether a word is negated by a word of its own, by an auxiliary's, or by "no" before who does or suffers it."""
    if any(child.lower_ in _NEGATIONS and child.dep_ in {"advmod", "neg", "cc"} for child in token.children):
        return True
    parts = [child for child in token.children if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS | OBJECTS]
    return token.pos_ == "VERB" and any(child.lower_ == "no" for part in parts for child in part.lefts)


def auxiliaries(verb: Token) -> frozenset[str]:
    """Lower-case forms of the auxiliaries of a verb; those of the verb it is coordinated with where it has none."""
    own = frozenset(child.lower_ for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop", "mark"})
    if not own and verb.dep_ == "conj" and verb.tag_ == "VB":
        return auxiliaries(verb.head)
    return own


def particles(verb: Token) -> Iterator[str]:
    """Particles of a verb, and prepositions it governs, which may make another verb of it."""
    for child in verb.children:
        if child.dep_ in {"compound:prt", "prt"}:
            yield child.lower_
    for child in verb.children:
        if child.dep_ in OBLIQUES and child.i > verb.i:
            yield from sorted(cases_of(child))
        elif child.dep_ == "advmod" and child.i > verb.i and child.pos_ in {"ADP", "ADV"}:
            yield child.lower_
