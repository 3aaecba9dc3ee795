"""Let the verb, adjective or auxiliary that governs an act decide what is coded; the act is kept as `projected`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from crossread.annotate.events import grammar
from crossread.annotate.events.acts import Act
from crossread.annotate.events.demands import demand_of
from crossread.annotate.events.distance import find_far
from crossread.annotate.events.forms import verb_of
from crossread.annotate.events.lexicon import Entry, load_operators, load_words
from crossread.annotate.events.rules import MODES, Rule, find_rule
from crossread.annotate.events.scene import Party, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset(["will", "would", "'ll", "’ll", "wo"])
_REPORTED = frozenset(["ccomp", "conj", "parataxis"])
_MAY = frozenset(["may", "might", "could", "can", "should"])
_GOVERNED = frozenset(["xcomp", "ccomp", "acl", "obj", "obl", "nmod", "advcl", "conj"])
_INTENDING = frozenset(["plan", "prepare", "intend", "set", "decide"])
_SPOKEN = frozenset(["AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"])
_CLIMBS = 4


def apply_operators(scene: Scene, acts: dict[int, Act]) -> list[Act]:
    """Let governing words decide what is coded.

    Args:
        scene: The report.
        acts: Acts by their trigger.

    Returns:
        The acts to be coded, in the order of the text; an act that another one took over is left out.
    """
    kept: dict[int, Act] = {}
    over: set[int] = set()
    for place, act in acts.items():
        if place in over:
            continue
        if act.entry.keep:
            kept[place] = _completed(scene, act)
            continue
        governor = _governor(scene.doc[place])
        if governor is not None and not _is_kept(acts.get(governor[0].i)):
            rule = find_rule(governor[1], act.event)
            if governor[1] == "deny":
                kept[place] = replace(act, negated=True, rule=f"{act.rule}, denied act")
                continue
            if rule is not None:
                changed = _govern(scene, governor[0], rule, act, acts.get(governor[0].i))
                kept[governor[0].i] = changed
                over.add(governor[0].i)
                if rule.keeps:
                    kept[place] = act
                continue
        kept[place] = _by_auxiliary(scene, _completed(scene, act))
    kept |= _demands(scene, acts, kept)
    return [kept[place] for place in sorted(kept)]


def _demands(scene: Scene, acts: Mapping[int, Act], kept: Mapping[int, Act]) -> dict[int, Act]:
    """What must be done by somebody, as a speaker says, where that is no act of its own yet."""
    found = {}
    for token in scene.doc:
        if token.lower_ == "must" and token.dep_ == "aux" and token.head.i not in kept:
            demand = demand_of(scene, token.head, acts.get(token.head.i))
            if demand is not None:
                found[token.head.i] = demand
    return found


def _is_kept(act: Act | None) -> bool:
    return act is not None and act.entry.keep


def _completed(scene: Scene, act: Act) -> Act:
    """An act of words whose recipient stands further off."""
    verb = scene.doc[act.trigger]
    far = act.event in _SPOKEN or act.entry.own
    if act.recipient is not None or not far or verb.pos_ != "VERB":
        return act
    return replace(act, recipient=find_far(scene, verb, act.actor))


def _governor(token: Token) -> tuple[Token, str] | None:
    """The nearest word above an act that makes another act of it, with its class."""
    here = token
    for _ in range(_CLIMBS):
        head = here.head
        if not _is_governed(here):
            return None
        if here.dep_ != "conj":
            operator = _operator_of(head, here)
            if operator is not None:
                above = _operator_of(head.head, head) if head.pos_ == "NOUN" and head.dep_ == "obj" else None
                return (head.head, above) if above is not None else (head, operator)
            if head.pos_ == "VERB" and here.dep_ != "xcomp":
                return None
        here = head
    return None


def _is_governed(token: Token) -> bool:
    """Whether a word hangs on another in a way that lets it decide."""
    if token.dep_ not in _GOVERNED or token.head.i == token.i:
        return False
    if token.dep_ == "advcl":
        return _purpose(token) or _follows(token)
    if token.dep_ == "acl":
        return not (token.head.pos_ == "NOUN" and token.tag_ in {"VBN", "VBG"})
    return token.dep_ != "obl" or token.pos_ != "VERB"


def _purpose(token: Token) -> bool:
    """Whether an adverbial clause tells what a request or accusation is about ("accused Norway of shelling")."""
    return token.tag_ == "VBG" and any(child.lower_ in {"of", "for", "from", "to"} for child in token.children)


def _follows(token: Token) -> bool:
    """Whether a participle right behind a verb is its complement, whatever the parse says ("denied arming rebels")."""
    return token.tag_ == "VBG" and token.i == token.head.i + 1


def _operator_of(head: Token, governed: Token) -> str | None:
    lemma = verb_of(head)
    forms = [*(f"{lemma}_{particle}" for particle in grammar.particles(head)), lemma]
    operator = next((load_operators()[form] for form in forms if form in load_operators()), None)
    if operator is None or not _may_operate(head, operator):
        return None
    if operator == "agree_adjective":
        return operator if head.pos_ == "ADJ" or governed.tag_ == "VB" else None
    if operator == "stop":
        return operator if governed.dep_ in {"obj", "xcomp"} else None
    if operator == "agree" and governed.dep_ == "obj" and lemma in _INTENDING:
        return None
    return operator


def _may_operate(head: Token, operator: str) -> bool:
    if head.pos_ == "NOUN":
        return operator in {"threaten", "agree", "request", "refuse"}
    return head.pos_ in {"VERB", "ADJ"}


def _govern(scene: Scene, governor: Token, rule: Rule, act: Act, own: Act | None) -> Act:
    """The act that a governing word makes of the one it governs."""
    actor = scene.party_within(grammar.subject_of(governor), whole=True) or (own.actor if own is not None else None)
    recipient = own.recipient if own is not None else None
    if recipient is None or (rule.event in {"AGREE", "REJECT", "THREATEN"} and act.recipient is not None):
        recipient = _unlike(act.recipient, actor) or recipient
    recipient = recipient or _unlike(act.actor, actor) or find_far(scene, governor, actor)
    entry = own.entry if own is not None else Entry(rule.event, None, rule.cameo, (), (), "operators")
    return replace(
        act,
        trigger=governor.i,
        words=tuple(sorted({governor.i, *act.words})),
        entry=entry,
        event=rule.event,
        mode=MODES.get(rule.event, {}).get(act.event),
        cameo=rule.cameo,
        actor=actor,
        recipient=_unlike(recipient, actor),
        projected=act.event,
        rule=f"{rule.name}: {verb_of(governor)} over {act.event}",
        negated=grammar.is_negated(governor),
        outlook="",
    )


def _by_auxiliary(scene: Scene, act: Act) -> Act:
    """Let `will`, `may` and `must` before a verb decide."""
    verb = scene.doc[act.trigger]
    if verb.pos_ != "VERB":
        return act
    words = grammar.auxiliaries(verb)
    if "must" in words:
        return demand_of(scene, verb, act) or replace(act, outlook="hypothetical")
    if words & {"if", "unless", "whether"} or ("would" in words and verb.dep_ not in _REPORTED):
        return replace(act, outlook="hypothetical")
    if words & _WILL or _is_to_be(verb):
        return _announce(act)
    if words & _MAY:
        return replace(act, outlook="hypothetical")
    return replace(act, outlook=_infinitive_outlook(verb))


def _is_to_be(verb: Token) -> bool:
    """Whether a verb tells what is going to be, or a headline does."""
    due = any(child.lower_ == "due" and child.dep_ in {"mark", "aux", "case"} for child in verb.lefts)
    return due or (verb.dep_ == "xcomp" and verb.head.lower_ == "going") or grammar.in_headline(verb)


def _announce(act: Act) -> Act:
    rule = find_rule("will not" if act.negated else "will", act.event)
    if rule is None or act.actor is None:
        return replace(act, outlook="future")
    return replace(
        act,
        event=rule.event,
        mode=MODES.get(rule.event, {}).get(act.event),
        cameo=rule.cameo,
        projected=act.event,
        rule=f"{rule.name}: will over {act.event}",
        negated=False,
    )


def _infinitive_outlook(verb: Token) -> str:
    """What an infinitive that no operator governs tells: a thing to come, a fact, or a mere purpose."""
    if verb.tag_ != "VB" or "did" in grammar.auxiliaries(verb):
        return ""
    if verb.dep_ == "xcomp":
        if verb.head.lower_ in load_words("doubting"):
            return "hypothetical"
        lemma = verb_of(verb.head)
        if lemma in load_words("expecting"):
            return "future"
        return "" if lemma in load_words("realising") else "purpose"
    return "purpose" if verb.dep_ in {"advcl", "acl"} else ""


def _unlike(party: Party | None, other: Party | None) -> Party | None:
    if party is None or other is None:
        return party
    same = party.start < other.end and other.start < party.end
    return None if same or (party.entity_id is not None and party.entity_id == other.entity_id) else party
