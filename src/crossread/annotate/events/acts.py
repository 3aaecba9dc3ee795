"""Acts that a report tells: the words that name one, how they are coded, who acts and upon whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import singular
from crossread.annotate.events import grammar
from crossread.annotate.events.forms import verb_of
from crossread.annotate.events.lexicon import Entry, load_nouns, load_phrases, load_types, load_verbs, load_words
from crossread.annotate.events.scene import Party, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTAINERS = load_words("containers")
_BY_SUBJECT = frozenset(["arrive", "land", "withdraw"])
"""Verbs that tell by who does it what they are: aid arrives, troops withdraw (a bill is withdrawn)."""
RECIPROCAL = frozenset(["CONSULT", "SUPPORT", "COOPERATE", "AGREE"])
"""Types of acts in which those who act may be each other's recipients."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act as words of a parse.

    Attributes:
        trigger: The head of the words that name it.
        words: The tokens that fired the rule, in order.
        entry: How they are coded.
        event: PLOVER type, which an operator may have changed.
        mode: PLOVER mode.
        cameo: CAMEO code.
        actor: Who acts.
        recipient: Upon whom.
        projected: Type of the act that is promised, demanded, refused or alleged.
        rule: Which rule coded it.
        negated: Whether it is said not to be.
        outlook: "" for a fact, "future" or "hypothetical".
    """

    trigger: int
    words: tuple[int, ...]
    entry: Entry
    event: str
    mode: str | None
    cameo: str | None
    actor: Party | None
    recipient: Party | None
    projected: str | None = None
    rule: str
    negated: bool = False
    outlook: str = ""


def find_told_acts(scene: Scene) -> dict[int, Act]:
    """Find what verbs, verbs with nouns, and nouns name, before operators are looked at.

    Args:
        scene: The report.

    Returns:
        Acts by their trigger, in the order of the text.
    """
    found: dict[int, Act] = {}
    taken: set[int] = set()
    for token in scene.doc:
        if token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}:
            act = _verb_act(scene, token)
            if act is not None:
                found[token.i] = act
                taken.update(act.words)
    for token in scene.doc:
        if token.pos_ == "NOUN" and token.i not in taken and token.dep_ not in {"compound", "amod"}:
            act = _noun_act(scene, token)
            if act is not None:
                found[token.i] = act
    return dict(sorted(found.items()))


def _verb_act(scene: Scene, verb: Token) -> Act | None:
    lemma = scene.own.verb_of(verb)
    forms = [f"{lemma}_{particle}" for particle in grammar.particles(verb)] + [lemma]
    nouns = [(noun, key) for noun in _governed(verb) for key in noun_keys(noun)]
    for phrases, verbs in ((scene.own.phrases, scene.own.verbs), (load_phrases(), load_verbs())):
        for noun, key in nouns:
            for form in forms:
                if (form, key) in phrases:
                    return _phrase(scene, verb, noun, phrases[form, key])
        for form in forms:
            entry = verbs.get(form)
            if entry is not None and not (entry.event == "REJECT" and _keeps_silent(verb)):
                return _verb(scene, verb, entry, form)
    return None


def _keeps_silent(verb: Token) -> bool:
    """Whether a verb of refusal only tells that somebody says nothing ("declined to comment")."""
    return any(child.dep_ == "xcomp" and child.lower_ in load_words("unspoken") for child in verb.children)


def _governed(verb: Token) -> Iterator[Token]:
    """Nouns that may make one expression with a verb: its object first."""
    first = grammar.object_of(verb)
    if first is not None:
        yield first
        yield from (child for child in first.children if child.dep_ == "conj")
    for child in verb.children:
        complement = child.dep_ in grammar.OBLIQUES | grammar.OBJECTS and (first is None or child.i != first.i)
        arriving = first is None and child.dep_ in grammar.SUBJECTS and verb_of(verb) in _BY_SUBJECT
        if complement or arriving:
            yield child


def noun_keys(noun: Token, *, inside: bool = True) -> Iterator[str]:
    """What a noun may stand under in the lexicon: with its modifier, alone, as what it contains, as its modifier.

    Args:
        noun: The noun.
        inside: Whether a modifier alone may serve ("food supplies").
    """
    lemma = singular(noun.lower_)
    before = [child for child in noun.lefts if child.dep_ in {"compound", "amod"} and not child.is_punct]
    for child in reversed(before):
        yield f"{child.lower_}_{lemma}"
    yield lemma
    if noun.lower_ != lemma:
        yield noun.lower_
    if lemma in _CONTAINERS or noun.like_num:
        for child in noun.children:
            if child.dep_ in {"nmod", "obl", "nmod:unmarked"} and "of" in grammar.cases_of(child):
                yield singular(child.lower_)
    for child in reversed(before):
        if inside and child.dep_ == "compound":
            yield singular(child.lower_)


def _phrase(scene: Scene, verb: Token, noun: Token, entry: Entry) -> Act:
    actor = scene.party_within(grammar.subject_of(verb), whole=True)
    recipient = None
    for slot in entry.recipient:
        if slot == "obj":
            given = grammar.indirect_object(verb) or (noun if scene.party_at(noun) else None)
            recipient = scene.party_within(given)
        elif slot == "that":
            recipient = scene.party_within(grammar.clause_subject(noun) or grammar.clause_subject(verb))
        else:
            recipient = _through(scene, noun, slot) or _through(scene, verb, slot)
        if recipient is not None:
            break
    if recipient is None:
        recipient = scene.party_within(grammar.indirect_object(verb)) or _other_than(_inside(scene, noun), actor)
    return _act(scene, (verb.i, noun.i), entry, (actor, recipient), "verb with noun")


def _verb(scene: Scene, verb: Token, entry: Entry, form: str) -> Act:
    actor = scene.party_within(grammar.subject_of(verb), whole=True)
    recipient = None
    for slot in entry.recipient:
        if slot == "obj":
            thing = grammar.object_of(verb)
            recipient = scene.party_within(thing, whole=load_types()[entry.event].material)
        elif slot == "that":
            recipient = scene.party_within(grammar.clause_subject(verb))
        else:
            recipient = _through(scene, verb, slot)
            thing = grammar.object_of(verb)
            if recipient is None and thing is not None:
                recipient = _through(scene, thing, slot)
        if recipient is not None:
            break
    words = [verb.i]
    particle = form.partition("_")[2]
    if particle:
        words += [t.i for t in verb.subtree if t.lower_ == particle and t.i > verb.i][:1]
    return _act(scene, tuple(words), entry, (actor, recipient), "verb")


def _noun_act(scene: Scene, noun: Token) -> Act | None:
    keys = list(noun_keys(noun, inside=False))
    entry = next((table[key] for table in (scene.own.nouns, load_nouns()) for key in keys if key in table), None)
    if entry is None:
        return None
    actor = recipient = None
    for slot in entry.actor:
        actor = actor or _beside(scene, noun, slot)
    for slot in entry.recipient:
        recipient = recipient or _other_than(_beside(scene, noun, slot), actor)
    if actor is None and (recipient is None or recipient.kind == "place"):
        return None
    return _act(scene, (noun.i,), entry, (actor, recipient), "noun")


def _beside(scene: Scene, noun: Token, slot: str) -> Party | None:
    """The party that a noun's own modifiers name."""
    if slot == "poss":
        return scene.party_within(next((c for c in noun.children if c.dep_ == "nmod:poss"), None))
    if slot == "adj":
        for child in noun.lefts:
            if child.dep_ in {"amod", "compound", "nmod:desc", "nmod"}:
                found = scene.party_at(child)
                if found is not None:
                    return found
        return None
    return _through(scene, noun, slot)


