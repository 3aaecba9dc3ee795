"""The `crossread` command."""

from __future__ import annotations
