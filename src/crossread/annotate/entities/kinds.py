"""What a name or a noun stands for: a person, a body, a place, people, a happening."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from crossread.annotate.lexicons import find_country, find_gender, fold, load_nouns, load_words
from crossread.language.word_lists import load_list
from crossread.records.actors import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

KIND_OF_LABEL: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
"""Kinds by the labels of the language engine."""
_SAME: dict[str, str] = {
    "harbor": "harbour",
    "defense": "defence",
    "insider": "source",
    "boss": "master",
    **dict.fromkeys(("pm", "premier"), "minister"),
    **dict.fromkeys(("spokesperson", "spokeswoman"), "spokesman"),
    **dict.fromkeys(("chairwoman", "chairperson"), "chairman"),
}


def known_kind(text: str) -> EntityKind | None:
    """What a name is by the lists alone: agencies, papers and bodies everybody knows, countries."""
    folded = fold(text).removeprefix("the ")
    if folded in _known_bodies() or folded.partition(" ")[0] in _known_outlets():
        return "organisation"
    return "place" if find_country(text) and not is_demonym(text) else None


@cache
def _known_bodies() -> frozenset[str]:
    return frozenset(fold(name) for name in load_list("organisations"))


@cache
def _known_outlets() -> frozenset[str]:
    """Bodies of one word that go on under it ("Reuters Health", "CNN International")."""
    return frozenset(name for name in _known_bodies() if " " not in name and len(name) > 2)  # noqa: PLR2004 - "AP"


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(fold(name) for name in load_list("demonyms"))


def is_demonym(text: str) -> bool:
    """Whether a word names a nationality or a faith.

    Example:
        >>> is_demonym("Norwegians"), is_demonym("Norway")
        (True, False)
    """
    folded = fold(text).removeprefix("the ")
    return folded in _demonyms() or folded.removesuffix("s") in _demonyms()


def kind_by_ending(text: str) -> EntityKind | None:
    """What a name of several words is by its last word, whatever it is named after; None where that does not tell.

    Example:
        >>> kind_by_ending("Sousa Tower"), kind_by_ending("Sousa Foundation"), kind_by_ending("Ana Sousa")
        ('place', 'organisation', None)
    """
    words = fold(text).split()
    if len(words) < 2:  # noqa: PLR2004 - a name and what it is
        return None
    if words[-1] in load_words("ends_of_bodies"):
        return "organisation"
    return "place" if words[-1] in load_words("ends_of_places") else None


def settle_kind(text: str, found: EntityKind | None) -> EntityKind | None:
    """What a name stands for: the lists first, then what the engine marked, unless its last word says otherwise.

    Args:
        text: The name.
        found: What the engine marked, if anything.

    Example:
        >>> settle_kind("Sousa Tower", "person"), settle_kind("Ana Sousa", "person")
        ('place', 'person')
    """
    by_ending = kind_by_ending(text)
    if by_ending is not None and found in {None, "person"}:
        return by_ending
    if fold(text).removeprefix("the ") in _titles_that_name():
        return "person"  # "the Aga Khan"
    return known_kind(text) or found


@cache
def _titles_that_name() -> frozenset[str]:
    """Titles of two words without a word for a role: they are borne by one person."""
    roles = load_nouns("role")
    return frozenset(
        title
        for title in (fold(title) for title in load_list("titles"))
        if " " in title and not any(word in roles for word in title.split())
    )


def guess_kind(doc: Doc, left: int, right: int) -> EntityKind:
    """What a name nobody marked most likely stands for."""
    text = doc[left:right].text
    if find_country(text):
        return "place"
    if right - left > 1 and find_gender(doc[left].text):
        return "person"
    last = fold(doc[right - 1].text)
    if is_demonym(text):
        return "group"
    if last in load_nouns("body") or (text.isupper() and len(text) > 1):
        return "organisation"
    return "other"


_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "people": "person",
    "children": "child",
    "media": "media",
    "police": "police",
}


def singular(word: str) -> str:
    """The singular of a noun by its ending.

    Example:
        >>> [singular(word) for word in ("Authorities", "spokeswomen", "protests", "talks", "witness")]
        ['authority', 'spokeswoman', 'protest', 'talk', 'witness']
    """
    word = word.casefold()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(("men", "women")) and len(word) > 4:  # noqa: PLR2004 - "omen"
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "dies"
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def noun_kind(lemma: str, form: str) -> EntityKind | None:
    """What a noun names: a person, a body, people, a happening; None for things that are no actors.

    Example:
        >>> noun_kind("spokeswoman", "spokeswoman"), noun_kind("ministry", "ministry"), noun_kind("table", "tables")
        ('person', 'organisation', None)
    """
    lemma, form = lemma.casefold(), form.casefold()
    plural = form != lemma and form.endswith(("s", "men", "women", "people"))
    for noun in (form, lemma):
        if noun in load_nouns("group"):
            return "group"
        if noun in load_nouns("role"):
            return "group" if plural and noun == lemma else "person"
    if lemma.endswith(("man", "woman", "person")) and lemma not in {"human", "german", "woman"}:
        return "person"
    if lemma.endswith(_DOERS) and lemma not in _DOERS:
        return "group" if plural else "person"
    if {lemma, form} & load_nouns("body"):
        return "organisation"
    return "other" if {lemma, form} & load_nouns("happening") else None


_DOERS = ("goer", "keeper", "thrower", "seeker", "dweller", "owner", "holder", "player", "maker", "worker", "lover")
_ACT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing")
_SHORTEST_ACT = 6


def is_act(lemma: str) -> bool:
    """Whether a noun tells of an act by its ending, as "evacuation" and "bombing" do.

    Example:
        >>> [is_act(noun) for noun in ("evacuation", "bombing", "nation", "building", "table")]
        [True, True, False, False, False]
    """
    return (
        len(lemma) >= _SHORTEST_ACT
        and lemma.endswith(_ACT_ENDINGS)
        and lemma not in load_words("no_acts")
        and noun_kind(lemma, lemma) in {None, "other"}
    )


def same(word: str) -> str:
    """One spelling and one gender for words of office."""
    return _SAME.get(word, word)
