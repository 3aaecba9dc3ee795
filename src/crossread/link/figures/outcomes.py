"""What happened to those who are counted: killed, hurt, taken to hospital, arrested, and who of them is meant."""

from __future__ import annotations

import re

from crossread.link.figures.nouns import is_care, outcome_of
from crossread.link.terms import find_terms

_LIVES = re.compile(
    r"\b(?:loss of|lost|lose|losing|cost|costing|claim(?:s|ed|ing)?|t(?:akes?|aken|ook|aking)) (?:[a-z]+ ){0,3}$"
)
_FIND = (
    r"(?:found|recovered|retrieved|discovered|pulled|brought|seen|counted|identified|received|recovering|retrieving)"
)
_DEAD_BODIES = re.compile(r" (?:more |other )?(?:dead|charred|burned|decomposed) bod(?:y|ies)\b")
_BODIES_FOUND = re.compile(
    rf" (?:more |other )?bod(?:y|ies)\b(?: [\w’'-]+){{0,6}} (?:was|were|been) (?:[a-z]+ )?{_FIND}\b"
)
_FOUND_BODIES = re.compile(rf"\b{_FIND} (?:[a-z]+ ){{0,3}}$")
_LIVES_OF = re.compile(
    r"\b(?:loss of|lost|losing|cost|costing|claim(?:s|ed|ing)?|t(?:akes?|aken|ook|aking)) (?:the )?lives of "
    r"(?:(?:the|all|at least|about|some|another|more than) ){0,2}$",
    re.IGNORECASE,
)
_BODIES_OF = re.compile(r"\bbodies of (?:(?:the|all|at least|about|some|another|more than) ){0,2}$", re.IGNORECASE)
_PART_OF_ALL = re.compile(
    r"\b(?:one|another|neither|either|none|some|most|many|two|three|four|five|\d+) of "
    r"(?:(?:the|these|those|his|her|its|their) )?$",
    re.IGNORECASE,
)
_OF_PART = re.compile(
    r"(?: (?!(?:who|that|which|whom)\b)[\w’'-]+){1,4}? (?:was|were|is|are|had|has|have|died|remain(?:s|ed)?)\b"
)
_ALL_BUT = re.compile(r"\b(?:all|everyone|everybody) (?:but|except|save)(?: for)? (?:the )?$", re.IGNORECASE)
_CRITICAL = re.compile(
    r"[^,.;]{0,40}?\b(?:in (?:[a-z]+ ){0,3}critical (?:but (?:[a-z]+ ){1,2})?(?:condition|state)"
    r"|critically|remain(?:s|ed)? critical)\b"
)
_SENT_HOME = re.compile(r"[^,.;]{0,40}?\b(?:released\b[^.;,]{0,30}\bhospitals?|sent home)\b")
_TO_CELLS = re.compile(r"\b(?:off|away|in|into|to) (?:the|police) cells\b")
_ACCUSED_OF = re.compile(
    r"\b(?:accused|charged|suspected|convicted|guilty) (?:of|with) (?P<act>(?:[a-z]+ly )?[a-z]+ing)\b"
)
"""What somebody is accused of is no charge against those it was done to: `accused of shooting five people`."""
_PENALTY = re.compile(
    r"\bdeath(?= (?:sentences?|penalty|penalties|row|warrants?)\b)"
    r"|\b(?:sentenc|condemn)(?:ed?|es|ing)\b[^.;]{0,80}? to death\b",
    re.IGNORECASE,
)
"""A penalty is no death: `sentenced 40 men to death`, `40 death sentences`."""
_DOING = re.compile(
    r"\b(?:have|has|had|who|that|to)(?: (?:[a-z]+ly|also|then))? "
    r"(?:kill|murder|shoot|shot|wound|injure|arrest|detain|seize|abduct|kidnap)(?:ed|d|s)?\b"
    r"|\b(?:for|over|about|in connection with) (?:the|an?|his|her|their) (?:[a-z]+ )?"
    r"(?:killing|murder|slaying|assassination|death)s?\b"
)
"""What those who are counted did to others befell none of them: `40 others are said to have killed an officer`."""
_NEXT_CLAUSE = re.compile(r"[,&—–]|--|\b(?:and|but|while)\b")
_OWN_CLAUSE = re.compile(r"(?:\band|&) (?:(?:the|at least|another|up to|some|about) )?$", re.IGNORECASE)
_FINITE = re.compile(
    r"(?: [\w’'-]+){0,4}(?: (?:--|[—–]) [^.;:]{1,80}? (?:--|[—–]))? (?:was|were|is|are|had|have|has|went|escaped)\b"
)
"""Of `one died and three were flown out`, what befell the one is not told of the three."""
_READ_OFF = frozenset(["arrest", "critical", "release"])
_JUST_BEFORE = 2
REACH = 8
"""Words from a number within which a verb tells what happened to those counted."""


