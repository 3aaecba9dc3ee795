"""What speaks for an actor being meant by a pronoun: a ranking over features one can read.

Who governs the pronoun's clause, who was the subject before it, how near and how often an actor is named: what
centering (Grosz and others 1995) and the resolver of Lappin and Leass (1994) weigh, each as a yes or no or a number
between 0 and 1. The weights are in `lexicons/pronouns.json` with the way they were made.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from crossread.annotate.entities.phrases import Phrase, Sources

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast

_SUBORDINATE = frozenset(["ccomp", "xcomp", "advcl", "acl", "acl:relcl", "relcl", "csubj"])
_OWNERS = frozenset(["nmod:poss", "poss"])
_EMBEDDED = frozenset(["nmod", "nmod:of", "appos", "obl", "pobj", "conj", "compound"])
_SPEAKS = frozenset(["person", "organisation", "group"])
_GENDERED = frozenset(["m", "f"])
_DEEPEST = 8  # steps up a tree
_BY_ROLE = ("latest_subject", "nearest", "main_subject", "governs_0", "topic", "object", "later")
"""What weighs differently for a pronoun that is a subject, an owner or an object."""


@dataclass(slots=True)
class Candidate:
    """An actor that agrees with a pronoun.

    Attributes:
        actor: The actor.
        last: Its last mention that may bind the pronoun.
        mentions: Its mentions before the pronoun in the sentence of the last one.
        so_far: Places of all its phrases before the pronoun.
        features: What speaks for it.
    """

    actor: Actor
    last: Phrase
    mentions: list[Phrase]
    so_far: list[int]
    features: dict[str, float] = field(default_factory=dict)


def describe_candidates(
    doc: Doc, cast: Cast, candidates: Sequence[Candidate], pronoun: Phrase, sources: Sources
) -> None:
    """Fill the features of all candidates for one pronoun.

    Args:
        doc: The parse.
        cast: The cast up to the pronoun.
        candidates: Who agrees with it.
        pronoun: The pronoun.
        sources: Tokens that head the source of an attribution.
    """
    role = _role(doc, pronoun)
    governing = _governing_subjects(doc, pronoun)
    by_nearness = sorted(candidates, key=lambda one: -one.last.start)
    subjects = [one for one in by_nearness if any(phrase.subject for phrase in one.mentions)]
    most = max((len(one.so_far) for one in candidates), default=0)
    people = [one for one in candidates if one.actor.kind == "person" and one.actor.named]
    topic = min(people, key=lambda one: one.so_far[0], default=None)
    carried, speaks = _last_alike(cast, pronoun), pronoun.head in sources
    near = sum(one.last.sentence >= pronoun.sentence - 1 for one in candidates)
    for rank, one in enumerate(by_nearness):
        found = _of_place(doc, one, pronoun) | _of_actor(one, pronoun)
        found |= {
            "nearest": float(rank == 0),
            "third_or_later": float(rank > 1),
            "alone": float(len(candidates) == 1),
            "only_near": float(one.last.sentence >= pronoun.sentence - 1 and near == 1),
            "only_subject": float(subjects == [one]),
            "latest_subject": float(bool(subjects) and subjects[0] is one),
            "most_named": float(len(one.so_far) == most > 1),
            "topic": float(topic is one),
            "carries_on": float(pronoun.gender in _GENDERED and carried == one.actor.number),
            "goes_on": float(pronoun.gender not in _GENDERED and carried == one.actor.number),
            "cannot_speak": float(speaks and one.actor.kind not in _SPEAKS),
            "speaks_on": float(speaks and _spoke(one, pronoun, sources)),
            "has_spoken": float(speaks and any(cast.phrases[place].head in sources for place in one.so_far)),
        }
        for step, head in enumerate(governing[:3]):
            if any(phrase.start <= head < phrase.end for phrase in one.mentions):
                found[f"governs_{min(step, 1)}"] = 1.0
        back = min(pronoun.sentence - one.last.sentence, 2)
        for phrase in one.mentions:
            found[f"{role}/{back}/{_function(doc, phrase)}"] = 1.0
        for name in _BY_ROLE:
            if found.get(name):
                found[f"{role}:{name}"] = 1.0
        one.features = found


def _of_place(doc: Doc, one: Candidate, pronoun: Phrase) -> dict[str, float]:
    """How far away a candidate stands, and what it does there."""
    last, head = one.last, doc[one.last.head]
    back = pronoun.sentence - last.sentence
    subject = any(phrase.subject for phrase in one.mentions)
    return {
        "one_sentence_back": float(back == 1),
        "sentences_back": min(back, 6) / 6,
        "words_back": math.log1p(max(0, pronoun.start - last.end)) / 5,
        "subject": float(subject),
        "main_subject": float(any(phrase.subject and in_main_clause(doc, phrase) for phrase in one.mentions)),
        "object": float(any(phrase.object for phrase in one.mentions)),
        "owner": float(head.dep_ in _OWNERS),
        "embedded": float(head.dep_ in _EMBEDDED),
        "opens_sentence": float(min(phrase.start for phrase in one.mentions) == doc[last.head].sent.start),
        "parallel_subject": float(pronoun.subject and subject and back == 1),
        "parallel_object": float(pronoun.object and any(phrase.object for phrase in one.mentions)),
        "later": float(last.start > pronoun.start),
        "after_pronoun": float(last.form == "pronoun"),
        "after_name": float(last.form == "name"),
        "comma_follows": float(last.end < len(doc) and doc[last.end].text in {",", "(", "-", "–", "—"}),
    }


def _of_actor(one: Candidate, pronoun: Phrase) -> dict[str, float]:
    """What a candidate is."""
    actor, gendered = one.actor, pronoun.gender in _GENDERED
    return {
        "named": float(actor.named and gendered),
        "named_body": float(actor.named and not gendered),  # GAP knows no "they": set by hand
        "person": float(actor.kind == "person" and gendered),
        "other": float(actor.kind == "other" and gendered),
        "often": min(len(one.so_far), 6) / 6,
        "gender_known": float(actor.gender == pronoun.gender),
        "first_line": float(one.so_far[0] == 0),
    }


def _spoke(one: Candidate, pronoun: Phrase, sources: Sources) -> bool:
    """Whether a candidate is the source of something in the sentence of the pronoun or the one before."""
    near = pronoun.sentence - one.last.sentence <= 1
    return near and any(phrase.start <= head < phrase.end for phrase in one.mentions for head in sources)


def _function(doc: Doc, phrase: Phrase) -> str:
    """What a mention does in its clause, and whether in the main one."""
    if phrase.subject:
        return "subject" if in_main_clause(doc, phrase) else "inner_subject"
    if phrase.object:
        return "object"
    relation = doc[phrase.head].dep_
    if relation in _OWNERS:
        return "owner"
    return "embedded" if relation in _EMBEDDED else "else"


def _role(doc: Doc, pronoun: Phrase) -> str:
    if pronoun.subject:
        return "subject"
    return "owner" if doc[pronoun.head].dep_ in _OWNERS else "object"


def _governing_subjects(doc: Doc, pronoun: Phrase) -> list[int]:
    """Heads of the subjects of the clauses around a pronoun, the innermost first; its own verb's only for an owner."""
    found: list[int] = []
    token = doc[pronoun.head]
    for _ in range(_DEEPEST):
        if token.head.i == token.i:
            break
        token = token.head
        for child in token.children:
            before = child.i < pronoun.start and child.i != pronoun.head
            if before and child.dep_ in {"nsubj", "nsubj:pass", "nsubjpass"}:
                found.append(child.i)
    return found


