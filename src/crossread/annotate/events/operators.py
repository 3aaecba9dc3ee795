"""Let the verb, adjective or auxiliary that governs an act decide what is coded; the act is kept as `projected`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crossread.annotate.events import grammar
from crossread.annotate.events.acts import Act
from crossread.annotate.events.lexicon import Entry, load_operators
from crossread.annotate.events.rules import MODES, Rule, find_rule
from crossread.annotate.events.scene import Party, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL = frozenset(["will", "would", "'ll", "’ll", "wo"])
_REPORTED = frozenset(["ccomp", "conj", "parataxis"])
_MAY = frozenset(["may", "might", "could", "can", "should"])
_GOVERNED = frozenset(["xcomp", "ccomp", "acl", "obj", "obl", "nmod", "advcl", "conj"])
_INTENDING = frozenset(["plan", "prepare", "intend", "set", "decide"])
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
        governor = _governor(scene.doc[place])
        if governor is not None:
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
        kept[place] = _by_auxiliary(scene, act)
    return [kept[place] for place in sorted(kept)]


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
                return head, operator
            if head.pos_ == "VERB" and here.dep_ != "xcomp":
                return None
        here = head
    return None


def _is_governed(token: Token) -> bool:
    """Whether a word hangs on another in a way that lets it decide."""
    if token.dep_ not in _GOVERNED or token.head.i == token.i:
        return False
    if token.dep_ == "advcl":
        return _purpose(token)
    if token.dep_ == "acl":
        return not (token.head.pos_ == "NOUN" and token.tag_ in {"VBN", "VBG"})
    return token.dep_ != "obl" or token.pos_ != "VERB"


def _purpose(token: Token) -> bool:
    """Whether an adverbial clause tells what a request or accusation is about ("accused Norway of shelling")."""
    return token.tag_ == "VBG" and any(child.lower_ in {"of", "for", "from", "to"} for child in token.children)


def _operator_of(head: Token, governed: Token) -> str | None:
    lemma = head.lemma_.lower()
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
    actor = _party(scene, grammar.subject_of(governor)) or (own.actor if own is not None else None)
    recipient = own.recipient if own is not None else None
    if recipient is None or (rule.event in {"AGREE", "REJECT", "THREATEN"} and act.recipient is not None):
        recipient = _unlike(act.recipient, actor) or recipient
    if recipient is None:
        recipient = _unlike(act.actor, actor)
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
        rule=f"{rule.name}: {governor.lemma_.lower()} over {act.event}",
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
        return _demand(scene, verb, act)
    if words & {"if", "unless", "whether"} or ("would" in words and verb.dep_ not in _REPORTED):
        return replace(act, outlook="hypothetical")
    if words & _WILL or _is_to_be(verb):
        return _announce(act)
    if words & _MAY:
        return replace(act, outlook="hypothetical")
    return replace(act, outlook="future") if _to_come(verb) else act


def _is_to_be(verb: Token) -> bool:
    """Whether a verb tells what is going to be, or a headline does."""
    return (verb.dep_ == "xcomp" and verb.head.lower_ == "going") or grammar.in_headline(verb)


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


def _demand(scene: Scene, verb: Token, act: Act) -> Act:
    """What somebody says that another must do is a demand of the speaker's."""
    speech = verb.head if verb.dep_ == "ccomp" else None
    speaker = _party(scene, grammar.subject_of(speech)) if speech is not None else None
    if speaker is None:
        return replace(act, outlook="hypothetical")
    return replace(
        act,
        event="REQUEST",
        mode=MODES["REQUEST"].get(act.event),
        cameo="100",
        actor=speaker,
        recipient=_unlike(act.actor, speaker) or _unlike(act.recipient, speaker),
        projected=act.event,
        rule=f"demanded act: must over {act.event}",
    )


def _to_come(verb: Token) -> bool:
    """Whether a verb in the infinitive tells what is meant to happen."""
    if verb.tag_ != "VB":
        return False
    return verb.dep_ in {"xcomp", "advcl", "acl", "ccomp", "conj"} and "did" not in grammar.auxiliaries(verb)


def _party(scene: Scene, token: Token | None) -> Party | None:
    return scene.party_within(token) if token is not None else None


def _unlike(party: Party | None, other: Party | None) -> Party | None:
    if party is None or other is None:
        return party
    same = party.start < other.end and other.start < party.end
    return None if same or (party.entity_id is not None and party.entity_id == other.entity_id) else party
