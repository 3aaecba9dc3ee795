"""Crossread lines up many news reports of the same happenings."""

from __future__ import annotations
