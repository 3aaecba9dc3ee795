"""The words of a parse as plain lists, since asking spaCy's tokens thousands of times costs more than the sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class WordTable:
    """What is asked of the words of a parse, by token.

    Attributes:
        text: The word.
        lower: The word in lower case.
        pos: Its part of speech.
        dep: Its relation without subtype ("nsubj" for "nsubj:pass").
        relation: Its whole relation.
        head: The token it hangs on; itself for a root.
        left: First token of its subtree.
        right: One past the last token of its subtree.
        begins: Whether a sentence begins at it.
        space: Whether it is only space.
        punct: Whether it is only punctuation.
    """

    text: list[str]
    lower: list[str]
    pos: list[str]
    dep: list[str]
    relation: list[str]
    head: list[int]
    left: list[int]
    right: list[int]
    begins: list[bool]
    space: list[bool]
    punct: list[bool]

    def __len__(self) -> int:
        """Number of words."""
        return len(self.text)

    def top(self, start: int, end: int) -> int:
        """The token of a span that hangs highest, as spaCy's `Span.root`: the one with the fewest words above it."""
        outer = [token for token in range(start, end) if self._is_outer(token, start, end)]
        if len(outer) == 1:
            return outer[0]
        return min(outer, key=lambda token: (self.depth(token), self.punct[token], token), default=start)

    def _is_outer(self, token: int, start: int, end: int) -> bool:
        head = self.head[token]
        return head == token or not start <= head < end

    def depth(self, token: int) -> int:
        """Number of words above a token in its tree."""
        count = 0
        while self.head[token] != token and count < len(self):
            token, count = self.head[token], count + 1
        return count

    def sentence(self, token: int) -> tuple[int, int]:
        """The half-open range of the sentence of a token."""
        start, end = token, token + 1
        while start > 0 and not self.begins[start]:
            start -= 1
        while end < len(self) and not self.begins[end]:
            end += 1
        return start, end


def read_words(doc: Doc) -> WordTable:
    """Read the words of a parse.

    Args:
        doc: A parse.

    Returns:
        What is asked of its words.
    """
    tokens = list(doc)
    relation = [token.dep_ for token in tokens]
    return WordTable(
        text=[token.text for token in tokens],
        lower=[token.lower_ for token in tokens],
        pos=[token.pos_ for token in tokens],
        dep=[name.partition(":")[0] for name in relation],
        relation=relation,
        head=[token.head.i for token in tokens],
        left=[token.left_edge.i for token in tokens],
        right=[token.right_edge.i + 1 for token in tokens],
        begins=[token.sent_start == 1 for token in tokens],
        space=[token.is_space for token in tokens],
        punct=[token.is_punct for token in tokens],
    )
