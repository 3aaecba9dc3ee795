"""One who was seriously hurt in one report, and not seriously or not at all in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossread.link.claims.statements import Statement
from crossread.link.terms import stem_word
from crossread.link.terms.listed import load_words

_BADLY = r"(?:seriously|severely|critically|gravely|badly)"
_HURT = r"(?:injured|hurt|wounded)"
_GRAVE = re.compile(
    r"\b(?<!non-)(?<!non )(?:serious|severe|critical|grave|life-threatening) (?:[a-z-]+ )?(?:injur(?:y|ies)|wounds?)\b"
    rf"|\b{_BADLY} {_HURT}\b",
    re.IGNORECASE,
)
_LIGHT = re.compile(
    r"\b(?:minor|slight|superficial|non-serious) (?:[a-z-]+ )?(?:injur(?:y|ies)|wounds?)\b"
    rf"|\b(?:slightly|lightly) {_HURT}\b"
    rf"|(?:\bnot|n['’]t|\bnever) (?:been |be )?{_BADLY} {_HURT}\b"
    r"|\b(?:unhurt|unharmed|uninjured)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"(?:\bnot|n['’]t|\bno|\bnever|\bwithout|\bescap\w+|\bavoid\w*|\bno one|\bnobody) (?:[a-z]+ ){0,2}$", re.IGNORECASE
)
_MANY = re.compile(r"\b(?:people|others|victims|children|men|women|they|several|some|both|two|three|four|five)\b")
_CHILDREN = frozenset(stem_word(word) for word in (*load_words("children"), "boy", "girl", "son", "daughter"))


def find_harm(statements: Sequence[Statement]) -> Iterator[tuple[int, int, str, str]]:
    """Find somebody who was hurt badly in one report and lightly in another.

    Args:
        statements: All statements of a story.

    Yields:
        Places of two statements, and the words for the harm in each; of reports that speak of one harm alone.
    """
    told: dict[str, dict[str, dict[bool, list[tuple[int, str]]]]] = defaultdict(lambda: defaultdict(dict))
    for place, one in enumerate(statements):
        harm = read_harm(one.clause.text)
        if harm is None or one.clause.modality != "asserted" or _MANY.search(one.clause.text):
            continue
        for victim in _victims(one):
            told[victim][one.clause.document_id].setdefault(harm[0], []).append((place, harm[1]))
    for reports in told.values():
        sure = {name: harms for name, harms in sorted(reports.items()) if len(harms) == 1}
        grave = [each for harms in sure.values() for each in harms.get(True, [])[:1]]
        light = [each for harms in sure.values() for each in harms.get(False, [])[:1]]
        for i, here in grave:
            for j, there in light:
                yield i, j, f"“{here}”", f"“{there}”"


def read_harm(text: str) -> tuple[bool, str] | None:
    """Read whether a text tells of grave or of light harm, with its words; None for neither and for both.

    Example:
        >>> read_harm("The boy had serious injuries."), read_harm("He wasn’t badly hurt.")
        ((True, 'serious injuries'), (False, 'n’t badly hurt'))
    """
    light = _LIGHT.search(text)
    grave = next((match for match in _GRAVE.finditer(text) if not _NOT.search(text[: match.start()])), None)
    if (light is None) == (grave is None):
        return None
    return (True, grave.group()) if grave else (False, light.group()) if light else None


def _victims(statement: Statement) -> frozenset[str]:
    """Whom it is told of: names, and single persons by their noun; all words for a child are one."""
    clause = statement.clause
    nouns = {words.split()[-1] for words in (clause.subject, clause.object) if words}
    found = {"child"} if any(stem_word(noun) in _CHILDREN for noun in nouns) else set()
    named = (statement.who | statement.whom) & statement.entities
    return frozenset(found | {key for key in named if key.split()[-1] in statement.names})
