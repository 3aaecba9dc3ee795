"""Lengths of time and repetitions: "for two weeks", "a 90-day ban", "every Monday", "annually", "twice a month"."""

# ruff: noqa: ARG001 - builders share one signature
# ruff: noqa: PLR2004 - numbers of the calendar, of figures in a year, of words in a window
from __future__ import annotations

import re
from decimal import Decimal

from crossread.annotate.moments.amounts import duration_value, read_amount
from crossread.annotate.moments.context import Context
from crossread.annotate.moments.counted import far_end
from crossread.annotate.moments.lexicon import listed
from crossread.annotate.moments.meaning import Meaning
from crossread.annotate.moments.notation import Match, Rule, compile_rule

_RATE_WINDOW = 60
TOLD_REACH = 200
_IN = re.compile(r"\b(?:in|within)\s+$", re.IGNORECASE)
_RANKED = re.compile(
    r"\b(?:time|first|second|third|fourth|only|once|twice|\w+est|most|least)\b[^.;]{0,40}\b(?:in|within)\s+$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s+(?:after|before|following|since)\s+\w")
_ADJECTIVE = re.compile(
    r"\s+(?!(?:in|on|at|to|for|from|by|with|and|or|but|as|since|until|between|over|under|after|before|during|through|than|the|a|an)\b)"
    r"[A-Za-z]{3,}"
)


def lasting(value: str) -> Meaning:
    """The meaning of a length of time without a place in the calendar."""
    return Meaning(type="DURATION", value=value, named=False)


def beside_event(match: Match, context: Context, value: str) -> Meaning:
    """A length of time before or after something the text does not date.

    "They met in January. It was just weeks after the vote": that was in January, the date being told of.
    """
    ahead = _ahead(match, context, value)
    if ahead is not None:
        return ahead
    if context.named is None or not _BESIDE.match(context.text, match.end):
        return lasting(value)
    if context.named_block != context.block or match.start - context.named_end > TOLD_REACH:
        return lasting(value)
    return Meaning(
        type="DURATION",
        value=value,
        earliest=context.named.first.isoformat(),
        latest=context.named.last.isoformat(),
        anchor=f"beside something the text does not date, in “{context.named_words}”",
        named=False,
    )


def _ahead(match: Match, context: Context, value: str) -> Meaning | None:
    """Read "will end in two weeks" as lying between publication and then."""
    base = context.reference
    if base is None or not _IN.search(context.left(match.start)) or context.tense() != "future":
        return None
    if _RANKED.search(context.left(match.start, 60)):
        return None  # "the second time in two years" looks back
    amount = read_amount(match.named["n"]) if match.has("n") else None
    if amount is None and match.atoms[0].kind in {"a", "an"}:
        amount = Decimal(1)
    last = far_end(base.day, amount, str(match.atom("u").value), 1)
    if last is None:
        return None
    return Meaning(
        type="DURATION",
        value=value,
        earliest=base.day.isoformat(),
        latest=last.isoformat(),
        anchor=f"at most so long after {base.why}",
        named=False,
    )


def repeated(value: str) -> Meaning:
    """The meaning of a repetition."""
    return Meaning(type="SET", value=value, named=False)


def _length(match: Match, context: Context) -> Meaning | None:
    if len(match.atoms) == 2 and match.atoms[0].kind in {"a", "an"}:
        return None  # the rule for "a year" has judged it
    return beside_event(match, context, duration_value(read_amount(match.named["n"]), str(match.atom("u").value)))


def _and_a_half(match: Match, context: Context) -> Meaning | None:
    """Read “a minute and a half”."""
    amount = read_amount(match.named["n"])
    return lasting(duration_value((amount or Decimal(0)) + Decimal("0.5"), str(match.atom("u").value)))


def _open_length(match: Match, context: Context) -> Meaning | None:
    return beside_event(match, context, duration_value(None, str(match.atom("u").value)))


def _one(match: Match, context: Context) -> Meaning | None:
    """Read “a year” as a length of time; after a sum or a count it is a rate and belongs to the sum."""
    unit = str(match.atom("u").value)
    if unit == "second" or _is_rate(context.text, match.start):
        return None
    return beside_event(match, context, duration_value(Decimal(1), unit))


def _is_rate(text: str, start: int) -> bool:
    """Whether a sum, a count or a share stands shortly before with nothing but nouns between."""
    words = text[max(start - _RATE_WINDOW, 0) : start].split()[-3:]
    if not words or words[-1].lower() in _PREPOSITIONS:
        return False
    for place in range(len(words) - 1, -1, -1):
        if words[place][-1] in ",.;:":
            words = words[place + 1 :]
            break
    return any(word[0] in "$£€" or word[0].isdigit() or word.lower() in _COUNTS for word in words)


