"""What a clause says: its predicate, who and whom, its content words, and how it is asserted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossread.annotate.clauses.heads import VERBS, completes
from crossread.annotate.lexicons import load_words
from crossread.records.clauses import ClauseModality, Polarity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_LETTERS = {"VERB": "V", "NOUN": "N", "PROPN": "P", "ADJ": "J", "ADV": "R", "NUM": "M"}
_ACTIVE = frozenset(["nsubj", "nsubj:outer", "csubj"])
_PASSIVE = frozenset(["nsubj:pass", "nsubjpass", "csubj:pass"])
_TO_COME = frozenset(["xcomp", "ccomp", "advcl"])
_OBJECTS = frozenset(["obj", "dobj"])
_INSIDE = frozenset(["compound", "flat", "amod", "nummod", "fixed", "goeswith", "nmod:poss", "poss"])


@dataclass(frozen=True, slots=True)
class Roles:
    """Head words of who does or is what a clause says, and of whom it is done to."""

    subject: Token | None
    object: Token | None


def find_roles_of(head: Token, kind: str) -> Roles:
    """Find who does and who undergoes what a clause says, across shared subjects, relatives and the passive.

    Args:
        head: The word that heads the clause.
        kind: Where the clause stands.
    """
    if kind == "apposition":
        return Roles(head.head, None)
    passive = next((child for child in head.children if child.dep_ in _PASSIVE), None)
    if passive is not None:
        return Roles(_agent(head), _referent(passive, head))
    done_to = _object(head)
    subject = next((child for child in head.children if child.dep_ in _ACTIVE), None)
    if subject is not None:
        return Roles(_referent(subject, head), done_to)
    if head.dep_ in {"acl", "acl:relcl", "relcl"} and head.tag_ == "VBN":
        return Roles(_agent(head), head.head)
    above = _shared(head)
    if above is not None and head.tag_ == "VBN" and done_to is None and head.dep_ == "advcl":
        return Roles(_agent(head), above)
    return Roles(above, done_to)


def _object(head: Token) -> Token | None:
    """The object of a verb, or of the verb that it governs ("unlikely to meet the mayor") or stands beside."""
    found = next((child for child in head.children if child.dep_ in _OBJECTS), None)
    if found is not None:
        return found
    beside = next((child for child in head.children if completes(child)), None)
    if beside is not None:
        return _object(beside)
    inner = next((child for child in head.children if child.dep_ in _TO_COME and child.pos_ == "VERB"), None)
    if inner is None or inner.tag_ in {"VBD", "VBP", "VBZ"}:
        return None
    return next((child for child in inner.children if child.dep_ in _OBJECTS), None)


def _referent(subject: Token, head: Token) -> Token:
    """The noun a relative pronoun stands for, or the subject itself."""
    if head.dep_ in {"acl:relcl", "relcl"} and subject.tag_ in {"WDT", "WP"}:
        return head.head
    return subject


def _agent(head: Token) -> Token | None:
    for child in head.children:
        if child.dep_ in {"obl:agent", "agent"} or (
            child.dep_ == "obl" and any(one.dep_ == "case" and one.lower_ == "by" for one in child.children)
        ):
            return child
    return None


def _shared(head: Token) -> Token | None:
    """The subject a coordinated, participial or infinitive clause shares with the one above it."""
    token = head
    for _ in range(5):
        if token.dep_ in {"acl", "acl:relcl", "relcl"}:
            return token.head
        if token.dep_ not in {"conj", "advcl", "xcomp", "parataxis", "ccomp"}:
            return None
        token = token.head
        for child in token.children:
            if child.dep_ in _ACTIVE | _PASSIVE:
                return _referent(child, token)
    return None


def lemma(token: Token) -> str:
    """Dictionary form of a word in lower case.

    Args:
        token: A parsed word.
    """
    return (token.lemma_ or token.text).lower()


def phrase(head: Token) -> list[Token]:
    """The core of a noun phrase: its head with names, adjectives and numbers before it."""
    kept = [head]
    kept += [child for child in head.children if child.dep_.split(":")[0] in _INSIDE or child.dep_ in _INSIDE]
    return sorted((one for one in kept if abs(one.i - head.i) < 8), key=lambda one: one.i)  # noqa: PLR2004 - one phrase


def read_predicate(head: Token) -> str:
    """Lemma of what is said, with its particle.

    Args:
        head: The word that heads the clause.
    """
    particle = next((child.lower_ for child in head.children if child.dep_ in {"compound:prt", "prt"}), None)
    if particle:
        return f"{lemma(head)} {particle}"
    if head.pos_ in VERBS | {"ADJ"}:
        inner = next((child for child in head.children if child.dep_ in _TO_COME and child.pos_ == "VERB"), None)
        if inner is not None and lemma(head) in load_words("clause_unlikely") | load_words("clause_plans") | load_words(
            "clause_possibilities"
        ):
            return lemma(inner)
    return lemma(head)


def content_tokens(tokens: Iterable[Token]) -> list[Token]:
    """The content words among those of a clause.

    Args:
        tokens: Words of a clause.
    """
    return [token for token in tokens if _has_content(token)]


def written(token: Token) -> str:
    """Lemma and word class of a content word: `close/V`.

    Args:
        token: A content word.
    """
    return f"{lemma(token)}/{_LETTERS[token.pos_]}"


def _has_content(token: Token) -> bool:
    letter, name = _LETTERS.get(token.pos_), lemma(token)
    if letter is None or (name in load_words("empty_lemmas") and letter != "P"):
        return False
    return any(sign.isalnum() for sign in name)


def read_polarity(head: Token, tokens: Sequence[Token]) -> Polarity:
    """Whether a clause is affirmed or negated.

    Args:
        head: The word that heads it.
        tokens: Its words.
    """
    chain = {head.i, *(child.i for child in head.children if child.dep_ in {"xcomp", "aux", "cop"})}
    words = load_words("clause_negations")
    negations = sum(
        _straight(one) in words and (one.head.i in chain or one.dep_ == "det") and not (_added(one) or _in_part(one))
        for one in tokens
    )
    denied = lemma(head) in load_words("clause_denials")
    return "negated" if (negations + denied) % 2 else "affirmed"


def read_modality(head: Token, tokens: Sequence[Token]) -> ClauseModality:
    """How a clause is asserted: by its auxiliaries, by words such as "likely", by a conjunction such as "if".

    Args:
        head: The word that heads it.
        tokens: Its words.
    """
    # a name is no auxiliary: May is a month and a minister
    plain = [one for one in tokens if one.pos_ != "PROPN"]
    own = {lemma(one) for one in plain if head.i in (one.head.i, one.i, one.head.head.i)}
    near = own | {one.lower_ for one in head.children if one.pos_ != "PROPN"}
    if any(_conditional(one) for one in (head, *head.ancestors)):
        return "conditional"
    if tokens and tokens[-1].text == "?":
        return "asked"
    doubted = read_polarity(head, tokens) == "negated" and near & {"likely", "expect"}
    if near & load_words("clause_unlikely") or doubted:
        return "unlikely"
    if near & (load_words("clause_possibilities") | load_words("clause_hedges")):
        return "possible"
    coming = any(_straight(child) in {"will", "'ll", "shall", "would"} for child in head.children)
    if coming or near & load_words("clause_plans"):
        return "planned"
    return "asserted"


def _added(token: Token) -> bool:
    """Whether "none" begins a remark added to a clause, which it does not negate: "nine were hurt, none badly"."""
    return token.lower_ == "none" and token.i > 0 and token.nbor(-1).text in {",", "–", "—", "-"}


def _in_part(token: Token) -> bool:
    """Whether a negation takes nothing back: "not only" says that and more, "not to" is of what somebody aims at."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return following in {"only", "just", "merely", "simply", "solely"} or (
        following == "to" and token.head.dep_ == "xcomp"
    )


def _straight(token: Token) -> str:
    """A word in lower case with a straight apostrophe: newspapers print n’t and ’ll as well as n't and 'll."""
    return token.lower_.replace("’", "'")


def _conditional(head: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in load_words("clause_conditions") for child in head.children)


def read_tense(head: Token) -> Tense | None:
    """Tense by the finite form of a clause; None where it has none."""
    forms = [head, *(child for child in head.children if child.dep_.split(":")[0] in {"aux", "cop", "auxpass"})]
    if any(_straight(one) in {"will", "'ll", "shall"} for one in forms):
        return "future"
    for one in sorted(forms, key=lambda one: one.i):
        if one.tag_ == "VBD" or one.lower_ in {"had", "was", "were", "did"}:
            return "past"
        if _straight(one) in {"has", "have", "'ve"} and len(forms) > 1:
            return "past"
        if one.tag_ in {"VBZ", "VBP"}:
            return "present"
    return "past" if head.tag_ == "VBN" else None
