"""A number made comparable: its interval, the thing counted, what happened to it, when, and the words around."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from crossread.link.figures.ages import bearer_of, find_aged, find_sex
from crossread.link.figures.intervals import Interval, Unit, read_interval
from crossread.link.figures.nouns import CHARGES, is_people, outcome_of
from crossread.link.figures.outcomes import (
    counts_bodies,
    counts_lives,
    counts_whose_bodies,
    find_outcome,
    is_exception,
    tells_of_care,
)
from crossread.link.figures.passages import Days, Passage, find_days, read_before, words_beside
from crossread.link.figures.surroundings import (
    counts_latest,
    counts_others,
    find_counted_word,
    find_lead,
    find_manner,
    find_part,
    find_scope,
    find_window,
    is_added,
    is_elided,
    is_rest_of,
    is_superseded,
    refers_back,
)
from crossread.link.terms import Weights, find_terms, fold_words, stem_word
from crossread.link.terms.listed import load_words
from crossread.records.quantities import Quantity

LONG_PAST_DAYS = 60
"""What lies so far back is background, and no count of what the report is about."""

LONG_STRETCH_DAYS = 27
"""From a month on those who died are counted for a statistic, and not those of one happening."""

VAGUE = frozenset(["dozens", "some"])
_ONES = frozenset(["one", "1", "single"])
_DEMONYMS = frozenset(["ian", "ean", "ese", "ish", "tan", "ani", "can"])
_BODY, _NAME = stem_word("body"), stem_word("name")
_LIST = re.compile(r"\b(?:black)?list\b")
_MEASURE_WORDS = load_words("measure words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A number made comparable.

    Attributes:
        quantity: The quantity.
        dimension: What it measures.
        interval: What its words allow, in the base unit.
        noun: Stem of the thing counted; None when not told.
        person: Whether that is a noun for persons.
        outcome: What happened to those who are counted, if told.
        treated: Whether those hurt are told to have been treated, and need not be all.
        days: First and last day it holds for, if told beside it.
        span: Whether those days are a span (`since 2009`) and no date.
        part: Whether it is part of another number.
        added: Whether it comes on top of another: `another 1,000`.
        others: Whether it counts those besides some that are told of apart: `three other victims`.
        whole: Whether it is told as the outcome of all that another number of its sentence counts.
        implied: Whether it is read from a name or a pronoun and no number.
        back: Whether it counts what an earlier sentence names: `31 of them`.
        elided: Whether it leaves out what it counts, which the number before tells: another account of that.
        latest: Whether it counts the latest of a row: `the last two officers slain`.
        manner: Stems of how they died or were hurt: `killed in the line of duty`.
        scope: Stems of what is counted along with the thing (`troops and officials`).
        aged: Name of the person whose age it is, or who is meant by an implied count, folded.
        bearer: Noun of the person whose age it is, if told.
        sex: `m` or `f` where the noun of that person or the given name tells it.
        superseded: Whether the report says that it was given first, and not that it holds.
        lead: Stem of the word just before it, its hedge left out.
        sentence: Its sentence.
        before: The sentence before.
        beside: Stems of the few content words before and behind it, whatever stands between, with their weights.
        near: Stems of its clause with their weights.
        wide: Stems of its sentence with their weights.
        published: When the report was published.
    """

    quantity: Quantity
    dimension: str
    interval: Interval
    noun: str | None = None
    person: bool = False
    outcome: str | None = None
    treated: bool = False
    days: Days | None = None
    span: bool = False
    part: bool = False
    added: bool = False
    others: bool = False
    whole: bool = False
    implied: bool = False
    elided: bool = False
    back: bool = False
    latest: bool = False
    manner: frozenset[str] = frozenset()
    scope: frozenset[str] = frozenset()
    aged: tuple[str, ...] = ()
    bearer: str | None = None
    sex: str | None = None
    superseded: bool = False
    lead: str | None = None
    sentence: str | None = None
    before: str | None = None
    beside: Mapping[str, float] = field(default_factory=dict, repr=False)
    near: Mapping[str, float] = field(default_factory=dict, repr=False)
    wide: Mapping[str, float] = field(default_factory=dict, repr=False)
    published: str | None = None

    @property
    def past(self) -> bool:
        """Whether it is told of days long before the report."""
        return self.long_past and not self.span

    @property
    def days_past(self) -> int:
        """Days from the end of what it is told of to the report; 0 where either is not known."""
        if self.days is None or self.days[1] is None or self.published is None:
            return 0
        try:
            gap = dt.date.fromisoformat(self.published[:10]) - dt.date.fromisoformat(self.days[1][:10])
        except ValueError:
            return 0
        return gap.days

    @property
    def long_stretch(self) -> bool:
        """Whether it counts what happened over many weeks: so many this year."""
        return self.days is not None and is_long_stretch(self.days)

    @property
    def long_past(self) -> bool:
        """Whether it is told of a date or a year that ended long before the report."""
        return self.days_past > LONG_PAST_DAYS

    @property
    def vague(self) -> bool:
        """Whether it is a word that counts without a number; `some 4,000` is one with a number."""
        hedge = self.quantity.hedge
        return hedge in VAGUE and not (hedge == "some" and self.quantity.high is not None)


