"""Cuts what a report says into clauses that can stand as statements, by the grammar of each sentence."""

from __future__ import annotations

from crossread.annotate.clauses.find import find_clauses

__all__ = ["find_clauses"]
