"""The pages of the report on a terminal: the same views as the HTML, readable at 80 columns."""

from __future__ import annotations

from crossread.cli.terminal.parts import PARTS, print_desk, print_part, print_story

__all__ = ["PARTS", "print_desk", "print_part", "print_story"]
