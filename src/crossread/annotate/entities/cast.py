"""Who acts in one report: names put together by their longest form, descriptions and pronouns referred back to them.

Three passes, the surest first. Names join names (same words, surname, initials, acronym in brackets, a slip of the
keyboard). Then, in the order of the text, descriptions join whoever was introduced in such words, and pronouns the most
salient actor they agree with (`pronouns`). What joins nobody is an actor of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.annotate.entities.actors import Actor, Cast
from crossread.annotate.entities.descriptions import find_company, find_described, modifiers_of
from crossread.annotate.entities.kin import title_of, without_kin
from crossread.annotate.entities.leads import name_leads
from crossread.annotate.entities.likes import find_alike
from crossread.annotate.entities.name_index import NameIndex
from crossread.annotate.entities.nameless import fate_of
from crossread.annotate.entities.names import Name, read_name
from crossread.annotate.entities.parts import as_towns, ends_so, without_marks
from crossread.annotate.entities.patterns import storm_of
from crossread.annotate.entities.phrases import FIRST_PERSON, NOBODY, Phrase, Sources, find_phrases
from crossread.annotate.entities.pronouns import find_antecedent
from crossread.annotate.entities.settlements import find_settlement, is_settlement
from crossread.annotate.lexicons import find_country, load_words
from crossread.text.things import is_animal

if TYPE_CHECKING:
    from spacy.tokens import Doc


_NAMING = load_words("words_of_giving_a_name")
_CLAUSES_OF_NOUNS = frozenset(["acl", "acl:relcl", "relcl"])
_DENYING = load_words("clause_negations")
_LONGEST_BETWEEN = 12  # tokens between a name and its apposition: ", 24, "


def find_cast(doc: Doc, marked: Sequence[tuple[int, int]] = (), sources: Sources = NOBODY) -> Cast:
    """Find the cast of a report.

    Args:
        doc: Its parse.
        marked: Runs between quotation marks, as token spans; words inside do not refer to who is speaking.
        sources: Tokens that head the source of an attribution, with what is attributed to it.

    Returns:
        The cast; pronouns of the first person are left open.
    """
    cast = Cast(find_phrases(doc, sources))
    for phrase in cast.phrases:
        code = phrase.country or (find_country(doc[phrase.start : phrase.end].text) if phrase.form == "name" else None)
        if code:
            cast.countries[code] += 1
    _join_names(doc, cast)
    apposed = _appositions(doc, cast)
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
    company = find_company(doc, cast, place) if owner is None else None
    if company is not None:
        actor: Actor | None = cast.actors[company]
        cast.actors[company].made_of.add(phrase.lemma)
    else:
        actor = cast.actors[owner] if owner is not None else find_described(doc, cast, place)
        actor = actor or find_alike(doc, cast, place)
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
    read = as_towns(cast, read)
    order = sorted(read, key=lambda pair: (-len(pair[1].words), pair[0]))
    index = NameIndex()
    for place, name in order:
        phrase = cast.phrases[place]
        options = [actor for actor in map(cast.actors.__getitem__, index.find(name)) if _may_be(actor, name)]
        options = [actor for actor in options if actor.gender == name.gender != "u"] or options
        options = without_kin(options, name, title_of(doc, phrase))
        number = index.nearest([actor.number for actor in options], place) if options else None
        number = ends_so(cast, name) if number is None else number
        number = cast.new_actor().number if number is None else number
        index.add(number, name, place)
        actor = cast.actors[number]
        actor.forms.append(name)
        actor.names[without_marks(name.text)] += 1
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
        cast.name(place, actor)
    for actor in cast.actors:
        cast.index(actor)


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


def _appositions(doc: Doc, cast: Cast) -> dict[int, int]:
    """Descriptions that stand in apposition to a name: place of the description -> number of the actor."""
    found: dict[int, int] = {}
    names: dict[int, list[tuple[int, Phrase]]] = defaultdict(list)
    for place, phrase in enumerate(cast.phrases):
        if phrase.form == "name":
            names[phrase.sentence].append((place, phrase))
    for place, phrase in enumerate(cast.phrases):
        if phrase.form != "description":
            continue
        for other, name in names.get(phrase.sentence, ()):
            if name.kind == "place" and phrase.kind == "person":
                continue
            bears = phrase.kind == "person" or is_animal(phrase.lemma)
            one = bears and not phrase.many
            if _apposed(doc, phrase, name) or (
                one and (_calls_herself(doc, phrase, name) or _is_said_to_be(doc, phrase, name))
            ):
                found[place] = cast.of_phrase[other]
                break
    return found


def _apposed(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether a description and a name are two ways of naming one, set beside each other."""
    person = name.kind in {"person", "other"}
    if name.start == phrase.end and doc[name.head].head.i == phrase.head and person:
        return True  # "potter Edda Vance", whatever the noun
    animal = is_animal(phrase.lemma) and not phrase.many
    if not (animal or phrase.kind in {"person", "organisation", "group"}) or (phrase.many and name.kind == "person"):
        return False
    return _linked(doc, phrase, name) or (
        (animal or phrase.kind == "person") and person and _set_off(doc, phrase, name)
    )