def is_long_stretch(days: Days) -> bool:
    """Whether there is a month or more from the first to the last day.

    Example:
        >>> is_long_stretch(("2031-01-01", "2031-12-31")), is_long_stretch(("2031-05-03", "2031-05-03"))
        (True, False)
    """
    try:
        first, last = (dt.date.fromisoformat(day[:10]) for day in days if day is not None)
    except ValueError:
        return False
    return (last - first).days >= LONG_STRETCH_DAYS


def read_tally(
    quantity: Quantity,
    passage: Passage,
    *,
    weights: Weights,
    units: Mapping[str, Unit],
    persons: frozenset[str] = frozenset(),
    find_gender: Callable[[str], str | None] | None = None,
    published: str | None = None,
) -> Tally:
    """Read a number.

    Args:
        quantity: The quantity.
        passage: Its sentence.
        weights: Weights of the story.
        units: Units by symbol.
        persons: Nouns for persons, in the singular.
        find_gender: What tells the sex of those who bear a given name.
        published: When the report was published.
    """
    dimension, interval = read_interval(quantity, units)
    implied = (
        quantity.low == quantity.high == 1 and quantity.unit is None and _ONES.isdisjoint(fold_words(quantity.text))
    )
    if implied:
        interval = replace(interval, high=None, hedge="at_least")
    left, right = find_window(passage.text, passage.start, passage.end, passage.others)
    counted = quantity.counted
    if dimension in ("count", "ratio") and counted is None:
        counted = find_counted_word(passage.text, passage.start)
    noun = None if counted is None else stem_word(fold_words(counted)[-1]) if fold_words(counted) else None
    if noun == _NAME and _LIST.search(passage.text):  # who stands on a list is told of by his name
        counted, noun = "person", stem_word("person")
    words = f"{passage.text[left : passage.start]} {passage.text[passage.end : right]}"
    (days, span), here = find_days(passage, left, right), (passage.text, passage.start, passage.end)
    outcome = "charge" if noun in CHARGES else find_outcome(*here, (left, right)) or outcome_of(noun or "")
    part = find_part(*here, of_more=quantity.hedge not in VAGUE and quantity.unit is None)
    if counts_lives(*here):
        noun, outcome = stem_word("life"), "die"
    if noun == _BODY and counts_bodies(*here):
        noun, outcome = stem_word("death"), "die"
    elif outcome is None and counts_whose_bodies(passage.text, passage.start):
        outcome = "die"
    if is_exception(passage.text, passage.start):
        outcome = f"not {outcome or 'told'}"
    back = passage.broken or refers_back(*here)
    before = None
    if outcome is None and dimension == "count" and is_elided(passage.text, passage.end):
        before = read_before(passage)
        if before is not None:
            outcome, words, part = before.outcome, f"{words} {before.words}", part or before.part
    aged = find_aged(*here, persons) if dimension == "age" or implied else ()
    bearer = bearer_of(*here, persons) if dimension == "age" else None
    given = find_gender(aged[0]) if bearer is None and find_gender is not None and len(aged) > 1 else None
    return Tally(
        quantity=quantity,
        dimension=dimension,
        interval=interval,
        noun=noun,
        person=counted is not None and (counted in persons or is_people(noun or "") or counted[-3:] in _DEMONYMS),
        outcome=outcome,
        treated=outcome == "injure" and tells_of_care(*here, (left, right)),
        days=days,
        span=span,
        part=part,
        added=is_added(*here),
        others=counts_others(*here),
        whole=is_rest_of(passage.text, passage.start, passage.others),
        implied=implied,
        elided=before is not None,
        back=back,
        latest=counts_latest(passage.text, passage.start),
        manner=find_manner(passage.text, passage.end),
        scope=find_scope(passage.text, passage.end, quantity.counted),
        aged=aged,
        bearer=bearer,
        sex=find_sex(bearer) or (given if given in ("m", "f") else None),
        superseded=is_superseded(passage.text, passage.start),
        lead=find_lead(passage.text, passage.start),
        sentence=passage.text,
        before=passage.before,
        beside=_weigh(words_beside(passage.text, passage.start, passage.end), weights, noun),
        near=_weigh(f"{passage.before} {words}" if passage.broken else words, weights, noun),
        wide=_weigh(f"{passage.before} {passage.text}" if back else passage.text, weights, noun),
        published=published,
    )


def _weigh(words: str, weights: Weights, noun: str | None) -> Mapping[str, float]:
    return {
        term.stem: weights.of(term.stem)
        for term in find_terms(words)
        if (term.stem != noun or outcome_of(term.stem))
        and not term.stem.isdigit()
        and words[term.start : term.end].lower() not in _MEASURE_WORDS
    }
