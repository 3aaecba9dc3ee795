"""Whom a pronoun of the third person means: agreement first, then salience.

Salience adds up what centering and the resolver of Lappin and Leass (1994) weigh: how near the last mention stands,
whether it was a subject, whether the pronoun has the same function, how often the actor is named. Weights are set by
hand and checked on GAP and GUM.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.annotate.entities.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast

_FAR = 6  # sentences
WEIGHTS = {
    "sentence": -1.0,  # for each sentence between
    "subject": 1.6,  # the last mention is a subject
    "main_clause": 0.7,  # of the main clause
    "object": 0.3,
    "parallel": 0.6,  # pronoun and last mention have one function
    "named": 0.8,
    "often": 0.25,  # for each mention so far, up to four
    "first": 0.6,  # the last mention opens its sentence
    "gender_known": 0.7,
    "pronoun": 0.4,  # it is a subject as a pronoun
}


def find_antecedent(doc: Doc, cast: Cast, place: int, marked: Sequence[tuple[int, int]]) -> Actor | None:
    """Find the actor a pronoun refers to.

    Args:
        doc: The parse.
        cast: The cast up to here.
        place: The pronoun's place among the phrases.
        marked: Runs between quotation marks, as token spans.

    Returns:
        The actor, or None where nobody agrees with the pronoun.
    """
    pronoun = cast.phrases[place]
    best: tuple[float, int] | None = None
    for actor in cast.actors:
        before = [p for p in actor.phrases if p < place]
        if not before or not agrees(actor, pronoun):
            continue
        last = _last_useful(doc, cast, before, pronoun, marked)
        if last is None:
            continue
        score = _score(doc, cast, actor, cast.phrases[last], pronoun)
        if best is None or score > best[0]:
            best = (score, actor.number)
    if best is None:
        return None
    actor = cast.actors[best[1]]
    if (
        actor.gender == "u"
        and pronoun.gender in {"m", "f"}
        and actor.kind == "person"
        and not pronoun_is_far(cast, actor, pronoun)
    ):
        actor.gender = pronoun.gender
    return actor


def pronoun_is_far(cast: Cast, actor: Actor, pronoun: Phrase) -> bool:
    """Whether a pronoun stands too far from an actor to tell its gender."""
    return pronoun.sentence - cast.phrases[actor.phrases[-1]].sentence > 1


def agrees(actor: Actor, pronoun: Phrase) -> bool:
    """Whether an actor may be meant by a pronoun by gender, number and kind."""
    kind = actor.kind
    if pronoun.gender in {"m", "f"}:
        return (
            not actor.many
            and kind in {"person", "other"}
            and actor.gender in {pronoun.gender, "u"}
            and (kind == "person" or actor.named)
        )
    if pronoun.gender == "n":
        return not (kind == "person" or actor.gender in {"m", "f"}) and not (actor.many and kind == "group")
    return actor.many or kind in {"group", "organisation"}


def _run_of(token: int, marked: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    return next((run for run in marked if run[0] <= token < run[1]), None)


def _last_useful(
    doc: Doc, cast: Cast, before: list[int], pronoun: Phrase, marked: Sequence[tuple[int, int]]
) -> int | None:
    """The last mention that may bind the pronoun: near enough, not in its own clause as subject, not the speaker."""
    inside = _run_of(pronoun.start, marked)
    for place in reversed(before):
        phrase = cast.phrases[place]
        if pronoun.sentence - phrase.sentence > _FAR:
            return None
        if phrase.start <= pronoun.start < phrase.end:
            continue
        if _is_clause_mate(doc, phrase, pronoun):
            return None
        within = _run_of(phrase.start, marked)
        if inside is not None and within is None and phrase.subject and phrase.sentence == pronoun.sentence:
            return None
        if inside is None and within is not None:
            continue
        return place
    return None


def _is_clause_mate(doc: Doc, phrase: Phrase, pronoun: Phrase) -> bool:
    """Whether a mention is the subject of the very verb of which the pronoun is an object."""
    if pronoun.subject or not phrase.subject or pronoun.lemma.endswith(("self", "selves")):
        return False
    token = doc[pronoun.head]
    return token.dep_ not in {"nmod:poss", "poss"} and doc[phrase.head].head.i == token.head.i


def _score(doc: Doc, cast: Cast, actor: Actor, last: Phrase, pronoun: Phrase) -> float:
    """Salience of an actor: what all its mentions in the sentence of the last one add up to."""
    weights = WEIGHTS
    mentions = [cast.phrases[p] for p in actor.phrases if cast.phrases[p].sentence == last.sentence]
    mentions = [phrase for phrase in mentions if phrase.start < pronoun.start]
    subject = any(phrase.subject for phrase in mentions)
    score = weights["sentence"] * (pronoun.sentence - last.sentence)
    if subject:
        score += weights["subject"]
        score += (
            weights["main_clause"]
            if any(phrase.subject and _in_main_clause(doc, phrase) for phrase in mentions)
            else 0.0
        )
        score += weights["parallel"] if pronoun.subject else 0.0
    elif any(phrase.object for phrase in mentions):
        score += weights["object"]
    score += weights["named"] if actor.named else 0.0
    score += weights["often"] * min(len(actor.phrases), 4)
    score += weights["gender_known"] if actor.gender == pronoun.gender else 0.0
    score += weights["pronoun"] if any(phrase.form == "pronoun" and phrase.subject for phrase in mentions) else 0.0
    firsts = [phrase.start for phrase in cast.phrases if phrase.sentence == last.sentence]
    score += weights["first"] if min(phrase.start for phrase in mentions) == min(firsts) else 0.0
    return score


def _in_main_clause(doc: Doc, phrase: Phrase) -> bool:
    """Whether a subject is that of its sentence's main clause."""
    token = doc[phrase.head]
    for _ in range(8):
        if token.head.i == token.i:
            return True
        if token.dep_ in {"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "relcl", "csubj"}:
            return False
        token = token.head
    return True
