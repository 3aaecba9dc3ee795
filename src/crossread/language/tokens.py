"""The words of a text, split the way the treebanks do, and what stands before each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from crossread.language.spacy_import import make_vocab
from crossread.language.splitting import Splitter
from crossread.text.segment import find_paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc

JOINED, SPACE, _, PARAGRAPH, START = range(5)  # positions in word_features.GAPS


class Token(NamedTuple):
    """A word with its half-open span in code points and what stands before it (`word_features.GAPS`)."""

    text: str
    start: int
    end: int
    gap: int


@cache
def load_splitter() -> Splitter:
    """Load the splitter with a vocabulary of its own; loaded once."""
    return Splitter(make_vocab())


def split_words(text: str) -> list[Token]:
    r"""Split a text into words; runs of white space are no words.

    Example:
        >>> [(token.text, token.gap) for token in split_words("It won't.\n\nNo")]
        [('It', 4), ('wo', 1), ("n't", 0), ('.', 0), ('No', 3)]
    """
    return read_tokens(load_splitter()(text))


def read_tokens(document: Doc) -> list[Token]:
    """Read the words of a spaCy document, white space left out.

    What stands before a word is a paragraph's start, a space or nothing; the breaks of lines that were wrapped at a
    width count as spaces (`crossread.text.segment` decides).
    """
    found: list[Token] = []
    paragraphs = [start for start, _ in find_paragraphs(document.text)]
    last = following = 0
    for token in document:
        if token.is_space:
            continue
        start, end = token.idx, token.idx + len(token)
        gap = START if not found else SPACE if start > last else JOINED
        while following < len(paragraphs) and paragraphs[following] <= start:
            following += 1
            gap = PARAGRAPH if found else START
        found.append(Token(token.text, start, end, gap))
        last = end
    return found
