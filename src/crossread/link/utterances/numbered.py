"""The sentences of all quotations of a story, numbered through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.link.utterances.sayings import Saying

Pair = tuple[int, int]
"""Two of them, the lower number first."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The sentences of all quotations.

    Attributes:
        sayings: The quotation in which each stands.
        of: Its number.
        first: The number of the first sentence of each quotation; at last, how many there are.
    """

    sayings: Sequence[Saying]
    of: Sequence[int]
    first: Sequence[int]

    def report(self, part: int) -> str:
        """The report in which a sentence stands."""
        return self.sayings[part].quotation.document_id

    def range(self, saying: int) -> range:
        """The sentences of a quotation."""
        return range(self.first[saying], self.first[saying + 1])

    def saying(self, number: int) -> Saying:
        """A quotation by its number."""
        return self.sayings[self.first[number]]

    def words(self, part: int) -> tuple[str, ...]:
        """The words of a sentence."""
        saying = self.sayings[part]
        place = part - self.first[self.of[part]]
        return tuple(word for word, held in zip(saying.words, saying.parts, strict=True) if held == place)


def number_parts(ordered: Sequence[Saying]) -> Parts:
    """Number the sentences of quotations.

    Args:
        ordered: The quotations, in order of report and place.
    """
    sayings: list[Saying] = []
    of: list[int] = []
    first: list[int] = []
    for index, saying in enumerate(ordered):
        first.append(len(of))
        held = saying.parts[-1] + 1 if saying.parts else 1
        sayings += [saying] * held
        of += [index] * held
    first.append(len(of))
    return Parts(sayings, of, first)
