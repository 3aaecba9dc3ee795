"""The precedence rules: what is coded when an act is promised, threatened, refused, demanded, ended or alleged."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.annotate.events.lexicon import load_types

COOPERATIVE = frozenset(event for event, facts in load_types().items() if facts.quad <= 2)  # noqa: PLR2004 - quads 1, 2
HOSTILE = frozenset(event for event, facts in load_types().items() if facts.quad == 4)  # noqa: PLR2004 - quad 4
ANY = frozenset(load_types())

MODES: dict[str, dict[str, str]] = {
    "AGREE": {"CONSULT": "meet", "AID": "aid", "CONCEDE": "yield", "RETREAT": "yield", "SUPPORT": "settle"},
    "REQUEST": {"CONSULT": "meet", "AID": "assist", "CONCEDE": "change", "RETREAT": "yield", "COOPERATE": "assist"},
    "REJECT": {"CONSULT": "meet", "AID": "assist", "CONCEDE": "change", "RETREAT": "yield", "COOPERATE": "assist"},
    "THREATEN": {"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict"},
    "ACCUSE": dict.fromkeys(ANY, "allege"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One precedence rule.

    Attributes:
        operator: Class of the governing word, or `will`, `will not`, `must` for an auxiliary.
        over: Types of the act it governs.
        event: What is coded.
        cameo: CAMEO code of it.
        name: How the rule is called in a row.
        keeps: Whether the governed act is a row of its own too, as claimed.
    """

    operator: str
    over: frozenset[str]
    event: str
    cameo: str
    name: str
    keeps: bool = False


RULES = (
    Rule("accuse", ANY, "ACCUSE", "112", "alleged act", keeps=True),
    Rule("threaten", HOSTILE | {"REJECT", "CONSULT", "RETREAT"}, "THREATEN", "130", "threatened act"),
    Rule("threaten", COOPERATIVE, "AGREE", "030", "promised act"),
    Rule("refuse", ANY, "REJECT", "120", "refused act"),
    Rule("request", ANY, "REQUEST", "100", "demanded act"),
    Rule("allow", ANY, "CONCEDE", "080", "allowed act"),
    Rule("agree", COOPERATIVE, "AGREE", "030", "promised act"),
    Rule("agree", HOSTILE, "THREATEN", "130", "announced force"),
    Rule("agree_adjective", COOPERATIVE, "AGREE", "030", "promised act"),
    Rule("agree_adjective", HOSTILE, "THREATEN", "130", "announced force"),
    Rule("stop", frozenset({"ASSAULT"}), "RETREAT", "0871", "ended act"),
    Rule("stop", frozenset({"PROTEST", "SANCTION", "COERCE"}), "CONCEDE", "080", "ended act"),
    Rule("stop", frozenset({"AID", "COOPERATE", "CONSULT", "SUPPORT"}), "SANCTION", "162", "ended act"),
    Rule("will not", COOPERATIVE, "REJECT", "120", "refused act"),
    Rule("will", COOPERATIVE, "AGREE", "030", "announced cooperation"),
    Rule("will", HOSTILE, "THREATEN", "130", "announced force"),
    Rule("must", ANY, "REQUEST", "100", "demanded act"),
)
"""In the order in which they are tried."""


def find_rule(operator: str, event: str) -> Rule | None:
    """The rule for an operator over an act of a type.

    Example:
        >>> rule = find_rule("refuse", "AID")
        >>> rule.event, MODES[rule.event]["AID"]
        ('REJECT', 'assist')
    """
    return next((rule for rule in RULES if rule.operator == operator and event in rule.over), None)