_PREPOSITIONS = frozenset(
    listed(
        "for in of within after over about nearly almost than least to by during from through and or with "
        "before until only just"
    )
)
_COUNTS = frozenset(
    ["once", "twice", "times", "percent", "million", "billion", "trillion", "thousand", "dollars", "pounds", "euros"]
)


def _just_one(match: Match, context: Context) -> Meaning | None:
    return lasting(duration_value(Decimal(1), str(match.atom("u").value)))


def _half_unit(match: Match, context: Context) -> Meaning | None:
    unit = str(match.atom("u").value)
    if unit == "day":
        return None
    months = {"century": (Decimal(50), "year"), "decade": (Decimal(5), "year"), "year": (Decimal(6), "month")}
    amount, unit = months.get(unit, (Decimal("0.5"), unit))
    return lasting(duration_value(amount, unit))


def _quarter_century(match: Match, context: Context) -> Meaning | None:
    return lasting("P25Y")


def _set_word(match: Match, context: Context) -> Meaning | None:
    if _ADJECTIVE.match(context.text, match.end):
        return None  # "a quarterly dividend" names a kind of dividend
    return repeated(str(match.atom("s").value))


def _every(match: Match, context: Context) -> Meaning | None:  # noqa: PLR0911 - one part after another
    if match.has("w"):
        value = f"XXXX-WXX-{match.number('w') + 1}"
        return repeated(value + (f"T{match.atom('p').value}" if match.has("p") else ""))
    if match.has("m"):
        return repeated(f"XXXX-{match.number('m'):02d}")
    if match.has("season"):
        return repeated(f"XXXX-{match.atom('season').value}")
    if match.has("p"):
        return repeated(f"XXXX-XX-XXT{match.atom('p').value}")
    if match.has("weekend"):
        return repeated("XXXX-WXX-WE")
    amount = Decimal(1)
    if match.has("n"):
        read = read_amount(match.named["n"])
        if read is None:
            return repeated(duration_value(None, str(match.atom("u").value)))
        amount = read
    if match.has("o"):
        atom = match.atom("o")
        amount = Decimal(2 if atom.kind in {"second", "other"} else int(str(atom.value)))
    return repeated(duration_value(amount, str(match.atom("u").value)))


def _nightly(match: Match, context: Context) -> Meaning | None:
    """Read “Tuesday nights”, but not "Tuesday night"."""
    return _every(match, context) if match.word("p").endswith("s") else None


def _times(match: Match, context: Context) -> Meaning | None:
    return repeated(duration_value(Decimal(1), str(match.atom("u").value)))


RULES: tuple[Rule, ...] = (
    compile_rule("(a | an) UNIT1:u", _one),
    compile_rule("HEDGE? AMOUNT:n (SOLID | -)* ANYUNIT:u", _length),
    compile_rule("HEDGE? (ONE | WORDNUM | DIGITS):n ANYUNIT:u and ONE half", _and_a_half),
    compile_rule("HEDGE? AMOUNT:n - UNIT1:u -? long", _length),
    compile_rule("HEDGE? AMOUNT:n SOLID* of? the? ANYUNIT:u", _length),
    compile_rule("the (ORDINAL | latest) AMOUNT:n SOLID? UNITS:u", _length),
    compile_rule("the AMOUNT:n SOLID? UNITS:u", _length),
    compile_rule("HEDGE (a | an) UNIT1:u", _just_one),
    compile_rule("UNITS:u", _open_length),
    compile_rule("UNITS:u (or | to) UNITS", _open_length),
    compile_rule("UNITS:u - long", _open_length),
    compile_rule("UNIT1:u - long", _just_one),
    compile_rule("half ONE? -? UNIT1:u", _half_unit),
    compile_rule("ONE half -? UNIT1:u", _half_unit),
    compile_rule("(ONE | the | last)? quarter (- | of ONE)? UNIT:u", _quarter_century),
    compile_rule("SET:s", _set_word),
    compile_rule("every (AMOUNT:n | (other | ORDINAL):o)? ANYUNIT:u", _every),
    compile_rule("every WEEKDAY:w PART:p?", _every),
    compile_rule("WEEKDAYS:w", _every),
    compile_rule("WEEKDAY:w PART:p", _nightly),
    compile_rule("every MONTH:m", _every),
    compile_rule("every SEASON:season", _every),
    compile_rule("every PART:p", _every),
    compile_rule("every weekend:weekend", _every),
    compile_rule("(once | twice | COUNT times) (a | an | per | every) UNIT1:u", _times),
)
