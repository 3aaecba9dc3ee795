"""All rules together, and where each of them matches."""

from __future__ import annotations

from collections import defaultdict

from crossread.annotate.moments import clock, counted, dates, durations, stretches, vague, weekdays, years
from crossread.annotate.moments.atoms import Atom
from crossread.annotate.moments.notation import Match, Rule

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *years.RULES,
    *weekdays.RULES,
    *stretches.RULES,
    *counted.RULES,
    *clock.PARTS,
    *durations.RULES,
    *vague.RULES,
)
"""Rules that stand for themselves; of two that match the same words the earlier one wins."""
TIMES: tuple[Rule, ...] = clock.TIMES
"""Rules for times of day, which may be said together with a day."""
_TIME_RULES = frozenset(map(id, TIMES))


def is_time(match: Match) -> bool:
    """Whether a match is a time of day that may belong to a day beside it."""
    return id(match.rule) in _TIME_RULES


def find_matches(atoms: list[Atom], codes: str) -> dict[int, list[Match]]:
    """All matches of all rules by the atom they begin with, longest first, then in the order of the rules."""
    found: dict[int, list[Match]] = defaultdict(list)
    kinds = frozenset(codes)
    for rule in (*RULES, *TIMES):
        if any(kinds.isdisjoint(need) for need in rule.needs):
            continue
        for match in rule.matches(atoms, codes):
            found[match.first].append(match)
    for matches in found.values():
        matches.sort(key=lambda match: -len(match.atoms))
    return found
