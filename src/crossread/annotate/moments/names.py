"""What looks like a time expression and is none: surnames, verbs, newspapers, ages, counts, scores.

Each check looks at the words beside the match; none knows a particular person, outlet or sentence.
"""

# ruff: noqa: PLR2004 - numbers of the calendar, of figures in a year, of words in a window
from __future__ import annotations

import re

from crossread.annotate.moments.atoms import Atom
from crossread.annotate.moments.lexicon import SHORT_NAMES, listed
from crossread.annotate.moments.notation import Match

_LEADS = frozenset(
    listed(
        "in since until till by of from to between during last next this early late mid through before after "
        "for and or past on previous following each every through throughout the around about earlier later "
        "beginning start end"
    )
)
_COUNTED = re.compile(
    r"\s?-?\s?(?:people|persons|troops|soldiers|men|women|children|civilians|workers|employees|jobs|dollars|euros|pounds|yen|"
    r"rubles|roubles|tons|tonnes|kilos?|kilograms|kg|km|kilomet\w+|met(?:er|re)s|miles|feet|foot|yards|acres|hectares|"
    r"degrees|points|percent|per cent|shares|copies|votes|calories|volts|watts|megawatts|mph|hits|homes|houses|units|"
    r"pages|words|barrels|deaths|cases|victims|prisoners|refugees|migrants|students|members|police|officers|others|different|"
    r"tanks|aircraft|planes|ships|vehicles|rockets|missiles|guns|"
    r"hours?|minutes?|days?|weeks?|months?|years?|seconds?|times|m\b|cc\b|hp\b)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:[$£€¥#§]|\b(?:No|Nos|Article|Section|Chapter|Page|Room|Flight|Route|Highway|Interstate|Model|Type|Series|Resolution|Act|"
    r"Boeing|Airbus|Windows|Office|Channel|number|version|paragraph|line|lot|box|than|least|some|nearly|about|almost|over|"
    r"approximately|roughly|estimated|only|US|USD|EUR|GBP|lb|kg))\.?[\s-]?$"
)
_OLD = re.compile(r"\s?-?\s?(?:old\b|of age\b|olds\b)", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|at the age of|turned|turns|ages of)\s*$", re.IGNORECASE)
_PAPER = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Post|Herald|Mail|Express|Independent|People|Mercury|News|Star|Sun|Standard|Record|World|"
    r"Night Live|Agreement|Group|Massacre|Club)\b"
)
_POSSESSIVE_AGE = re.compile(r"\b(?:his|her|their|my|our|your|its)\s+(?:early|mid|late|mid-)?\s*-?$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"\s+(?!(?:of|and|or|to|in|at|for|when|with|by|after|before|as|the|he|she|they|it|but|that|then|will|would|was|were|is"
    r"|has|had)\b)[A-Za-z]"
)
_WARM = re.compile(r"\b(?:temperatures?|degrees|highs|lows|thermometers?)\b", re.IGNORECASE)
_SURNAME = re.compile(
    r"\b(?!(?:In|On|By|Of|To|From|Since|Until|Till|Last|Next|This|That|Early|Late|Mid|And|Or|The|Between|During|Before|After|"
    r"Through|For|As|At|If|It|But|We|You|They|He|She|I|Who|What|There)\b)"
    r"[A-Z][\w’'.-]* May\b(?! \d|, \d| \w+ (?:as well|not)\b)"
)
_NAME_MONTHS = frozenset(["april", "june", "august", "may", "march", "jan", "mar"])
_UNLIKELY_ALONE = frozenset(["may", "march"])
_NOT_CAPITAL = frozenset(
    listed(
        "SET VAGUE today tonight overnight yesterday tomorrow PART UNIT UNITS year day noon recent current future "
        "every weekend second"
    )
)
CLOCK_LEADS = frozenset(
    ["at", "by", "around", "until", "till", "since", "from", "before", "after", "to", "between", "about", "and"]
)
FALL = frozenset(["fall", "spring"])
SEASON_LEADS = frozenset(
    listed("the this last next in of during early late mid since until till by every each that previous following")
)
SENTENCE_END = frozenset(".!?:;\"“”'‘’()—–-*|")


def surname_may(text: str) -> bool:
    """Whether the text speaks of somebody called May."""
    return (
        _SURNAME.search(text) is not None
        or re.search(r"\bMay(?:['’]s\b| (?:said|told|has|was|is|will)\b)", text) is not None
    )


def is_no_time(  # noqa: C901, PLR0911 - one check after another
    match: Match, text: str, before: Atom | None, after: Atom | None, *, may_is_name: bool, ages: bool
) -> bool:
    """Whether the words of a match are no time expression where they stand.

    Args:
        match: The match.
        text: The block it stands in.
        before: The atom before it.
        after: The atom after it.
        may_is_name: Whether the text speaks of somebody called May.
        ages: Whether ages count as time expressions.
    """
    left, right = text[max(match.start - 30, 0) : match.start], text[match.end : match.end + 30]
    if not ages and (_OLD.match(right) or _AGED.search(left)) and any(a.kind in _LENGTHS for a in match.atoms):
        return True
    if not ages and _AGED.search(left) and match.atoms[0].kind in {"DAYNUM", "NUM"}:
        return True
    if match.atoms[-1].kind == "DAYNUM" and right[:1].isalpha():
        return True  # a rocket called March 4C
    if len(match.atoms) == 1:
        return _is_no_word(match.atoms[0], left, right, before, may_is_name=may_is_name)
    if any(one.kind == "MONTH" and one.text in _UNLIKELY_ALONE for one in match.atoms) and not _has_day(match):
        return True
    if match.atoms[-1].text.lower() in {"quarter", "quarters"} and re.match(r",?\s+(?:of|to|past)\b", right):
        return match.atoms[-2].text.lower() in {"a", "an", "one", "three", "1", "3"}
    if match.atoms[0].kind in {"a", "an"} and re.match(r"-(?!old\b)\w", right):
        return True
    if match.atoms[-1].kind in {"DECADE", "DECADEWORD"}:
        return _POSSESSIVE_AGE.search(left) is not None or _WARM.search(left) is not None
    if match.atoms[-1].kind == "YEARNUM" and match.atoms[0].kind == "YEARNUM":
        return _is_no_year(left, right)
    if match.atoms[-1].kind in {"SEASON", "PART"}:
        return _is_name_part(match, right, after)
    if match.rule.notation == "the ORDNUM:d":
        return before is None or before.kind != "on" or _NOUN_AFTER.match(right) is not None
    return False


def _has_day(match: Match) -> bool:
    return any(one.kind in {"DAYNUM", "ORDNUM", "YEARNUM"} for one in match.atoms)


_LENGTHS = frozenset(["UNIT", "UNITS", "year", "day"])


def _is_no_word(  # noqa: PLR0911 - one kind after another
    atom: Atom, left: str, right: str, before: Atom | None, *, may_is_name: bool
) -> bool:
    """The same for a single word."""
    if atom.kind == "YEARNUM":
        return _is_no_year(left, right)
    if atom.kind in {"MONTH", "WEEKDAY"}:
        return _is_no_calendar_name(atom, left, right, before, may_is_name=may_is_name)
    if atom.kind == "SEASON":
        return _is_no_season(atom, left, right, before)
    if atom.kind == "CLOCK":
        lead = before is not None and before.text.lower() in CLOCK_LEADS
        named = re.match(r"\s(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*day|[A-Z]{2})[A-Z][a-z]", right)
        return not lead and (atom.text[0] == "0" or len(atom.text) < len("10:30") or named is not None)
    if atom.kind in {"DECADE", "DECADEWORD"}:
        return _POSSESSIVE_AGE.search(left) is not None or _WARM.search(left) is not None
    if atom.kind in _NOT_CAPITAL and atom.text[0].isupper():
        return _is_in_name(atom, left, right)
    if atom.kind == "UNITS":
        return atom.text.lower() in {"quarters", "secs", "mins"} or re.match(r"\s?-", right) is not None
    if atom.kind == "SHORTYEAR":
        return before is None or before.kind not in {
            "in",
            "of",
            "since",
            "MONTH",
            "SEASON",
            "until",
            "by",
            "and",
            "from",
            "to",
        }
    if atom.kind == "HOLIDAY":
        return atom.text[0].islower()
    return False


def _is_no_year(left: str, right: str) -> bool:
    """Counts, prices, numbers of laws and rooms."""
    if left.endswith("about ") and re.match(r"\s*(?:[.,;)]|by\b|when\b|and\b|$)", right):
        return False
    if _NUMBERED.search(left) or _COUNTED.match(right) or re.match(r"\s?[%°]|\.\d|,\d{3}|-\w+(?:er|engined)\b", right):
        return True
    if left.endswith(("-", "/", "+", "@", "_")) and re.search(r"\w[-/+@_]$", left):
        return re.search(r"(?:post|pre|mid|late|early|\d{4})-$", left, re.IGNORECASE) is None
    inside_name = re.search(r"[a-z,] [A-Z][a-z]+ $", left) and re.match(r" [A-Z]", right)
    return bool(inside_name) and re.search(_MONTH_NAME + r" $", left) is None


_MONTH_NAME = r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"


def is_weak_year(year: int, before: Atom | None) -> bool:
    """Whether four figures need a word before them to be read as a year: those before 1800 and after 2050."""
    if 1800 <= year <= 2050:
        return False
    return before is None or before.text.lower() not in _LEADS


_OF_A_THING = re.compile(r"\b(?:a|his|her|its|their|our)\s$|['’]s\s$", re.IGNORECASE)
_THING = re.compile(r"\s(?!(?:for|from|with|and|that|who|against|into|said|has|had|was|will|would|told)\b)[a-z]{3,}")
"""What tells the month from a name and a verb: `a May incident`, `her March trial`."""


def _is_no_calendar_name(  # noqa: PLR0911 - one check after another
    atom: Atom, left: str, right: str, before: Atom | None, *, may_is_name: bool
) -> bool:
    """Months and weekdays that are people, verbs or newspapers."""
    word = atom.text.lower().rstrip(".")
    if word in SHORT_NAMES and not (atom.text.endswith(".") and atom.text[0].isupper()):
        return True
    if word in {"sun", "mon", "sat"}:
        return True
    lead = before is not None and before.text.lower() in _LEADS and left.endswith(" ")
    of_thing = atom.text[0].isupper() and _OF_A_THING.search(left) and _THING.match(right)
    if word in _UNLIKELY_ALONE and (may_is_name or not of_thing):
        if atom.text[0].islower() or not lead:
            return True
        if (
            before is not None
            and before.text.lower() == "the"
            and not re.match(r"\s(?!to\b|on\b|of\b|for\b)[a-z]{3,}", right)
        ):
            return True
        if (
            may_is_name
            and before is not None
            and before.text.lower() not in {"in", "last", "next", "this", "early", "late", "mid", "since", "until"}
        ):
            return True
        return right.startswith(("’s", "'s")) and word == "may"
    joined = before is not None and before.kind in {"and", "or"}
    if word in _NAME_MONTHS and (not lead or joined) and re.match(r"\s[A-Z][a-z]", right):
        return True
    if (
        word in _NAME_MONTHS
        and re.search(r"\b[A-Z][a-z]+\s$", left)
        and not lead
        and re.match(r"\s(?:said|was|has|is)\b", right)
    ):
        return True
    if atom.kind == "WEEKDAY":
        return (
            _PAPER.match(right) is not None
            or re.search(r"\b(?:Black|Bloody|Good|Fat|Super|Cyber)\s$", left) is not None
        )
    return False


def _starts_clause(left: str) -> bool:
    stripped = left.rstrip()
    return not stripped or stripped[-1] in SENTENCE_END


def _is_no_season(atom: Atom, left: str, right: str, before: Atom | None) -> bool:
    lead = before is not None and before.text.lower() in SEASON_LEADS
    if atom.text.lower() in FALL and (
        not lead or (left.lower().endswith("the ") and re.match(r"\s(?:of|in|from|by|to)\b", right))
    ):
        return True
    if atom.text[0].isupper() and (re.search(r"\b[A-Z][a-z]+ $", left) and not lead):
        return True
    return atom.text[0].isupper() and re.match(r"\s[A-Z]", right) is not None


def _is_name_part(match: Match, right: str, after: Atom | None) -> bool:
    """Whether it is “the fall of the regime”, "the fall in prices" or "Saturday Night Live"."""
    last = match.atoms[-1]
    if last.text.lower() == "fall" and match.atoms[0].kind == "the" and re.match(r"\s(?:of|in|from|by|to)\b", right):
        return True
    return last.text[0].isupper() and re.match(r"\s[A-Z]", right) is not None and after is not None


def _is_in_name(atom: Atom, left: str, right: str) -> bool:
    """Whether a word that is not usually written with a capital belongs to a name: "USA Today", "Daily Mail"."""
    if _starts_clause(left):
        return atom.kind in {"SET", "PART", "year", "day", "UNIT"} and re.match(r"\s[A-Z]", right) is not None
    return re.search(r"\b[A-Z][\w.]*\s$", left) is not None or re.match(r"\s[A-Z]", right) is not None
