"""Teach the heads of trees and of sentence starts long windows: `python -m training.long_heads --out FOLDER`.

Grammar was learnt in windows of 20 to 110 words and reports are read in windows of 200, where the states differ. Here
the network stays as it is and only heads learn, on its states of long windows. The heads of trees go on from their
weights: treebanks say what people marked, and open news what the network itself reads in each sentence alone
(self-training; Hinton and others 2015 for soft labels). Sentence starts have a new head, which sees the states of five
words, before and after the layer over words, in place of one number of the tagger's.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.language.decoding import find_starts
from crossread.language.model_files import find_model
from crossread.language.passes import MOST_PIECES
from crossread.language.tokens import PARAGRAPH, SPACE, START, Token, split_words
from crossread.language.trees import find_tree
from crossread.language.word_pieces import WordPieces
from training.corpora import UNKNOWN, Sentence, read_treebanks
from training.export import write_manifest
from training.graph import StateReader, attach, open_states, read_states, replace_weights
from training.network import WIDTH, Network
from training.news_names import gold_reports, pick_news
from training.shipped import read_network
from training.windows import Variation, vary_sentence

VARIED = Variation(upper=0.02, title=0.02, lower=0.02)
NEWS = 100
"""Reports of open news that are read."""
RELATIONS = 0.8
"""Weight of the loss of relations beside that of heads."""
BATCH = 8
"""Windows a step."""
CORPORA = ("ewt_train", "gumccby_train")
Head = TypeVar("Head", bound=nn.Module)


@dataclass(slots=True)
class Lesson:
    """A window of whole sentences: states, and what its trees are.

    Attributes:
        states: Before and after the layer over words, words x 2 widths.
        sentence: Number of the sentence each word is in.
        gaps: What stands before each word (`word_features.GAPS`).
        heads: Places in the window; a root is its own.
        relations: Numbers of the labels; a chance for each label where the network gave them.
        arcs: Chances of the heads of each sentence's words within it; none where people marked them.
    """

    states: Tensor
    sentence: Tensor
    gaps: Tensor
    heads: Tensor
    relations: Tensor
    arcs: list[Tensor] = field(default_factory=list)


class TreeHeads(nn.Module):
    """The network's own heads of arcs and relations."""

    def __init__(self, network: Network, drop: float = 0.15) -> None:
        super().__init__()
        self.arc = network.arc
        self.label_lower, self.label_upper, self.label_weight = (
            network.label_lower, network.label_upper, network.label_weight,
        )  # fmt: skip
        self.drop = nn.Dropout(drop)
        self.arc.drop.p = drop

    def forward(self, states: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of all pairs of words, and what relations are read from."""
        after = states[:, WIDTH:]
        arcs = self.arc(after[None])[0]
        lower, upper = (self.drop(functional.gelu(part(after))) for part in (self.label_lower, self.label_upper))
        return arcs, lower, upper

    def relations(self, lower: Tensor, upper: Tensor) -> Tensor:
        """Scores of relations, words x labels; `upper` is that of each word's head."""
        one = torch.ones_like(lower[:, :1])
        half = torch.cat([lower, one], 1) @ self.label_weight.flatten(1)
        half = half.view(len(lower), self.label_weight.shape[1], -1)
        return torch.matmul(half, torch.cat([upper, one], 1)[:, :, None])[:, :, 0]


class StartHead(nn.Module):
    """How likely a sentence begins at a word, from the states of it and of two words on either side."""

    def __init__(self, width: int = 128) -> None:
        super().__init__()
        self.word = nn.Linear(2 * WIDTH, width)
        self.five = nn.Linear(5 * width, width)
        self.out = nn.Linear(width, 1)
        self.drop = nn.Dropout(0.2)

    def score(self, states: Tensor) -> Tensor:
        """Log-odds, one a word."""
        words = self.drop(functional.gelu(self.word(states)))
        none = torch.zeros_like(words[:1])
        two = torch.cat([none, none])
        around = [
            torch.cat([two, words])[:-2], torch.cat([none, words])[:-1], words,
            torch.cat([words, none])[1:], torch.cat([words, two])[2:],
        ]  # fmt: skip
        return self.out(self.drop(functional.gelu(self.five(torch.cat(around, 1)))))[:, 0]

    def forward(self, before: Tensor, after: Tensor) -> Tensor:
        """Chances, as the graph gives them."""
        return torch.sigmoid(self.score(torch.cat([before[0], after[0]], 1)))


class LessonReader:
    """Makes lessons with a network that gives its states.

    Args:
        reader: Runs the network.
        proper: Number of the tag for proper nouns.
    """

    def __init__(self, reader: StateReader, pieces: WordPieces, proper: int) -> None:
        self._reader, self._pieces, self._proper = reader, pieces, proper

    def read_treebank(self, pool: Sequence[Sentence], dice: random.Random) -> Iterator[Lesson]:
        """Sentences in their order as running text, most of it in long windows, with the trees people gave."""
        begin = 0
        while begin < len(pool):
            chance = dice.random()
            room = dice.randint(120, 200) if chance < 0.75 else dice.randint(20, 110) if chance < 0.9 else 1
            paragraphs = dice.choice([0, 0.3, 1.0])
            chosen: list[Sentence] = []
            while begin < len(pool):
                words, labels = vary_sentence(pool[begin], VARIED, dice)
                if chosen and not self._fits([*(word for one in chosen for word in one.words), *words], room):
                    break
                first = START if not chosen else PARAGRAPH if dice.random() < paragraphs else SPACE
                chosen.append(Sentence(words, [first, *pool[begin].gaps[1 : len(words)]], labels))
                begin += 1
                if room == 1:
                    break
            yield self._lesson(chosen)

    def _fits(self, words: Sequence[str], room: int) -> bool:
        return len(words) <= room and 2 + sum(len(self._pieces(word)) for word in words) <= MOST_PIECES

    def _lesson(self, chosen: Sequence[Sentence]) -> Lesson:
        words = [word for one in chosen for word in one.words]
        gaps = [gap for one in chosen for gap in one.gaps]
        numbers = [number for number, one in enumerate(chosen) for _ in one.words]
        relations = [label for one in chosen for label in one.labels["relation"][: len(one.words)]]
        heads: list[int] = []
        for one in chosen:
            first, last = len(heads), len(one.words)
            heads += [first + head if 0 <= head < last else UNKNOWN for head in one.labels["head"][:last]]
        tokens = [Token(word, 0, 0, gap) for word, gap in zip(words, gaps, strict=True)]
        states = torch.from_numpy(read_states(self._reader.run(tokens)))
        return Lesson(states, torch.tensor(numbers), torch.tensor(gaps), torch.tensor(heads), torch.tensor(relations))

    def read_news(self, text: str) -> Iterator[Lesson]:
        """A report in windows as it is read, with the trees the network gives each sentence alone."""
        tokens, begin = split_words(text), 0
        while begin < len(tokens):
            end = self._reader.window_end(tokens, begin)
            scores = self._reader.run(tokens[begin:end])
            gaps = [START, *(token.gap for token in tokens[begin + 1 : end])]
            proper = np.asarray(scores["upos"]) == self._proper
            starts = np.flatnonzero(find_starts(np.asarray(scores["start"], np.float32), gaps, proper=proper))
            whole = end == len(tokens) or tokens[end].gap >= PARAGRAPH or len(starts) == 1
            count = end - begin if whole else int(starts[-1])
            borders = [*starts[starts < count].tolist(), count]
            alone = [self._alone(tokens[begin + left : begin + right], left) for left, right in pairwise(borders)]
            numbers = np.searchsorted(starts, np.arange(count), side="right") - 1
            yield Lesson(
                torch.from_numpy(read_states(scores)[:count]), torch.from_numpy(numbers), torch.tensor(gaps[:count]),
                torch.cat([heads for heads, _, _ in alone]), torch.cat([relations for _, relations, _ in alone]),
                [arcs for _, _, arcs in alone],
            )  # fmt: skip
            begin += count

    def _alone(self, tokens: list[Token], offset: int) -> tuple[Tensor, Tensor, Tensor]:
        """Heads, chances of relations and of arcs of a sentence that is read alone."""
        first, *rest = tokens
        scores = self._reader.run([first._replace(gap=START), *rest])
        arcs = functional.log_softmax(torch.from_numpy(np.asarray(scores["arc"], np.float32)), -1)
        heads = np.array(find_tree(arcs.numpy()))
        upper = np.hstack([np.asarray(scores["label_upper"], np.float32)[heads], np.ones((len(tokens), 1), np.float32)])
        halfway = np.asarray(scores["halfway"], np.float32).reshape(len(tokens), -1, upper.shape[1])
        relations = torch.from_numpy(np.matmul(halfway, upper[:, :, None])[:, :, 0])
        return torch.from_numpy(heads + offset), functional.softmax(relations, -1).half(), arcs.exp().half()


def tree_loss(heads: TreeHeads, lesson: Lesson) -> Tensor:
    """Cross entropy of heads and relations of one window, arcs between sentences left out."""
    scores, lower, upper = heads(lesson.states.float())
    same = lesson.sentence[:, None] == lesson.sentence[None]
    scores = scores.masked_fill(~same, -1e4)
    known = lesson.heads >= 0
    labels = heads.relations(lower[known], upper[lesson.heads[known]])
    if not lesson.arcs:
        arcs = functional.cross_entropy(scores, lesson.heads, ignore_index=UNKNOWN)
        return arcs + RELATIONS * functional.cross_entropy(labels, lesson.relations[known], ignore_index=UNKNOWN)
    wanted = torch.block_diag(*(chances.float() for chances in lesson.arcs))
    arcs = -(wanted * functional.log_softmax(scores, -1)).sum() / len(wanted)
    return arcs - RELATIONS * (lesson.relations.float() * functional.log_softmax(labels, -1)).sum(-1).mean()


def start_loss(head: StartHead, lesson: Lesson) -> Tensor:
    """Cross entropy of sentence starts where no paragraph gives them."""
    begins = torch.ones(len(lesson.sentence))
    begins[1:] = (lesson.sentence[1:] != lesson.sentence[:-1]).float()
    free = (lesson.gaps < PARAGRAPH).float()
    return functional.binary_cross_entropy_with_logits(head.score(lesson.states.float()), begins, weight=free)


def learn(
    head: Head, lessons: Sequence[Lesson], loss_of: Callable[[Head, Lesson], Tensor], *, rate: float, passes: int
) -> Head:
    """Learn a head from windows in any order; each counts by its words."""
    steps = len(lessons) // BATCH
    optimiser = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=passes * steps + 1)
    dice = random.Random(1)
    head.train()
    for number in range(passes):
        order = list(range(len(lessons)))
        dice.shuffle(order)
        sums = 0.0
        for step in range(steps):
            part = [lessons[place] for place in order[step * BATCH : (step + 1) * BATCH]]
            words = sum(len(lesson.heads) for lesson in part)
            optimiser.zero_grad()
            for lesson in part:
                loss = loss_of(head, lesson) * (len(lesson.heads) / words)
                loss.backward()
                sums += loss.item()
            nn.utils.clip_grad_norm_(head.parameters(), 2.0)
            optimiser.step()
            rates.step()
        print(type(head).__name__, "pass", number + 1, "loss", round(sums / steps, 4), flush=True)
    return head.eval()


