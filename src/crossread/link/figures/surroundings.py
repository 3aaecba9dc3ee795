"""What stands around a number: its clause, what happened to those counted, whether it is a part of another number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.link.terms import find_terms, stem_word
from crossread.link.terms.listed import load_words

_OPENS = re.compile(r"[;:—–()“”\"]|(?<!\d)[,.] |\b(?:but|while|whereas|as) ")
_CLOSES = re.compile(
    r"[;:—–()“”\"]|, (?:and|but|while|whereas|with|including|as)\b|[a-z][.?!] |,? (?:but|while|whereas|including) "
)
_INSERTED = re.compile(
    r"(?: [\w’'-]+){0,4}(?:, (?:including|among them|(?:many|most|some|all|both|two|three) of them) [^.;:]{1,80}?, "
    r"| (?P<dash>--|[—–]) [^.;:—–]{1,80}? (?P=dash) )"
    r"(?=(?:were|was|are|is|have|has|had|died|remain(?:ed|s)?|lost|fled)\b)"
)
"""What is put in between those who are counted and what is told of them: `12 people, including two boys, were hurt`."""
_OF_NEXT = re.compile(
    r",? (?:and )?[a-z]{3,}ing (?:(?:at least|more than|as many as|up to|about|some|another|over|nearly) )?$"
)
"""A participle just before the next number tells what happened to those: `fired on 100 people, wounding 13`."""
_BESIDE = 3
"""What closes a clause does not stand so close behind a number."""

_PART_BEHIND = re.compile(r"^[^,.;\d]{0,25}?\b(?:(?:of|among) (?:whom|which|them|these|those|their|the))\b")
_OF = re.compile(r" of (?!all\b)")
_PART_BEFORE = re.compile(r"(?:\b(\w+)|of whom|of which|of them)[\s,]*$")
_NUMBER_OF = re.compile(
    r"\b(?:number|total|count|tally|figure) of (?:[\w’'-]+ ){0,2}?(?P<noun>[a-z]{3,})\b[^.;]{0,60}$|"
    r"\b(?P<toll>death|casualty) toll\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_ALONG = re.compile(
    r"^(?: [\w’'-]+){0,2}? and "
    r"(?:(?:other|more|some|several|their|his|her|its) (?P<many>[a-z]{3,}s)\b"
    r"|(?P<bare>[a-z]{3,}s)\b|(?:an?|one|\d+|two|three|four|five) (?:[a-z]+ )?(?P<one>[a-z]{3,})\b)"
)
_DOERS = ("gunmen", "(?:suicide )?bombers?", "suspects?", *(f"{word}s?" for word in sorted(load_words("attackers"))))
_DOER = "|".join(_DOERS)
_SELF = re.compile(
    r"[^.;\d]{0,60}?(?:\b(?:including|counting|among them|one of them) (?:[\w’'-]+ ){0,3}?"
    rf"(?:himself|herself|themselves|{_DOER})\b|,? (?:the|a) (?:{_DOER}) among them\b)"
)
"""Whoever did it, counted with those who died: `four dead, including the gunman`."""
_LEAD = re.compile(r"\b([a-z]+) (?:(?:by|for|at|of|up|down|to|some|as|a|from|between) ){0,2}$")
_ELIDED = re.compile(r"\s*(?:[.,;:!?)”\"]|$)")
_OF_THEM = re.compile(r"\s(?:of|among) (?:them|these|those)\b")
_OTHERS = re.compile(r"\b(?:the|all|another|(?:the|an|all) (?:other|remaining|rest of the))\s$", re.IGNORECASE)
_WITH = re.compile(r",? with $")
_GIVEN_FIRST = re.compile(
    r"\b(?<!has )(?<!have )(?:initially|originally|first|previously|incorrectly|mistakenly|wrongly|erroneously) "
    r"(?:[a-z]+ ){0,2}?(?:reported|said|gave|given|put|identified|stated|described|told|listed|wrote|announced)\b"
    r"(?:(?!\b(?:but|later|now|since)\b)[^.;]){0,60}$",
    re.IGNORECASE,
)
_PARTS = load_words("parts")
_OTHERS_BEHIND = re.compile(r" (?:[a-z]+ )?others?\b")
_MORE_BEHIND = re.compile(r" (?:[Mm]ore|[Aa]dditional|[Ff]urther)\b(?! than)")
_LATEST = re.compile(r"\b(?:last|latest|previous|final)\s$", re.IGNORECASE)
_MANNER = re.compile(
    r"\b(?:die[ds]?|dying|dead|deaths?|killed|slain|murdered|fatalities|injured|hurt|wounded|injuries)\b[^,.;:]{0,20}?"
    r" (?:from|of|by|with|in|while|during|due to) (?P<what>(?:[a-z’'-]+(?: |$)){1,5})"
)
_NO_MANNER = frozenset(stem_word(word) for word in ("year", "month", "week", "day", "country", "city"))
_ADDED_BEFORE = re.compile(r"\b(?:another|an additional|additional|further|extra)[\s,]*$", re.IGNORECASE)


def find_window(text: str, start: int, end: int, others: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Find the clause of a number, between the numbers beside it.

    Returns:
        Half-open span of `text`.

    Example:
        >>> text = "Twelve were killed, and 30 others were hurt; the road is closed"
        >>> text[slice(*find_window(text, 24, 26, [(0, 6)]))]
        'and 30 others were hurt'
    """
    held = _INSERTED.match(text, end)
    reach = end if held is None else held.end()
    cuts = [match.end() for match in _OPENS.finditer(text, 0, start)] + [right for _, right in others if right <= start]
    closes = [match.start() for match in _CLOSES.finditer(text, max(end + _BESIDE, reach))]
    closes += [left for left, _ in others if left >= reach]
    right = min(closes, default=len(text))
    told_of_next = _OF_NEXT.search(text, reach, right) if any(left == right for left, _ in others) else None
    return max(cuts, default=0), right if told_of_next is None else told_of_next.start()


