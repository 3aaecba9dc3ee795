"""Titles before a name: where "former Deputy Prime Minister Ana Sousa" begins and where the bare name does."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import noun_kind
from crossread.annotate.lexicons import load_nouns, load_words
from crossread.language.word_lists import load_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FORMS_OF_ADDRESS: dict[str, str] = {
    **dict.fromkeys(load_words("male_address"), "m"),
    **dict.fromkeys(load_words("female_address"), "f"),
}
"""Words before a name that tell the gender."""

_STOP = load_words("never_in_titles")
_LINKS = frozenset(["of", "to", "for", "at", "in"])
_LONGEST = 14
_OF_TWO = 2  # words
_BEFORE_TITLES = frozenset(["prime", "vice", "deputy", "foreign", "first", "press", "special"])


_HONOURS = frozenset(["holiness", "majesty", "highness", "excellency", "eminence"])
_OF = frozenset(["of", "for"])
_SOMEBODY = frozenset(["person", "organisation", "group"])
_RANKS = frozenset(["lt", "cpl", "cpl.", "sgt", "capt", "cmdr", "cmdr.", "insp", "insp.", "supt", "supt."])


@cache
def title_words() -> frozenset[str]:
    """Single words that stand in the shipped list of titles, lower case, and forms of address."""
    words = {title.casefold() for title in load_list("titles") if " " not in title}
    return frozenset(
        words
        | set(FORMS_OF_ADDRESS)
        | {"minister", "secretary", "president", "pm", "mp", "ceo", "hon.", *_HONOURS}
        | _RANKS
    )


def bare_name(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take titles, determiners and genitive marks off a span that was found as a name."""
    while end > start and (
        doc[end - 1].lower_ in {"'s", "’s", "'", "’"}
        or (doc[end - 1].is_punct and doc[end - 1].text not in {".", ")"})
        or doc[end - 1].is_space
    ):
        end -= 1
    left = start
    body = end - start == _OF_TWO and doc[end - 1].lower_ in load_words("ends_of_bodies")  # "Justice Department"
    while (
        not body
        and left < end - 1
        and (
            doc[left].lower_ in title_words()
            or doc[left].lower_ in {"the", "former", "late"}
            or doc[left].is_punct
            or (left + 2 < end and doc[left].lower_ in _BEFORE_TITLES and doc[left + 1].lower_ in title_words())
        )
    ):
        left += 1
    while (
        left < end - 1
        and doc[left].is_lower
        and doc[end - 1].is_title
        and doc[left].lower_ not in load_words("name_particles")
    ):
        left += 1  # "potter Edda Vance"
    if left < end and doc[left].lower_ in load_nouns("role") and left + 1 < end and doc[left + 1].text == "-":
        while left + 1 < end - 1 and doc[left + 1].text == "-":
            left += 2  # "Mum-of-two Edda Vance"
        left = min(left + 1, end - 1)
    if left < end and doc[left].lower_ in {"of", "for"}:  # "Secretary of State", "Justice for All": none of it is one
        return start, end
    return left, end


def head_of_named(doc: Doc, start: int, end: int) -> Token:
    """The head of words that name somebody: a person's name that ends them behind a title, whatever the tree says.

    "Lund Police Chief Edda Vance", "harbour master and council member Edda Vance", "Sousa's sister-in-law Edda Vance",
    "Keldia's Minister of Public Works Edda Vance"; never who owns what follows ("the ferry's skipper").

    Args:
        doc: The parse.
        start: First token of the words.
        end: One past the last.
    """
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    left = end
    while left > start and doc[left - 1].ent_type_ == "PERSON":
        left -= 1
    root = _owned(doc, start, end)
    title = _title_before(doc, start, left) if start < left < end else left
    if title < left and root.i < left and all(_titles_go_on(doc, place) for place in range(start, title)):
        return doc[left:end].root
    return root


def _owned(doc: Doc, start: int, end: int) -> Token:
    """The head of some words; where the tree has the owner for it, who is owned, if that is somebody.

    In "the ferry's skipper" the skipper speaks, in "the skipper's voice" still he.
    """
    root = doc[start:end].root
    while root.i + 1 < end and (
        (root.pos_ == "DET" and root.lower_ in {"a", "an", "the"})
        or (root.pos_ == "ADJ" and root.is_lower and doc[root.i + 1].pos_ == "PROPN")
    ):
        root = doc[root.i + 1 : end].root  # no article heads anything, nor does "official" in "the official Lund Daily"
    while root.i + 2 < end and doc[root.i + 1].tag_ == "POS":
        owned = doc[root.i + 2 : end].root
        if owned.ent_type_ != "PERSON" and noun_kind(owned.lemma_, owned.text) not in _SOMEBODY:
            break
        root = owned
    return root


