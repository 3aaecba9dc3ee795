"""The page as the passes over it see it: blocks in order, each with the role decided so far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from crossread.records.document import Role
from crossread.text.reading import reading_view
from crossread.text.segment import find_paragraphs

_MARKUP = re.compile(r"[\[*_#\u00ad\u200b-\u200f\u2060\ufeff]")
LONGEST_READ = 4_000
"""Code points of a block that the cues read; what is longer is running text."""


class Block(NamedTuple):
    """A paragraph of the page.

    Attributes:
        start: First code point in the document.
        end: One past its last.
        text: What a reader reads, white space evened out; the head and the tail of a very long block.
        words: Number of its words, by white space.
    """

    start: int
    end: int
    text: str
    words: int

    @property
    def stopped(self) -> bool:
        """Whether it ends with a stop, closing marks aside."""
        return self.text.rstrip("\"”’')]»*_ ")[-1:] in tuple(".!?…")


@dataclass(slots=True)
class Page:
    """Blocks of one document, with roles; a pass sets the roles it is sure of.

    Attributes:
        blocks: All blocks in order.
        roles: For each block its role, None while undecided.
        reasons: For each block the pass that decided.
    """

    blocks: tuple[Block, ...]
    roles: list[Role | None] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start with nothing decided."""
        self.roles = [None] * len(self.blocks)
        self.reasons = [""] * len(self.blocks)

    def mark(self, number: int, role: Role, reason: str) -> None:
        """Decide on a block that is undecided; an earlier pass is not overruled."""
        if self.roles[number] is None:
            self.roles[number] = role
            self.reasons[number] = reason

    def open_blocks(self) -> Iterator[tuple[int, Block]]:
        """Yield the blocks no pass has decided on, with their numbers."""
        for number, block in enumerate(self.blocks):
            if self.roles[number] is None:
                yield number, block

    def neighbour(self, number: int, step: int) -> Block | None:
        """The next block in a direction that is not furniture or a caption, or None."""
        place = number + step
        while 0 <= place < len(self.blocks):
            if self.roles[place] not in ("furniture", "caption"):
                return self.blocks[place]
            place += step
        return None


def read_page(text: str) -> Page:
    """Read a text as a page of blocks.

    Args:
        text: The document's text.

    Returns:
        The page, nothing on it decided.
    """
    return Page(tuple(_read_block(text, start, end) for start, end in find_paragraphs(text)))


def _read_block(text: str, start: int, end: int) -> Block:
    """Read one block without markup."""
    if end - start > LONGEST_READ:
        head, tail = text[start : start + LONGEST_READ // 2], text[end - LONGEST_READ // 4 : end]
        return Block(start, end, " ".join((head + " … " + tail).split()), text.count(" ", start, end) + 1)
    raw = text[start:end]
    plain = reading_view(text, start, end).text if _MARKUP.search(raw) else " ".join(raw.split())
    return Block(start, end, plain, plain.count(" ") + 1)
