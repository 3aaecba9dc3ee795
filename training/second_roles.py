"""Teach a second opinion on who says what: `python -m training.second_roles --out FOLDER`.

The network's own roles come from the state of each word alone, learnt in one and a half passes over PolNeAR beside
everything else. Here a layer of its own over the words of a window, 192 wide (Vaswani and others 2017), reads the
network's states before and after its last layer, which stay as they are, and learns PolNeAR train in two passes. The
chances of both are multiplied, each to the power of one half (a product of experts: Hinton 2002), in the graph.

One report in six is left out; the shares and the number of passes were chosen on half of those.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.annotate.parsed import read_for_parsing
from crossread.annotate.sentences import find_sentences
from crossread.language.model_files import find_model
from crossread.language.tokens import split_words
from crossread.language.word_pieces import WordPieces
from crossread.records import Document
from training.attributions import ROLES, label_report
from training.corpora import UNKNOWN, read_reports
from training.export import write_manifest
from training.graph import WindowReader, attach, open_states
from training.network import WIDTH, EncoderLayer

SHARE = 0.5
"""Power of either opinion; .3 to .7 were tried on the reports left out."""
FLOOR = 1e-4
"""Least chance the network itself gives."""
LEFT_OUT = 4
"""Place in six of the reports that are not learnt from."""
BATCH, RATE, PASSES = 16, 2e-3, 2


@dataclass(frozen=True, slots=True)
class RoleLesson:
    """A window of a report as it is read: states (words x 2 widths) and labels (words x roles; 0 outside, 1, 2)."""

    states: Tensor
    labels: Tensor


class RoleOpinion(nn.Module):
    """Roles from the states of the words of a window: one layer over them, then each word between its neighbours."""

    def __init__(self, width: int = 192) -> None:
        super().__init__()
        self.word = nn.Linear(2 * WIDTH, width)
        self.layer = EncoderLayer(width, 2 * width, 6)
        self.three = nn.Linear(3 * width, width)
        self.out = nn.Linear(width, 3 * len(ROLES))
        self.drop = nn.Dropout(0.2)

    def forward(self, states: Tensor, real: Tensor | None = None) -> Tensor:
        """Scores, windows x words x 9.

        Args:
            states: Windows x words x 2 widths.
            real: Which words are real, windows x words; None: all.
        """
        words = self.drop(functional.gelu(self.word(self.drop(states))))
        if real is None:
            words = self.layer(words, None)
        else:
            words = self.layer(words * real[..., None], real[:, None, None, :]) * real[..., None]
        none = torch.zeros_like(words[:, :1])
        three = torch.cat([torch.cat([none, words[:, :-1]], 1), words, torch.cat([words[:, 1:], none], 1)], 2)
        return self.out(self.drop(functional.gelu(self.three(three))))


class JoinedRoles(nn.Module):
    """The chances of the network's own roles with the second opinion counted in."""

    def __init__(self, opinion: RoleOpinion) -> None:
        super().__init__()
        self.opinion = opinion

    def forward(self, before: Tensor, after: Tensor, own: Tensor) -> Tensor:
        """Chances of outside, begins, inside for each role, one row a word."""
        scores = self.opinion(torch.cat([before, after], 2))[0].view(-1, len(ROLES), 3)
        known = torch.log(own.clamp(min=FLOOR)).view(-1, len(ROLES), 3)
        mixed = SHARE * (known + functional.log_softmax(scores, -1))
        return functional.softmax(mixed, -1).view(-1, 3 * len(ROLES))


def read_lessons(reader: WindowReader, rows: Sequence[Mapping[str, object]]) -> Iterator[RoleLesson]:
    """The windows of reports with the roles people marked, on the text that a report is parsed as."""
    for row in rows:
        text = str(row["text"])
        document = Document(document_id="r", path="r.txt", words=len(text.split()), text=text, sha256="0")
        view = read_for_parsing(document, find_sentences(document))
        attributions: list[dict[str, list[list[int]]]] = [
            {role: [list(view.from_document(*piece)) for piece in one.get(role) or []] for role in ROLES}
            for one in row["attributions"]  # type: ignore[attr-defined]  # rows are untyped
        ]
        labels = label_report(view.text, attributions).labels
        marked = torch.tensor([labels[role] for role in ROLES]).T
        for first, states in reader.read_windows(split_words(view.text)):
            yield RoleLesson(torch.from_numpy(states), marked[first : first + len(states)])


