"""What one report says to be missing and another to be there; nobody hurt in one, somebody in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.link.claims.contrasts.words import read_words
from crossread.link.claims.statements import Statement
from crossread.link.figures.alike import GRAVE
from crossread.link.figures.nouns import outcome_of
from crossread.link.terms import stem_word
from crossread.records import Quantity

_WITHOUT = re.compile(r"\bwithout (?:any |its |his |her |their )?((?:[a-z-]+ )?[a-z-]+)\b")
_THERE = frozenset(
    ["burn", "work", "shine", "operate", "function", "light", "wear", "carry", "use", "show", "have", "glow"]
)
_NOBODY = re.compile(  # at the start of a sentence too
    r"(?i)"
    r"\b(?:no ?one|nobody|none) (?:was|were|is|has been|had been|got) "
    r"(?:(?!(?:serious|bad|severe|critical|grave|fatal)ly)[a-z]+ly )?"
    r"(?P<verb>[a-z]+)\b"
    r"(?! (?:inside|outside|aboard|on board|there|here)\b)|"
    r"\bno (?P<noun>injuries|deaths|casualties|fatalities|arrests)\b(?! (?:among|of|to|in|on|at|for|from))"
)
_BUT = re.compile(r"(?i)\b(?:else|other|others|further|more|additional|yet|so far|immediately|immediate|initially)\b")
_COUNTED = 1
_REACH = 4


def lacks(statement: Statement) -> bool:
    """Whether a statement says that something is missing: "without lights"."""
    return _WITHOUT.search(statement.clause.text) is not None


def find_absence(one: Statement, other: Statement) -> Iterator[str]:
    """Find a thing that one statement says to be missing and the other to be there.

    Args:
        one: A statement.
        other: Another, surely of the same thing.

    Yields:
        Why, in words fit for the page.
    """
    for left, right in ((one, other), (other, one)):
        clause = right.clause
        if clause.polarity == "negated" or clause.modality != "asserted" or not clause.subject:
            continue
        for match in _WITHOUT.finditer(left.clause.text):
            missing = {word.stem for word in read_words(match[1])}
            held = _things(right)
            if clause.predicate.split()[0] in _THERE and missing & held and not _WITHOUT.search(clause.text):
                yield f"“{match.group()}” in one, in the other the {min(missing & held)} is there"
                break


def _things(statement: Statement) -> frozenset[str]:
    """What a statement says to be there: the last word of its subject, or of its object with a verb of having."""
    clause = statement.clause
    words = read_words(clause.text)
    at = next((place for place, word in enumerate(words) if word.text in {"was", "were", "is", "are", "had"}), None)
    near = [words[at - 1].stem] if at else []
    return frozenset([*near, *([stem_word(clause.object.split()[-1])] if clause.object else [])])


def find_unharmed(one: Statement, other: Statement) -> Iterator[str]:
    """Find a statement that nobody was hurt, killed or arrested, and one that counts some.

    Args:
        one: A statement.
        other: Another of the same story, of a report no later than the one that says "nobody".

    Yields:
        Why, in words fit for the page.
    """
    for left, right in ((one, other), (other, one)):
        outcome = outcome_of_nobody(left)
        if outcome is None or right.clause.polarity == "negated" or right.clause.modality != "asserted":
            continue
        for each in right.quantities:
            counted = each.low is not None and each.low >= _COUNTED and each.unit is None and not _of_acts(each)
            behind = read_words(right.clause.text[each.end - right.clause.start :])[:_REACH]
            if counted and outcome in {outcome_of(word.stem) for word in behind}:
                yield f"nobody in one, “{each.text}” in the other"


def _of_acts(quantity: Quantity) -> bool:
    """Whether a number counts charges and the like, and not those who met them: "one charge of assault"."""
    outcome = outcome_of(stem_word(quantity.counted)) if quantity.counted else None
    return outcome is not None and outcome not in GRAVE


def tells_of_some(statement: Statement, outcome: str) -> bool:
    """Whether a statement tells that something happened to somebody: "Lund was arrested".

    A report that says so itself means another scene by "no arrests were made".

    Args:
        statement: A statement.
        outcome: What may have happened.
    """
    clause = statement.clause
    if clause.polarity == "negated" or clause.modality != "asserted" or outcome_of_nobody(statement) is not None:
        return False
    return outcome in {outcome_of(word.stem) for word in read_words(clause.predicate)}


def outcome_of_nobody(statement: Statement) -> str | None:
    """What a statement says to have happened to nobody at all.

    Returns:
        The outcome; None for a statement of another kind, or of nobody else, nobody so far.
    """
    match = _NOBODY.search(statement.clause.text)
    if match is None or _BUT.search(statement.clause.text):
        return None
    return outcome_of(stem_word(match["verb"] or match["noun"]))
