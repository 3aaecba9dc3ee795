"""The notation and the rules written in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossread.annotate.moments.atoms import may_hold_time, read_atoms
from crossread.annotate.moments.grammar import RULES, TIMES, find_matches
from crossread.annotate.moments.notation import compile_rule

FOLDER = Path(__file__).parents[2] / "cases" / "moments"
TEXTS = [
    case["text"] for path in sorted(FOLDER.glob("*.json")) for case in json.loads(path.read_text("utf-8"))["cases"]
]


def test_a_word_that_is_no_kind_is_refused() -> None:
    """A slip of the pen in a rule is an error when the module is loaded, not a rule that never matches."""
    with pytest.raises(ValueError, match="no kind of atom"):
        compile_rule("MONHT:m DAY:d", print)


def test_a_sign_that_is_not_of_the_notation_is_refused() -> None:
    """Only the signs of the notation can stand in a rule."""
    with pytest.raises(ValueError, match="cannot read"):
        compile_rule("MONTH:m & DAY:d", print)


def test_the_longest_match_comes_first() -> None:
    """At one place the longest reading is tried first."""
    atoms, codes = read_atoms("March 12, 2019")
    assert [len(match.atoms) for match in find_matches(atoms, codes)[0]] == [4, 1]


def test_no_rule_is_passed_over_where_it_matches() -> None:
    """What a rule is said to need never hides a match."""
    for text in TEXTS:
        _, codes = read_atoms(text)
        for rule in (*RULES, *TIMES):
            if rule.pattern.search(codes):
                assert not any(frozenset(codes).isdisjoint(need) for need in rule.needs), rule.notation


def test_no_text_with_a_time_expression_is_passed_over() -> None:
    """The quick look at a block never says no to one in which the cases have an expression."""
    for path in sorted(FOLDER.glob("*.json")):
        for case in json.loads(path.read_text("utf-8"))["cases"]:
            assert may_hold_time(case["text"]) or not case["expected"]


def test_every_rule_says_what_it_means() -> None:
    """Rules have different notations, so that none is written twice."""
    notations = [rule.notation for rule in (*RULES, *TIMES)]
    assert len(set(notations)) == len(notations)
