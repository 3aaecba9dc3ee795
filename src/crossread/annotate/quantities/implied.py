"""Reads counts that no number word states: `a baker and his sister`, `a second death`, `he died`, `twice`.

Reports of one happening are often compared on exactly these: one says `two suspects`, the other names them. The
patterns are few and closed, so that a count is read only where the words leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from crossread.annotate.quantities.nouns import is_plural, singular
from crossread.annotate.quantities.stated import StatedQuantity
from crossread.annotate.quantities.tables import load_persons
from crossread.annotate.quantities.word_lists import load_words
from crossread.records.quantities import Hedge

_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_TIMES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_LOSSES = "death|fatality|casualty|injury|victim|arrest|body|explosion|blast|attack|strike|suicide"
_DIED = (
    r"(?:has |have )?(?:died|succumbed)|passed away"
    r"|(?:was|were|has been|have been|had been)(?: (?:reportedly|also|later|then|fatally))? "
    r"(?:killed|shot dead|stabbed to death|beaten to death|found dead|pronounced dead|executed|murdered)"
)
_NAME = r"[A-Z][\w'’.-]+(?: (?:(?:de|del|der|van|von|bin|ibn|al|el|da|di|du|la|le|dos|des|ben) )?[A-Z][\w'’.-]+){0,3}"
_ZERO = re.compile(
    r"\b(?:there (?:were|was|have been|are)|(?:caus|report|suffer|sustain)\w*|with) "
    r"(?P<no>no|zero) (?P<noun>casualties|deaths|fatalities|injuries|victims|survivors)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"\b(?P<number>[Aa] (?P<nth>{'|'.join(_ORDINALS)})) (?P<noun>(?:[a-z]+ )?(?:{_LOSSES}))\b"
    r"(?! (?:attempt|threat|warning))"
)
_DEATH = re.compile(
    rf"\b(?P<who>He|She|he|she|{_NAME}(?:, (?:aged )?\d{{1,3}},)?) (?P<verb>{_DIED})\b(?! (?:out|down|away|in vain|to))"
)
_NAMED = rf"{_NAME}, \d{{1,3}}"
_NAMED_LIST = re.compile(rf"\b(?P<all>{_NAMED}(?:, {_NAMED})*,? and {_NAMED})\b")
_NAMED_ONE = re.compile(_NAMED)
_RANK = re.compile(
    rf"\b(?P<nth>first|{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th)) (?P<of>in line|in rank)\b", re.IGNORECASE
)
_DECADE = re.compile(r"\bin (?:his|her|their) (?P<all>(?:(?P<part>early|mid|late)[- ])?(?P<tens>[2-9]0)['’]?s)\b")
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}
_LONG = re.compile(
    r"(?<![\w-])(?P<all>(?P<half>half-)?(?P<unit>mile|hour|day|week|month|year|decade)(?P<long>-long)?)(?= [a-z])"
)
_SYMBOLS = {"mile": "mi", "hour": "h", "day": "d", "week": "wk", "month": "mo", "year": "yr", "decade": "decade"}
_OFTEN = re.compile(
    r"(?<!think )(?<!thought )\b(?P<twice>twice)\b(?! (?:as|that|more|over|what)\b"
    r"| (?:the|its|their|his|her|this) (?:[a-z]+ )?(?:size|number|amount|rate|length|cost|price|value|height|level"
    r"|average|share|legal|speed|weight|age|width|limit|normal|usual)\b)"
    rf"|(?<![\w-])(?P<times>{'|'.join(_TIMES)}|\d{{1,2}})-times?(?= [A-Za-z])",
    re.IGNORECASE,
)
_SETS = {"pair": 2, "trio": 3, "quartet": 4}
_SET = re.compile(r"\b(?P<number>[Aa]n? (?:[a-z]+ )?(?P<set>pair|trio|quartet)) of (?P<noun>(?:[a-z-]+ )?[a-z]+s)\b")
_BOTH = re.compile(
    r"\b(?P<number>[Bb]oth)(?: of)?(?: (?:the|his|her|its|their|these|those))? "
    r"(?P<noun>[a-z]+s|men|women|people|children)\b(?! (?:and|or|[a-z]+s)\b)"
)
_PAIRED = load_words("paired")
"""Of these there are two always, or for the time being: both sides, both hands."""
_WORN = load_words("worn-in-pairs")
"""A pair of these is one thing."""

_OPENERS = load_words("openers")


@cache
def _pair() -> re.Pattern[str]:
    nouns = "|".join(sorted(load_persons(), key=lambda word: (-len(word), word)))
    person = rf"(?:[\w-]+ ){{0,2}}?(?:{nouns})"
    return re.compile(
        rf"\b(?P<all>(?:[Aa]n?|[Oo]ne) {person} and (?:an?|his|her|their|one) {person})\b"
        r"(?!['’]s|-| (?:and|or|of the)\b)"
    )


def find_implied(text: str, stated: Sequence[StatedQuantity] = ()) -> tuple[StatedQuantity, ...]:
    """Read the counts a sentence implies.

    Args:
        text: One sentence without markup.
        stated: The quantities it states; what overlaps the words of a plain count is not counted again.

    Returns:
        The implied counts in order, with half-open code-point offsets into `text`.

    Example:
        >>> [(one.text, one.low, one.counted) for one in find_implied("They held a baker and his sister.")]
        [('a baker and his sister', Decimal('2'), 'person')]
    """
    found = [*_pairs(text), *_named_lists(text), *_further(text), *_deaths(text), *_ranks(text), *_none(text)]
    found += [*_decades(text), *_lengths(text), *_sets(text), *_both(text), *_often(text)]
    plain = [(one.start, one.end) for one in stated if one.unit is None and one.low != 1]
    kept = [one for one in found if not any(one.start < end and start < one.end for start, end in plain)]
    return tuple(sorted(kept, key=lambda one: (one.start, one.end)))


def _pairs(text: str) -> Iterator[StatedQuantity]:
    if " and " not in text:
        return
    for match in _pair().finditer(text):
        yield _count(text, match.span("all"), 2, "person", match.span("all"))


def _named_lists(text: str) -> Iterator[StatedQuantity]:
    for match in _NAMED_LIST.finditer(text):
        persons = len(_NAMED_ONE.findall(match["all"]))
        yield _count(text, match.span("all"), persons, "person", match.span("all"))


def _further(text: str) -> Iterator[StatedQuantity]:
    for match in _NEXT.finditer(text):
        head = singular(match["noun"].split()[-1])
        yield _count(text, match.span("number"), _ORDINALS[match["nth"]], head, match.span("noun"), at_least=True)


def _deaths(text: str) -> Iterator[StatedQuantity]:
    for match in _DEATH.finditer(text):
        words = match["who"].lower().split()
        plural = match["verb"].split()[0] in {"were", "have"} or (len(words) == 1 and is_plural(words[0]))
        if plural or words[0] in _OPENERS or _is_coordinated(text, match.start()):
            continue
        yield _count(text, match.span("who"), 1, "death", match.span("verb"))


def _is_coordinated(text: str, start: int) -> bool:
    return text[:start].rstrip().endswith((" and", ",and"))


def _ranks(text: str) -> Iterator[StatedQuantity]:
    for match in _RANK.finditer(text):
        word = match["nth"].lower()
        value = _ORDINALS.get(word) or (1 if word == "first" else int(word[:-2]))
        yield _count(text, match.span("nth"), value, "rank", match.span("of"))


def _none(text: str) -> Iterator[StatedQuantity]:
    for match in _ZERO.finditer(text):
        yield _count(text, match.span("no"), 0, singular(match["noun"].lower()), match.span("noun"))


def _decades(text: str) -> Iterator[StatedQuantity]:
    """`In her early 30s` is an age between 30 and 33."""
    for match in _DECADE.finditer(text):
        low, high = (Decimal(int(match["tens"]) + more) for more in _PARTS[match["part"]])
        read = _count(text, match.span("all"), 0, "age", match.span("all"))
        yield replace(read, low=low, high=high, stated_low=low, stated_high=high, hedge="range", unit="yr")


def _lengths(text: str) -> Iterator[StatedQuantity]:
    """`A mile-long ride`, `a half-hour talk`."""
    for match in _LONG.finditer(text):
        if match["half"] or match["long"]:
            value = Decimal("0.5") if match["half"] else Decimal(1)
            read = _count(text, match.span("all"), 1, "", match.span("all"))
            yield replace(
                read,
                low=value,
                high=value,
                stated_low=value,
                stated_high=value,
                unit=_SYMBOLS[match["unit"]],
                counted=None,
                counted_start=None,
                counted_end=None,
            )


def _sets(text: str) -> Iterator[StatedQuantity]:
    """`A pair of meetings`, and no pair of shoes."""
    for match in _SET.finditer(text):
        noun = match["noun"].split()[-1]
        if noun not in _WORN:
            yield _count(text, match.span("number"), _SETS[match["set"]], singular(noun), match.span("noun"))


def _both(text: str) -> Iterator[StatedQuantity]:
    """`Both trials` are two, and so are the men in `both men`; not both sides of a quarrel."""
    for match in _BOTH.finditer(text):
        head = singular(match["noun"])
        if is_plural(match["noun"]) and head not in _PAIRED:
            yield _count(text, match.span("number"), 2, head, match.span("noun"))


def _often(text: str) -> Iterator[StatedQuantity]:
    """`A three-time winner`, `was hurt twice`, and not `twice the size`."""
    for match in _OFTEN.finditer(text):
        word = (match["times"] or "two").lower()
        value = int(word) if word.isdigit() else _TIMES[word]
        yield _count(text, match.span(), value, "time", match.span())


def _count(
    text: str, span: tuple[int, int], value: int, head: str, counted: tuple[int, int], *, at_least: bool = False
) -> StatedQuantity:
    number = Decimal(value)
    hedge: Hedge | None = "at_least" if at_least else None
    return StatedQuantity(
        start=span[0],
        end=span[1],
        text=text[span[0] : span[1]],
        low=number,
        high=None if at_least else number,
        stated_low=number,
        stated_high=number,
        hedge=hedge,
        counted=head,
        counted_start=counted[0],
        counted_end=counted[1],
    )
