"""Whom a report relies on: agencies, other outlets, officials, documents, people, the credit under a photo."""

from __future__ import annotations

from crossread.annotate.citations.find import find_citations

__all__ = ["find_citations"]
