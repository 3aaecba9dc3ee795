"""Conditions of a question to the database, with their values in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Conditions:
    """What must hold of a row: SQL of our own, and values that are bound.

    Attributes:
        parts: The conditions.
        values: Their values, in order.

    Example:
        >>> asked = Conditions()
        >>> asked.add('"outlet" = ?', "Tidewire")
        >>> asked.where(), asked.values
        ('WHERE "outlet" = ? ', ['Tidewire'])
    """

    parts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """Add a condition with its values."""
        self.parts.append(condition)
        self.values += values

    def joined(self) -> str:
        """All conditions as one; empty when there is none."""
        return " AND ".join(self.parts)

    def where(self) -> str:
        """The WHERE clause with a space behind it; empty when there is no condition."""
        return f"WHERE {self.joined()} " if self.parts else ""
