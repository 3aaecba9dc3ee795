"""Where a phrase begins and ends beyond what the tree says, and which country its words name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.lexicons import find_country, load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE_OFFICES = frozenset(["prime", "vice"])


def country_within(doc: Doc, start: int, end: int) -> str | None:
    """The code of the first country that the tokens `start` to `end` name, by name or demonym."""
    for token in range(start, end):
        if token > 1 and doc[token - 1].text == "-" and doc[token - 2].lower_ in {"pro", "anti", "non"}:
            continue
        for width in (3, 2, 1):
            if token + width <= end:
                code = find_country(doc[token : token + width].text)
                if code and doc[token].text[:1].isupper():
                    return code
    return None


def widened(doc: Doc, left: int) -> int:
    """Where a phrase begins with the words before it that the tree hangs elsewhere.

    Args:
        doc: The parse.
        left: Its first token by the tree.
    """
    return _owner_start(doc, _time_owner(doc, _loose_left(doc, left)))


def _loose_left(doc: Doc, left: int) -> int:
    """Where a phrase begins with words the tree hangs elsewhere: "prime", a compound, a determiner."""
    place = left
    while (
        place > 1 and doc[place - 1].text == "-" and not doc[place - 1].whitespace_ and not doc[place - 2].whitespace_
    ):
        if not doc[place - 2].is_alpha or doc[place - 1].sent_start == 1:
            break
        place -= 2  # "now-mayor", "ex-minister"
    left = place
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


def full_end(head: Token) -> int:
    """Where the phrase ends with the prepositional phrases that follow its head without a break."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ in {"nmod", "nmod:of", "prep", "flat", "nmod:tmod"} and child.left_edge.i == end:
            inner = [t for t in child.subtree if t.dep_ in {"acl:relcl", "relcl", "appos", "parataxis", "acl"}]
            end = min((t.left_edge.i for t in inner), default=child.right_edge.i + 1)
        else:
            break
    doc = head.doc
    while end > head.i + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return end


def country_after(head: Token) -> str | None:
    """The code of the country in "president of Norway", for the head "president"."""
    for child in head.rights:
        if child.dep_ in {"nmod", "nmod:of"} and child.pos_ == "PROPN" and any(c.lower_ == "of" for c in child.lefts):
            return find_country(child.doc[child.left_edge.i : child.i + 1].text.removeprefix("of ").strip())
    return None


def area_end(doc: Doc, right: int) -> int:
    """Where a place's name ends with the noun for its kind: "Sichuan province"."""
    area = right < len(doc) and doc[right].lower_ in load_words("kinds_of_areas")
    return right + 1 if area and not find_country(doc[right - 1].text) else right  # a "U.S. territory" is not the U.S.
