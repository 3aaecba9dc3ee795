"""Cuts what a report says into clauses that can stand as statements, by the grammar of each sentence."""

from __future__ import annotations

from crossread.annotate.clauses.find import cut_clauses, find_clauses
from crossread.annotate.clauses.states import pack_states

__all__ = ["cut_clauses", "find_clauses", "pack_states"]