def find_lead(text: str, start: int) -> str | None:
    """Find the stem of the content word just before a number: what fell, lasted or weighed so much.

    Example:
        >>> find_lead("The boy fell 12 feet", 13), find_lead("It is 12 feet deep", 6)
        ('fall', None)
    """
    match = _LEAD.search(text[:start])
    terms = list(find_terms(match[1])) if match else []
    return terms[-1].stem if terms else None


def find_part(text: str, start: int, end: int, *, of_more: bool = True) -> bool:
    """Whether a number is a part of another: `including 12`, `three of whom`, `another two`.

    Args:
        text: A sentence.
        start: First code point of the number.
        end: One past the last.
        of_more: Whether an `of` behind it tells of what it is a part; not in `dozens of people`, `two feet of rain`.

    Example:
        >>> text = "Eight men, three of whom died"
        >>> find_part(text, 11, 16), find_part(text, 0, 5)
        (True, False)
    """
    if is_added(text, start, end) or _PART_BEHIND.search(text[end:]) or (of_more and _OF.match(text, end)):
        return True
    before = _PART_BEFORE.search(text[:start])
    return before is not None and (before[1] is None or before[1].lower() in _PARTS)


def is_added(text: str, start: int, end: int) -> bool:
    """Whether a number comes on top of another: `another 1,000`, `2.5 million more people`.

    Example:
        >>> text = "Another 1,000 came, no more than 20 left, and 12 more ships"
        >>> [is_added(text, *span) for span in ((8, 13), (33, 35), (46, 48))]
        [True, False, True]
    """
    return _MORE_BEHIND.match(text, end) is not None or _ADDED_BEFORE.search(text[:start]) is not None


def counts_latest(text: str, start: int) -> bool:
    """Whether a number counts the latest of a row, and not those the report is about: `the last two officers slain`.

    Example:
        >>> counts_latest("The last two divers who drowned", 9), counts_latest("Two divers drowned", 0)
        (True, False)
    """
    return _LATEST.search(text[:start]) is not None


def find_manner(text: str, end: int) -> frozenset[str]:
    """Find stems of how those who are counted died or were hurt: `died from falls`, `killed in the line of duty`.

    Example:
        >>> sorted(find_manner("34 divers had died from falls in 2031", 2)), find_manner("34 divers died", 2)
        (['fall'], frozenset())
    """
    found = _MANNER.search(text, end)
    stems = {term.stem for term in find_terms(found["what"])} if found else set()
    return frozenset(stems - _NO_MANNER)


def counts_others(text: str, start: int, end: int) -> bool:
    """Whether a number leaves out some that are told of apart: `three other victims`, `the other two`.

    Example:
        >>> counts_others("Three other victims", 0, 5), counts_others("Three victims", 0, 5)
        (True, False)
    """
    return _OTHERS_BEHIND.match(text, end) is not None or text[:start].lower().endswith(" other ")


def is_rest_of(text: str, start: int, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a number is told as the outcome of all another one counts: `two fires, with one person dying`."""
    return bool(others) and any(right <= start for _, right in others) and bool(_WITH.search(text[:start]))


def find_counted_word(text: str, start: int) -> str | None:
    """Find the thing counted before a number: `the number of people who fled reached 94`.

    Example:
        >>> find_counted_word("The number of people who fled has reached 94", 42)
        'people'
    """
    match = _NUMBER_OF.search(text[:start])
    if match is None:
        return None
    return match["noun"] or "death"


def is_elided(text: str, end: int) -> bool:
    """Whether a number stands without what it counts, at the end of a clause.

    Example:
        >>> text = "Five were killed; the coast guard has counted two."
        >>> is_elided(text, 49), is_elided(text, 4)
        (True, False)
    """
    return _ELIDED.match(text, end) is not None


def refers_back(text: str, start: int, end: int) -> bool:
    """Whether a number counts what an earlier sentence names: `31 of them`, `the other two`, `another five`.

    Example:
        >>> refers_back("Police arrested 31 of them.", 16, 18), refers_back("Police arrested 31 sailors.", 16, 18)
        (True, False)
    """
    if _OF_THEM.match(text, end):
        return True
    return _OTHERS.search(text[:start]) is not None and is_elided(text, end)


def is_superseded(text: str, start: int) -> bool:
    """Whether a number is told as what was given first, which no longer holds.

    Example:
        >>> text = "The crew was first reported to be 14, but the owner later said 12."
        >>> is_superseded(text, 34), is_superseded(text, 63)
        (True, False)
    """
    return _GIVEN_FIRST.search(text[:start]) is not None


def find_scope(text: str, end: int, counted: str | None) -> frozenset[str]:
    """Find what is counted along with the thing: officials in `100 troops and officials`, whoever did it.

    Example:
        >>> find_scope("Four died, including the gunman.", 4, "person"), find_scope("Four died.", 4, "person")
        (frozenset({'self'}), frozenset())
    """
    own = frozenset(["self"]) if _SELF.match(text, end) else frozenset()
    match = _ALONG.search(text[end:]) if counted is not None else None
    return own | frozenset(stem_word(word) for word in match.groups() if word) if match else own


def closes_another(text: str, date: tuple[int, int], start: int, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a date before a number closes what is told of another: `12 in March and 8 this year`.

    Args:
        text: A sentence.
        date: The date in it.
        start: First code point of the number.
        others: Spans of the other numbers.
    """
    told = any(end <= date[0] for _, end in others) and date[1] <= start
    return told and text.startswith((" and ", ", and "), date[1])
