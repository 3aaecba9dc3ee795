"""Whom a pronoun of the third person means: agreement first, then salience (`salience`)."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.annotate.entities.phrases import NOBODY, Phrase, Sources
from crossread.annotate.entities.salience import Candidate, describe_candidates, weigh
from crossread.text.things import thing_kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast

_FAR = 6  # sentences


def find_candidates(
    doc: Doc, cast: Cast, place: int, marked: Sequence[tuple[int, int]], sources: Sources = NOBODY
) -> list[Candidate]:
    """Find the actors a pronoun may refer to, with what speaks for each.

    Args:
        doc: The parse.
        cast: The cast up to here.
        place: The pronoun's place among the phrases.
        marked: Runs between quotation marks, as token spans.
        sources: Tokens that head the source of an attribution, with what is attributed to it.

    Returns:
        Those that agree with the pronoun and stand near enough, in the order of the cast.
    """
    pronoun = cast.phrases[place]
    found: list[Candidate] = []
    speaking = _speaking(doc, cast, pronoun, marked, sources)
    for actor in _actors_near(cast, place):
        if actor.number in speaking:
            continue
        before = actor.phrases[: bisect_left(actor.phrases, place)]
        if not before or not agrees(actor, pronoun):
            continue
        last = _last_useful(doc, cast, before, pronoun, marked)
        if last is None:
            continue
        sentence = cast.phrases[last].sentence
        near = itertools.takewhile(lambda p: cast.phrases[p].sentence >= sentence - 1, reversed(before))  # noqa: B023 - used at once
        mentions = [cast.phrases[p] for p in reversed([*near]) if cast.phrases[p].sentence == sentence]
        mentions = [phrase for phrase in mentions if phrase.start < pronoun.start]
        found.append(Candidate(actor, cast.phrases[last], mentions, before))
    found += _named_after(doc, cast, place, {one.actor.number for one in found} | speaking)
    if pronoun.head in sources:
        named = _named_within(cast, sources[pronoun.head])
        found = [one for one in found if one.actor.number not in named] or found
        found = [one for one in found if not _is_thing(one.actor)]
    describe_candidates(doc, cast, found, pronoun, sources)
    return found


def find_antecedent(
    doc: Doc, cast: Cast, place: int, marked: Sequence[tuple[int, int]], sources: Sources = NOBODY
) -> Actor | None:
    """Find the actor a pronoun refers to.

    Args:
        doc: The parse.
        cast: The cast up to here.
        place: The pronoun's place among the phrases.
        marked: Runs between quotation marks, as token spans.
        sources: Tokens that head the source of an attribution, with what is attributed to it: whoever they mean can
            speak, and seldom calls herself by name.

    Returns:
        The actor, or None where nobody agrees with the pronoun.
    """
    pronoun = cast.phrases[place]
    candidates = find_candidates(doc, cast, place, marked, sources)
    if not candidates:
        return None
    actor = max(candidates, key=lambda one: (weigh(one.features), -one.actor.number)).actor
    if (
        actor.gender == "u"
        and pronoun.gender in {"m", "f"}
        and actor.kind == "person"
        and not pronoun_is_far(cast, actor, pronoun)
    ):
        actor.gender = pronoun.gender
    return actor


def _actors_near(cast: Cast, place: int) -> list[Actor]:
    """Whom the sentences before a phrase speak of, in the order of the cast: nobody else can be meant by it."""
    sentence = cast.phrases[place].sentence
    numbers: set[int] = set()
    for before in range(place - 1, -1, -1):
        if sentence - cast.phrases[before].sentence > _FAR + 1:  # a title may begin in the sentence before
            break
        if before in cast.of_phrase:
            numbers.add(cast.of_phrase[before])
    return [cast.actors[number] for number in sorted(numbers)]


def pronoun_is_far(cast: Cast, actor: Actor, pronoun: Phrase) -> bool:
    """Whether a pronoun stands too far from an actor to tell its gender."""
    return bool(actor.phrases) and pronoun.sentence - cast.phrases[actor.phrases[-1]].sentence > 1


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


def _is_thing(actor: Actor) -> bool:
    """Whether an actor is a vehicle, spot or settlement without a name, which does not speak."""
    return not actor.named and actor.kind in {"other", "place"} and any(thing_kind(role) for role in actor.roles)


def _named_within(cast: Cast, content: Sequence[tuple[int, int]]) -> set[int]:
    """Whom what is attributed calls by name."""
    return {
        cast.of_phrase[place]
        for start, end in content
        for place in cast.near(start, end)
        if place in cast.of_phrase and cast.phrases[place].form == "name" and start <= cast.phrases[place].head < end
    }


def _named_after(doc: Doc, cast: Cast, place: int, known: set[int]) -> list[Candidate]:
    """Who is first named behind a pronoun, as the subject of the clause that it opens: "In her speech Ana Sousa …"."""
    pronoun = cast.phrases[place]
    above = {token.i for token in doc[pronoun.head].ancestors}
    found: list[Candidate] = []
    for later in range(place + 1, len(cast.phrases)):
        phrase = cast.phrases[later]
        if phrase.sentence != pronoun.sentence:
            break
        if phrase.form != "name" or not phrase.subject or doc[phrase.head].head.i not in above:
            continue
        actor = cast.actor_of(later)
        if actor is None or actor.number in known or not agrees(actor, pronoun):
            continue
        if not any(p < place for p in actor.phrases):
            found.append(Candidate(actor, phrase, [phrase], [later]))
    return found


def _run_of(token: int, marked: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    return next((run for run in marked if run[0] <= token < run[1]), None)


def _speaking(
    doc: Doc, cast: Cast, pronoun: Phrase, marked: Sequence[tuple[int, int]], sources: Sources
) -> frozenset[int]:
    """Who says the words between marks that a pronoun stands in: "he" is another.

    Words of which nobody is told ("“…,” Holm said. “He is ill.”") are of whoever says those before in the paragraph.
    """
    inside = next((place for place, run in enumerate(marked) if run[0] <= pronoun.start < run[1]), None)
    while inside is not None and inside >= 0:
        start, end = marked[inside]
        heads = [
            head
            for head, content in sources.items()
            if not start <= head < end and any(left < end and start < right for left, right in content)
        ]
        if heads:
            named = (
                place
                for head in heads
                for place in cast.near(head, head + 1)
                if cast.phrases[place].head == head and place in cast.of_phrase
            )
            return frozenset(cast.of_phrase[place] for place in named)
        inside -= 1
        if inside < 0 or any("\n" in token.text for token in doc[marked[inside][1] : start]):
            break
    return frozenset()


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
