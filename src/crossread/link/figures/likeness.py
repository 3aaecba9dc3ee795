"""What speaks for two numbers of one numeral counting one thing, and against it, as columns that are weighed."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from crossread.link.figures.across import MOST
from crossread.link.figures.alike import GRAVE
from crossread.link.figures.barriers import is_large, never_one
from crossread.link.figures.crowds import numeral_of
from crossread.link.figures.measured import tells_in_general
from crossread.link.figures.nouns import PEOPLE, SAME, SYNONYM, compare_nouns, is_people, outcome_of
from crossread.link.figures.tallies import Tally
from crossread.link.terms import share_terms, stem_word
from crossread.link.terms.weights import usual_weight

_NAMES = re.compile(r"[A-Z][a-z]+ [A-Z]|, | and ")
_SCORED = frozenset(["pt"])
"""Units of which a report of a game gives many equal numbers."""

_TIMES = stem_word("time")
"""How often: of whom twice is told, and what, the words around seldom say."""

_OTHER, _SHARE = "other", "ratio"
_TWO, _FEW, _MANY = 2, 4, 9
_LITTLE = 0.3

Key = tuple[str, str, Decimal | str]
Pair = tuple[int, int]

COLUMNS = (
    "two", "few", "digits", "size", "unit",
    "same_noun", "rare_noun", "syn_noun", "people", "general", "said_by_verb", "no_noun", "one_noun",
    "two_persons", "two_things", "person_thing", "few_of_two", "few_persons", "taken", "nothing", "apart",
    "beside", "beside_share", "near", "near_share", "wide", "wide_share", "rarest",
    "same_outcome", "other_outcome", "grave_untold", "untold", "part", "both_others", "others",
    "hedged_alike", "hedged", "companions", "lead",
    "rivals", "rivals_noun", "alone", "alone_noun", "best", "first", "past", "one_day", "other_day",
    "within", "within_noun",
)  # fmt: skip


def key_of(one: Tally) -> Key | None:
    """What two numbers must have in common to be weighed; None for those that are not."""
    if one.implied or one.dimension in ("rank", "age") or one.superseded or _NAMES.search(one.quantity.text):
        return None
    unit = one.quantity.unit or ""
    if one.vague or unit in _SCORED or one.noun == _TIMES or tells_in_general(one):
        return None
    if one.quantity.hedge == "range":
        return one.dimension, unit, f"{one.quantity.low} {one.quantity.high}"
    value = numeral_of(one)
    if value is None or (value == 1 and not unit and one.dimension == "count"):
        return None
    return one.dimension, unit, value.normalize()


class Surroundings:
    """The numbers of a story by what they can meet in."""

    def __init__(self, tallies: Sequence[Tally]) -> None:
        self.tallies = tallies
        self.keys = [key_of(one) for one in tallies]
        self.held: dict[Key, list[int]] = defaultdict(list)
        self.beside: dict[tuple[str, str], set[Key]] = defaultdict(set)
        self.nouns: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._first: dict[tuple[Key, str], int] = {}
        for place, (key, one) in enumerate(zip(self.keys, tallies, strict=True)):
            if one.noun is not None and not one.implied:
                self.nouns[_sentence(one)].add(one.noun)
            if key is not None:
                self.held[key].append(place)
                self.beside[_sentence(one)].add(key)
                self._first.setdefault((key, one.quantity.document_id), place)
        self._around: dict[Pair, float] = {}

    def groups(self) -> Iterator[list[int]]:
        """Places of the numbers of each numeral that two reports give, but for shares that one has three times."""
        for key in sorted(self.held, key=str):
            places = self.held[key][:MOST]
            reports = Counter(self.tallies[place].quantity.document_id for place in places)
            if len(reports) > 1 and (key[0] != _SHARE or max(reports.values()) <= _TWO):
                yield places

    def pairs(self) -> Iterator[Pair]:
        """Pairs of numbers with one numeral that can be one, of one report too."""
        for places in self.groups():
            for at, i in enumerate(places):
                yield from ((i, j) for j in places[at + 1 :] if not never_one(self.tallies[i], self.tallies[j]))

    def around(self, i: int, j: int) -> float:
        """How much two numbers have around them that is the same."""
        pair = (min(i, j), max(i, j))
        if pair not in self._around:
            one, other = self.tallies[pair[0]], self.tallies[pair[1]]
            near, wide = share_terms(one.near, other.near), share_terms(one.wide, other.wide)
            noun = compare_nouns(one.noun, other.noun, person=(one.person, other.person))
            self._around[pair] = near.weight + wide.weight + (0.0 if noun is None else noun)
        return self._around[pair]

    def rivals(self, j: int) -> list[int]:
        """Numbers of the same report with the same numeral."""
        key, report = self.keys[j], self.tallies[j].quantity.document_id
        if key is None:
            return []
        return [k for k in self.held[key] if k != j and self.tallies[k].quantity.document_id == report]

    def first(self, place: int) -> bool:
        """Whether it is the first of its numeral in its report."""
        key = self.keys[place]
        return key is not None and self._first[key, self.tallies[place].quantity.document_id] == place


def weigh_likeness(held: Surroundings, i: int, j: int) -> list[float]:
    """The columns of two numbers with one numeral; the same whichever is named first."""
    one, other = held.tallies[i], held.tallies[j]
    noun = compare_nouns(one.noun, other.noun, person=(one.person, other.person))
    told = _of_number(one) | _of_nouns(held, one, other, noun) | _of_words(one, other, noun) | _of_fate(one, other)
    own, theirs = (held.beside[_sentence(each)] for each in (one, other))
    told["companions"] = min(3, len((own & theirs) - {held.keys[i]}))
    told |= _of_rivals(held, i, j, noun)
    return [float(told.get(name, 0.0)) for name in COLUMNS]


def _sentence(one: Tally) -> tuple[str, str]:
    return one.quantity.document_id, one.sentence or ""


def _of_number(one: Tally) -> dict[str, float]:
    """How little chance explains that two numbers are one: its size, its digits, what it measures."""
    told: dict[str, float] = {"unit": one.dimension != "count"}
    value = numeral_of(one)
    if value:
        told["digits"] = min(4, len(value.normalize().as_tuple().digits) - 1)
        told["size"] = min(6, max(0, value.adjusted()))
        told["two"] = one.dimension == "count" and value <= _TWO
        told["few"] = one.dimension == "count" and _TWO < value <= _FEW
    return told


def _of_nouns(held: Surroundings, one: Tally, other: Tally, noun: float | None) -> dict[str, float]:
    """How the things counted agree, and whether another number of the sentence counts what this one might."""
    told: dict[str, float] = {
        "no_noun": one.noun is None and other.noun is None,
        "one_noun": (one.noun is None) != (other.noun is None),
    }
    if noun != SAME:
        told["said_by_verb"] = (one.noun in other.wide) or (other.noun in one.wide)
        told["taken"] = (one.noun in held.nouns[_sentence(other)]) or (other.noun in held.nouns[_sentence(one)])
    if one.noun is None or other.noun is None:
        return told
    general = is_people(one.noun) or outcome_of(one.noun) is not None or one.noun == _OTHER
    told["same_noun"] = noun == SAME and not general
    told["rare_noun"] = usual_weight(one.noun) if told["same_noun"] else 0.0
    told["general"] = noun in (SAME, SYNONYM) and general
    told["syn_noun"] = noun == SYNONYM and not general
    told["people"] = noun == PEOPLE
    if noun is None:
        first, second = (each.person or outcome_of(each.noun or "") is not None for each in (one, other))
        told["two_persons"], told["two_things"] = first and second, not (first or second)
        told["person_thing"] = first != second
        value = numeral_of(one)
        few = value is not None and one.dimension == "count"
        told["few_of_two"] = few and value is not None and value <= _MANY
        told["few_persons"] = few and value is not None and value <= _FEW and first and second
    return told


def _of_words(one: Tally, other: Tally, noun: float | None) -> dict[str, float]:
    """What the words beside, in the clause and in the sentence have in common."""
    near, wide, beside = (share_terms(getattr(one, name), getattr(other, name)) for name in ("near", "wide", "beside"))
    return {
        "beside": min(2.5, beside.weight),
        "beside_share": beside.most,
        "near": min(3.0, near.weight),
        "near_share": near.least,
        "wide": wide.least,
        "wide_share": wide.most,
        "rarest": max((min(one.wide[a], other.wide[b]) for a, b in wide.pairs[:1]), default=0.0),
        "nothing": noun != SAME and not beside.pairs and near.weight < _LITTLE,
        "apart": noun == SAME and not near.pairs and not beside.pairs,
        "lead": one.lead is not None and one.lead == other.lead,
    }


def _of_fate(one: Tally, other: Tally) -> dict[str, float]:
    """What happened to those counted, when, whether they are all, and how surely it is told."""
    untold = (one.outcome is None) != (other.outcome is None)
    grave = one.outcome in GRAVE or other.outcome in GRAVE
    hedges = one.quantity.hedge, other.quantity.hedge
    day = _compare_days(one, other)
    return {
        "same_outcome": one.outcome is not None and one.outcome == other.outcome,
        "other_outcome": not untold and one.outcome != other.outcome,
        "grave_untold": untold and grave,
        "untold": untold and not grave,
        "part": one.part != other.part and one.added == other.added,
        "both_others": one.others and other.others,
        "others": one.others != other.others,
        "hedged_alike": hedges[0] is not None and hedges[0] == hedges[1],
        "hedged": hedges[0] != hedges[1],
        "past": one.long_past != other.long_past and not is_large(one),
        "one_day": day is True,
        "other_day": day is False,
    }


def _compare_days(one: Tally, other: Tally) -> bool | None:
    """Whether both are dated to one day, or to two spans that do not meet; None where neither is so."""
    if one.days is None or other.days is None or one.span or other.span:
        return None
    ends = [end[:10] for end in (*one.days, *other.days) if end is not None]
    if len(ends) < len(one.days) + len(other.days):
        return None
    if ends[0] > ends[3] or ends[2] > ends[1]:
        return False
    return True if len(set(ends)) == 1 else None


def _of_rivals(held: Surroundings, i: int, j: int, noun: float | None) -> dict[str, float]:
    """What else in either report has the numeral, and whether that fits better."""
    rivals = [(k, j) for k in held.rivals(i) if k != j] + [(i, k) for k in held.rivals(j) if k != i]
    alike = sum(
        compare_nouns(held.tallies[a].noun, held.tallies[b].noun, person=(False, False)) in (SAME, SYNONYM)
        for a, b in rivals
    )
    here = held.around(i, j)
    best = max((held.around(a, b) for a, b in rivals if a != b), default=here)
    within = held.tallies[i].quantity.document_id == held.tallies[j].quantity.document_id
    return {
        "rivals": math.log1p(len(rivals)),
        "rivals_noun": math.log1p(alike),
        "alone": not rivals,
        "alone_noun": noun in (SAME, SYNONYM) and not alike,
        "best": max(-1.5, min(1.5, here - best)),
        "first": not within and held.first(i) and held.first(j),
        "within": within,
        "within_noun": within and noun == SAME,
    }
