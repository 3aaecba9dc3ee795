"""Where a long passage is cut when a row shows it: around the words that it shares with the other reports' passages.

"The trouble began with a broadcast in July, which reported, citing two people close to the case, that the minister
knew" stands in a row for its last words; a cell that shows the first 150 characters shows none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from crossread.link.terms import Term, find_terms
from crossread.link.terms.weights import usual_weight
from crossread.report.passages import PASSAGE_CHARACTERS, Passage

_AHEAD = 1.5
"""How many times the weight of what the front shares another stretch must share for the front to be left out."""
_LEAD = 15
"""Characters before the first shared word from which on a cut may begin."""


def focus_on_shared(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Give each long passage of a row the place from which a cut shows most of what other reports say, too.

    Args:
        passages: Passages of one row, of any number of reports.

    Returns:
        The same, each with its `focus`; it stays None where the front tells as much, and where words are marked.
    """
    if all(len(one.text) <= PASSAGE_CHARACTERS for one in passages):
        return tuple(passages)
    terms = [tuple(find_terms(one.text)) for one in passages]
    reports = Counter(
        stem
        for stem, _ in {(term.stem, one.number) for one, held in zip(passages, terms, strict=True) for term in held}
    )
    return tuple(
        replace(one, focus=_best_start(held, {term.stem for term in held if reports[term.stem] > 1}))
        if len(one.text) > PASSAGE_CHARACTERS and not any(piece.kind for piece in one.pieces)
        else one
        for one, held in zip(passages, terms, strict=True)
    )


def _best_start(terms: Sequence[Term], shared: Collection[str]) -> int | None:
    """The first code point of the stretch whose shared words weigh most; None where the front is nearly as good."""
    told = [term for term in terms if term.stem in shared]
    if not told:
        return None
    value, start = max(_stretches(told), key=lambda stretch: (stretch[0], -stretch[1]))
    front = _weight(term.stem for term in told if term.end <= PASSAGE_CHARACTERS)
    return max(0, start - _LEAD) if start > _LEAD and value > _AHEAD * front else None


def _stretches(told: Sequence[Term]) -> Iterator[tuple[float, int]]:
    for place, first in enumerate(told):
        end = first.start - _LEAD + PASSAGE_CHARACTERS
        yield _weight(term.stem for term in told[place:] if term.end <= end), first.start


def _weight(stems: Iterator[str]) -> float:
    return round(sum(usual_weight(stem) for stem in sorted(set(stems))), 6)
