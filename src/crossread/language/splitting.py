"""Split a text into words by tables: spaCy's English rules, changed a little to follow the treebanks.

The steps are those of spaCy's tokenizer (3.8, MIT licence), and so are the tables, written by `python -m
training.word_splits`: marks are taken off both ends of a piece between white space, a piece that the tables list is
split as they say, what is left is split at marks inside. spaCy takes 0.13 s to set them up, this file 0.04 s, and needs
none of spaCy's pipelines; words stay as they were when the network was trained, whatever spaCy is installed. Left out:
rules for whole words by pattern, which English has none of.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_MOST_REMEMBERED = 100_000
_CHUNK = re.compile(r"\S+|\s+")


class _Piece(NamedTuple):
    """A word, and its normal form where the tables give one (`n't`: not)."""

    text: str
    norm: str | None = None


_Pieces = tuple[_Piece, ...]


class Splits:
    """The tables: what is taken off at the ends, where a word is split inside, and words split as listed.

    Args:
        tables: As `training.word_splits` writes them.
    """

    def __init__(self, tables: dict[str, object]) -> None:
        self._patterns: dict[str, str] = tables["patterns"]  # type: ignore[assignment]
        listed: dict[str, list[list[str]]] = tables["listed"]  # type: ignore[assignment]
        self.listed: dict[str, _Pieces] = {text: tuple(_Piece(*piece) for piece in listed[text]) for text in listed}
        self.torn: dict[str, list[list[str]]] = {}
        for words in tables["torn"]:  # type: ignore[attr-defined]
            self.torn.setdefault(words[0], []).append(words)

    @cached_property
    def prefix(self) -> re.Pattern[str]:
        """What is taken off at the head of a word; compiled when it is first asked for, as the others."""
        return re.compile(self._patterns["prefix"])

    @cached_property
    def suffix(self) -> re.Pattern[str]:
        """What is taken off at the end of a word."""
        return re.compile(self._patterns["suffix"])

    @cached_property
    def infix(self) -> re.Pattern[str]:
        """What splits a word inside."""
        return re.compile(self._patterns["infix"])

    @cached_property
    def address(self) -> re.Pattern[str]:
        """An address of a page, which is never split inside."""
        return re.compile(self._patterns["address"])


@cache
def load_splits() -> Splits:
    """Load the shipped tables; loaded once."""
    return Splits(json.loads(files("crossread.language").joinpath("lists", "word_splits.json").read_text("utf8")))


class Splitter:
    """Splits texts into documents of one vocabulary.

    Args:
        vocab: The vocabulary.

    Attributes:
        vocab: The vocabulary.
    """

    def __init__(self, vocab: Vocab) -> None:
        from spacy.tokens import Doc  # noqa: PLC0415 - only where a text is read

        self.vocab = vocab
        self._document = Doc
        self._splits = load_splits()
        self._known: dict[str, _Pieces] = {}

    def __call__(self, text: str) -> Doc:
        """Split a text; the document's text is the text given, character for character."""
        pieces, spaces = self._join_torn(*self._split(text))
        document = self._document(self.vocab, words=[piece.text for piece in pieces], spaces=spaces)
        for place, piece in enumerate(pieces):
            if piece.norm is not None:
                document[place].norm_ = piece.norm
        return document

    def _split(self, text: str) -> tuple[list[_Piece], list[bool]]:
        """Pieces and whether a space follows; a single space between two words is no piece."""
        pieces: list[_Piece] = []
        spaces: list[bool] = []
        for match in _CHUNK.finditer(text):
            chunk = match.group()
            if pieces and chunk[0] == " ":
                spaces[-1] = True
                chunk = chunk[1:]
                if not chunk:
                    continue
            found = self._known.get(chunk) or self._remember(chunk)
            pieces += found
            spaces += [False] * len(found)
        return pieces, spaces

    def _remember(self, chunk: str) -> _Pieces:
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        found = self._known[chunk] = self._split_chunk(chunk)
        return found

    def _split_chunk(self, chunk: str) -> _Pieces:
        listed = self._splits.listed
        if chunk in listed:
            return listed[chunk]
        if chunk.isalpha():  # no table takes a letter from letters
            return (_Piece(chunk),)
        before, middle, after = self._take_off_ends(chunk)
        inside = listed.get(middle) or tuple(map(_Piece, self._split_inside(middle)))
        return (*map(_Piece, before), *inside, *map(_Piece, reversed(after)))

    def _take_off_ends(self, word: str) -> tuple[list[str], str, list[str]]:
        splits, listed = self._splits, self._splits.listed
        before: list[str] = []
        after: list[str] = []
        last = -1
        while word and len(word) != last and word not in listed:
            last = len(word)
            head = _length(splits.prefix.search(word))
            if head and word[head:] in listed:
                before.append(word[:head])
                return before, word[head:], after
            tail = _length(splits.suffix.search(word[head:]))
            if tail and word[:-tail] in listed:
                after.append(word[-tail:])
                return before, word[:-tail], after
            if head:
                before.append(word[:head])
            if tail and (not head or head + tail <= last):
                after.append(word[-tail:])
                word = word[:-tail]
            word = word[head:]
        return before, word, after

    def _split_inside(self, word: str) -> Iterator[str]:
        if not word or word.isalpha() or self._splits.address.match(word):
            yield from (word,) if word else ()
            return
        start = 0
        for match in self._splits.infix.finditer(word):
            if match.start() == 0:  # what stands at the head is no mark inside
                continue
            if match.start() > start:
                yield word[start : match.start()]
            if match.end() > match.start():
                yield match.group()
            start = match.end()
        if start < len(word):
            yield word[start:]

    def _join_torn(self, pieces: list[_Piece], spaces: list[bool]) -> tuple[list[_Piece], list[bool]]:
        """Give listed words back that the marks at their ends or inside tore, the longest first."""
        torn = self._splits.torn
        spans = [
            (start, start + len(words))
            for start, piece in enumerate(pieces)
            if piece.text in torn
            for words in torn[piece.text]
            if [other.text for other in pieces[start : start + len(words)]] == words
        ]
        if not spans:
            return pieces, spaces
        for start, end in sorted(_apart(spans), reverse=True):
            text = "".join(
                piece.text + " " * (space and place < end - 1)
                for place, piece, space in zip(range(start, end), pieces[start:end], spaces[start:end], strict=True)
            )
            whole = self._splits.listed.get(text)
            if whole is not None:
                pieces[start:end] = whole
                spaces[start:end] = [False] * (len(whole) - 1) + [spaces[end - 1]]
        return pieces, spaces


def _length(match: re.Match[str] | None) -> int:
    return match.end() - match.start() if match else 0


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans whose ends no longer or earlier span covers."""
    seen: set[int] = set()
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if start not in seen and end - 1 not in seen:
            yield start, end
        seen.update(range(start, end))
