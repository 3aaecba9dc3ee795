"""Reads results, records and votes: `a 3-2 win`, `went 12-4-1`, `voted 52 to 48`, `a five-to-four ruling`.

Two numbers with a dash between are no count and no range where words of a contest stand beside them: such a noun
behind, such a verb before, or a name before the bracket they stand in. Of two that grow, as ranges do, more is asked
than of two that fall. What is left out: results without such words (`the 11-10 panel`), sets of tennis in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from crossread.annotate.quantities.lexicon import MONTHS, SMALL, TENS
from crossread.annotate.quantities.nouns import singular
from crossread.annotate.quantities.stated import StatedQuantity
from crossread.annotate.quantities.word_lists import load_words

RESULT = "score"
"""The unit of a result: its low and high end are its first number, and its words hold them all."""

_WORDS = "|".join(sorted({*(word for word in SMALL if word.isalpha()), *TENS}, key=lambda word: (-len(word), word)))
_NUMBER = rf"\d{{1,3}}|{_WORDS}"
_DASHED = r"(?P<first>\d{1,3})[-–‑](?P<second>\d{1,3})(?:[-–‑](?P<third>\d{1,2}))?"
_TO = rf"(?P<left>{_NUMBER})(?P<by>[- ])to(?P=by)(?P<right>{_NUMBER})"
_RESULT = re.compile(
    rf"(?<![\w.,:/$€£§#&@–‑-])(?:{_DASHED}|{_TO})(?![\w/:°%'’′″–‑-]|[.,]\d|\s?%| (?:percent|per cent|[ap]\.?m\b))",
    re.IGNORECASE,
)
_NOUNS = "|".join(sorted(load_words("result-nouns")))
_BEHIND = re.compile(
    rf"(?P<told>(?:[ -](?!(?:{'|'.join(sorted(load_words('between-no-result')))})\b)[\w.’'-]+){{0,4}}?"
    rf"[ -](?P<noun>{_NOUNS})\b)",
    re.IGNORECASE,
)
_JUST_BEHIND = re.compile(
    r" (?:this|last|that)(?: past)? season\b|,? (?:in|after) (?:overtime|extra time)\b"
    r"|,? (?:ahead|behind|on aggregate)\b"
)
_VERBS = "|".join(sorted(load_words("result-verbs")))
_BEFORE = re.compile(rf"\b(?:{_VERBS})\b(?P<between>[^;:.?!]*)$", re.IGNORECASE)
_CLOSE_BEFORE = re.compile(
    rf"\b(?:{'|'.join(sorted(load_words('result-verbs-close')))})(?: (?:just|only|at|to))? $", re.IGNORECASE
)
_BRACKET = re.compile(r"\b[A-Z][\w’']+ \($")
_NO_RESULT_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(load_words('no-result-before')))})\.? $", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between|up|down|rose|fell|grew|cut|raised)(?: [a-z]+)? $", re.IGNORECASE)
_VOTE_BEFORE = re.compile(r"\bvote(?:,| of) $", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(MONTHS))})\.? $", re.IGNORECASE)
_NO_RESULT_BEHIND = re.compile(rf"[ -](?:{'|'.join(sorted(load_words('no-result-behind')))})\b", re.IGNORECASE)
_REACH = 70
"""How many characters before a result its verb may stand."""
_CLOSE = 24
_EMERGENCY = ("9", "1", "1")
_EVEN = [Decimal(50), Decimal(50)]


def find_results(text: str) -> tuple[StatedQuantity, ...]:
    """Read the results, records and votes of a sentence.

    Args:
        text: One sentence without markup.

    Returns:
        Each as one quantity of the unit `score`, whose value is the first number; half-open code-point offsets.

    Example:
        >>> [(one.text, one.low, one.counted) for one in find_results("They won 27-7 and hold a 12-3-1 record.")]
        [('27-7', Decimal('27'), None), ('12-3-1', Decimal('12'), 'record')]
    """
    return tuple(_read(text))


def _read(text: str) -> Iterator[StatedQuantity]:
    before = 0
    for match in _RESULT.finditer(text):
        values = [value for value in (_value(part) for part in _parts(match)) if value is not None]
        behind = _BEHIND.match(text, match.end())
        follows = before and match.start() - before <= _REACH
        if not _is_possible(text, match, values) or not (
            behind is not None or _is_told(text, match, values) or (follows and values[0] >= values[1])
        ):
            continue
        before = match.end()
        noun = (behind["noun"], behind.span("told")) if behind is not None else None
        yield StatedQuantity(
            start=match.start(),
            end=match.end(),
            text=match.group(),
            low=values[0],
            high=values[0],
            stated_low=values[0],
            stated_high=values[0],
            unit=RESULT,
            unit_name=RESULT,
            counted=singular(noun[0].lower()) if noun else None,
            counted_start=noun[1][0] + 1 if noun else None,
            counted_end=noun[1][1] if noun else None,
        )


def _parts(match: re.Match[str]) -> list[str]:
    return [part for part in match.group("first", "second", "third", "left", "right") if part is not None]


def _value(word: str) -> Decimal | None:
    return Decimal(word) if word.isdigit() else SMALL.get(word.lower(), TENS.get(word.lower()))


def _is_possible(text: str, match: re.Match[str], values: list[Decimal]) -> bool:
    """Whether the numbers are none of a date, a telephone, a label, a formation or a range in words."""
    parts = _parts(match)
    padded = any(len(part) > 1 and part.startswith("0") for part in parts)
    if padded or tuple(parts) == _EMERGENCY or len(values) != len(parts):
        return False
    if _MONTH.search(text, 0, match.start()) or _NO_RESULT_BEHIND.match(text, match.end()):
        return False
    if match["left"] is None:
        return not _NO_RESULT_BEFORE.search(text, 0, match.start())
    grows = values[0] <= values[1] and not _VOTE_BEFORE.search(text, 0, match.start())
    return not grows and not _FROM.search(text, 0, match.start())


def _is_told(text: str, match: re.Match[str], values: list[Decimal]) -> bool:
    """Whether what stands before, or just behind, is told of a contest."""
    start = match.start()
    if _JUST_BEHIND.match(text, match.end()) or _VOTE_BEFORE.search(text, 0, start):
        return True
    if values == _EVEN:
        return False  # the chances are 50-50
    if match["first"] is not None and _BRACKET.search(text, 0, start) and text[match.end() : match.end() + 1] in "),;":
        return True
    falls = values[0] >= values[1]
    if match["first"] is not None and _CLOSE_BEFORE.search(text, 0, start):
        return falls or match["third"] is not None
    found = _BEFORE.search(text, max(0, start - _REACH), start)
    return found is not None and (falls or len(found["between"]) <= _CLOSE)