def find_outcome(text: str, start: int, end: int, window: tuple[int, int]) -> str | None:
    """Find what happened to those who are counted: the word just before, else the first behind, else the last before.

    Example:
        >>> text = "killing 10 people and injuring 25"
        >>> find_outcome(text, 8, 10, (0, 31)), find_outcome(text, 31, 33, (10, 33))
        ('die', 'injure')
    """
    found = None if counts_all_of_part(text, start, end) else _find_word(text, start, end, window)
    return found if found in _READ_OFF or found is None else outcome_of(found)


def _blank(match: re.Match[str]) -> str:
    """A match without its last word, as long as before."""
    kept, _, word = match[0].rpartition(" ")
    return f"{kept} {' ' * len(word)}" if kept else " " * len(word)


def tells_of_care(text: str, start: int, end: int, window: tuple[int, int]) -> bool:
    """Whether those who are counted are told to have been treated, of all who were hurt: `51 were taken to hospital`.

    Example:
        >>> text = "60 people were hurt, and 51 were taken to hospital"
        >>> tells_of_care(text, 25, 27, (20, 50)), tells_of_care(text, 0, 2, (0, 20))
        (True, False)
    """
    found = _find_word(text, start, end, window)
    return found is not None and is_care(found)


def _find_word(text: str, start: int, end: int, window: tuple[int, int]) -> str | None:
    """The stem that tells what happened, or the outcome where a turn of phrase tells it."""
    text = _PENALTY.sub(_blank, text)
    left, right = text[window[0] : start], _DOING.sub(_blank, text[end : window[1]])
    left = _ACCUSED_OF.sub(lambda match: match["act"], left)
    if _TO_CELLS.search(right):
        return "arrest"
    if _CRITICAL.match(right):
        return "critical"
    if _SENT_HOME.match(text, end):
        return "release"
    before = list(find_terms(left))[-REACH:]
    behind = list(find_terms(right))[:REACH]
    for term in reversed(before[-_JUST_BEFORE:]):
        if outcome_of(term.stem) is not None and not _NEXT_CLAUSE.search(left, term.end):
            return term.stem
    told = [term.stem for term in behind if outcome_of(term.stem) is not None]
    if not told and not (_OWN_CLAUSE.search(left) and _FINITE.match(right)):
        told = [term.stem for term in reversed(before) if outcome_of(term.stem) is not None]
    return told[0] if told else None


def counts_lives(text: str, start: int, end: int) -> bool:
    """Whether a number counts lives that were lost.

    Example:
        >>> counts_lives("with the loss of at least 12 lives", 26, 28), counts_lives("saved 12 lives", 6, 8)
        (True, False)
    """
    return text[end:].startswith(" lives") and _LIVES.search(text[:start]) is not None


def counts_bodies(text: str, start: int, end: int) -> bool:
    """Whether a number of bodies counts the dead.

    Example:
        >>> text = "Divers recovered 12 bodies; two bodies of law apply."
        >>> counts_bodies(text, 17, 19), counts_bodies(text, 28, 31)
        (True, False)
    """
    if _DEAD_BODIES.match(text, end) or _BODIES_FOUND.search(text, end):
        return True
    return _FOUND_BODIES.search(text[:start]) is not None


def counts_all_of_part(text: str, start: int, end: int) -> bool:
    """Whether a number counts all of whom a part is told of: what befell one of the `two officers` is not told of both.

    Example:
        >>> text = "One of the two divers died; three of the four divers who drowned are named."
        >>> counts_all_of_part(text, 11, 14), counts_all_of_part(text, 41, 45)
        (True, False)
    """
    return _PART_OF_ALL.search(text[:start]) is not None and _OF_PART.match(text, end) is not None


def is_exception(text: str, start: int) -> bool:
    """Whether a number counts those of whom it is not told: `all but five were sent home`.

    Example:
        >>> is_exception("All but five were sent home.", 8), is_exception("But five stayed.", 4)
        (True, False)
    """
    return _ALL_BUT.search(text[:start]) is not None


def counts_whose_bodies(text: str, start: int) -> bool:
    """Whether a number counts those whose bodies or lost lives are told of: `the bodies of three victims`.

    Example:
        >>> counts_whose_bodies("The bodies of three victims were found.", 14)
        True
        >>> counts_whose_bodies("It claimed the lives of three divers.", 24)
        True
    """
    return _BODIES_OF.search(text[:start]) is not None or _LIVES_OF.search(text[:start]) is not None
