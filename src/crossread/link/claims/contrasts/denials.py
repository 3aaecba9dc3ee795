"""Who is blamed in one report, and denies it in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.link.claims.statements import Statement
from crossread.link.terms import find_terms, stem_word

_BLAME = re.compile(
    r"\b(?:(?:on|under|at|upon) (?:the )?(?:orders?|instructions?|directions?|behest|command|instigation) "
    r"(?:of|from|by)"
    r"|accus(?:ed|es|ing)|blam(?:ed|es|ing)|masterminded by|orchestrated by|instigated by|ordered by|planned by)\b"
)
_RESPONSIBLE = re.compile(r"\b(?:was|were|is|are|being) (?:behind|responsible for|to blame for|involved in)\b")
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?) (?:any |all |the |these |those |such )?"
    r"(?:accusations?|allegations?|charges?|claims?|involvement|responsibility|role|wrongdoing|links?|part|having)\b"
)
_DENIED_ACT = re.compile(
    r"\b(?:(?:den|reject|dismiss)\w* having"
    r"|(?:accusations?|allegations?|charges?|claims?)(?: [\w’'-]+){0,3}? (?:that|of|it|he|she|they))\b(.*)",
    re.DOTALL,
)
"""What somebody denies, where it is told: "having sunk it", "claims by Lund that he sank it"."""
_WHATEVER = frozenset(
    stem_word(word) for word in ("involvement", "responsibility", "role", "wrongdoing", "guilt", "misconduct", "part")
)
"""Words for any act: who denies them denies the act that another report names."""
_ANAPHORIC = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)) "
    r"(?:it|this|that|(?:the|this|that|these|those|such) (?:claims?|reports?|allegations?|accusations?|charges?|story))"
    r"(?=[\W\d]*$)"
)
_REACH = 60
_WHAT_FOR = re.compile(r"\bfor\b")
"""Behind it stands what somebody is blamed for, and not who."""


def blamed_in(statement: Statement) -> frozenset[str]:
    """Keys of those whom a statement blames: named just behind words of blame, or before "was behind"."""
    text = statement.clause.text
    found = set()
    for match in _BLAME.finditer(text):
        found |= _named(statement, _WHAT_FOR.split(text[match.end() : match.end() + _REACH], maxsplit=1)[0])
    for match in _RESPONSIBLE.finditer(text):
        found |= _named(statement, text[max(0, match.start() - _REACH) : match.start()])
    return frozenset(found) if statement.clause.polarity == "affirmed" else frozenset()


def cleared_in(statement: Statement) -> frozenset[str]:
    """Keys of those for whom a statement denies that they did it: whoever it names beside or before the denial."""
    match = _DENIAL.search(statement.clause.text)
    return statement.entities if match is not None else frozenset()


def denies_before(statement: Statement) -> bool:
    """Whether a statement denies what was said just before it: "she denied it", "he rejected the claim"."""
    return _ANAPHORIC.search(statement.clause.text.strip()) is not None


def is_denial(statement: Statement) -> bool:
    """Whether a statement denies something: by grammar, or by words of denial."""
    return statement.clause.polarity == "negated" or bool(cleared_in(statement)) or denies_before(statement)


def find_denials(one: Statement, other: Statement) -> Iterator[str]:
    """Find a denial of what the other statement blames somebody for.

    Args:
        one: A statement.
        other: Another of the same story.

    Yields:
        Why, in words fit for the page.
    """
    for left, right in ((one, other), (other, one)):
        if _last_words(blamed_in(left)) & _last_words(cleared_in(right)) and _may_answer(right, left):
            yield "one names who is blamed, the other gives the denial"


def _may_answer(denial: Statement, blame: Statement) -> bool:
    """Whether a denial may be one of that blame: who denies having done one act has not denied another."""
    act = _DENIED_ACT.search(denial.clause.text)
    if act is None:
        return True
    denied = {term.stem for term in find_terms(act[1])}
    return bool(denied & (_WHATEVER | {stem_word(word) for word in blame.words if word not in blame.names}))


def _last_words(keys: frozenset[str]) -> set[str]:
    """The last words of keys: the surname, whether or not a report's name was known to be a person's."""
    return {key.split()[-1] for key in keys}


def _named(statement: Statement, text: str) -> set[str]:
    folded = text.casefold()
    return {key for key in statement.entities if key.split()[-1] in folded and any(letter.isupper() for letter in text)}