def write_model(trees: TreeHeads, starts: StartHead, source: Path, out: Path, *, version: str) -> None:
    """Write a model folder with both; everything but arcs, relations and starts stays as it is, bit for bit."""
    out.mkdir(parents=True, exist_ok=True)
    network = onnx.load(str(source / "network.onnx"))
    replace_weights(network, trees.state_dict())
    onnx.save(network, str(out / "network.onnx"))
    attach(starts, out / "network.onnx", out / "network.onnx", output="start", prefix="starts/", small=True)
    for name in ("labels.json", "tokenizer.json"):
        shutil.copy(source / name, out / name)
    write_manifest(out, version=version)


def main() -> None:
    """Read the lessons, learn the heads, and write a model folder."""
    parser = argparse.ArgumentParser(prog="python -m training.long_heads", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with treebanks/ and stories/")
    parser.add_argument("--gold", type=Path, default=Path("bench/gold"), help="whose reports' stories are not read")
    parser.add_argument("--model", type=Path, default=find_model().folder, help="the folder to go on from")
    parser.add_argument("--out", type=Path, required=True, help="where the model folder goes")
    parser.add_argument("--most", type=int, help="take this many windows of the treebanks and reports of news only")
    parser.add_argument("--version", default="1.2", help="version of the model")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    graph = onnx.load(str(options.model / "network.onnx"))
    if any(node.name.startswith("starts/") for node in graph.graph.node):
        parser.error("that network has learnt long windows already: give --model the folder that was written before")
    pieces = WordPieces(options.model / "tokenizer.json")
    labels, corpora = read_treebanks(options.data / "treebanks")
    reader = StateReader(open_states(graph), pieces)
    lessons = LessonReader(reader, pieces, labels.upos.index("PROPN"))
    dice = random.Random(5)
    marked = [one for name in CORPORA for one in lessons.read_treebank(corpora[name][: options.most], dice)]
    news = pick_news(options.data / "stories", gold_reports(options.gold))[: options.most or NEWS]
    own = [one for text in news for one in lessons.read_news(text)]
    print(len(marked), "windows of treebanks,", len(own), "of news", flush=True)
    trees = learn(TreeHeads(read_network(options.model)), [*marked, *own], tree_loss, rate=5e-4, passes=2)
    starts = learn(StartHead(), marked, start_loss, rate=2e-3, passes=3)
    write_model(trees, starts, options.model, options.out, version=options.version)


if __name__ == "__main__":
    main()
