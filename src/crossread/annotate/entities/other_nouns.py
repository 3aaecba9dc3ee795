"""Whom a description means by a noun that the report had not used for her: "the probe" behind an inquiry.

Each way is taken only where one alone fits: a noun that means the same as one told before ("the firm" for the company);
the noun that heads a body's name ("the organisation" for the "Organisation for Northern Trade"), that its letters end
with, or that says what the body is whose name stands before it ("the Nordkraft oil company"); a noun for any body where
one alone is talked about; and the government of a country, whatever it is called besides.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crossread.annotate.entities.descriptions import modifiers_of
from crossread.annotate.entities.kinds import same, singular
from crossread.annotate.lexicons import fold, load_words
from crossread.text.nouns import sets_of
from crossread.text.word_classes import load_words as words_of_class

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.entities.actors import Actor, Cast
    from crossread.annotate.entities.phrases import Phrase

_POINTING = frozenset(["the", "this", "that", "these", "those"])
_ANOTHER = words_of_class("words for another")
_CULPRITS = words_of_class("culprits")
_GOVERNING = words_of_class("governing nouns")
_BODIES = frozenset(["organisation", "other"])
_LINKS = frozenset(["of", "for", "on"])
_POWERS = frozenset(["authority"])
"""What is a body in the plural alone: somebody has "the legal authority" for something."""
_DOCUMENTS = frozenset(["document", "report"])
"""Words for any document, by which reports call the one that they told of."""
_FEWEST_LETTERS, _MOST_LETTERS = 3, 5
_NEAR = 2  # sentences
_MOST_BETWEEN = 2  # words between a name and the noun that says what it is: "Nordkraft oil company"


def find_by_other_noun(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """Find whom a description means that goes back to nobody told by its noun.

    Args:
        doc: The parse.
        cast: The cast so far.
        place: The description's place among the phrases.

    Returns:
        The actor, or None where none or several may be meant.
    """
    phrase = cast.phrases[place]
    if phrase.form != "description" or not phrase.definite:
        return None
    found = _named_inside(doc, cast, phrase) or _by_head_of_name(cast, place) or _government(doc, cast, place)
    if found is not None or doc[phrase.start].lower_ not in _POINTING:
        return found
    known = _of_one_meaning(doc, cast, place) or _by_letters(cast, place) or _sole_body(doc, cast, place)
    return known or _sole_document(doc, cast, place)


def _of_one_meaning(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """The one told before by a noun that means the same, if nobody is told by the noun itself."""
    phrase = cast.phrases[place]
    meaning = sets_of(phrase.lemma)
    told = _before(cast, place) if meaning else []
    if any(same(phrase.lemma) in actor.nouns() for actor in told) or _is_somebodys(cast, phrase):
        return None
    if phrase.lemma in _CULPRITS and not phrase.many:
        return None  # who is meant shows when all is read: see `culprits`
    wanted = modifiers_of(doc, phrase)
    fitting = [
        actor
        for actor in told
        if actor.many == phrase.many
        and any(meaning & sets_of(role) for role in actor.roles)
        and (_is_certain(doc, cast, actor, place) if phrase.many else not _POWERS & set(actor.roles))
        and not (actor.named and actor.kind == "person")
        and _may_be(actor, phrase)
    ]
    return fitting[0] if len(fitting) == 1 and not wanted & _ANOTHER and wanted <= _known(fitting[0]) else None


def _is_somebodys(cast: Cast, phrase: Phrase) -> bool:
    """Whether a person's name behind the noun says whose it is: "the home of Edda Vance"."""
    return any(
        cast.phrases[place].form == "name"
        and cast.phrases[place].kind == "person"
        and phrase.end <= cast.phrases[place].start
        for place in cast.near(phrase.end, phrase.full_end)
        if cast.phrases[place].end <= phrase.full_end
    )


def _is_certain(doc: Doc, cast: Cast, actor: Actor, place: int) -> bool:
    """Whether several were told of as certain people or things, not as any of a kind ("rallies", "staffers")."""
    told = [cast.phrases[number] for number in actor.phrases if number < place]
    return any(phrase.definite or doc[phrase.start].like_num for phrase in told if phrase.form != "pronoun")


def _by_letters(cast: Cast, place: int) -> Actor | None:
    """The one body told by letters of which the noun gives the last: "the league" behind the "KFL"."""
    phrase = cast.phrases[place]
    bare = phrase.head - phrase.start == 1 and not phrase.many
    if not bare or phrase.lemma not in load_words("last_words_of_letters"):
        return None
    told = [actor for actor in _before(cast, place) if actor.kind == "organisation"]
    if any(same(phrase.lemma) in actor.nouns() for actor in told):
        return None
    fitting = [actor for actor in told if phrase.lemma[0] in {letters[-1] for letters in _letters(actor)}]
    return fitting[0] if len(fitting) == 1 else None


def _letters(actor: Actor) -> Iterable[str]:
    for form in actor.forms:
        letters = form.text.replace(".", "")
        if letters.isupper() and letters.isalpha() and _FEWEST_LETTERS <= len(letters) <= _MOST_LETTERS:
            yield letters.casefold()


