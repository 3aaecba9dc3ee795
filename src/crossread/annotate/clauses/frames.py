"""Clauses that only frame another ("it is clear that", "they hoped", "it means"): they do not stand by themselves.

What frames somebody's words says who speaks. Any other frame goes with the clause it frames: "it is unacceptable that
a state arms itself" says less and something else when it is cut in two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crossread.annotate.clauses.heads import CONTENT, SUBJECTS, Head
from crossread.annotate.clauses.meaning import lemma, read_modality, read_polarity
from crossread.annotate.lexicons import load_words
from crossread.records import Quotation
from crossread.records.clauses import ClauseModality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

_FRAMED = frozenset(["ccomp", "csubj", "csubj:pass"])
_SPOKEN = _FRAMED | {"parataxis"}
_LINKS = frozenset(["xcomp", "csubj", "csubj:pass", "ccomp"])
_BESIDE = SUBJECTS | {
    *("aux", "aux:pass", "auxpass", "cop", "advmod", "punct", "cc", "mark", "discourse", "neg", "case", "det"),
    *("obl:tmod", "npadvmod", "obl:unmarked", "conj", "parataxis", "obj", "dobj", "iobj", "dative", "obl"),
    *("amod", "compound:prt", "prt"),
}
"""What may hang on the head of a frame beside the clause it frames."""
_NOBODY = frozenset(["it", "this", "that", "there", "what"])
_MOST_WORDS = 4
"""Content words of a frame, its subject left out: more of them say something by themselves."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A head, and the clause that it only frames.

    Attributes:
        head: Where the words of the clause hang.
        told: The word that heads what is told: that of `head`, or of the innermost clause it frames.
        frames: Heads of the frames around `told`, the outermost first.
    """

    head: Head
    told: Token
    frames: tuple[Token, ...] = ()


def join_frames(heads: Sequence[Head], quoted: Sequence[Quotation], places: Sequence[int]) -> list[Framed]:
    """Put frames to the clauses they frame; those of somebody's words become clauses of kind `speech`.

    Args:
        heads: Heads of the clauses of one sentence, in order.
        quoted: Quotations of the report, indirect ones too.
        places: First code point of each head in the report.
    """
    own = {head.token.i: head for head in heads if head.cut == "apart"}
    at = {head.token.i: place for head, place in zip(heads, places, strict=True)}
    framed = {}
    found = []
    for head in heads:
        inner = _framed_by(head, own)
        if inner and _has_speaker(head.token) and _says_who(at[head.token.i], at[inner.token.i], quoted):
            found.append(replace(head, kind="speech"))
            continue
        if inner and inner.token.dep_ in _FRAMED:
            framed[head.token.i] = inner
        found.append(head)
    taken = {inner.token.i for inner in framed.values()}
    joined = []
    for head in found:
        if head.token.i in taken and head.cut == "apart":
            continue
        frames = []
        told = head.token
        while told.i in framed:
            frames.append(told)
            told = framed[told.i].token
        joined.append(Framed(head, told, tuple(frames)))
    return joined


def modality_of(one: Framed, words: Sequence[Token]) -> ClauseModality:
    """How a framed clause is asserted: "it is likely that" and "they are not sure if" leave it open.

    Args:
        one: The clause.
        words: All its words.
    """
    found = read_modality(one.told, words)
    if found != "asserted":
        return found
    for frame in one.frames:
        if lemma(frame) in load_words("clause_truths"):
            continue
        if (outer := read_modality(frame, words)) != "asserted":
            return outer
        doubted = lemma(frame) in load_words("clause_attitudes") or read_polarity(frame, words) == "negated"
        if doubted or _asks(one.told):
            return "possible"
    return "asserted"


def polarity_of(one: Framed, words: Sequence[Token]) -> Polarity:
    """Whether a framed clause is affirmed: "it is not true that" negates it, "nobody knew that" does not.

    Args:
        one: The clause.
        words: All its words.
    """
    turned = sum(
        lemma(frame) in load_words("clause_truths") and read_polarity(frame, words) == "negated" for frame in one.frames
    )
    negated = (read_polarity(one.told, words) == "negated") + turned
    return "negated" if negated % 2 else "affirmed"


def _framed_by(head: Head, own: dict[int, Head]) -> Head | None:
    """The one clause that a head frames and says nothing beside."""
    token = head.token
    if head.kind == "speech":
        return None
    chain = [token]
    for link in chain:  # "it is useful to recall that": what is framed hangs on the last link
        chain += [child for child in link.children if child.dep_ in _LINKS and child.i not in own]
    inner = [own[child.i] for link in chain for child in link.children if child.dep_ in _SPOKEN and child.i in own]
    if len(inner) != 1 or inner[0].token.i < token.i or inner[0].kind == "speech":
        return None
    beside = [child for link in chain for child in link.children if child.i not in own and child not in chain]
    if any(child.dep_ not in _BESIDE for child in beside):
        return None
    said = [*chain, *(one for child in beside if child.dep_ not in SUBJECTS for one in child.subtree)]
    return inner[0] if sum(one.pos_ in CONTENT for one in said) <= _MOST_WORDS else None


def _has_speaker(token: Token) -> bool:
    """Whether the subject of a verb, its own or one it shares, can be somebody: "it" and "this" cannot."""
    return not any(
        child.dep_ in SUBJECTS and (child.dep_ == "expl" or child.lower_ in _NOBODY) for child in token.children
    )


def _says_who(outside: int, inside: int, quoted: Sequence[Quotation]) -> bool:
    """Whether what is framed is somebody's words and the frame is not."""
    return any(one.start <= inside < one.end and not one.start <= outside < one.end for one in quoted)


def _asks(token: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"whether", "if"} for child in token.children)
