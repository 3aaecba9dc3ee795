"""The workspace: schema and migrations, write, read, search; only this room speaks SQL."""

from __future__ import annotations
