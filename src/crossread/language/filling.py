"""Write a reading into spaCy's `Doc`: tags, lemmas, tree, names, vectors and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from crossread.language.decoding import Reading
from crossread.language.lemmas import apply_lemma_edit
from crossread.language.model_files import Labels
from crossread.language.name_kinds import Name, name_kinds
from crossread.language.roles import TokenRoles, save_roles
from crossread.language.word_forms import dictionary_form

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_ATTRIBUTES = ("TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE")
_IOB_INSIDE, _IOB_OUTSIDE, _IOB_BEGIN = 1, 2, 3


class Filler:
    """Writes readings into documents of one vocabulary.

    Args:
        labels: The model's label sets.
        vocab: The vocabulary of the documents.
    """

    def __init__(self, labels: Labels, vocab: Vocab) -> None:
        from spacy.symbols import IDS  # noqa: PLC0415 - only where a text is read

        self._labels, self._vocab = labels, vocab
        strings = vocab.strings
        self._tags = np.array([strings.add(tag) for tag in labels.xpos], np.uint64)
        self._parts = np.array([IDS[tag] for tag in labels.upos], np.uint64)
        self._morphs = np.array([vocab.morphology.add(features) for features in labels.morph], np.uint64)
        self._relations = np.array([strings.add(relation) for relation in labels.relation], np.uint64)
        self._root = np.uint64(strings.add("ROOT"))
        self._space = (np.uint64(strings.add("_SP")), np.uint64(IDS["SPACE"]), np.uint64(strings.add("dep")))
        self._no_morph = np.uint64(vocab.morphology.add(""))

    def fill(self, document: Doc, reading: Reading) -> Doc:
        """Fill a document whose words (white-space tokens left out) are those of the reading."""
        tokens = list(document)
        places = np.array([token.i for token in tokens if not token.is_space], np.int64)
        words = [tokens[place].text for place in places]
        table = np.zeros((len(tokens), len(_ATTRIBUTES)), np.uint64)
        table[:, 0], table[:, 1], table[:, 5] = self._space
        table[:, 2] = self._no_morph
        table[places, 0] = self._tags[reading.xpos]
        table[places, 1] = self._parts[reading.upos]
        table[places, 2] = self._morphs[reading.morph]
        table[:, 3] = [self._vocab.strings.add(token.text) for token in tokens] if len(places) < len(tokens) else 0
        table[places, 3] = self._lemma_ids(words, reading)
        table[:, 4] = self._head_offsets(len(tokens), places, reading.heads).astype(np.uint64)
        own = reading.heads == np.arange(len(places))
        table[places, 5] = np.where(own, self._root, self._relations[reading.relations])
        self._write_names(table, places, name_kinds(words, reading.names))
        document.from_array(list(_ATTRIBUTES), table)  # type: ignore[arg-type]  # its stubs know no unsigned
        document.tensor = _spread(reading.vectors, places, len(tokens))  # type: ignore[assignment]  # half the memory
        save_roles(document, _token_roles(reading, places, len(tokens)))
        return document

    def _lemma_ids(self, words: list[str], reading: Reading) -> list[int]:
        edits, tags, add = self._labels.lemma, self._labels.xpos, self._vocab.strings.add
        return [
            add(dictionary_form(word, tags[tag], apply_lemma_edit(word, edits[edit])))
            for word, tag, edit in zip(words, reading.xpos.tolist(), reading.lemma.tolist(), strict=True)
        ]

    @staticmethod
    def _head_offsets(count: int, places: NDArray[np.int64], heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """Distances to heads; white space hangs on the word before it, or on the first word."""
        own = np.arange(count)
        above = np.zeros(count, np.int64)
        above[places] = places[heads] if len(places) else heads
        spaces = np.setdiff1d(own, places)
        before = np.searchsorted(places, spaces) - 1
        above[spaces] = places[np.maximum(before, 0)] if len(places) else np.maximum(spaces - 1, 0)
        distances: NDArray[np.int64] = above - own
        return distances

    def _write_names(self, table: NDArray[np.uint64], places: NDArray[np.int64], names: list[Name]) -> None:
        table[:, 6] = _IOB_OUTSIDE
        for name in names:
            left, right = int(places[name.start]), int(places[name.end - 1]) + 1
            table[left:right, 6] = _IOB_INSIDE
            table[left, 6] = _IOB_BEGIN
            table[left:right, 7] = self._vocab.strings.add(name.kind)


def _spread(rows: NDArray[np.float32], places: NDArray[np.int64], count: int) -> NDArray[np.float32]:
    spread = np.zeros((count, *rows.shape[1:]), rows.dtype)
    spread[places] = rows
    return spread


def _token_roles(reading: Reading, places: NDArray[np.int64], count: int) -> TokenRoles:
    roles = np.zeros((count, 3, 3), np.float32)
    roles[:, :, 0] = 1
    roles[places] = reading.roles
    link = np.full(count, -1, np.int64)
    own = reading.links == np.arange(len(places))
    link[places] = np.where(own, -1, places[reading.links]) if len(places) else link[places]
    return TokenRoles(
        source=roles[:, 0],
        cue=roles[:, 1],
        content=roles[:, 2],
        link=link,
        clause_start=_spread(reading.clause, places, count),
    )
