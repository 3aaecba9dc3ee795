"""Says which numbers count nothing: type names, years, clock times, addresses, scores, labels.

A false quantity is a lie to a reader, so what may be a name is refused unless its surroundings show a count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.annotate.quantities.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    SCALES,
    VERB_FORMS,
)
from crossread.annotate.quantities.measures import Measured
from crossread.annotate.quantities.nouns import is_plural
from crossread.annotate.quantities.tables import load_hedges, load_trends, load_vague
from crossread.annotate.quantities.tokens import Token

LABELS = frozenset(
    "article articles section sections chapter part parts paragraph clause page pages p pp no nos number numbers "
    "flight route highway interstate channel room floor gate platform unit building block lot box apartment suite "
    "phase stage step level grade tier category class type model mark version series season episode volume vol "
    "issue figure table appendix annex schedule form rule resolution amendment proposition protocol directive "
    "regulation act bill act code case count docket exhibit group division pool round week day game match heat lane "
    "line area zone sector district ward precinct region unit reactor pier berth terminal runway track bus train "
    "tram exit junction battalion brigade regiment squadron fleet army corps company seed ranked size age aged "
    "iso fig fm am radio psalm verse isaiah genesis pope king queen louis henry edward george apollo boeing airbus "
    "windows ios android iphone ipad galaxy pixel playstation xbox covid sars hiv dpr tpp "
    "nasdaq dow ftse stoxx nikkei asx dax cac hang topix formula group big".split()
)
_LOWER_LABELS = frozenset(
    "article section chapter part paragraph clause page no number flight route highway channel room gate phase stage "
    "step level grade tier type model mark version season episode volume appendix resolution amendment "
    "proposition round terminal runway exit junction reactor seed rank ranked lane".split()
)
_STREETS = frozenset(
    "street st road rd avenue ave lane ln drive dr square sq place boulevard blvd highway hwy way court terrace "
    "crescent close gardens grove parade quay row wharf plaza circus".split()
)
_COUNTABLE_AFTER_HYPHEN = frozenset(
    "member members man men woman person people strong seat seater storey story floor page nation state country "
    "judge justice point game match bedroom room bed vote word vehicle car truck ship boat plane "
    "aircraft goal run team term part party figure minute second hour day night week month year mile foot pound "
    "dollar euro percent percentage acre odd plus fold volume hole race stop city nation town team car".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_YEAR_WORDS = frozenset(
    "in since by until till from during before after of late early mid circa around between for and to through "
    "the to".split()
)
_PEOPLE = frozenset(
    "people persons men women children soldiers troops civilians police officers migrants refugees militants rebels "
    "fighters protesters demonstrators prisoners workers students passengers victims deaths homes houses killed dead "
    "wounded injured arrested detained displaced personnel staff jobs".split()
)
_ONE_NEVER_AFTER = frozenset(
    "the this that each every any some no which another other only last first next former latter everyone "
    "someone number such particular good bad new old big same different right wrong".split()
)
_ONE_IDIOMS = frozenset("another time thing else way side hand such who that where which day point".split())
_CLOCK = frozenset(
    ["a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "gmt", "bst", "est", "edt", "utc", "cet", "et"]
)
_NAMED_GROUPS = frozenset(["group", "gang", "council", "committee", "big", "club"])
_RACES = frozenset(["race", "run", "walk", "races", "runs", "runner", "runners"])
_OPENERS = frozenset(".:;!?\"“”'‘’—–-(|•*")
_DASHES = frozenset("-–‑—")
_JOINED_BEFORE = frozenset(["sub", "minus", "plus", "nearly", "over", "under"])
_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d")
_RECENT_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LONGEST_ADDRESS = 5


def is_refused(tokens: Sequence[Token], found: Measured, *, title_case: bool) -> bool:
    """Whether a number counts nothing.

    Args:
        tokens: The sentence in pieces.
        found: A number in it, with its unit.
        title_case: Whether the sentence is a headline in title case, where capitals say nothing.

    Returns:
        True for names, dates, times, addresses, labels and figures of speech.
    """
    if found.form == "article":
        return False
    if _is_glued(tokens, found) or _in_brackets(tokens, found):
        return True
    if found.first < found.number_first and found.unit is not None:
        return False  # a currency sign before it
    if _is_clock_time(tokens, found) or _is_date(tokens, found) or _is_year(tokens, found):
        return True
    if found.form in {"vague", "part", "ratio"}:
        return False
    if found.unit is None and (_is_address(tokens, found) or _is_list_number(tokens, found)):
        return True
    if found.low == found.high == 1 and found.form == "words" and found.scale == 1 and _is_no_count(tokens, found):
        return True
    return _is_name(tokens, found, title_case=title_case)


def _at(tokens: Sequence[Token], index: int) -> Token | None:
    return tokens[index] if 0 <= index < len(tokens) else None


def _lower(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].lower if 0 <= index < len(tokens) else ""


def _is_glued(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether the number is a piece of a longer name: S-300, F16, 3D, 22nd, 9:35, 24/7, 192.168."""
    first, last = tokens[found.first], _at(tokens, found.last)
    before = _at(tokens, found.first - 1)
    if first.glued and before is not None and first.kind != "sign":
        if before.kind != "sign" or before.text in "#@_/:\\=&+№":
            return True
        if before.text in _DASHES and (before.glued or found.first == 1):
            joined = _lower(tokens, found.first - 2)
            if before.text != "—" and joined not in _JOINED_BEFORE:
                return True
        if before.text in ".'’" and before.glued and found.first > 1 and before.text != "’":
            return True
    if last is None or not last.glued:
        return False
    after = _at(tokens, found.last + 1)
    joined_after = after is not None and after.glued
    if last.kind != "sign":
        return True
    if last.text in ":/.,'’_\\@&=" and joined_after and after is not None:
        return not (last.text == "," and after.kind == "word") and not (last.text in "'’" and after.lower != "s")
    if (
        last.text in "'’"
        and not joined_after
        and found.unit is None
        and is_plural(_lower(tokens, found.last + 1)) is False
    ):
        return True
    if last.text in _DASHES and joined_after and after is not None and found.unit is None:
        return last.text != "—" and after.lower not in _COUNTABLE_AFTER_HYPHEN
    return False


