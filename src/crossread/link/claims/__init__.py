"""Lines up what reports of one story say, statement by statement: agreement, difference and silence told apart."""

from __future__ import annotations

from crossread.link.claims.differences import Verdicts
from crossread.link.claims.link import LinkedClaims, link_claims
from crossread.link.claims.statements import Marks, Statement, read_statements
from crossread.link.claims.word_states import give_states

__all__ = ["LinkedClaims", "Marks", "Statement", "Verdicts", "give_states", "link_claims", "read_statements"]
