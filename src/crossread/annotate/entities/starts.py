"""Where a description begins: its own words by the tree, and those that the tree hangs elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.entities.heads import before_general
from crossread.annotate.lexicons import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEFT = load_words("relations_before_a_head")
_BEFORE_OFFICES = frozenset(["prime", "vice"])
_YEAR = 4  # digits


def description_start(head: Token, *, many: bool) -> int:
    """Find where a description begins.

    Args:
        head: Its noun.
        many: Whether that stands in the plural.

    Returns:
        The first token, article or owner included.
    """
    doc = head.doc
    first = head.nbor(-1) if head.i and before_general(head.nbor(-1)) else head  # "secretary general"
    left = _bare_start(head, _by_tree(first))
    left = widened(doc, min(_determined(first, left), _determined(head, left)))
    left = _counted(doc, left) if many else left
    while left < head.i and doc[left].text in {",", ";"}:
        left += 1
    return left


def _by_tree(head: Token) -> int:
    """Where the words begin that hang on a noun before it without a gap."""
    doc, left = head.doc, head.i
    for child in reversed([child for child in head.lefts if child.dep_ in _LEFT]):
        edge = child.left_edge.i
        if child.right_edge.i + 1 < left and not all(doc[i].is_punct for i in range(child.right_edge.i + 1, left)):
            break
        if child.dep_ == "case" and child.lower_ not in {"'s", "’s"}:
            break
        if child.dep_ == "punct" and child.text in {",", ";", ":", "(", ")"}:
            break
        if doc[edge].sent_start == 1 and edge < left and doc[edge].pos_ in {"ADP", "SCONJ"}:
            break
        left = edge
    return left


def _bare_start(head: Token, left: int) -> int:
    """Where a description begins without what only leads to it: prepositions, marks, "not", "at least"."""
    doc = head.doc
    while (
        left < head.i
        and (doc[left].is_punct or doc[left].is_space or doc[left].pos_ in {"ADP", "CCONJ", "SCONJ"})
        and doc[left].text not in {"[", '"', "“"}
    ):
        left += 1
    while left < head.i and doc[left].lower_ in {"not", "nor", "just", "only", "even"}:
        left += 1
    if doc[left].lower_ in {"least", "most"} and left < head.i and doc[left + 1].like_num:
        left += 1  # "at least seven people"
    return left


def widened(doc: Doc, left: int) -> int:
    """Where a phrase begins with the words before it that the tree hangs elsewhere.

    Args:
        doc: The parse.
        left: Its first token by the tree.
    """
    return _owner_start(doc, _time_owner(doc, _loose_left(doc, left)))


def _loose_left(doc: Doc, left: int) -> int:
    """Where a phrase begins with words the tree hangs elsewhere: "prime", a compound, a determiner."""
    place = left = word_start(doc, left)
    while place > 0 and doc[place].sent_start != 1:
        token = doc[place - 1]
        prime = token.lower_ in _BEFORE_OFFICES and doc[place].lower_ in {"minister", "president"}
        if not prime and not (token.dep_ in {"compound", "amod"} and token.pos_ in {"NOUN", "PROPN", "ADJ"}):
            break
        place -= 1
    if place > 0 and doc[place].sent_start != 1 and doc[place - 1].tag_ == "CD" and doc[place - 1].is_alpha:
        return place - 1  # "one sailor"
    if place > 0 and doc[place].sent_start != 1 and (doc[place - 1].pos_ == "DET" or doc[place - 1].tag_ == "PRP$"):
        return place - 1
    return place if any(token.lower_ in _BEFORE_OFFICES for token in doc[place:left]) else left


def word_start(doc: Doc, place: int) -> int:
    """Where a word with hyphens begins: "38" in "38-year-old", "ex" in "ex-minister".

    Args:
        doc: The parse.
        place: One of its tokens.
    """
    while (
        place > 1 and doc[place - 1].text == "-" and not doc[place - 1].whitespace_ and not doc[place - 2].whitespace_
    ):
        before = doc[place - 2]
        if not (before.like_num or (before.is_alpha and len(before) > 1)) or doc[place - 1].sent_start == 1:
            break
        place -= 2
    return place


def _determined(head: Token, left: int) -> int:
    """Where a phrase begins with the article or owner of its head, if nothing but its own words stands between.

    Args:
        head: The head.
        left: The first token of the phrase by what hangs on the head without a gap.
    """
    first = next((child.left_edge.i for child in head.lefts if child.dep_ in {"det", "nmod:poss", "poss"}), left)
    if first >= left or any(token.sent_start == 1 for token in head.doc[first + 1 : left + 1]):
        return left
    return first if all(_may_describe(token) for token in head.doc[first + 1 : left]) else left


def _counted(doc: Doc, left: int) -> int:
    """Where a phrase in the plural begins with the number before it that the tree hangs elsewhere: "40 armed men".

    Args:
        doc: The parse.
        left: Its first token without the number.
    """
    if left == 0 or doc[left].sent_start == 1 or doc[left - 1].tag_ != "CD" or not doc[left - 1].text[:1].isdigit():
        return left
    year = doc[left - 1].text.isdigit() and len(doc[left - 1]) == _YEAR
    before = doc[left - 2] if left > 1 and doc[left - 1].sent_start != 1 else None
    named = before is not None and (before.is_currency or before.pos_ in {"PROPN", "NOUN", "SYM"} or before.text == "-")
    return left if year or named else left - 1


def _may_describe(token: Token) -> bool:
    """Whether a word may stand between an article and its noun."""
    return token.pos_ in {"ADJ", "NOUN", "PROPN", "NUM"} or token.tag_ in {"VBN", "VBG", "POS"} or token.text == "-"


def _time_owner(doc: Doc, left: int) -> int:
    """Where a phrase begins whose genitive mark the tree left without its owner: "Sunday" in "Sunday's blast"."""
    if left == 0 or doc[left].lower_ not in {"'s", "’s"} or doc[left].sent_start == 1:
        return left
    return left - 2 if left > 1 and doc[left - 2].lower_ in {"last", "next", "this"} else left - 1


def _owner_start(doc: Doc, left: int) -> int:
    """Where a phrase begins with the owner before it that the tree hangs elsewhere: "Sousa" in "Sousa's mother"."""
    if left < 2 or doc[left].sent_start == 1 or doc[left - 1].tag_ != "POS" or doc[left - 1].sent_start == 1:  # noqa: PLR2004 - owner and mark
        return left
    place = left - 2
    kind = doc[place].pos_
    if kind not in {"PROPN", "NOUN"}:
        return left
    while place > 0 and doc[place].sent_start != 1 and doc[place - 1].pos_ in {kind, "ADJ"} and doc[place - 1].is_alpha:
        place -= 1
    return place - (place > 0 and doc[place].sent_start != 1 and doc[place - 1].pos_ == "DET")
