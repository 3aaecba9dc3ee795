"""Two steps of one scale for one thing: endangered and critically endangered, a second- and a first-degree murder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crossread.link.claims.statements import Statement
from crossread.link.terms.stems import fold_word, stem_of

_DEGREE = re.compile(r"\b(?P<grade>first|second|third|fourth|1st|2nd|3rd|4th)[- ]degree (?P<of>[a-z]+)", re.IGNORECASE)
_STEP = re.compile(
    r"\b(?P<of>category|alert level|threat level|level) (?P<grade>[1-9]|one|two|three|four|five)\b(?![-.,/]?\d)",
    re.IGNORECASE,
)
_KIND = re.compile(r"\b(?P<grade>(?:critically[- ])?endangered|vulnerable) (?P<of>species|animals?)\b", re.IGNORECASE)
_KIND_BEHIND = re.compile(r"\b(?P<of>species|animals?)\b[^.;]{0,40}?\b(?P<grade>(?:critically[- ])?endangered)\b")
_WRITTEN = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"} | dict(
    zip(("one", "two", "three", "four", "five"), "12345", strict=True)
)
_CHANGES = " in the degree"

Grades = Mapping[str, frozenset[str]]
"""The steps a text gives, by what they are steps of."""


def read_grades(text: str) -> dict[str, frozenset[str]]:
    """Read the steps of scales that a text gives.

    Args:
        text: A passage or a report.

    Example:
        >>> read_grades("She was charged with 2nd-degree murder after the Category 4 storm.")
        {'murder in the degree': frozenset({'second'}), 'category': frozenset({'4'})}
    """
    found: dict[str, frozenset[str]] = {}
    for pattern, kind in ((_DEGREE, _CHANGES), (_STEP, ""), (_KIND, ""), (_KIND_BEHIND, "")):
        for match in pattern.finditer(text):
            grade = fold_word(match["grade"]).replace("-", " ")
            scale = stem_of(match["of"]) + kind
            found[scale] = found.get(scale, frozenset()) | {_WRITTEN.get(grade, grade)}
    return found


def find_grades(
    one: Statement, other: Statement, known: tuple[Grades, Grades], *, order: int | None
) -> Iterator[tuple[str, str]]:
    """Find two steps of one scale.

    Args:
        one: A statement.
        other: Another, surely of the same thing.
        known: The steps that the report of each gives anywhere.
        order: 0 for reports of one day: what somebody is charged with changes.

    Yields:
        Both steps in words fit for the page.
    """
    left, right = read_grades(one.clause.text), read_grades(other.clause.text)
    for scale in sorted(left.keys() & right.keys()):
        if scale.endswith(_CHANGES) and order != 0:
            continue
        if len(left[scale]) == len(right[scale]) == 1 and not known[0][scale] & known[1][scale]:
            yield f"“{min(left[scale])}”", f"“{min(right[scale])}”"
