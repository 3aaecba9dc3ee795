"""Words for now, some time ago and some time to come: "currently", "recently", "in the near future"."""

from __future__ import annotations

from crossread.annotate.moments.context import Context
from crossread.annotate.moments.meaning import Meaning
from crossread.annotate.moments.notation import Match, Rule, compile_rule


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
    return reference_of(str(match.atom("v").value), context)


def _present(match: Match, context: Context) -> Meaning | None:  # noqa: ARG001 - builders share a signature
    return reference_of("PRESENT_REF", context)


def _past(match: Match, context: Context) -> Meaning | None:  # noqa: ARG001
    return reference_of("PAST_REF", context)


def _future(match: Match, context: Context) -> Meaning | None:  # noqa: ARG001
    return reference_of("FUTURE_REF", context)


RULES: tuple[Rule, ...] = (
    compile_rule("VAGUE:v", _word),
    compile_rule("current", _present),
    compile_rule("present - day", _present),
    compile_rule("right VAGUE:v", _word),
    compile_rule("this UNITS", _present),
    compile_rule("at (present | the? (moment | present))", _present),
    compile_rule("this (time | moment)", _present),
    compile_rule("the (moment | present)", _present),
    compile_rule("the time being", _present),
    compile_rule("recent", _past),
    compile_rule("(more | most | very) VAGUE:v", _word),
    compile_rule("the last", _past),
    compile_rule("the? (near | distant)? future", _future),
    compile_rule("the (near | short | long) term", _future),
)
