"""Who says a run by a set form beside it: "in the words of the harbour master, “…”", "“…” – Pia Holm"."""

from __future__ import annotations

from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations.attributions import Span
from crossread.annotate.quotations.marks import Marked

_LONGEST = 24  # tokens of a source with its appositions
_LONGEST_SIGNATURE = 9
_DASHES = frozenset(["-", "–", "—", "--"])
_WORDS_OF = ("in", "the", "words", "of")


def find_words_of(parsed: Parsed, run: Marked) -> tuple[Span, Span] | None:
    """Find source and cue of a run that "in the words of" somebody announces.

    Args:
        parsed: The report.
        run: The run.

    Returns:
        The tokens of the source and of the cue; None where nothing of the kind stands before the run.
    """
    doc = parsed.doc
    start, _ = parsed.tokens(run.outer_start, run.outer_end)
    for place in range(start - 1, max(2, start - _LONGEST), -1):
        if doc[place].is_space or doc[place].text in {".", "?", "!"}:
            return None
        if tuple(token.lower_ for token in doc[place - 3 : place + 1]) == _WORDS_OF:
            end = start
            while end > place + 1 and doc[end - 1].is_punct:
                end -= 1
            return ((place + 1, end), (place - 3, place + 1)) if end > place + 1 else None
    return None


def find_signature(parsed: Parsed, run: Marked) -> Span | None:
    """Find the name with which a dash signs a run at the end of its paragraph.

    Args:
        parsed: The report.
        run: The run.

    Returns:
        The tokens of the name, or None.
    """
    doc = parsed.doc
    _, end = parsed.tokens(run.outer_start, run.outer_end)
    while end < len(doc) and doc[end].text in _DASHES:
        end += 1
    if end >= len(doc) or doc[end - 1].text not in _DASHES or not doc[end].is_title:
        return None
    stop = end
    while stop < len(doc) and not doc[stop].is_space:
        if stop - end >= _LONGEST_SIGNATURE or doc[stop].pos_ in {"VERB", "AUX"}:
            return None
        stop += 1
    while stop > end and doc[stop - 1].is_punct:
        stop -= 1
    return (end, stop) if stop > end else None


def find_name_behind(parsed: Parsed, cue: int) -> Span | None:
    """Find the name right behind a cue at the end of its sentence ("…", added KCNA.), whatever the tree makes of it.

    Args:
        parsed: The report.
        cue: The token of the cue.

    Returns:
        The tokens of the name, or None.
    """
    doc, end = parsed.doc, cue + 1
    while end < len(doc) and doc[end].pos_ == "PROPN":
        end += 1
    return (cue + 1, end) if end > cue + 1 and end < len(doc) and doc[end].text in {".", ","} else None
