"""The same rooms on a cluster engine."""

from __future__ import annotations
