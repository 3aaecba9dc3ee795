"""Source and content of a cue by the grammar of its sentence (Universal Dependencies; CLEAR labels are understood)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from crossread.annotate.lexicons import load_cues
from crossread.annotate.quotations.attributions import Span, runs_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer", "csubj"])
PASSIVE = frozenset(["nsubj:pass", "nsubjpass", "aux:pass", "auxpass"])
CLAUSES = frozenset(["ccomp", "parataxis", "xcomp"])
OBJECTS = frozenset(["obj", "dobj", "iobj", "dative"])
_SUBJECT_FORMS = frozenset(["i", "he", "she", "we", "they"])
_OWN_PROMISE = frozenset(["promise", "threaten", "use", "take", "have", "need", "spend"])
"""Verbs whose own subject does what the infinitive behind their object tells: "used the visit to say"."""
_LOOSE = frozenset([",", ".", ";", ":", "–", "—", "--", "-", "…"])
_OUTER = frozenset(["punct", "cc", "discourse", "mark", "advmod"])


def find_source(cue: Token) -> Token | None:
    """The head word of who is said to say, think or write it; None where the sentence does not tell.

    Args:
        cue: The word that heads the cue: a verb, `according`, or a noun such as "statement".
    """
    if cue.lower_ == "according":
        return _according(cue)
    beside = _pronoun_before(cue) or _made_to(cue)
    if beside is not None:
        return beside
    for token in _up_conjuncts(_outer_verb(cue) or cue):
        subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
        passive = any(child.dep_ in PASSIVE for child in token.children)
        agent = _agent(token)
        if passive and cue.dep_ == "xcomp" and token.i == cue.head.i:  # "she can be heard saying"
            agent = subject
        if passive or (subject is None and agent is not None):
            return agent
        if subject is not None and subject.i != cue.i:
            return subject
    if cue.pos_ == "NOUN":
        return find_owner(cue)
    return _controller(cue)


def _pronoun_before(cue: Token) -> Token | None:
    """The "he" of "he said", whatever the tree makes of it."""
    before = cue.nbor(-1) if cue.i and cue.pos_ == "VERB" else None
    return before if before is not None and before.lower_ in _SUBJECT_FORMS and before.pos_ == "PRON" else None


def _made_to(cue: Token) -> Token | None:
    """Who is made or asked to say something: the object of the verb above, not its subject ("led Vance to accuse")."""
    if cue.dep_ != "xcomp" or cue.tag_ != "VB" or cue.head.pos_ != "VERB" or cue.head.lemma_ in _OWN_PROMISE:
        return None
    if not any(child.dep_ == "mark" and child.lower_ == "to" for child in cue.children):
        return None
    return next((child for child in cue.head.children if child.dep_ in OBJECTS and cue.head.i < child.i < cue.i), None)


def _outer_verb(cue: Token) -> Token | None:
    """The verb of saying that a cue is coordinated with, where the tree ties it to a verb of another form in between.

    "Vance told us that Brask had left but said the lock was shut": "said" goes with "told", not with "left".
    """
    if cue.dep_ != "conj" or cue.tag_ == cue.head.tag_ or cue.head.lower_ in load_cues():
        return None
    for token in cue.head.ancestors:
        if token.pos_ == "VERB" and token.tag_ == cue.tag_ and token.lower_ in load_cues():
            return token
    return None


def _according(cue: Token) -> Token | None:
    inner = [child for child in cue.children if child.dep_ in {"obl", "nmod", "pobj", "obj"}]
    if inner:
        return inner[0]
    if cue.dep_ in {"case", "prep"} and cue.head.i > cue.i:
        return cue.head
    to = next((child for child in cue.children if child.lower_ == "to"), None)
    return next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None


def _up_conjuncts(token: Token) -> Iterator[Token]:
    """A verb and the verbs it is coordinated with, the nearest before it first, whose subject it shares.

    The tree ties all of them to the first: in "Vance left and Brask stayed but warned" Brask warned.
    """
    yield token
    for _ in range(4):
        if token.dep_ not in {"conj", "xcomp", "aux", "cop"}:
            return
        if token.dep_ == "conj":
            beside = [child for child in token.head.children if child.dep_ == "conj" and child.i < token.i]
            yield from (verb for verb in reversed(beside) if any(child.dep_ in SUBJECTS for child in verb.children))
        token = token.head
        yield token


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "obl:agent":
            return child
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
        by = child.dep_ == "obl" and any(one.dep_ == "case" and one.lower_ == "by" for one in child.children)
        if by and verb.tag_ not in {"VBG", "VBD", "VBZ", "VBP", "VB"}:  # not "referring to them by their first names"
            return child
    return None


def find_owner(noun: Token) -> Token | None:
    """The head word of whose claim or statement a noun is ("Vance's claim", "a claim by Vance"), where that is told."""
    for child in noun.children:
        if child.dep_ in {"nmod:poss", "poss"}:
            return child
    for child in noun.children:
        if child.dep_ in {"nmod", "nmod:of"} and any(one.lower_ in {"of", "by", "from"} for one in child.children):
            return child
        if child.dep_ == "prep" and child.lower_ in {"of", "by", "from"}:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _controller(verb: Token) -> Token | None:
    """Who does what a participle or an infinitive tells: the subject of the clause it hangs on, or the noun."""
    token = verb
    for _ in range(4):
        if token.dep_ in {"acl", "acl:relcl", "relcl"}:
            return token.head
        if token.dep_ in {"advcl", "xcomp", "conj", "parataxis", "pcomp", "ccomp"}:
            token = token.head
            subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
            if subject is not None:
                return subject
            continue
        return None
    return None


def phrase_of(head: Token) -> Span:
    """The whole phrase of a noun: its subtree where that is unbroken, loose marks at the ends left out.

    Args:
        head: The head word.
    """
    cut: set[int] = set()
    skip = {"case", "cc", "punct", "mark"}
    for child in head.children:
        if child.dep_ in skip and (child.i < head.i or child.dep_ == "punct"):
            cut.add(child.i)
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
            cut.update(token.i for token in child.subtree)
        if child.dep_ in {"parataxis", "advcl", "cop", "aux", "nsubj"} and head.pos_ in {"NOUN", "PROPN"}:
            cut.update(token.i for token in child.subtree)
    cut.discard(head.i)
    tokens = [token.i for token in head.subtree if token.i not in cut or _between(token, head, cut)]
    run = next(run for run in runs_of(tokens) if run[0] <= head.i < run[1])
    return _bare(head.doc, run)


def _between(token: Token, head: Token, cut: set[int]) -> bool:
    """Whether a mark stands inside a phrase, before a kept word that follows it."""
    if not token.is_punct or token.i < head.i:
        return False
    later = [one.i for one in head.subtree if one.i > token.i]
    return bool(later) and later[0] not in cut


def find_clause(cue: Token, source: Span | None, cue_span: Span) -> list[Span]:
    """The words a cue reports, by the tree: its clause complement, the sentence it interrupts, or its object.

    Args:
        cue: The head of the cue.
        source: Tokens of the source.
        cue_span: Tokens of the cue.

    Returns:
        The content in pieces, marks at the ends not yet settled; empty when the tree shows none.
    """
    head = _content_head(cue)
    if head is None:
        return []
    taken = set(range(*cue_span)) | (set(range(*source)) if source else set())
    if head.i in {token.i for token in cue.subtree}:
        tokens = [token.i for token in head.subtree]
    else:  # the cue hangs on what it reports
        below = {token.i for token in cue.subtree}
        tokens = [token.i for token in head.subtree if token.i not in below]
    tokens = [token for token in tokens if token not in taken and not cue.doc[token].is_space]
    if not tokens:
        return []
    pieces = [_bare(cue.doc, run) for run in runs_of(_bridge(cue.doc, tokens, taken))]
    return [piece for piece in pieces if piece[0] < piece[1] and any(cue.doc[i].is_alpha for i in range(*piece))]


def _content_head(cue: Token) -> Token | None:
    if cue.lower_ == "according":
        governor = cue.head
        if cue.dep_ in {"case", "prep"} and governor.i > cue.i:
            governor = governor.head
        return governor if governor.i != cue.i else None
    for wanted in ("ccomp", "parataxis", "xcomp"):
        child = next((child for child in cue.children if child.dep_ == wanted and child.i != cue.i), None)
        if child is not None:
            return child
    if cue.dep_ == "parataxis":
        return cue.head
    for wanted in ("obj", "dobj", "acl", "nmod", "obl"):
        child = next((child for child in cue.children if child.dep_ == wanted), None)
        if child is not None and (wanted != "obl" or cue.pos_ != "NOUN"):
            return child
    return None


def _bridge(doc: Doc, tokens: list[int], taken: set[int]) -> list[int]:
    """Fill marks and brackets between the words of one piece."""
    found = set(tokens)
    for left, right in pairwise(tokens):
        gap = range(left + 1, right)
        if len(gap) <= 3 and all(doc[i].is_punct and i not in taken for i in gap):  # noqa: PLR2004 - `," "`
            found.update(gap)
    return sorted(found)


def _bare(doc: Doc, span: Span) -> Span:
    start, end = span
    while end > start and (doc[end - 1].text in _LOOSE or doc[end - 1].is_space):
        end -= 1
    while start < end and (doc[start].text in _LOOSE or doc[start].is_space):
        start += 1
    return start, end
