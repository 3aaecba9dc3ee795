from __future__ import annotations

from crossread.annotate.events.lexicon import load_nouns, load_operators, load_phrases, load_types, load_verbs
from crossread.annotate.events.rules import MODES, RULES


def test_every_entry_has_one_of_the_sixteen_types() -> None:
    """Verbs, verbs with nouns, nouns, rules and modes speak of the sixteen types and of no other."""
    entries = [*load_verbs().values(), *load_phrases().values(), *load_nouns().values()]
    types = set(load_types())
    assert len(types) == 16
    assert {entry.event for entry in entries} <= types
    assert {rule.event for rule in RULES} | {event for rule in RULES for event in rule.over} <= types
    assert set(MODES) <= types


def test_cameo_codes_lie_under_roots() -> None:
    """A CAMEO code has two to four digits and begins with one of the twenty roots."""
    entries = [*load_verbs().values(), *load_phrases().values(), *load_nouns().values()]
    assert all(entry.cameo and 2 <= len(entry.cameo) <= 4 and 1 <= int(entry.cameo[:2]) <= 20 for entry in entries)


def test_every_operator_has_a_rule() -> None:
    """A class of operators without a rule would decide nothing."""
    ruled = {rule.operator for rule in RULES}
    assert set(load_operators().values()) - ruled <= {"deny", "try", "continue"}