def learn(lessons: Sequence[RoleLesson], *, passes: int = PASSES, seed: int = 1) -> RoleOpinion:
    """Learn the second opinion from windows of like length together, in any order."""
    torch.manual_seed(seed)
    opinion, dice = RoleOpinion(), random.Random(seed)
    ordered = sorted(lessons, key=lambda lesson: len(lesson.labels))
    groups = [ordered[first : first + BATCH] for first in range(0, len(ordered) - BATCH + 1, BATCH)]
    optimiser = torch.optim.AdamW(opinion.parameters(), lr=RATE, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=passes * len(groups) + 1, pct_start=0.1)
    opinion.train()
    for number in range(passes):
        dice.shuffle(groups)
        sums = 0.0
        for group in groups:
            loss = role_loss(opinion, group)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(opinion.parameters(), 2.0)
            optimiser.step()
            rates.step()
            sums += loss.item()
        print("pass", number + 1, "loss", round(sums / len(groups), 4), flush=True)
    return opinion.eval()


def role_loss(opinion: RoleOpinion, group: Sequence[RoleLesson]) -> Tensor:
    """Cross entropy of the three roles, summed, over the words of some windows."""
    states = nn.utils.rnn.pad_sequence([lesson.states.float() for lesson in group], batch_first=True)
    labels = nn.utils.rnn.pad_sequence([lesson.labels for lesson in group], batch_first=True, padding_value=UNKNOWN)
    scores = opinion(states, labels[..., 0] != UNKNOWN).unflatten(-1, (len(ROLES), 3))
    return torch.stack([
        functional.cross_entropy(scores[:, :, place].flatten(0, 1), labels[:, :, place].flatten(), ignore_index=UNKNOWN)
        for place in range(len(ROLES))
    ]).sum()  # fmt: skip


def write_model(opinion: RoleOpinion, source: Path, out: Path, *, version: str) -> None:
    """Write a model folder with the second opinion; everything but the roles stays as it is, bit for bit."""
    out.mkdir(parents=True, exist_ok=True)
    attach(
        JoinedRoles(opinion), source / "network.onnx", out / "network.onnx",
        output="roles", prefix="roles/", own=3 * len(ROLES), small=True,
    )  # fmt: skip
    for name in ("labels.json", "tokenizer.json"):
        shutil.copy(source / name, out / name)
    write_manifest(out, version=version)


def main() -> None:
    """Read the lessons, learn the second opinion, and write a model folder."""
    parser = argparse.ArgumentParser(prog="python -m training.second_roles", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with quotes/polnear.jsonl")
    parser.add_argument("--model", type=Path, default=find_model().folder, help="the folder to go on from")
    parser.add_argument("--out", type=Path, required=True, help="where the model folder goes")
    parser.add_argument("--most", type=int, help="read this many reports only")
    parser.add_argument("--version", default="1.2", help="version of the model")
    options = parser.parse_args()
    torch.set_num_threads(1)
    graph = onnx.load(str(options.model / "network.onnx"))
    if any(node.name.startswith("roles/") for node in graph.graph.node):
        parser.error("that network has a second opinion on roles: give --model the folder that was written before")
    pieces, labels = WordPieces(options.model / "tokenizer.json"), find_model(options.model).labels
    reader = WindowReader(open_states(graph), pieces, proper=labels.upos.index("PROPN"))
    rows = list(read_reports(options.data / "quotes" / "polnear.jsonl", "train"))
    taken = [row for place, row in enumerate(rows) if place % 6 != LEFT_OUT][: options.most]
    lessons = list(read_lessons(reader, taken))
    print(len(taken), "reports", sum(len(lesson.labels) for lesson in lessons), "words", flush=True)
    write_model(learn(lessons), options.model, options.out, version=options.version)


if __name__ == "__main__":
    main()