def _in_brackets(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether it is a footnote mark: `[12]`."""
    return _lower(tokens, found.first - 1) == "[" and _lower(tokens, found.last) == "]"


def _is_clock_time(tokens: Sequence[Token], found: Measured) -> bool:
    following, after = _lower(tokens, found.last), _lower(tokens, found.last + 1)
    if found.unit is None and (following in _CLOCK or (following == "local" and after == "time")):
        return True
    if found.unit == "h" and len(tokens[found.number_first].text) == 4 and tokens[found.number_first].text.isdigit():  # noqa: PLR2004  1400 hours
        return tokens[found.number_first].text[2:] in {"00", "15", "30", "45"}
    before = _lower(tokens, found.first - 1)
    hour = found.unit is None and found.scale == 1 and 0 < found.low <= 12 and (found.high or 0) <= 12  # noqa: PLR2004
    if hour and before == "at":
        return not is_plural(following) and following not in {"of", "least", "other", "different", "per"}
    return False


def _is_date(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether a month stands beside it: `March 12`, `12 March`, `12-14 March`, `March 12, 2015`."""
    if found.unit is not None or found.form not in {"digits", "words"}:
        return False
    for index in (found.first - 1, found.last):
        token = _at(tokens, index)
        if token is not None and token.lower in MONTHS and token.text[0].isupper():
            return (found.high or 0) <= 31 or tokens[found.first].text.isdigit()  # noqa: PLR2004
    for back in (2, 3, 4):
        token = _at(tokens, found.first - back)
        if token is not None and token.lower in MONTHS and token.text[0].isupper():
            between = [piece.text for piece in tokens[found.first - back + 1 : found.first]]
            if all(text.isdigit() or text in {",", ".", "-", "–", "and", "to"} for text in between):
                return True
    if _lower(tokens, found.last) == "of" and _lower(tokens, found.last + 1) in MONTHS:
        return True
    return _lower(tokens, found.last) in {"ad", "bc", "bce", "ce", "a.d.", "b.c."}


def _is_year(tokens: Sequence[Token], found: Measured) -> bool:
    text = tokens[found.number_first].text
    if found.unit is not None or found.scale != 1 or not _YEAR.fullmatch(text):
        return False
    before, following = _lower(tokens, found.first - 1), _lower(tokens, found.last)
    if before in {"a.d.", "ad", "anno", "class"}:
        return True
    if following in _PEOPLE or _lower(tokens, found.last + 1) in _PEOPLE:
        return bool(_RECENT_YEAR.fullmatch(text)) and before in {"the", "of", "in"}
    if _RECENT_YEAR.fullmatch(text) and int(text) >= 1900:  # noqa: PLR2004  what reports date things by
        hedged = before in load_hedges("before") and before not in _YEAR_WORDS
        return not hedged
    return before in _YEAR_WORDS and not is_plural(following)


def _is_address(tokens: Sequence[Token], found: Measured) -> bool:
    """`10 Downing Street`, `16-18 Industrial Avenue`: capitalised words that end in a kind of street."""
    for index in range(found.last, min(found.last + _LONGEST_ADDRESS, len(tokens))):
        token = tokens[index]
        if token.kind != "word" or not token.text[0].isupper():
            return False
        if token.lower in _STREETS and index > found.last:
            return found.form == "digits"
    return False


def _is_list_number(tokens: Sequence[Token], found: Measured) -> bool:
    """`1.` or `2)` before a line, or a number with a leading nought or of a telephone."""
    text = tokens[found.number_first].text
    if text.isdigit() and len(text) > 1 and text.startswith("0"):
        return True
    following = _at(tokens, found.last)
    if found.first == 0 and following is not None and following.glued and following.text in ".)":
        return found.last + 1 < len(tokens)
    return text.isdigit() and len(text) > 9  # noqa: PLR2004  identifiers and telephones


def _is_no_count(tokens: Sequence[Token], found: Measured) -> bool:
    """Whether `one` is a pronoun or a figure of speech rather than a count."""
    before, following = _at(tokens, found.first - 1), _at(tokens, found.last)
    if before is not None and before.kind == "word" and before.lower in _ONE_NEVER_AFTER:
        return True
    if following is None or following.kind != "word":
        return True
    word = following.lower
    if before is not None and before.lower == "at" and word in {"point", "time", "stage"}:
        return True
    if word in {"of", "more"} or found.unit is not None:
        return False
    if word in _ONE_IDIOMS or word.endswith("'s") or following.text[0].isupper():
        return True
    if word in VERB_FORMS | AUXILIARIES | PRONOUNS | CONJUNCTIONS | ADVERBS | DETERMINERS | PREPOSITIONS:
        return True
    return word in load_trends() or word.endswith("ly")


def _is_name(tokens: Sequence[Token], found: Measured, *, title_case: bool) -> bool:
    """Whether a name or a label stands right before it: `Boeing 737`, `Article 51`, `iPhone 11`, `phase two`."""
    before = _at(tokens, found.first - 1)
    if _lower(tokens, found.first - 1) in {"top", "bottom"} and found.unit is None:
        return True
    if (
        before is not None
        and before.text == "."
        and _lower(tokens, found.first - 2) in {"no", "nos", "vol", "art", "sec"}
    ):
        return True
    named_itself = tokens[found.number_first].text[0].isupper() and found.form == "words" and found.unit is None
    if named_itself and not title_case and not _opens_clause(tokens, found.first):
        return True
    if before is None or before.kind != "word" or found.scale > 1 and found.form == "digits":
        return False
    if found.unit is not None and (before.lower not in _LOWER_LABELS or found.unit in {"%", "°C", "°F"}):
        return False
    if before.lower in _LOWER_LABELS and found.unit is None:
        return not (before.lower in {"number", "no"} and _lower(tokens, found.first - 2) in {"the", "a"}) or True
    if before.lower in LABELS and before.text[0].isupper() and not title_case:
        return True
    if not any(letter.isupper() for letter in before.text) or before.text == "I":
        return False
    return _is_capital_name(tokens, found, before, title_case=title_case)


def _is_capital_name(tokens: Sequence[Token], found: Measured, before: Token, *, title_case: bool) -> bool:
    """Whether a capitalised word before a plain number makes it part of a name."""
    text = tokens[found.number_first].text
    word = before.lower
    following = _lower(tokens, found.last)
    if word in FUNCTION_WORDS or word in load_trends() or word in VERB_FORMS or word in _WEEKDAYS:
        return False
    if word in load_hedges("before") or (word,) in load_vague() or word in SCALES:
        return False
    if "," in text or found.unit is not None or found.hedge == "range":
        return False
    if title_case:
        return not is_plural(following)
    if _opens_clause(tokens, found.first - 1):
        return not is_plural(following) and following not in _PEOPLE
    framed = _lower(tokens, found.first - 2) in PREPOSITIONS
    return not (framed and (following in _PEOPLE or _lower(tokens, found.last + 1) in _PEOPLE))


def _opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capital at a piece is that of a sentence, a quotation or what follows a colon."""
    return index <= 0 or tokens[index - 1].text in _OPENERS
