"""A date made comparable: the statement it belongs to, its days, and whether that has come to pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crossread.link.terms import Weights, find_terms, fold_words, stem_word
from crossread.link.terms.listed import load_words
from crossread.records.clauses import Clause
from crossread.records.moments import HappeningStatus, Moment

_DATE_WORDS = frozenset(stem_word(word) for word in load_words("date words"))
_THREATS = frozenset(stem_word(word) for word in load_words("threats"))
_DAY = len("2031-05-03")
_SPANS = frozenset(["year", "decade", "open"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A date of a report with what it dates.

    Attributes:
        moment: The date.
        first: First day it can mean, ISO 8601.
        last: Last day.
        span: Whether it is a span of a year or more, or open at one end.
        status: Whether what it dates has come to pass.
        predicate: Stem of what is said to happen; None when not known.
        parties: Stems of who does it and to whom.
        speech: Whether it dates words, and not what they tell.
        near: Stems of the clause with their weights.
        wide: Stems of the sentence with their weights.
    """

    moment: Moment
    first: str | None
    last: str | None
    span: bool
    status: HappeningStatus
    predicate: str | None = None
    parties: frozenset[str] = frozenset()
    speech: bool = False
    near: Mapping[str, float] = field(default_factory=dict, repr=False)
    wide: Mapping[str, float] = field(default_factory=dict, repr=False)


def read_telling(
    moment: Moment, *, clause: Clause | None, sentence: str, words: str, weights: Weights, published: str | None = None
) -> Telling:
    """Read a date.

    Args:
        moment: The date.
        clause: The smallest clause that holds it, if clauses were found.
        sentence: Its sentence as a reader reads it.
        words: The words of the clause as a reader reads them; those of the sentence without a clause.
        weights: Weights of the story.
        published: When the report was published.
    """
    first, last = (None if end is None else end[:_DAY] for end in (moment.earliest, moment.latest))
    skipped = {term.stem for term in find_terms(moment.text)} | _DATE_WORDS
    parties = " ".join(filter(None, (clause.subject, clause.object))) if clause else ""
    return Telling(
        moment=moment,
        first=first,
        last=last,
        span=moment.precision in _SPANS or (moment.anchor or "").startswith("since") or None in (first, last),
        status=_status(clause, first, published),
        predicate=_predicate(clause),
        parties=frozenset(term.stem for term in find_terms(parties)) - skipped,
        speech=clause is not None and clause.kind == "speech",
        near=_weigh(f"{words} {parties}", weights, skipped),
        wide=_weigh(sentence, weights, skipped),
    )


def _weigh(words: str, weights: Weights, skipped: Iterable[str]) -> Mapping[str, float]:
    left_out = frozenset(skipped)
    return {term.stem: weights.of(term.stem) for term in find_terms(words) if term.stem not in left_out}


def _predicate(clause: Clause | None) -> str | None:
    if clause is None:
        return None
    found = [term.stem for term in find_terms(clause.predicate)]
    return found[0] if found else next((stem_word(word) for word in fold_words(clause.predicate)), None)


def _status(clause: Clause | None, first: str | None, published: str | None) -> HappeningStatus:
    """Planned where the day lies ahead or the words say so; threatened by a threat; hypothetical under a condition."""
    ahead = first is not None and published is not None and first > published[:_DAY]
    if clause is None:
        return "planned" if ahead else "happened"
    if _predicate(clause) in _THREATS:
        return "threatened"
    if clause.modality in ("conditional", "asked"):
        return "hypothetical"
    if ahead or (clause.modality == "planned" and clause.tense == "future"):
        return "planned"
    return "happened"
