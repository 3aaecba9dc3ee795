"""Cuts a text into the atoms that time expressions are made of, each with one kind.

The idea that time words fall into few kinds and that rules over kinds suffice is SynTime's (Zhong, Sun
and Cambria, ACL 2017); the kinds here are finer, because they must also carry a value.
"""

# ruff: noqa: PLR2004 - numbers of the calendar, of figures in a year, of words in a window
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossread.annotate.moments.holidays import HOLIDAYS
from crossread.annotate.moments.lexicon import DECADE_WORDS, KINDS, MONTH_NAMES, SHORT_NAMES, WORDS

OTHER = "."
_CODES = {kind: chr(0x4E00 + place) for place, kind in enumerate(sorted(KINDS))}
_MONTH = "(?:" + "|".join(form for forms in MONTH_NAMES for form in forms) + ")"
_SHORT = "|".join(sorted((name for name in SHORT_NAMES if name != "sun"), key=len, reverse=True))
_HOLIDAY = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(HOLIDAYS, key=len, reverse=True))
_HOLIDAY_NAME = re.compile(rf"(?:{_HOLIDAY})\b", re.IGNORECASE)
_HOLIDAY_BEGINS = frozenset(re.split(r"[ -]", name)[0] for name in HOLIDAYS)
_ATOM = re.compile(
    rf"""(?P<plain>(?!(?:[ap]m|fy)\b)[A-Za-z]+(?=[\s,;:)]))
    |(?P<ISO>(?<![\w-])\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    |(?P<NUMERIC>(?<![\w/.$£€-])(?:\d{{1,2}}(?P<s1>[/.-])\d{{1,2}}(?P=s1)(?:\d{{4}}|\d\d)|\d{{4}}(?P<s2>[/.])\d{{1,2}}(?P=s2)\d{{1,2}})(?![\w/]|[.-]\d))
    |(?P<money>[$£€¥]\s?\d[\d.,]*\w*|\#\s?\d+|\b\d+(?:[.,]\d+){{0,6}}%)
    |(?P<typename>(?<![\w'’])(?:(?!mid-|post-|pre-|late-|{_MONTH}-)[A-Za-z]{{1,4}}-\d[\w-]*|\d+[A-Z]+\d+\w*))
    |(?P<AMPM>(?<=[\d\s])(?:[ap]\.\s?m\.|[ap]m\b|[AP]M\b|[ap]\.m\b))
    |(?P<OCLOCK>o['’]clock\b)
    |(?P<ERA>\b(?:B\.C\.E\.|B\.C\.|A\.D\.|BCE|BC|AD|CE)(?!\w))
    |(?P<CLOCK>(?<![\w:.,$£€])\d{{1,2}}:\d\d(?::\d\d)?(?!\d|:\d|\w*\d))
    |(?P<BCDECADE>\b\d{{1,3}}0s(?=\s(?:BC|B\.C\.)))
    |(?P<DECADE>(?<![\w$£€])(?:1\d|20)\d0['’]?s\b|['’]?(?<![\d$£€])[2-9]0['’]?s\b)
    |(?P<SHORTYEAR>(?<!\w)['’]\d\d(?![\w'’]))
    |(?P<ORDNUM>(?<![\w.,$£€])\d{{1,3}}(?:st|nd|rd|th)\b)
    |(?P<QUARTERCODE>\b(?:Q[1-4]|[1-4]Q)\b)
    |(?P<FISCALCODE>\bFY\s?['’]?(?:20)?\d\d\b)
    |(?P<FRACTION>(?<![\d/])\d/\d(?![\d/])|[½¼¾])
    |(?P<DECIMAL>(?<![\w.,$£€])\d+\.\d+(?![\w.]*\d))
    |(?P<HOURS>(?<![\w.,$£€])[0-2]\d[:.]?[0-5]\d(?=\s?hrs\b))
    |(?P<number>(?<![\w.,$£€])\d+(?:,\d{{3}})*(?![\d]))
    |(?P<short>\b(?:{_SHORT})\.)
    |(?P<possessive>['’](?:s\b|(?=\s)))
    |(?P<word>[A-Za-z]+)
    |(?P<mark>[-–—‑−,/()])
    |(?P<other>\S)""",
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(
    r"\d|day|month|year|week|hour|minut|second|decade|centur|quarter|season|spring|summer|autumn|fall|winter|morning|"
    r"afternoon|evening|night|noon|dawn|dusk|now|recent|current|present|soon|future|past|ago|later|earlier|once|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\b(?:jan|feb|mar|apr|jun|"
    r"jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu|fri|sat|sun)\b|tomorrow|daily|weekly|annual|nineties|eighties|"
    r"ies\b|easter|christmas|halloween|juneteenth|mardi|pentecost|epiphany|fortnight|period|time|lately|previous|former|"
    r"millenni|nineteen|thousand|moment|christi|mayo",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A word, number or mark of a text.

    Attributes:
        kind: What it can be in a time expression; "other" when nothing.
        value: What it stands for: a number, a unit, a name; None when nothing.
        text: It as it stands.
        start: First code point.
        end: One past its last.
    """

    kind: str
    value: object
    text: str
    start: int
    end: int


def may_hold_time(text: str) -> bool:
    """Whether any of the words or digits occur without which there is no time expression."""
    return _HINT.search(text) is not None


def read_atoms(text: str) -> tuple[list[Atom], str]:
    """Cut a text into atoms.

    Args:
        text: One block of running text.

    Returns:
        The atoms in order, and a string with one character for the kind of each.

    Example:
        >>> [atom.kind for atom in read_atoms("on March 12, 2019")[0]]
        ['on', 'MONTH', 'DAYNUM', ',', 'YEARNUM']
    """
    atoms = [_atom(match) for match in _ATOM.finditer(text)]
    if any(atom.text.lower() in _HOLIDAY_BEGINS for atom in atoms):
        atoms = list(_with_holidays(text, atoms))
    return atoms, "".join(_CODES.get(atom.kind, OTHER) for atom in atoms)


def _with_holidays(text: str, atoms: list[Atom]) -> Iterator[Atom]:
    """Join the atoms of a holiday's name into one."""
    end = 0
    for atom in atoms:
        if atom.start < end:
            continue
        name = _HOLIDAY_NAME.match(text, atom.start) if atom.text.lower() in _HOLIDAY_BEGINS else None
        if name is None:
            yield atom
            continue
        end = name.end()
        yield Atom("HOLIDAY", name.group().lower().replace("’", "'"), name.group(), atom.start, end)


def code_of(kind: str) -> str:
    """The character that stands for a kind.

    Raises:
        KeyError: There is no such kind.
    """
    return _CODES[kind]


def _atom(match: re.Match[str]) -> Atom:
    """Name the kind and value of one match."""
    group, text = str(match.lastgroup), match.group()
    kind, value = _named(group, text)
    return Atom(kind, value, text, match.start(), match.end())


def _named(group: str, text: str) -> tuple[str, object]:  # noqa: C901, PLR0911 - one kind after another
    """Find kind and value of a stretch by the group that matched it."""
    lower = text.lower()
    if group in {"word", "plain"}:
        found = WORDS.get(lower)
        if found is None or (text.isupper() and len(text) < 4 and lower in {"may", "us", "at"} and len(text) > 1):
            return ("other", None)
        return found
    if group == "number":
        return _number(text)
    if group == "short":
        return WORDS[lower[:-1]]
    if group in {"mark", "possessive"}:
        return WORDS["'s" if group == "possessive" else text]
    if group in {"other", "money", "typename"}:
        return ("other", None)
    if group == "ERA":
        return ("ERA", "BC" if lower.startswith("b") else "AD")
    if group == "ORDNUM":
        return (group, int(text[:-2]))
    if group == "DECADE":
        return (group, int(re.sub(r"\D", "", text)))
    if group == "QUARTERCODE":
        return (group, int(re.sub(r"\D", "", text)))
    return (group, lower.replace("’", "'"))


def _number(text: str) -> tuple[str, object]:
    """Tell day numbers, years and other numbers apart by their shape."""
    digits = int(text.replace(",", ""))
    if "," in text:
        return ("NUM", digits)
    if len(text) <= 2 and 1 <= digits <= 31:
        return ("DAYNUM", digits)
    if len(text) == 4 and 1000 <= digits <= 2199:
        return ("YEARNUM", digits)
    return ("NUM", digits)


assert set(DECADE_WORDS) <= set(WORDS)
