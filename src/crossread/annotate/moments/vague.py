"""Words for now, some time ago and some time to come: "currently", "recently", "in the near future"."""

# ruff: noqa: ARG001 - builders share one signature
from __future__ import annotations

import re
from dataclasses import replace

from crossread.annotate.moments.context import Context
from crossread.annotate.moments.meaning import Meaning
from crossread.annotate.moments.notation import Builder, Match, Rule, compile_rule

_NOUN = re.compile(
    r"\s+(?!(?:and|or|but|to|in|for|by|with|as|when|that|it|he|she|they|was|were|has|had|have|is|are)\b)[a-z]{2,}"
)


def reference_of(value: str, context: Context) -> Meaning:
    """PRESENT_REF is the day of publication, PAST_REF ends there, FUTURE_REF begins there."""
    base = context.reference
    day = base.day.isoformat() if base else None
    return Meaning(
        type="DATE",
        value=value,
        earliest=None if value == "PAST_REF" else day,
        latest=None if value == "FUTURE_REF" else day,
        precision="open",
        anchor=base.why if base else None,
        named=False,
    )


def _word(match: Match, context: Context) -> Meaning | None:
    if match.atom("v").value == "FUTURE_REF":
        before, after = context.left(match.start).rstrip(), context.text[match.end : match.end + 30]
        if context.style == "history" or context.tense() == "past":
            return None
        if before.endswith((" as", "As")) or re.match(r"\s+(?:after|as|before|became)\b", after):
            return None  # "soon after" is counted from what follows
    return reference_of(str(match.atom("v").value), context)


def _present(match: Match, context: Context) -> Meaning | None:
    return reference_of("PRESENT_REF", context)


def _present_after(*words: str) -> Builder:
    """Words that mean now only after certain prepositions."""

    def build(match: Match, context: Context) -> Meaning | None:
        before = context.left(match.start).rstrip().rsplit(None, 1)[-1:]
        return reference_of("PRESENT_REF", context) if before and before[0].lower() in words else None

    return build


def _the_past(match: Match, context: Context) -> Meaning | None:
    """Read “in the past”, but not "the past chairman"."""
    if match.word("w") != "past" or _NOUN.match(context.text, match.end):
        return None
    return reference_of("PAST_REF", context)


def _at_the_time(match: Match, context: Context) -> Meaning | None:
    """Read “at the time”: some time in the past, the one named last if there is one."""
    if not context.left(match.start).rstrip().endswith((" at", "At")):
        return None
    meaning = reference_of("PAST_REF", context)
    if context.named is None:
        return meaning
    told = context.told()
    return replace(
        meaning,
        earliest=context.named.first.isoformat(),
        latest=context.named.last.isoformat(),
        anchor=told.why if told else None,
    )


def _past(match: Match, context: Context) -> Meaning | None:
    return reference_of("PAST_REF", context)


def _future(match: Match, context: Context) -> Meaning | None:
    return reference_of("FUTURE_REF", context)


RULES: tuple[Rule, ...] = (
    compile_rule("VAGUE:v", _word),
    compile_rule("current", _present),
    compile_rule("present - day", _present),
    compile_rule("right VAGUE:v", _word),
    compile_rule("this UNITS", _present),
    compile_rule("at present", _present),
    compile_rule("this (time | moment)", _present_after("at", "by", "for")),
    compile_rule("the (moment | present)", _present_after("at", "for")),
    compile_rule("the time being", _present),
    compile_rule("recent", _past),
    compile_rule("(more | most | very) VAGUE:v", _word),
    compile_rule("the last:w", _the_past),
    compile_rule("the time", _at_the_time),
    compile_rule("the (near | distant | foreseeable)? future", _future),
    compile_rule("ONE later date", _future),
    compile_rule("the (near | short | long) term", _future),
)
