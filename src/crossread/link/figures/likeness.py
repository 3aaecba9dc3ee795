"""What speaks for two numbers of one numeral counting one thing, and against it, as columns that are weighed."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from crossread.link.figures.barriers import is_large
from crossread.link.figures.crowds import numeral_of
from crossread.link.figures.measured import tells_in_general
from crossread.link.figures.nouns import PEOPLE, SAME, SYNONYM, compare_nouns
from crossread.link.figures.tallies import Tally
from crossread.link.terms import share_terms
from crossread.link.terms.weights import usual_weight

_NAMES = re.compile(r"[A-Z][a-z]+ [A-Z]|, | and ")
_SCORED = frozenset(["pt"])
"""Units of which a report of a game gives many equal numbers."""

Key = tuple[str, str, Decimal | str]

COLUMNS = (
    "digits", "size", "time",
    "same_noun", "rare_noun", "people", "said_by_verb", "no_noun", "one_noun", "two_nouns", "persons",
    "beside", "beside_share", "near", "near_share", "wide", "wide_share", "rarest",
    "same_outcome", "other_outcome", "other_part", "others",
    "hedged_alike", "hedged", "companions", "lead", "rivals", "rivals_noun", "alone",
    "alone_noun", "small_other", "best", "past",
)  # fmt: skip


def key_of(one: Tally) -> Key | None:
    """What two numbers must have in common to be weighed; None for those that are not."""
    if one.implied or one.dimension in ("rank", "age") or one.superseded or _NAMES.search(one.quantity.text):
        return None
    unit = one.quantity.unit or ""
    if one.vague or unit in _SCORED or tells_in_general(one):
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
        for place, key in enumerate(self.keys):
            if key is not None:
                self.held[key].append(place)
                self.beside[tallies[place].quantity.document_id, tallies[place].sentence or ""].add(key)
        self._around: dict[tuple[int, int], float] = {}

    def pairs(self, most: int = 80) -> Iterator[tuple[int, int]]:
        """Pairs of numbers of two reports with one numeral."""
        for key in sorted(self.held, key=str):
            places = self.held[key][:most]
            for at, i in enumerate(places):
                for j in places[at + 1 :]:
                    if self.tallies[i].quantity.document_id != self.tallies[j].quantity.document_id:
                        yield i, j

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


def weigh_likeness(held: Surroundings, i: int, j: int) -> list[float]:
    """The columns of two numbers with one numeral; the same whichever is named first."""
    one, other = held.tallies[i], held.tallies[j]
    told: dict[str, float] = {}
    value = numeral_of(one)
    if value:
        told["digits"] = min(4, len(value.normalize().as_tuple().digits) - 1)
        told["size"] = min(6, max(0, value.adjusted()))
    told["time"] = float(one.dimension == "time")
    near, wide, beside = (share_terms(getattr(one, name), getattr(other, name)) for name in ("near", "wide", "beside"))
    noun = compare_nouns(one.noun, other.noun, person=(one.person, other.person))
    told["no_noun"] = float(one.noun is None and other.noun is None)
    told["one_noun"] = float((one.noun is None) != (other.noun is None))
    if one.noun is not None and other.noun is not None:
        told["same_noun"] = float(noun == SAME)
        told["rare_noun"] = usual_weight(one.noun) if noun == SAME else 0.0
        told["people"] = float(noun == PEOPLE)
        told["two_nouns"] = float(noun is None)
    if noun != SAME:
        told["said_by_verb"] = float(
            (one.noun is not None and one.noun in other.wide) or (other.noun is not None and other.noun in one.wide)
        )
    told["persons"] = float(one.person and other.person)
    told["beside"], told["beside_share"] = min(2.5, beside.weight), beside.most
    told["near"], told["near_share"] = min(3.0, near.weight), near.least
    told["wide"], told["wide_share"] = wide.least, wide.most
    told["rarest"] = max((min(one.wide[a], other.wide[b]) for a, b in wide.pairs[:1]), default=0.0)
    told["same_outcome"] = float(one.outcome is not None and one.outcome == other.outcome)
    told["other_outcome"] = float(one.outcome != other.outcome)
    told["other_part"] = float(one.part != other.part)
    told["others"] = float(one.others != other.others)
    told["hedged_alike"] = float(one.quantity.hedge is not None and one.quantity.hedge == other.quantity.hedge)
    told["hedged"] = float(one.quantity.hedge != other.quantity.hedge)
    own, theirs = (held.beside[each.quantity.document_id, each.sentence or ""] for each in (one, other))
    told["companions"] = min(3, len((own & theirs) - {held.keys[i]}))
    told["lead"] = float(one.lead is not None and one.lead == other.lead)
    rivals = [(k, j) for k in held.rivals(i)] + [(i, k) for k in held.rivals(j)]
    told["rivals"] = math.log1p(len(rivals))
    told["rivals_noun"] = math.log1p(
        sum(
            compare_nouns(held.tallies[a].noun, held.tallies[b].noun, person=(False, False)) in (SAME, SYNONYM)
            for a, b in rivals
        )
    )
    told["alone"] = float(not rivals)
    told["alone_noun"] = float(noun in (SAME, SYNONYM) and not told["rivals_noun"])
    told["small_other"] = float(noun is None and not told.get("size") and not told.get("digits"))
    here = held.around(i, j)
    told["best"] = max(-1.5, min(1.5, here - max((held.around(a, b) for a, b in rivals), default=here)))
    told["past"] = float(one.long_past != other.long_past and not is_large(one))
    return [told.get(name, 0.0) for name in COLUMNS]
