"""Many reports in, links out: what holds across reports."""

from __future__ import annotations
