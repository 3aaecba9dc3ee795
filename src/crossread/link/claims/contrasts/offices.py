"""Two offices of one person, of which one body has one holder each: a zoo's director, and its president.

Only where both reports put the office before the name and name the same body beside it ("zoo director", "Velmar Zoo
president"), or where the offices are ranks of one service (captain, sergeant). What somebody was before, a deputy's
office, and an office that a report gives beside another one are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from crossread.link.claims.statements import Statement
from crossread.link.terms import stem_word
from crossread.link.terms.stems import fold_word
from crossread.records import Document

_WORD = r"[^\W\d_][\w’'-]*"
_NOT_IT = frozenset(["former", "ex", "deputy", "vice", "assistant", "associate", "acting", "and", "then", "co", "sub"])
_BODY_WORDS = 3
_NEED_NO_BODY = ("[ranks]", "[portfolios]")


class Office(NamedTuple):
    """An office before a name.

    Attributes:
        set: Number of the set of offices it is one of.
        alternative: Which of the set it is.
        word: The office as the report has it.
        person: The name behind it, folded.
        body: Stems of the words before it.
        free: Whether it needs no body: ranks of one service, offices that name their field.
    """

    set: int
    alternative: int
    word: str
    person: str
    body: frozenset[str]
    free: bool


def read_offices(text: str) -> tuple[Office, ...]:
    """Read the offices that stand before names.

    Args:
        text: A statement.

    Example:
        >>> [(one.word, one.person) for one in read_offices("Zoo Director Mara Lind met former mayor Ivo Brask.")]
        [('Director', 'mara lind')]
    """
    found = []
    for match in _pattern().finditer(text):
        number, alternative, free = _alternatives()[fold_word(match["office"]).rstrip(".")]
        before = [fold_word(word) for word in re.findall(_WORD, text[: match.start()])][-_BODY_WORDS:]
        if before and (before[-1] in _NOT_IT or before[-1] in _alternatives()):
            continue
        person = fold_word(match["name"])
        body = frozenset(stem_word(word) for word in before if len(word) > 1)
        found.append(Office(number, alternative, match["office"], person, body, free))
    return tuple(found)


def find_offices(statements: Sequence[Statement], documents: Iterable[Document]) -> Iterator[tuple[int, int, str, str]]:
    """Find persons to whom two reports give two offices that are not the same.

    Args:
        statements: All statements of a story.
        documents: Its reports: one that gives both offices anywhere contradicts nobody.

    Yields:
        Places of two statements, and both offices with the name; once for two reports and a person.
    """
    held: dict[tuple[str, int], dict[str, list[tuple[int, Office]]]] = defaultdict(lambda: defaultdict(list))
    for place, one in enumerate(statements):
        for office in read_offices(one.clause.text):
            held[office.person, office.set][one.clause.document_id].append((place, office))
    given: dict[tuple[str, int, str], set[int]] = defaultdict(set)
    for document in documents:
        for office in read_offices(document.text):
            given[office.person, office.set, document.document_id].add(office.alternative)
    for (person, number), reports in sorted(held.items()):
        sure = [name for name in sorted(reports) if len(given[person, number, name]) == 1]
        for at, ours in enumerate(sure):
            for theirs in sure[at + 1 :]:
                if given[person, number, ours] != given[person, number, theirs]:
                    yield from _differ(reports[ours], reports[theirs])


def _differ(
    ours: Sequence[tuple[int, Office]], theirs: Sequence[tuple[int, Office]]
) -> Iterator[tuple[int, int, str, str]]:
    for place, one in ours:
        for other_place, other in theirs:
            if one.free or one.body & other.body:
                yield place, other_place, f"“{one.word}”", f"“{other.word}”"
                return


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_alternatives(), key=len, reverse=True))
    return re.compile(rf"\b(?P<office>(?i:{words})\.?) (?P<name>[A-Z][\w’'-]+ (?:[A-Z]\.? )?[A-Z][\w’'-]+)")


@cache
def _alternatives() -> Mapping[str, tuple[int, int, bool]]:
    """Of each word for an office: its set, which alternative it is, whether it is a rank."""
    found: dict[str, tuple[int, int, bool]] = {}
    lines = files("crossread.link.claims.contrasts").joinpath("data/offices.txt").read_text("utf-8").splitlines()
    free, number = False, 0
    for line in lines:
        if line.startswith("["):
            free = line.startswith(_NEED_NO_BODY)
        elif line and not line.startswith("#"):
            number += 1
            for alternative, words in enumerate(line.split(" / ")):
                found |= {word.replace("_", " "): (number, alternative, free) for word in words.split()}
    return found
