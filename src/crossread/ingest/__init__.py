"""Bytes in, documents out: files, archives, feeds; outlet, byline and dates with their origin."""

from __future__ import annotations