def _calls_herself(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether somebody gives a name: "a docker who gave his name as Gus", "a nurse identified only as Edda"."""
    between = [token.lower_ for token in doc[phrase.end : name.start]]
    if between[between[:1] == [","] :] in (["named"], ["called"]) or (
        between == ["("] and is_animal(phrase.lemma) and doc[name.end : name.end + 1].text == ")"
    ):
        return True
    if not phrase.end <= name.start - 2 < phrase.end + _LONGEST_BETWEEN or doc[name.start - 1].lower_ != "as":
        return False
    words = [token.lower_ for token in doc[phrase.end : name.start - 1]]
    verb = doc[name.head].head
    about = verb.dep_ in _CLAUSES_OF_NOUNS and verb.head.i == phrase.head
    told = any(child.i == phrase.head for child in verb.children)
    return (about or told) and bool(_NAMING & set(words)) and "," not in words


def _is_said_to_be(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether a clause says outright that one is the other: "Edda Vance is a potter"."""
    head = doc[phrase.head]
    words = {child.lower_ for child in head.children if child.dep_ not in {"nsubj", "det"}}
    return (
        name.kind in {"person", "other"}
        and doc[name.head].head.i == phrase.head
        and doc[name.head].dep_ == "nsubj"
        and bool(words & {"is", "was", "’s", "'s"})
        and not any(child.dep_ in {"aux", "neg"} or child.lower_ in _DENYING for child in head.children)
        and not words & {"if", "whether"}
    )


def _linked(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether the tree ties a description and a name as two ways of naming one."""
    head = doc[phrase.head]
    if name.end <= phrase.start:
        near = phrase.start - name.end < _LONGEST_BETWEEN
        return head.dep_ == "appos" and name.start <= head.head.i < name.end and near
    return (
        doc[name.head].dep_ in {"appos", "flat"}
        and doc[name.head].head.i == phrase.head
        and name.start - phrase.full_end <= 1
    )


def _set_off(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether commas set a description off beside a name: "Ana Sousa, 34, a teacher," or "The mayor, Ana Sousa,"."""
    if phrase.many:
        return False
    if name.end <= phrase.start:
        texts = [token.text for token in doc[name.end : phrase.start]]
        ages = [text for text in texts if text != ","]
        return texts[:1] == [","] == texts[-1:] and all(age.isdigit() for age in ages) and not _listed(doc, phrase)
    texts = _without_brackets([token.text for token in doc[phrase.full_end : name.start]])
    return texts == [","] and phrase.definite and _closes(doc, name.end) and not _says_it(doc, phrase, name)


def _says_it(doc: Doc, phrase: Phrase, name: Phrase) -> bool:
    """Whether a name behind a comma begins who says it: "it struck the child, Ana Sousa said"."""
    return doc[name.head].head.i != phrase.head and name.subject and not phrase.subject


def _without_brackets(texts: list[str]) -> list[str]:
    """Words without what stands in brackets at their head: "the head of NDU (Northern Dockers' Union), Ana Sousa,"."""
    opened = texts[:1] in (["("], [")"])
    return texts[texts.index(")") + 1 :] if opened and ")" in texts else texts


def _listed(doc: Doc, phrase: Phrase) -> bool:
    """Whether a phrase between commas is one of a list."""
    following = doc[phrase.full_end : phrase.full_end + 2]
    return any(token.lower_ in {"and", "or"} for token in following)


def _closes(doc: Doc, end: int) -> bool:
    return end >= len(doc) or doc[end].is_punct or doc[end].pos_ in {"VERB", "AUX"}
