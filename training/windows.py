"""Make training windows of running text from sentences: joined, varied in casing and marks, cut to a length."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np

from crossread.language.word_features import describe_words
from crossread.language.word_lists import LIST_NAMES
from training.corpora import UNKNOWN, Sentence

WORD_LABELS = ("upos", "xpos", "morph", "lemma", "name", "clause", "source", "cue", "content", "relation")
POINTERS = ("head", "link")
START, PARAGRAPH, SPACE = 4, 3, 1


@dataclass(slots=True)
class Window:
    """Words of running text with labels; pointers are positions in the window."""

    words: list[str]
    gaps: list[int]
    labels: dict[str, list[int]]
    sentence: list[int]  # number of the sentence each word is in, -1 where unknown
    keys: list[int]  # teacher row of each sentence, -1 where there is none


@dataclass(slots=True)
class Variation:
    """How often a sentence is varied; shares of sentences."""

    upper: float = 0.05
    title: float = 0.06
    lower: float = 0.03
    no_stop: float = 0.10
    curly: float = 0.35
    random_next: float = 0.25  # the next sentence comes from elsewhere
    paragraph: float = 0.25  # a paragraph begins at a sentence start
    single: float = 0.30  # windows of one sentence
    longest: int = 110  # words


def vary_sentence(sentence: Sentence, chance: Variation, dice: random.Random) -> tuple[list[str], dict[str, list[int]]]:
    """Vary the casing and the marks of one sentence; the labels stay, or are hidden where they no longer hold."""
    words, labels = list(sentence.words), {name: list(values) for name, values in sentence.labels.items()}
    last = len(words) - 1
    if last > 0 and words[-1] in ".!?" and last not in labels.get("head", [])[:-1] and dice.random() < chance.no_stop:
        words.pop()
        for values in labels.values():
            values.pop()
    draw = dice.random()
    changed = True
    if draw < chance.upper:
        words = [word.upper() for word in words]
    elif draw < chance.upper + chance.title:
        words = [
            word[:1].upper() + word[1:] if len(word) > 3 or i == 0 or dice.random() < 0.5 else word
            for i, word in enumerate(words)
        ]
    elif draw < chance.upper + chance.title + chance.lower:
        words = [word.lower() for word in words]
    else:
        changed = False
    if changed and "lemma" in labels:
        labels["lemma"] = [UNKNOWN] * len(words)
    if dice.random() < chance.curly:
        words = _curl(words)
    return words, labels


def _curl(words: list[str]) -> list[str]:
    opened, curled = False, []
    for word in words:
        if word in {'"', "``", "''"}:
            opened = not opened
            curled.append("“" if opened else "”")
        else:
            curled.append(word.replace("'", "’") if len(word) > 1 else word)
    return curled


def join_sentences(pool: list[Sentence], chance: Variation, dice: random.Random) -> list[Window]:
    """Pass once over a corpus in its own order and make windows of one to many sentences."""
    windows, position = [], 0
    while position < len(pool):
        room = 1 if dice.random() < chance.single else dice.randint(20, chance.longest)
        window = Window([], [], {name: [] for name in (*WORD_LABELS, *POINTERS)}, [], [])
        while position < len(pool):
            other = window.words and dice.random() < chance.random_next
            sentence = pool[dice.randrange(len(pool))] if other else pool[position]
            if window.words and len(window.words) + len(sentence.words) > room:
                break
            position += 0 if other else 1
            _append(window, sentence, chance, dice)
            if room == 1:
                break
        windows.append(window)
    return windows


def _append(window: Window, sentence: Sentence, chance: Variation, dice: random.Random) -> None:
    words, labels = vary_sentence(sentence, chance, dice)
    offset, count = len(window.words), len(words)
    gaps = sentence.gaps[:count]
    gaps[0] = START if not offset else PARAGRAPH if dice.random() < chance.paragraph else SPACE
    window.words += words
    window.gaps += gaps
    window.sentence += [len(window.keys)] * count
    window.keys.append(sentence.key if count == len(sentence.words) else -1)
    for name in WORD_LABELS:
        window.labels[name] += labels.get(name, [UNKNOWN] * count)
    for name in POINTERS:
        window.labels[name] += [
            value + offset if value >= 0 else UNKNOWN for value in labels.get(name, [UNKNOWN] * count)
        ]


def cut_report(report: Sentence, dice: random.Random, *, longest: int = 200) -> list[Window]:
    """Cut one long report into windows; a cut falls at a sentence end or a paragraph where there is one."""
    windows, start, total = [], 0, len(report.words)
    start = -dice.randrange(longest // 2)
    while start < total:
        left, right = max(0, start), min(total, start + longest)
        while (
            right < total
            and right > left + longest // 2
            and report.gaps[right] < PARAGRAPH - 1
            and report.words[right - 1] not in {".", "?", "!", "”"}
        ):
            right -= 1
        labels = {name: report.labels.get(name, [UNKNOWN] * total)[left:right] for name in WORD_LABELS}
        for name in POINTERS:
            values = report.labels.get(name, [UNKNOWN] * total)[left:right]
            labels[name] = [value - left if left <= value < right else UNKNOWN for value in values]
        gaps = [START, *report.gaps[left + 1 : right]]
        numbers = [-1] * (right - left)
        if "sentence" in report.labels:
            numbers = [value - report.labels["sentence"][left] for value in report.labels["sentence"][left:right]]
        windows.append(Window(report.words[left:right], gaps, labels, numbers, []))
        start = right
    return [window for window in windows if window.words]


class WordPieces:
    """Word pieces of single words, remembered."""

    def __init__(self, tokenizer_file: str) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415 - training only

        self._tokenizer = Tokenizer.from_file(tokenizer_file)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}

    def __call__(self, word: str, *, most: int = 8) -> list[int]:
        """Ids of one word, at most `most` of them; a word with none is [UNK]."""
        ids = self._known.get(word)
        if ids is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:most] or [100]
            self._known[word] = ids
        return ids


CLS, SEP, MASK, PAD = 101, 102, 103, 0


def round_up(length: int, *, step: int = 16) -> int:
    """The next multiple of 16."""
    return -(-length // step) * step


def encode_batch(
    windows: list[Window],
    pieces: WordPieces,
    dice: random.Random,
    *,
    hide_word: float = 0.0,
    hide_affix: float = 0.0,
    hide_lists: float = 0.0,
) -> dict[str, np.ndarray]:
    """Encode windows as padded arrays, hiding some words, affixes and list marks so that none is leaned on."""
    size, longest = len(windows), round_up(max(len(window.words) for window in windows))
    rows = []
    batch: dict[str, np.ndarray] = {
        "first": np.zeros((size, longest), np.int64),
        "last": np.zeros((size, longest), np.int64),
        "features": np.zeros((size, longest, 5), np.int64),
        "lists": np.zeros((size, longest, len(LIST_NAMES)), np.float32),
        "sentence": np.full((size, longest), -1, np.int64),
        "words": np.zeros((size, longest), bool),
    }
    for name in (*WORD_LABELS, *POINTERS):
        batch[name] = np.full((size, longest), UNKNOWN, np.int64)
    for row, window in enumerate(windows):
        ids, count = [CLS], len(window.words)
        for position, word in enumerate(window.words):
            own = pieces(word)
            batch["first"][row, position] = len(ids)
            ids += [MASK] * len(own) if hide_word and dice.random() < hide_word else own
            batch["last"][row, position] = len(ids) - 1
        rows.append([*ids, SEP])
        features = np.array(describe_words(window.words, window.gaps), np.int64)
        marks = features[:, 5]
        if not (hide_lists and dice.random() < hide_lists):
            batch["lists"][row, :count] = (marks[:, None] >> np.arange(len(LIST_NAMES))) & 1
        features = features[:, :5]
        if hide_affix:
            hidden = np.array([[dice.random() < hide_affix for _ in range(3)] for _ in range(count)])
            features[:, 1:4][hidden] = 0
        batch["features"][row, :count] = features
        batch["sentence"][row, :count] = window.sentence
        batch["words"][row, :count] = True
        for name in (*WORD_LABELS, *POINTERS):
            batch[name][row, :count] = window.labels[name]
    width = round_up(max(len(ids) for ids in rows))
    batch["ids"] = np.full((size, width), PAD, np.int64)
    for row, ids in enumerate(rows):
        batch["ids"][row, : len(ids)] = ids
    return batch
