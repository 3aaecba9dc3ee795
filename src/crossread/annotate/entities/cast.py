"""Who acts in one report: names put together by their longest form, descriptions and pronouns referred back to them.

Three passes, the surest first. Names join names (same words, surname, initials, acronym in brackets, a slip of the
keyboard). Then, in the order of the text, descriptions join whoever was introduced in such words, and pronouns the most
salient actor they agree with (`pronouns`). What joins nobody is an actor of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from crossread.annotate.entities.actors import Actor, Cast
from crossread.annotate.entities.appositions import find_appositions, find_subject
from crossread.annotate.entities.companies import find_company
from crossread.annotate.entities.culprits import join_culprits
from crossread.annotate.entities.descriptions import find_described, modifiers_of
from crossread.annotate.entities.kin import is_introduced_as_kin, title_of, without_kin
from crossread.annotate.entities.kinship import join_kin
from crossread.annotate.entities.leads import name_leads, name_same_words
from crossread.annotate.entities.likes import find_alike
from crossread.annotate.entities.name_index import NameIndex
from crossread.annotate.entities.nameless import fate_of
from crossread.annotate.entities.names import Name, read_name
from crossread.annotate.entities.newcomers import country_of_body, of_one_country, with_country, without_namesakes
from crossread.annotate.entities.other_nouns import find_by_other_noun
from crossread.annotate.entities.parts import as_juniors, as_towns, ends_so, without_marks
from crossread.annotate.entities.patterns import storm_of
from crossread.annotate.entities.phrases import FIRST_PERSON, NOBODY, Phrase, Sources, find_phrases
from crossread.annotate.entities.pronouns import find_antecedent
from crossread.annotate.entities.settlements import find_settlement, is_settlement
from crossread.annotate.lexicons import find_country

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_cast(doc: Doc, marked: Sequence[tuple[int, int]] = (), sources: Sources = NOBODY) -> Cast:
    """Find the cast of a report.

    Args:
        doc: Its parse.
        marked: Runs between quotation marks, as token spans; words inside do not refer to who is speaking.
        sources: Tokens that head the source of an attribution, with what is attributed to it.

    Returns:
        The cast; pronouns of the first person are left open.
    """
    cast = Cast(find_phrases(doc, sources), marked)
    for phrase in cast.phrases:
        code = phrase.country or (find_country(doc[phrase.start : phrase.end].text) if phrase.form == "name" else None)
        if code:
            cast.countries[code] += 1
    _join_names(doc, cast)
    apposed = find_appositions(doc, cast)
    for place, phrase in enumerate(cast.phrases):
        if phrase.form == "name":
            actor = cast.actor_of(place)
            assert actor is not None
            actor.phrases.append(place)
        elif phrase.form == "description":
            _place_description(doc, cast, place, apposed.get(place))
            cast.index(cast.actors[cast.of_phrase[place]])
        elif phrase.lemma not in FIRST_PERSON:
            actor = find_antecedent(doc, cast, place, marked, sources)
            if actor is not None:
                cast.add(place, actor)
    name_leads(doc, cast)
    name_same_words(doc, cast)
    join_culprits(doc, cast)
    join_kin(doc, cast)
    return cast


def _place_description(doc: Doc, cast: Cast, place: int, owner: int | None) -> None:
    """Let a description be whoever it is set beside, whom it is made of, whom it goes back to, or somebody new."""
    phrase = cast.phrases[place]
    if is_settlement(phrase.lemma) and phrase.kind == "place":
        town = find_settlement(doc, cast, place)
        cast.add(place, town or cast.new_actor())
        if town is None:
            _describe(doc, cast.actors[-1], phrase)
        return
    owner = find_subject(doc, cast, place) if owner is None else owner
    company = find_company(doc, cast, place) if owner is None else None
    if company is not None:
        actor: Actor | None = cast.actors[company]
        cast.actors[company].made_of.add(phrase.lemma)
    else:
        actor = cast.actors[owner] if owner is not None else find_described(doc, cast, place)
        actor = actor or find_alike(doc, cast, place) or find_by_other_noun(doc, cast, place)
    actor = actor or cast.new_actor()
    if phrase.lemma not in actor.made_of | actor.fates:
        _describe(doc, actor, phrase)
    if phrase.many and phrase.kind == "group" and (fate := fate_of(doc, phrase.head)) is not None:
        actor.fates.add(fate)
    cast.add(place, actor)


def _join_names(doc: Doc, cast: Cast) -> None:
    """Join names, the longest first; each phrase with a name gets its actor."""
    read: list[tuple[int, Name]] = []
    for place, phrase in enumerate(cast.phrases):
        if phrase.form == "name" and phrase.name is not None:
            words = doc[phrase.name[0] : phrase.name[1]].text
            read.append((place, read_name(words, title_of(doc, phrase), phrase.kind)))
    read = as_juniors(as_towns(cast, read), {place: title_of(doc, cast.phrases[place]) for place, _ in read})
    order = sorted(read, key=lambda pair: (-len(pair[1].words), pair[0]))
    index = NameIndex()
    organs: dict[int, str] = {}  # for organs of a state its country
    kin: dict[int, list[int]] = {}  # for those brought in as relatives the sentences in which their longer names stand
    for place, name in order:
        phrase = cast.phrases[place]
        options = [actor for actor in map(cast.actors.__getitem__, index.find(name)) if _may_be(actor, name)]
        options = [actor for actor in options if actor.gender == name.gender != "u"] or options
        options = without_kin(options, name, title_of(doc, phrase))
        options = _not_far_kin(cast, options, name, place, kin)
        country = country_of_body(doc, phrase)
        options = of_one_country(without_namesakes(doc, cast, options, name, place), organs, country)
        number = index.nearest([actor.number for actor in options], place) if options else None
        number = (ends_so(cast, name) if country is None else None) if number is None else number
        number = cast.new_actor().number if number is None else number
        index.add(number, name, place)
        if country is not None:
            organs.setdefault(number, country)
        actor = cast.actors[number]
        if len(name.words) > 1 and (number in kin or is_introduced_as_kin(doc, phrase)):
            kin.setdefault(number, []).append(phrase.sentence)
        _take_name(doc, actor, phrase, name)
        cast.name(place, actor)
    for actor in cast.actors:
        cast.index(actor)


def _take_name(doc: Doc, actor: Actor, phrase: Phrase, name: Name) -> None:
    """Let an actor bear a name, with what the phrase around it tells."""
    actor.forms.append(name)
    actor.names[with_country(doc, phrase, without_marks(name.text))] += 1
    kind = name.kind if phrase.kind == "organisation" else phrase.kind
    actor.kinds[kind] += 1 if kind == "other" else 3
    if name.gender != "u" and actor.gender == "u":
        actor.gender = name.gender
    if phrase.lemma and phrase.kind == "person":
        actor.roles.append(phrase.lemma)
        actor.modifiers |= modifiers_of(doc, phrase)
        actor.titles[doc[phrase.start : phrase.name[0]].text if phrase.name else ""] += 1
    if phrase.kind == "other" and (storm := storm_of(name.text)):
        actor.roles += [storm, "storm"]
    actor.country = actor.country or phrase.country or name.country
    if name.government:
        actor.roles.append("government")
    actor.many = actor.many or phrase.many


def _not_far_kin(
    cast: Cast, options: list[Actor], name: Name, place: int, kin: Mapping[int, Sequence[int]]
) -> list[Actor]:
    """The actors a surname may mean, without relatives told of elsewhere: it goes back to whom the report is about."""
    sentence = cast.phrases[place].sentence
    near = [
        actor
        for actor in options
        if actor.number not in kin or any(0 <= sentence - told <= 1 for told in kin[actor.number])
    ]
    return near if len(name.words) == 1 and any(actor.number not in kin for actor in near) else options


def _may_be(actor: Actor, name: Name) -> bool:
    """Whether gender allows that a name is an actor's."""
    return {name.gender, actor.gender} != {"m", "f"}


def _describe(doc: Doc, actor: Actor, phrase: Phrase) -> None:
    actor.kinds[phrase.kind] += 1
    actor.roles.append(phrase.lemma)
    actor.modifiers |= modifiers_of(doc, phrase)
    actor.country = actor.country or phrase.country
    if actor.gender == "u":
        actor.gender = phrase.gender
    if not actor.named:
        actor.many = phrase.many
