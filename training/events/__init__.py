"""How the second opinion on the type of an act is made."""

from __future__ import annotations
