"""What one report relies on and another says to be forced, false or made up: a confession, a video, a letter."""

from __future__ import annotations

import re

from crossread.link.claims.statements import Statement
from crossread.link.terms import stem_word

_ACCOUNT = (
    r"confessions?|testimon(?:y|ies)|videos?|footage|photos?|photographs?|pictures?|images?|recordings?|letters?|"
    r"documents?|memos?|e-?mails?|evidence|results?"
)
_UNTRUE = (
    r"forced|coerced|fabricated|faked?|false|forged|doctored|staged|rigged|invented|falsified|extorted|extracted|"
    r"untrue|bogus|manipulated|made[- ]up|made under|obtained (?:under|by|through)"
)
_IS_UNTRUE = re.compile(
    rf"\b(?P<account>{_ACCOUNT})\b(?: [\w’'-]+){{0,4}} (?:was|were|is|are|been|being|be) (?:[a-z]+ )?(?:{_UNTRUE})\b"
)
_UNTRUE_ACCOUNT = re.compile(rf"\b(?:{_UNTRUE}) (?P<account>{_ACCOUNT})\b")
_MADE = r"\b(?:forced|coerced|pressured|tortured|beat(?:en)?) (?:[\w’'-]+ ){0,3}?(?:to|into) "
_MADE_TO = re.compile(
    rf"{_MADE}(?:make|making|sign|signing|give|giving) "
    r"(?:[\w’'-]+ ){0,2}(?P<account>confessions?|statements?|testimony)\b"
    rf"|{_MADE}(?P<verb>confess|confessing)\b"
)
_RELIES = re.compile(
    rf"\baccording to (?:[\w’'-]+ ){{0,3}}?(?P<account>{_ACCOUNT})\b"
    rf"|\b(?P<shown>{_ACCOUNT})(?: [\w’'-]+){{0,3}} "
    r"(?:shows?|showed|proves?|proved|reveals?|revealed|confirms?|confirmed)\b"
    r"|\b(?P<verb>confess(?:ed|es))\b"
)
_CONFESSION = stem_word("confession")


def doubted_in(statement: Statement) -> str | None:
    """What a statement says to be forced, false or made up, as a stem.

    Args:
        statement: A statement.

    Returns:
        The stem; None where it says so of nothing, or says that it is not so.
    """
    if statement.clause.polarity == "negated":
        return None
    text = statement.clause.text.lower()
    return _account(_IS_UNTRUE.search(text) or _UNTRUE_ACCOUNT.search(text) or _MADE_TO.search(text))


def relied_on(statement: Statement) -> str | None:
    """What a statement relies on, as a stem: "according to his confession", "the video shows".

    Args:
        statement: A statement.
    """
    if statement.clause.polarity == "negated" or doubted_in(statement) is not None:
        return None
    return _account(_RELIES.search(statement.clause.text.lower()))


def same_account(one: Statement, other: Statement, account: str) -> bool:
    """Whether the account named in both is one: an entity of that name stands in both, or a name that both have."""
    shared = one.entities & other.entities
    return any(stem_word(key.split()[-1]) == account or key.split()[-1] in one.names for key in shared)


def _account(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    found = {name: word for name, word in match.groupdict().items() if word}
    return _CONFESSION if "verb" in found else stem_word(next(iter(found.values())))
