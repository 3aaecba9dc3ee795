"""Names that stand for something else than they seem: people taken for places, capitals that mean their government."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from crossread.annotate.entities.heads import OBJECTS, SUBJECTS
from crossread.annotate.entities.kinds import kind_by_ending, known_kind, singular
from crossread.annotate.entities.titles import title_words
from crossread.annotate.lexicons import find_capital, find_country, find_gender, fold, load_cues, load_nouns, load_words
from crossread.language.word_lists import load_list

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAME_WORDS = range(2, 4)
_SURELY_SAID = 0.5
_FAR = 7
_WITH = frozenset(["with", "between", "against"])


def reads_as_person(doc: Doc, left: int, right: int, *, said: bool) -> bool:
    """Whether a name that the engine took for a place or body is a person's.

    It begins with a listed given name, is itself no listed place or body, and speaks, bears a title, or is followed
    by a role in apposition.

    Args:
        doc: The parse.
        left: First token of the bare name.
        right: One past its last.
        said: Whether it heads the source of an attribution.
    """
    words = doc[left:right]
    if len(words) not in _NAME_WORDS or not all(token.is_alpha and token.text[:1].isupper() for token in words):
        return False
    text = words.text
    if find_gender(words[0].text) is None or kind_by_ending(text) or known_kind(text) or find_country(words[-1].text):
        return False
    if fold(text) in _places() or words[-1].lower_ in load_nouns("body"):
        return False
    return said or _bears_title(doc, left) or _has_role_behind(doc, right)


@cache
def _places() -> frozenset[str]:
    return frozenset(fold(name) for name in load_list("places"))


def _bears_title(doc: Doc, left: int) -> bool:
    if left == 0 or doc[left].sent_start == 1:
        return False
    word = doc[left - 1].lower_
    return word in title_words() or word in load_nouns("role")


def _has_role_behind(doc: Doc, right: int) -> bool:
    """Whether ", the harbour master," stands behind."""
    if right >= len(doc) or doc[right].text != ",":
        return False
    for token in doc[right + 1 : right + 1 + _FAR]:
        if token.is_punct and token.text not in {"-", "'"}:
            return False
        if singular(token.text) in load_nouns("role") and token.is_lower:
            return True
    return False


def acts_as_government(doc: Doc, left: int, right: int, *, said: bool) -> bool:
    """Whether a capital stands for the government that sits there: it speaks, acts, or is spoken to or acted on.

    Args:
        doc: The parse.
        left: First token of the name.
        right: One past its last.
        said: Whether it heads the source of an attribution.
    """
    if find_capital(doc[left:right].text) is None:
        return False
    head = doc[left:right].root
    while head.dep_ == "conj" and head.head.i < head.i:
        head = head.head  # "Oslo and Copenhagen agreed"
    if said and head.dep_ in SUBJECTS:
        return True
    verb = head.head
    if verb.lower_ in load_words("ties_between_states") and any(child.lower_ in _WITH for child in head.lefts):
        return True  # "ties with Oslo"
    if verb.pos_ == "NOUN" and head.dep_ == "nmod" and any(child.lower_ == "by" for child in head.lefts):
        return True  # "threats by Oslo"
    if head.dep_ not in SUBJECTS | OBJECTS or verb.pos_ != "VERB":
        return False
    cue = load_cues().get(verb.lower_)
    forms = {verb.lemma_.casefold(), *(verb.lower_.removesuffix(end) for end in ("d", "ed", "s", "es"))}
    acts = bool(forms & load_words("acts_of_governments"))  # lemmas of rare verbs fail ("interfer")
    return acts or (head.dep_ in SUBJECTS and cue is not None and cue.share > _SURELY_SAID)
