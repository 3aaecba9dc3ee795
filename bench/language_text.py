"""Treebank rows as documents, and counts of what an engine read right in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench.data import Row
from bench.measures import found_counts
from crossread.language import LanguageEngine

if TYPE_CHECKING:
    from spacy.tokens import Doc

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A treebank sentence: words, the space after each, heads (a root is its own), labels, names as word spans."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    names: tuple[Span, ...]
    heads: tuple[int, ...] = ()
    labels: dict[str, tuple[str, ...]]

    def shouted(self) -> Gold:
        """The same sentence in capitals, as headlines are set."""
        return replace(self, words=tuple(word.upper() for word in self.words))


def gold_of(row: Row) -> Gold:
    """Read a row; the files count heads from 1 and write 0 for the root."""
    labels = {name: tuple(row[key]) for name, key in _COLUMNS.items() if key in row}
    heads = tuple(head - 1 if head else word for word, head in enumerate(row.get("h", ())))
    return Gold(
        words=tuple(row["w"]), spaces=tuple(row["sp"]), names=tuple(_spans(row["ner"])), heads=heads, labels=labels
    )


_COLUMNS = {"xpos": "x", "upos": "u", "morph": "m", "lemma": "l", "relation": "d"}


def _spans(tags: Sequence[str]) -> Iterator[Span]:
    start, kind = -1, ""
    for word, tag in enumerate([*tags, "O"]):
        if start >= 0 and not (tag.startswith("I-") and tag[2:] == kind):
            yield start, word, kind
            start = -1
        if tag.startswith("B-") or (tag.startswith("I-") and start < 0):
            start, kind = word, tag[2:]


def parsed_words(engine: LanguageEngine, golds: Iterable[Gold]) -> Iterator[Doc]:
    """Documents of the gold words as they stand, in order."""
    yield from engine.parse_words((gold.words, gold.spaces) for gold in golds)


def word_counts(gold: Gold, document: Doc) -> dict[str, float]:
    """Right words of one sentence with gold words; `_words` leaves punctuation out."""
    counts: dict[str, float] = {}
    heads = [token.head.i for token in document]
    relations = [token.dep_ for token in document]
    for name, found in (
        ("xpos", [token.tag_ for token in document]),
        ("upos", [token.pos_ for token in document]),
        ("morph", [str(token.morph) for token in document]),
        ("lemma", [token.lemma_ for token in document]),
    ):
        counts[f"{name}.right"] = sum(one == other for one, other in zip(found, gold.labels[name], strict=True))
        counts[f"{name}.n"] = len(gold.words)
    for suffix, places in (
        ("", range(len(gold.words))),
        ("_words", [i for i, tag in enumerate(gold.labels["upos"]) if tag not in {"PUNCT", "SYM"}]),
    ):
        attached = [place for place in places if heads[place] == gold.heads[place]]
        counts[f"uas{suffix}.right"] = len(attached)
        counts[f"las{suffix}.right"] = sum(relations[place] == gold.labels["relation"][place] for place in attached)
        counts[f"uas{suffix}.n"] = counts[f"las{suffix}.n"] = len(places)
    return counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Running text of some sentences with the places of words and sentences in it."""

    name: str
    text: str
    words: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tags: tuple[str, ...]

    def counts(self, document: Doc) -> dict[str, float]:
        """F1 counts in characters: sentences and words by span, arcs and tags by the spans of their words."""
        tokens = [token for token in document if not token.is_space]
        spans = {token.i: (token.idx, token.idx + len(token)) for token in document}
        own = [(spans[token.i], spans[token.head.i], token.dep_, token.tag_) for token in tokens]
        gold = [
            (span, self.words[head], relation, tag)
            for span, head, relation, tag in zip(self.words, self.heads, self.relations, self.tags, strict=True)
        ]
        found = []
        for sentence in document.sents:
            inside = [spans[token.i] for token in sentence if not token.is_space]
            if inside:
                found.append((inside[0][0], inside[-1][1]))
        counts = found_counts(self.sentences, found, "sentence") | found_counts(
            self.words, [w for w, *_ in own], "word"
        )
        counts |= found_counts([(w, h) for w, h, _, _ in gold], [(w, h) for w, h, _, _ in own], "uas")
        counts |= found_counts([(w, h, r) for w, h, r, _ in gold], [(w, h, r) for w, h, r, _ in own], "las")
        return counts | found_counts([(w, t) for w, _, _, t in gold], [(w, t) for w, _, _, t in own], "xpos")


def raw_blocks(name: str, rows: Sequence[Row], *, size: int) -> Iterator[Block]:
    """Join neighbouring sentences into running text."""
    for begin in range(0, len(rows), size):
        text = ""
        words: list[tuple[int, int]] = []
        sentences: list[tuple[int, int]] = []
        heads: list[int] = []
        relations: list[str] = []
        tags: list[str] = []
        for gold in map(gold_of, rows[begin : begin + size]):
            offset, start = len(words), len(text)
            for word, space in zip(gold.words, gold.spaces, strict=True):
                words.append((len(text), len(text) + len(word)))
                text += word + (" " if space else "")
            sentences.append((start, words[-1][1]))
            heads += [head + offset for head in gold.heads]
            relations += gold.labels["relation"]
            tags += gold.labels["xpos"]
            text = text.rstrip() + " "
        yield Block(
            name=f"{name}/{begin // size}", text=text.rstrip(), words=tuple(words), sentences=tuple(sentences),
            heads=tuple(heads), relations=tuple(relations), tags=tuple(tags),
        )  # fmt: skip
