"""On which day something was said: the day that hangs on the cue ("said on Friday", "told reporters on 3 May")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations.attributions import Span
from crossread.records import Moment

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset(["NOUN", "PROPN", "NUM", "ADJ", "ADV", "ADP", "DET", "PRON", "X", "SYM"])
_HIGHEST = 4  # steps up the tree: "told reporters at a briefing in the port on Friday"


def find_days(parsed: Parsed, moments: Sequence[Moment]) -> dict[int, str]:
    """Find the words that name one certain day.

    Args:
        parsed: The report.
        moments: Its time expressions.

    Returns:
        For the head token of each expression its day, ISO 8601.
    """
    found: dict[int, str] = {}
    for moment in moments:
        if moment.type not in {"DATE", "TIME"} or not moment.earliest or not moment.latest:
            continue
        start, end = parsed.view.from_document(moment.start, moment.end)
        first, last = parsed.tokens(start, end) if start < end else (0, 0)
        if first < last and moment.earliest[:10] == moment.latest[:10]:
            found[parsed.doc[first:last].root.i] = moment.earliest[:10]
    return found


def find_said_on(parsed: Parsed, days: dict[int, str], cue: Sequence[Span], content: Span) -> str | None:
    """Find the day on which something was said.

    Args:
        parsed: The report.
        days: From `find_days`.
        cue: The tokens of the cue.
        content: The tokens of what was said; a day among them is part of what was said.

    Returns:
        The day, ISO 8601; None where no day, or more than one, hangs on the cue.
    """
    if not cue:
        return None
    doc = parsed.doc
    cues = {token for span in cue for token in range(*span)}
    sentence = doc[min(cues)].sent
    found = {
        day
        for token, day in days.items()
        if sentence.start <= token < sentence.end
        and not content[0] <= token < content[1]
        and _hangs_on(doc[token], cues)
    }
    return found.pop() if len(found) == 1 else None


def _hangs_on(token: Token, cues: set[int]) -> bool:
    """Whether the way up from a word reaches a cue over nouns alone."""
    for _ in range(_HIGHEST):
        if token.head.i in cues:
            return token.dep_ not in {"nsubj", "nsubj:pass", "nsubjpass", "ccomp", "obj", "dobj"}
        if token.head.i == token.i or token.head.pos_ not in _NOMINAL:
            return False
        token = token.head
    return False
