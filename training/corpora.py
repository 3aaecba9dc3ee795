"""Read the treebanks, the name corpora and the attribution corpus into sentences of one shape."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crossread.language.lemmas import write_lemma_edit
from crossread.language.name_tags import NAME_TAGS

UNKNOWN = -100  # the loss skips it
WIKIGOLD_BLOCK = 8  # neighbouring sentences go to the same side of the split
WIKIGOLD_DEV_SHARE = 25  # per cent


@dataclass(slots=True)
class Sentence:
    """Words with the labels that its corpus knows; a missing key means the corpus does not say."""

    words: list[str]
    gaps: list[int]  # before each word: 0 joined, 1 space, 2 line, 3 paragraph
    labels: dict[str, list[int]] = field(default_factory=dict)
    key: int = -1  # row of the teacher's sentence vector
    corpus: str = ""


@dataclass(slots=True)
class LabelSets:
    """The closed sets of labels that were seen in training, in the order of the network's outputs."""

    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    morph: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    relation: list[str] = field(default_factory=list)

    def count(self, rows: Sequence[dict[str, list[str]]], *, least: int = 3) -> None:
        """Fill the sets from treebank rows; lemma edits and feature strings count from `least` times on."""
        counts: dict[str, dict[str, int]] = {name: {} for name in ("upos", "xpos", "morph", "lemma", "relation")}
        for row in rows:
            edits = [write_lemma_edit(word, lemma) for word, lemma in zip(row["w"], row["l"], strict=True)]
            for name, values in (
                ("upos", row["u"]),
                ("xpos", row["x"]),
                ("morph", row["m"]),
                ("lemma", edits),
                ("relation", row["d"]),
            ):
                for value in values:
                    counts[name][value] = counts[name].get(value, 0) + 1
        for name, found in counts.items():
            floor = least if name in {"morph", "lemma"} else 1
            kept = sorted((value for value, n in found.items() if n >= floor), key=lambda value: (-found[value], value))
            setattr(self, name, kept)

    def index(self) -> dict[str, dict[str, int]]:
        """Position of each label in its set."""
        return {name: {value: i for i, value in enumerate(getattr(self, name))} for name in self.__slots__}


def read_rows(path: Path) -> list[dict[str, list[str]]]:
    """Read a JSON-lines file whole."""
    with path.open(encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        if "h" in row:  # the files count words from 1 and write 0 for the root; here a root is its own head
            row["h"] = [head - 1 if head else word for word, head in enumerate(row["h"])]
    return rows


def sentence_from(row: dict, index: dict[str, dict[str, int]], corpus: str, *, hide_misc: bool = False) -> Sentence:
    """Make a sentence of one row; labels outside the closed sets become `UNKNOWN`."""
    words = row["w"]
    gaps = [1, *(1 if space else 0 for space in row["sp"][:-1])]
    tags = [NAME_TAGS.index(tag) for tag in row["ner"]]
    if hide_misc:
        tags = [UNKNOWN if tag >= NAME_TAGS.index("B-MISC") else tag for tag in tags]
    sentence = Sentence(words=words, gaps=gaps, labels={"name": tags}, corpus=corpus)
    if "h" not in row:
        return sentence
    edits = [write_lemma_edit(word, lemma) for word, lemma in zip(words, row["l"], strict=True)]
    for name, values in (
        ("upos", row["u"]),
        ("xpos", row["x"]),
        ("morph", row["m"]),
        ("lemma", edits),
        ("relation", row["d"]),
    ):
        sentence.labels[name] = [index[name].get(value, UNKNOWN) for value in values]
    sentence.labels["head"] = list(row["h"])
    sentence.labels["clause"] = mark_clause_starts(row)
    return sentence


CLAUSE_RELATIONS = {
    "ROOT",
    "ccomp",
    "advcl",
    "acl:relcl",
    "advcl:relcl",
    "parataxis",
    "csubj",
    "csubj:pass",
    "csubj:outer",
}


def mark_clause_starts(row: dict) -> list[int]:
    """Mark the leftmost word of every finite clause: of its head's subtree in the treebank.

    A clause is headed by a root, a clausal complement, an adverbial or relative clause, a parataxis, or a conjunct that
    is a verb or has a subject of its own.
    """
    heads, relations, tags = row["h"], row["d"], row["u"]
    leftmost = list(range(len(heads)))
    for word in range(len(heads)):
        above, steps = word, 0
        while heads[above] != above and steps < len(heads):
            above, steps = heads[above], steps + 1
            leftmost[above] = min(leftmost[above], word)
    with_subject = {heads[i] for i, relation in enumerate(relations) if relation.startswith("nsubj")}
    marks = [0] * len(heads)
    for word, relation in enumerate(relations):
        clausal = relation in CLAUSE_RELATIONS or (
            relation == "conj" and (tags[word] == "VERB" or word in with_subject)
        )
        if not clausal or not (tags[word] in {"VERB", "AUX"} or word in with_subject or relation == "ROOT"):
            continue
        start = leftmost[word]
        while start < word and relations[start] == "punct":
            start += 1
        marks[start] = 1
    return marks


def is_wikigold_dev(position: int) -> bool:
    """Say whether a WikiGold sentence is held out: a fixed quarter, by hash of its block of eight sentences."""
    return zlib.crc32(f"wikigold{position // WIKIGOLD_BLOCK}".encode()) % 100 < WIKIGOLD_DEV_SHARE


def read_treebanks(folder: Path) -> tuple[LabelSets, dict[str, list[Sentence]]]:
    """Read all sentence corpora; test and dev rows come under their own keys and are never trained on."""
    raw = {
        name: read_rows(folder / f"{name}.jsonl")
        for name in ("ewt_train", "gumccby_train", "ewt_test", "gum_test", "dev", "wikigold", "crossner")
    }
    labels = LabelSets()
    labels.count(raw["ewt_train"] + raw["gumccby_train"])
    index = labels.index()
    found = {
        name: [sentence_from(row, index, name) for row in rows]
        for name, rows in raw.items()
        if name not in {"wikigold", "crossner"}
    }
    wikigold = [sentence_from(row, index, "wikigold") for row in raw["wikigold"]]
    found["wikigold_dev"] = [s for i, s in enumerate(wikigold) if is_wikigold_dev(i)]
    found["wikigold_train"] = [s for i, s in enumerate(wikigold) if not is_wikigold_dev(i)]
    found["crossner"] = [sentence_from(row, index, "crossner", hide_misc=True) for row in raw["crossner"]]
    key = 0
    for name in ("ewt_train", "gumccby_train", "wikigold_train", "crossner"):
        for sentence in found[name]:
            sentence.key, key = key, key + 1
    return labels, found


def join_text(sentence: Sentence) -> str:
    """Put the words of a sentence back into running text."""
    return "".join(
        (" " if gap and i else "") + word
        for i, (word, gap) in enumerate(zip(sentence.words, sentence.gaps, strict=True))
    )


def read_reports(path: Path, split: str) -> Iterator[dict]:
    """Read the reports of one split of the attribution corpus."""
    for row in read_rows(path):
        if row["split"] == split:
            yield row