def _through(scene: Scene, token: Token, preposition: str) -> Party | None:
    for child in grammar.complements(token, preposition):
        found = scene.party_within(child)
        if found is not None:
            return found
    return None


def _inside(scene: Scene, noun: Token) -> Party | None:
    """An actor named by the modifiers of a noun that names none itself."""
    return None if scene.party_at(noun) else scene.party_within(noun)


def _other_than(party: Party | None, other: Party | None) -> Party | None:
    same = party is not None and other is not None and party.start < other.end and other.start < party.end
    return None if same else party


def _act(
    scene: Scene, words: tuple[int, ...], entry: Entry, parties: tuple[Party | None, Party | None], rule: str
) -> Act:
    trigger, (actor, recipient) = scene.doc[words[0]], parties
    act = Act(
        trigger=trigger.i,
        words=tuple(sorted(set(words))),
        entry=entry,
        event=entry.event,
        mode=entry.mode,
        cameo=entry.cameo,
        actor=actor,
        recipient=_other_than(recipient, actor),
        rule=f"{rule}: {entry.line}",
        negated=grammar.is_negated(trigger),
    )
    return _reciprocal(scene, act)


def _reciprocal(scene: Scene, act: Act) -> Act:
    """Of two who act together upon nobody else, each is the other's recipient ("Norway and Chad signed ...").

    The two may share their noun ("the Norwegian and Chadian ministers").
    """
    if act.actor is None or act.recipient is not None or act.event not in RECIPROCAL:
        return act
    head = scene.doc[act.actor.head]
    for child in head.children:
        if child.dep_ == "conj":
            other = scene.party_within(child)
            if other is not None and other.entity_id != act.actor.entity_id:
                return replace(act, recipient=other)
    for child in head.lefts:
        for second in child.children if child.dep_ in {"amod", "compound", "nmod:desc"} else ():
            other = scene.party_at(second) if second.dep_ == "conj" else None
            if other is not None:
                return replace(act, recipient=other)
    return act
