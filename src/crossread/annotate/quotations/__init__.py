"""Quotations of a report: what is said, by whom, by which words, through which channel."""

from __future__ import annotations

from crossread.annotate.quotations.attributions import Attribution
from crossread.annotate.quotations.find import find_attributions, find_quotations, source_heads
from crossread.annotate.quotations.marks import Marked, find_marked

__all__ = ["Attribution", "Marked", "find_attributions", "find_marked", "find_quotations", "source_heads"]
