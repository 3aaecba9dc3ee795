"""What tells whether a phrase is the source of a cue: the roles of its words, its place in the tree, what is beside it.

Each feature is a yes or no, log odds of the roles, or a length.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from crossread.annotate.quotations.attributions import Attribution, Span, overlap
from crossread.annotate.quotations.choosing import logit
from crossread.annotate.quotations.grammar import phrase_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from crossread.annotate.quotations.word_table import WordTable
    from crossread.language import TokenRoles

_RELATIVE = frozenset(["who", "which", "that"])
_PERSONAL = frozenset(["he", "she", "they", "we", "i", "it"])
_OPENERS = frozenset(
    ["even", "but", "and", "by", "of", "in", "on", "from", "to", "as", "for", "while", "only", "also", "both"]
)
_EDGE = -4.0  # in place of log odds beyond the text


class Surroundings(NamedTuple):
    """An attribution and the others of its sentence."""

    one: Attribution
    others: Sequence[Attribution]


def describe_source(
    doc: Doc, words: WordTable, roles: TokenRoles, near: Surroundings, span: Span, *, origins: Collection[str]
) -> dict[str, float]:
    """Describe a phrase that may be the source of an attribution.

    Args:
        doc: The parse.
        words: Its words.
        roles: The engine's role probabilities.
        near: The attribution and the others.
        span: The phrase.
        origins: How it came to be offered.
    """
    head = words.top(*span)
    features = {f"by {origin}": 1.0 for origin in origins}
    features["ways"] = len(origins) / 4
    features |= _of_roles(words, roles, span, head, near.one.cue[0])
    features |= _of_place(words, near, span)
    features |= _of_words(words, span)
    features |= _of_tree(words, span, head, near.one.cue[0])
    features["whole phrase"] = float(phrase_of(doc[head]) == span)
    return features


def _of_roles(words: WordTable, roles: TokenRoles, span: Span, head: int, cue: Span) -> dict[str, float]:
    start, end = span
    inside = 1 - roles.source[max(0, start - 1) : end + 1, 0]
    here = inside[1 if start else 0 :][: end - start]
    linked = sum(cue[0] - 1 <= target <= cue[1] for target in roles.link[start:end].tolist())
    return {
        "mean": logit(float(here.mean())),
        "least": logit(float(here.min())),
        "head": logit(1 - float(roles.source[head, 0])),
        "first": logit(float(here[0])),
        "last": logit(float(here[-1])),
        "before": logit(float(inside[0])) if start else _EDGE,
        "behind": logit(float(inside[-1])) if end < len(words) else _EDGE,
        "begins": float(roles.source[start, 1]),
        "next begins": float(roles.source[end, 1]) if end < len(words) else 0.0,
        "linked": linked / (end - start),
        "head linked": float(cue[0] <= int(roles.link[head]) < cue[1]),
        "cue": float((1 - roles.cue[cue[0] : cue[1], 0]).max()),
    }


def _of_place(words: WordTable, near: Surroundings, span: Span) -> dict[str, float]:
    """Where the phrase stands to its cue, to the others, and to what is said."""
    start, end = span
    one, cue = near.one, near.one.cue[0]
    after = float(start >= cue[1])
    gap = start - cue[1] if start >= cue[1] else cue[0] - end
    between = (min(end, cue[1]), max(start, cue[0]))
    cues = [piece for other in near.others for piece in other.cue]
    features = {
        "gap": math.log(1 + max(0, gap)),
        "after": after,
        "touches": float(gap == 0),
        "touches after": float(gap == 0) * after,
        "in what is said": sum(overlap(span, piece) for piece in one.content) / (end - start),
        "another's cue": float(any(overlap(span, piece) for piece in cues)),
        "another's source": float(any(span in other.source for other in near.others)),
        "a cue between": float(any(overlap(between, piece) for piece in cues)),
        "a clause between": float(
            any(words.relation[token] == "mark" or words.lower[token] in _RELATIVE for token in range(*between))
        ),
        "a comma between": float(any(words.text[token] == "," for token in range(*between))),
    }
    if words.lower[cue[0]] == "according":
        features |= {"according, after": after, "according, touches": features["touches after"]}
    return features


def _of_words(words: WordTable, span: Span) -> dict[str, float]:
    start, end = span
    relative = [words.lower[token] in _RELATIVE for token in range(start, end)]
    features = {
        "length": math.log(end - start),
        "one word": float(end - start == 1),
        "pronoun": float(end - start == 1 and words.lower[start] in _PERSONAL),
        "opens with a relative": float(relative[0]),
        "holds a relative": float(any(relative[1:])),
        "ends with a relative": float(end - start > 1 and relative[-1]),
        "commas": sum(words.text[token] == "," for token in range(start, end)) / 2,
        f"first={_word(words, start)}": 1.0,
        f"last={_word(words, end - 1)}": 1.0,
    }
    if end < len(words):
        features[f"behind={_word(words, end)}"] = 1.0
    if start:
        features[f"before={_word(words, start - 1)}"] = 1.0
    if words.lower[start] in _OPENERS:
        features[f"first word={words.lower[start]}"] = 1.0
    return features


def _of_tree(words: WordTable, span: Span, head: int, cue: Span) -> dict[str, float]:
    verb = words.top(*cue)
    hangs = float(words.head[head] == verb)
    return {
        f"as {words.dep[head]}": 1.0,
        f"is {words.pos[head]}": 1.0,
        "hangs on the cue": hangs,
        f"hangs as {words.dep[head]}": hangs,
        "agent": float(words.relation[head] == "obl:agent"),
        "passive subject": float(words.relation[head] == "nsubj:pass" and bool(hangs)),
        f"cue is {words.pos[verb]}": 1.0,
        "a relative": float(words.lower[head] in _RELATIVE and span[1] - span[0] == 1),
    }


def _word(words: WordTable, token: int) -> str:
    return words.text[token][:1] if words.punct[token] else words.pos[token]