def _title_before(doc: Doc, start: int, left: int) -> int:
    """The last word of the title that ends right before a name, the word before its body if it has one.

    "Chief" in "Police Chief Edda Vance", "Minister" in "Minister of Public Works Edda Vance"; else `left`.
    """
    place = _before_hyphens(doc, left - 1)
    if _is_role(doc, place):
        return place
    place = left - 1
    while place > start and doc[place].text not in _OF and _may_be_body(doc, place):
        place -= 1
    of_body = start < place < left - 1 and doc[place].text in _OF
    return place - 1 if of_body and doc[place - 1].is_title and _is_role(doc, place - 1) else left


def _may_be_body(doc: Doc, place: int) -> bool:
    """Whether a word may stand in the name of what somebody heads, and not in a title of another person."""
    token = doc[place]
    return (token.is_title or token.is_upper or token.lower_ in {"and", "&", "the"}) and not _is_role(doc, place)


def _before_hyphens(doc: Doc, place: int) -> int:
    """The first word of several that hyphens join: "sister" of "sister-in-law"."""
    while place > 1 and doc[place - 1].text == "-":
        place -= 2
    return place


def _titles_go_on(doc: Doc, place: int) -> bool:
    """Whether a word belongs to one title or to two of the same person."""
    token = doc[place]
    if token.pos_ == "CCONJ":
        return token.lower_ == "and" and place > 0 and _is_role(doc, place - 1) and doc[place - 1].tag_ in {"NN", "NNP"}
    hyphened = place > 0 and doc[place - 1].text == "-"
    return hyphened or not (
        token.text == "," or token.is_space or token.pos_ in {"ADP", "VERB", "AUX", "SCONJ", "PRON"}
    )


def title_start(doc: Doc, left: int) -> int:
    """Find where the words before a person's name begin that say who she is.

    Args:
        doc: The parse.
        left: First token of the bare name.

    Returns:
        The first token of the title with its determiner; `left` where there is no title.
    """
    place, best, has_role = left, left, False
    if left and doc[left - 1].lower_ in _LINKS:
        return left  # "the harbour master of Lund"
    if _names_another(doc, left):
        return _own_title_start(doc, left)  # "a lawyer for Mr. Sousa"
    while place > 0 and left - place < _LONGEST and not _stops(doc, place):
        token = doc[place - 1]
        if token.pos_ == "DET" or token.tag_ == "PRP$":
            place -= 1
            best = place if has_role else best
            if place > 1 and doc[place - 1].lower_ in _LINKS and _is_role(doc, place - 2):
                continue
            if place > 0 and doc[place - 1].lower_ in _HONOURS:
                continue  # "His Holiness the Pope"
            break
        place -= 1
        has_role = has_role or _is_role(doc, place)
        if has_role and token.text not in {"-", "–", "/", "'s", "’s"}:
            best = place
    return best if has_role else left


def _names_another(doc: Doc, left: int) -> bool:
    """Whether the title right before a name stands behind a preposition: somebody else is of, for or to this one."""
    place = _own_title_start(doc, left)
    return place < left and place > 0 and doc[place - 1].lower_ in _LINKS


def _own_title_start(doc: Doc, left: int) -> int:
    """Where the unbroken run of titles right before a name begins."""
    place = left
    while place > 0 and doc[place].sent_start != 1 and doc[place - 1].lower_ in title_words():
        place -= 1
    return place


def _stops(doc: Doc, place: int) -> bool:
    """Whether the word before a place cannot belong to a title that goes on there."""
    token = doc[place - 1]
    if doc[place].sent_start == 1 or token.is_space or (token.lower_ in _STOP and not _in_age(doc, place - 1)):
        return True
    if token.lower_ in _LINKS:
        return not ((place > 1 and _is_role(doc, place - 2)) or _in_age(doc, place - 1))
    if token.tag_ == "VBG" or (token.lower_.endswith("ing") and token.is_lower and token.pos_ in {"ADJ", "VERB"}):
        return token.lower_ not in load_words("titles_ending_in_ing")
    joined = token.text in {"-", "–", "/"} and place > 1 and not doc[place - 2].whitespace_
    fits = token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "DET"} or token.tag_ == "PRP$" or joined
    owned = token.lower_ in {"'s", "’s"} or (token.text in {"'", "’"} and token.dep_ == "case")  # "dockers' leader"
    return not (fits or owned or token.lower_ in {"then", "now", "most"} or token.lower_ in title_words())


def _in_age(doc: Doc, place: int) -> bool:
    """Whether a word is the middle of "40-year-old" or "mum-of-two"."""
    return 0 < place < len(doc) - 1 and doc[place - 1].text == "-" and doc[place + 1].text == "-"


def _is_role(doc: Doc, place: int) -> bool:
    if place < 0:
        return False
    token = doc[place]
    return (
        token.lower_ in title_words()
        or token.lower_ in load_nouns("role")
        or token.lemma_.casefold() in load_nouns("role")
    )
