"""What one report says to be so, and another says to be untrue: a claim said to be unfounded, a thing pretended."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossread.link.claims.contrasts.words import same_matter
from crossread.link.claims.statements import Statement

_UNTRUE = r"(?:unfounded|baseless|groundless|untrue|false|incorrect|inaccurate|a lie|lies|a myth|a hoax|nonsense)"
_BEHIND = re.compile(
    rf"^\W{{0,3}}(?:(?:is|are|was|were) (?:[a-z]+ly )?(?:{_UNTRUE}|not (?:true|correct|accurate))"
    r"|(?:is|are|was|were)n['’]t (?:true|correct|accurate))\b"
)
_BEFORE = re.compile(
    r"\b(?:pretend(?:s|ed|ing)?|no evidence|myth|hoax|lie|"
    r"(?:false|baseless|unfounded|debunked|groundless) (?:claims?|suggestions?|reports?|rumou?rs?|allegations?)|"
    r"(?:disput|refut|debunk|reject|dismiss)(?:s|es|ed|ing) (?:the |any |all )?"
    r"(?:claims?|suggestions?|accusations?|allegations?|notion|idea|reports?)|"
    r"falsely (?:claim|suggest|stat|sa(?:y|id)|assert|alleg)\w*|contrary to (?:claims|reports))(?: that)?\W*$"
)
_PRETENDED = re.compile(r"\bpretend")
_OF_SOMETHING_ELSE = frozenset(["speech", "relative"])
"""Kinds of clauses that are not themselves doubted: "the concerns that were raised are unfounded"."""


def find_doubted(statements: Sequence[Statement]) -> frozenset[int]:
    """Find the statements that are said to be untrue by the words around them.

    Args:
        statements: All statements of a story.

    Returns:
        Their places.
    """
    sentences: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for one in statements:
        sentences[one.clause.document_id, one.clause.sentence].append(one)
    return frozenset(
        place
        for place, one in enumerate(statements)
        if one.clause.kind not in _OF_SOMETHING_ELSE and any(_doubts(each, one) for each in _around(sentences, one))
    )


def find_doubts(
    statements: Sequence[Statement], doubted: int, others: Iterator[int], all_doubted: frozenset[int]
) -> Iterator[int]:
    """Find the statements that hold to be so what another holds to be untrue.

    Args:
        statements: All statements of a story.
        doubted: One that is said to be untrue.
        others: Statements of other reports that surely say the same.
        all_doubted: All that are said to be untrue.

    Yields:
        Those that affirm it as surely as the doubted one does; of a report that doubts it too, none.
    """
    one = statements[doubted]
    doubting = {statements[place].clause.document_id for place in all_doubted}
    for place in others:
        other = statements[place]
        if other.clause.document_id in doubting or other.clause.polarity != one.clause.polarity:
            continue
        if other.clause.modality == "asserted" and other.clause.kind != "speech" and same_matter(one, other):
            yield place


def _around(sentences: dict[tuple[str, int], list[Statement]], one: Statement) -> Iterator[Statement]:
    """The longer statements that hold it."""
    for each in sentences[one.clause.document_id, one.clause.sentence]:
        if each is not one and each.clause.start <= one.clause.start and one.clause.end <= each.clause.end:
            yield each


def _doubts(around: Statement, one: Statement) -> bool:
    text = around.clause.text
    if one.clause.text.startswith("to ") and not _PRETENDED.search(text):
        return False  # "no evidence to support the claim": the claim is another clause
    start, end = one.clause.start - around.clause.start, one.clause.end - around.clause.start
    return _BEHIND.match(text[end:]) is not None or _BEFORE.search(text[:start]) is not None