def _last_alike(cast: Cast, pronoun: Phrase) -> int | None:
    """Whom the last pronoun of the same gender and number meant, in this sentence or the one before."""
    for place in range(bisect_left(cast.phrases, pronoun.start, key=lambda phrase: phrase.start) - 1, -1, -1):
        phrase = cast.phrases[place]
        if pronoun.sentence - phrase.sentence > 1:
            return None
        if phrase.form == "pronoun" and phrase.gender == pronoun.gender and phrase.many == pronoun.many:
            return cast.of_phrase.get(place)
    return None


def in_main_clause(doc: Doc, phrase: Phrase) -> bool:
    """Whether a subject is that of its sentence's main clause."""
    token = doc[phrase.head]
    for _ in range(_DEEPEST):
        if token.head.i == token.i:
            return True
        if token.dep_ in _SUBORDINATE:
            return False
        token = token.head
    return True


@cache
def load_weights() -> Mapping[str, float]:
    """Load the weights by feature."""
    found: dict[str, float] = json.loads(
        files("crossread.annotate.lexicons").joinpath("pronouns.json").read_text("utf8")
    )["weights"]
    return found


def weigh(features: Mapping[str, float]) -> float:
    """The score of a candidate.

    Example:
        >>> weigh({"latest_subject": 1.0}) > weigh({})
        True
    """
    weights = load_weights()
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
