"""Run the network over a text of any length: windows that begin and end at sentence borders.

A window holds at most 200 words. What stands after its last sentence start is read again at the head of the next
window, after one sentence of context, so every sentence is read whole. Each window runs by itself: its scores cannot
depend on what else is in a batch, so any number of workers gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from crossread.language.decoding import Reading, fill_reading, find_starts, read_names
from crossread.language.tokens import PARAGRAPH, START, Token
from crossread.language.word_features import describe_words
from crossread.language.word_lists import LIST_NAMES
from crossread.language.word_pieces import WordPieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_WORDS = 200
MOST_PIECES = 320
_MOST_CONTEXT = 40  # words of the sentence before, shown again
_CLS, _SEP = 101, 102


class Reader:
    """Reads the words of one text after another with an opened network.

    Args:
        network: The opened network.
        pieces: Word pieces of its encoder.
        most_words: How many words a window may hold.
        proper: Number of the tag for proper nouns; None lets a lone one be a sentence wherever the network says so.
    """

    def __init__(
        self,
        network: Any,  # noqa: ANN401 - untyped library
        pieces: WordPieces,
        *,
        most_words: int = MOST_WORDS,
        proper: int | None = None,
    ) -> None:
        self._network, self._pieces, self._most_words, self._proper = network, pieces, most_words, proper
        outputs = network.get_outputs()
        self._outputs = [output.name for output in outputs]
        self._width = next(output.shape[-1] for output in outputs if output.name == "vector")

    def read(self, tokens: list[Token]) -> Reading:
        """Read the words of one text, in order."""
        reading = Reading.blank(len(tokens), self._width)
        window = done = 0
        while done < len(tokens):
            end = max(self._window_end(tokens, window), done + 1)  # the context alone may fill a window
            scores = self._run(tokens[window:end])
            gaps = [START, *(token.gap for token in tokens[window + 1 : end])]
            proper = None if self._proper is None else np.asarray(scores["upos"]) == self._proper
            starts = find_starts(np.asarray(scores["start"], np.float32), gaps, proper=proper)
            starts[done - window] = True
            stop = self._last_border(starts, done - window, end, tokens) if end < len(tokens) else end
            fill_reading(reading, scores, starts, window=window, begin=done, end=stop)
            window = self._next_window(starts, window, done, stop)
            done = stop
        read_names(reading, [token.text for token in tokens])
        return reading

    def _window_end(self, tokens: list[Token], window: int) -> int:
        total = 2
        limit = min(len(tokens), window + self._most_words)
        for position in range(window, limit):
            total += len(self._pieces(tokens[position].text))
            if total > MOST_PIECES:
                return position
        if limit == len(tokens):
            return limit
        paragraphs = [p for p in range(window + self._most_words // 2, limit + 1) if tokens[p].gap >= PARAGRAPH]
        return paragraphs[-1] if paragraphs else limit

    @staticmethod
    def _last_border(starts: NDArray[np.bool_], fresh: int, end: int, tokens: list[Token]) -> int:
        """Where to stop: at the window's end if a paragraph ends there, else at its last sentence start."""
        later = np.flatnonzero(starts[fresh + 1 :])
        if tokens[end].gap >= PARAGRAPH or not len(later):
            return end  # a sentence longer than a window is cut
        return end - len(starts) + int(later[-1]) + fresh + 1

    @staticmethod
    def _next_window(starts: NDArray[np.bool_], window: int, done: int, stop: int) -> int:
        kept = np.flatnonzero(starts[done - window : stop - window])
        last = int(kept[-1]) + done
        return last if stop - last <= _MOST_CONTEXT else stop

    def _run(self, tokens: list[Token]) -> dict[str, NDArray[np.generic]]:
        ids, first, last = [_CLS], [], []
        for token in tokens:
            first.append(len(ids))
            ids.extend(self._pieces(token.text))
            last.append(len(ids) - 1)
        ids.append(_SEP)
        gaps = [START, *(token.gap for token in tokens[1:])]
        features = np.array(describe_words([token.text for token in tokens], gaps), np.int64)
        lists = ((features[:, 5:] >> np.arange(len(LIST_NAMES))) & 1).astype(np.float32)
        feed = {
            "ids": np.array(ids, np.int64),
            "first": np.array(first, np.int64),
            "last": np.array(last, np.int64),
            "features": features[:, :5],
            "lists": lists,
        }
        return dict(zip(self._outputs, self._network.run(self._outputs, feed), strict=True))