def _sole_body(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """The body that the report tells of most and alone just before, for a noun that any body may bear ("the group")."""
    phrase = cast.phrases[place]
    bare = phrase.head - phrase.start == 1 and not phrase.many and doc[phrase.start].lower_ == "the"
    if not bare or phrase.full_end > phrase.end or phrase.lemma not in load_words("nouns_of_any_body"):
        return None
    before = _before(cast, place)
    if any(same(phrase.lemma) in actor.nouns() for actor in before):
        return None
    told = {
        actor.number: [number for number in actor.phrases if number < place]
        for actor in before
        if actor.named and actor.kind == "organisation"
    }
    near = [n for n, places in told.items() if phrase.sentence - cast.phrases[places[-1]].sentence <= _NEAR]
    most = max((len(places) for places in told.values()), default=0)
    return cast.actors[near[0]] if len(near) == 1 and len(told[near[0]]) == most > 1 else None


def _sole_document(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """The one document told before that "the document" or "the report" means, where it is no other's."""
    phrase = cast.phrases[place]
    if phrase.many or phrase.lemma not in _DOCUMENTS or phrase.full_end > phrase.end or cast.is_quoted(place):
        return None
    told = [
        actor
        for actor in _before(cast, place)
        if not actor.named
        and not actor.many
        and set(actor.roles) & load_words("written_documents")
        and not all(cast.is_quoted(number) for number in actor.phrases if number < place)
    ]
    if len(told) != 1 or told[0].many or same(phrase.lemma) in told[0].nouns():
        return None
    known = _known(told[0]) | _told_of(doc, cast, told[0])
    return told[0] if {singular(word) for word in modifiers_of(doc, phrase)} <= {singular(w) for w in known} else None


def _told_of(doc: Doc, cast: Cast, actor: Actor) -> set[str]:
    """The words of the sentences in which an actor is told of first: whose letter it is, and what about."""
    first = doc[cast.phrases[actor.phrases[0]].head].sent
    return {fold(token.text) for token in first if token.is_alpha}


def _by_head_of_name(cast: Cast, place: int) -> Actor | None:
    """The one body whose name the noun heads."""
    phrase = cast.phrases[place]
    if phrase.kind != "organisation" or phrase.many:
        return None
    noun = _spelt(phrase.lemma)
    fitting = [
        actor
        for actor in _before(cast, place)
        if actor.named and actor.kind != "person" and _may_be(actor, phrase) and noun in _heads(actor)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _heads(actor: Actor) -> Iterable[str]:
    """The nouns before the first preposition of each name of a body: "ministry" of "Ministry of Trade"."""
    for form in actor.forms:
        words = [word for word in fold(form.text).split() if word != "the"]
        link = next((number for number, word in enumerate(words) if word in _LINKS), 0)
        if link:
            yield _spelt(words[link - 1])


def _spelt(noun: str) -> str:
    return noun.replace("iz", "is")


def _named_inside(doc: Doc, cast: Cast, phrase: Phrase) -> Actor | None:
    """The body whose name stands before a noun for what it is: "the Nordkraft oil company"."""
    if phrase.many or phrase.lemma not in load_words("nouns_behind_names") or doc[phrase.start].lower_ != "the":
        return None
    for place in cast.near(phrase.start, phrase.head):
        name, actor = cast.phrases[place], cast.actor_of(place)
        between = doc[name.end : phrase.head]
        if (
            actor is not None
            and name.form == "name"
            and name.kind in _BODIES
            and phrase.start <= name.start
            and name.end <= phrase.head
            and len(between) <= _MOST_BETWEEN
            and all(token.pos_ in {"NOUN", "ADJ"} and token.is_lower for token in between)
        ):
            return actor
    return None


def _government(doc: Doc, cast: Cast, place: int) -> Actor | None:
    """The one government of a country: "the pro-Western government in Oslo" is the Norwegian government."""
    phrase = cast.phrases[place]
    if phrase.lemma not in _GOVERNING or phrase.many or phrase.country is None:
        return None
    if modifiers_of(doc, phrase) & (_ANOTHER | words_of_class("governments of parts")):
        return None
    fitting = [
        actor
        for actor in _before(cast, place)
        if actor.country == phrase.country and _GOVERNING & actor.nouns() and actor.kind != "person"
    ]
    return fitting[0] if len(fitting) == 1 else None


def _before(cast: Cast, place: int) -> list[Actor]:
    return [actor for actor in cast.actors if any(number < place for number in actor.phrases)]


def _known(actor: Actor) -> set[str]:
    """The words that the report has used of somebody."""
    return {same(word) for word in actor.modifiers} | {word for form in actor.forms for word in form.words}


def _may_be(actor: Actor, phrase: Phrase) -> bool:
    """Whether gender and country leave it open that an actor is meant."""
    countries = {actor.country, phrase.country} - {None}
    return {actor.gender, phrase.gender} != {"m", "f"} and len(countries) <= 1
