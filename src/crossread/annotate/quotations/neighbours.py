"""The words beside a run between marks, and whether a cue there is the run's own or opens the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations.marks import Marked

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = frozenset(['"', "“", "”"])
_STOPS = frozenset([".", "?", "!"])
_LONGEST_BEFORE = 16  # tokens from a verb to the run that it announces
_NEW_SENTENCE = frozenset(["He", "She", "They"])
"""What follows a mark with a capital begins a sentence: “Why?” He said no more."""


def words_beside(*, doc_tokens: range, parsed: Parsed, forward: bool) -> list[int]:
    """Tokens up to the end of the sentence or paragraph, or the next mark.

    Args:
        doc_tokens: Tokens from the run outwards.
        parsed: The report.
        forward: Whether they stand behind the run.
    """
    found: list[int] = []
    for place in doc_tokens:
        token = parsed.doc[place]
        if token.is_space or token.text in _MARKS or (not forward and token.text in _STOPS):
            break
        if forward and (token.text in _STOPS or (not found and token.text in _NEW_SENTENCE)):
            break
        found.append(place)
    return found


def opens_another(parsed: Parsed, run: Marked, cue: int) -> bool:
    """Whether a cue behind a run opens the next one, as in “We stay.” Holm said: “We go.”.

    Args:
        parsed: The report.
        run: The run, which ends with a full stop of its own.
        cue: The token of the cue.
    """
    doc, text = parsed.doc, parsed.view.text
    return (
        doc[cue].idx >= run.outer_end
        and text[run.start : run.end].rstrip().endswith(".")
        and cue + 2 < len(doc)
        and doc[cue + 1].text == ":"
        and doc[cue + 2].text in _MARKS
    )


def find_announcing(parsed: Parsed, run: Marked) -> Token | None:
    """The verb nearest before a colon and a run, in their sentence: "told" in "Holm told the man: “Go.”".

    Args:
        parsed: The report.
        run: The run.
    """
    start, _ = parsed.tokens(run.outer_start, run.outer_end)
    if start < 3 or parsed.doc[start - 1].text != ":":  # noqa: PLR2004 - somebody, a verb and the colon
        return None
    before = words_beside(
        doc_tokens=range(start - 2, max(-1, start - _LONGEST_BEFORE), -1), parsed=parsed, forward=False
    )
    return next((parsed.doc[place] for place in before if parsed.doc[place].pos_ in {"VERB", "AUX"}), None)
