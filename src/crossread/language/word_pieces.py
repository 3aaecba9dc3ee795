"""Split words into the encoder's word pieces, each word by itself and remembered."""

from __future__ import annotations

from pathlib import Path

_UNKNOWN = 100
_MOST_PIECES = 8  # a longer word (an address, a run of signs) keeps its beginning
_MOST_REMEMBERED = 200_000


class WordPieces:
    """Word pieces of single words.

    Args:
        file: The tokenizer of the model (`tokenizer.json`).
    """

    def __init__(self, file: Path) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415 - only where a text is read

        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """The ids of one word, at most eight; a word without any is the unknown piece."""
        ids = self._known.get(word)
        if ids is None:
            found = self._tokenizer.encode(word, add_special_tokens=False).ids
            ids = tuple(found[:_MOST_PIECES]) or (_UNKNOWN,)
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[word] = ids
        return ids
