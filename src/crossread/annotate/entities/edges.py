"""Where a phrase ends beyond what the tree says, and which country its words name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.lexicons import find_capital, find_country, load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HELPING = frozenset(["backed", "led", "supported", "allied", "funded", "armed", "trained", "sponsored", "installed"])
_GOVERNING = frozenset(["government", "regime", "leadership", "authorities", "officials"])


def country_within(doc: Doc, start: int, end: int) -> str | None:
    """The code of the first country that the tokens `start` to `end` name, by name or demonym."""
    for token in range(start, end):
        if token > 1 and doc[token - 1].text == "-" and doc[token - 2].lower_ in {"pro", "anti", "non"}:
            continue
        for width in (3, 2, 1):
            if token + width <= end:
                code = find_country(doc[token : token + width].text)
                if code and doc[token].text[:1].isupper() and not _helps(doc, token + width):
                    return code
    return None


def _helps(doc: Doc, place: int) -> bool:
    """Whether a country's name only begins a participle: "the US-backed government" is not that of the US."""
    return doc[place : place + 1].text == "-" and doc[place + 1 : place + 2].text.casefold() in _HELPING


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


def seat_country(head: Token, left: int) -> str | None:
    """The code of the country whose capital tells which government is meant ("the Oslo government").

    Args:
        head: The head of a description.
        left: Its first token.
    """
    if head.lower_ not in _GOVERNING:
        return None
    doc = head.doc
    behind = doc[head.i + 1 : head.i + 3]
    names = [doc[place].text for place in range(left, head.i)]
    names += [behind[1].text] if len(behind) > 1 and behind[0].lower_ == "in" else []
    return next((code for name in names if name[:1].isupper() and (code := find_capital(name))), None)


def area_end(doc: Doc, right: int) -> int:
    """Where a place's name ends with the noun for its kind: "Sichuan province"."""
    area = right < len(doc) and doc[right].lower_ in load_words("kinds_of_areas")
    return right + 1 if area and not find_country(doc[right - 1].text) else right  # a "U.S. territory" is not the U.S.
