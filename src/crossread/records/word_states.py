"""What the language engine's encoder knew of the words of a report's clauses, as bytes that no table shows."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 96
"""Numbers that are kept of each word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStates:
    """The states of the content words of the clauses of one report.

    Attributes:
        document_id: The report.
        states: `WIDTH` signed bytes for each word, one word after another.
        places: For each word of `Clause.words`, clause after clause in the order of the text, which of the states is
            its own: a word may stand in several clauses. Empty, as `states` is, where the engine gave none.
    """

    document_id: str
    states: bytes = b""
    places: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Check that every place has a state."""
        if len(self.states) % WIDTH or not all(0 <= place < len(self.states) // WIDTH for place in self.places):
            raise ValueError("a word has a place outside the states")

    def of(self, place: int) -> bytes:
        """The state at a place."""
        return self.states[place * WIDTH : (place + 1) * WIDTH]
