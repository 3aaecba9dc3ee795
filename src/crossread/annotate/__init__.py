"""Document in, marks out: each module finds one kind of mark in one report."""

from __future__ import annotations
