"""Teach a second opinion on names from news that a published pipeline has marked: `python -m training.news_names`.

The network's states know the names it was trained on by heart, so a head that learns from them and the same corpora
learns nothing new. Here a small head learns on the same states, which stay as they are, from reports of the open story
sets that the network has never seen; the labels are those of a spaCy pipeline trained on OntoNotes 5, without articles,
possessives and nationalities. The chances it gives are raised to `SHARE` and multiplied with those
of the shipped head (a product of experts: Hinton 2002). The pipeline alone marks the tests worse than the shipped head
does; what helps is that the head has seen the states of words that nobody had taught the network.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.language.model_files import find_model
from crossread.language.name_tags import NAME_TAGS
from crossread.language.tokens import SPACE, Token, split_words
from crossread.language.word_pieces import WordPieces
from training.corpora import read_rows
from training.export import write_manifest
from training.graph import StateReader, attach, open_states
from training.network import WIDTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHARE = 0.5
"""Power of the second opinion; .2 to .7 were tried on dev."""
FLOOR = 1e-3
"""Least chance it gives a tag."""
SETS = {"allsides": 300_000, "ecbplus": 100_000, "gva": 60_000}
"""Words to take of each set of stories, at least."""
MOST_CHARACTERS = 6_000
KINDS = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "EVENT": "MISC", "WORK_OF_ART": "MISC",
    "PRODUCT": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip


class SecondOpinion(nn.Module):
    """Tags of names from the states of a word and its two neighbours."""

    def __init__(self, width: int = 192) -> None:
        super().__init__()
        self.word = nn.Linear(2 * WIDTH, width)
        self.three = nn.Linear(3 * width, width)
        self.tag = nn.Linear(width, len(NAME_TAGS))
        self.drop = nn.Dropout(0.15)

    def forward(self, states: Tensor) -> Tensor:
        """Scores, one row a word."""
        words = self.drop(functional.gelu(self.word(states)))
        none = torch.zeros_like(words[:1])
        three = torch.cat([torch.cat([none, words[:-1]]), words, torch.cat([words[1:], none])], 1)
        return self.tag(self.drop(functional.gelu(self.three(three))))


class Joined(nn.Module):
    """The shipped head's log-chances with the second opinion counted in."""

    def __init__(self, opinion: SecondOpinion) -> None:
        super().__init__()
        self.opinion = opinion

    def forward(self, before: Tensor, after: Tensor, own: Tensor) -> Tensor:
        """Log-chances of the tags, one row a word."""
        chances = functional.softmax(self.opinion(torch.cat([before[0], after[0]], 1)), -1)
        return functional.log_softmax(own + SHARE * torch.log(chances + FLOOR), -1)


def gold_reports(folder: Path) -> frozenset[str]:
    """Ids of the reports that stories with gold and read rows hold."""
    files = [path for pattern in ("*/index.json", "rows*/*.json") for path in folder.glob(pattern)]
    return frozenset(one["id"] for path in files for one in json.loads(path.read_text("utf8"))["reports"])


def pick_news(folder: Path, left_out: frozenset[str]) -> list[str]:
    """Pick reports of the open story sets, none of a story that holds a report of `left_out` (stories with gold)."""
    texts = []
    for name, least in SETS.items():
        rows: list[Any] = read_rows(folder / f"{name}.jsonl")
        shut = {row["cluster"] for row in rows if row["id"] in left_out}
        rows = [row for row in rows if row["cluster"] not in shut and row["text"]]
        random.Random(1).shuffle(rows)
        words = 0
        for row in rows:
            if words > least:
                break
            texts.append(row["text"][:MOST_CHARACTERS])
            words += len(texts[-1].split())
    random.Random(2).shuffle(texts)
    return texts


def mark_names(pipeline: Any, texts: Sequence[Sequence[Token]]) -> Iterator[list[int]]:  # noqa: ANN401 - untyped library
    """Tags of the words of each text in our four kinds, as a pipeline of OntoNotes labels marks them."""
    from spacy.tokens import Doc  # noqa: PLC0415 - training only

    for tokens in texts:
        spaces = [token.gap >= SPACE for token in tokens[1:]] + [False]
        document = pipeline(Doc(pipeline.vocab, words=[token.text for token in tokens], spaces=spaces))
        tags = [0] * len(tokens)
        for name in document.ents:
            if name.label_ not in KINDS:  # amounts, dates; nationalities, which the lists know
                continue
            start = name.start + (len(name) > 1 and name[0].text.lower() in {"a", "an", "the"})
            end = name.end - (name.end - start > 1 and name[-1].text in {"'", "'s", "’", "’s"})
            first = NAME_TAGS.index(f"B-{KINDS[name.label_]}")
            tags[start:end] = [first] + [first + 1] * (end - start - 1)
        yield tags


def learn(states: NDArray[np.float16], tags: Sequence[int], *, passes: int = 3, batch: int = 1024) -> SecondOpinion:
    """Learn the head from words in the order of their texts."""
    torch.manual_seed(0)
    opinion, inputs, wanted = SecondOpinion(), torch.from_numpy(states), torch.tensor(tags)
    starts = range(0, len(wanted) - batch + 1, batch)
    optimiser = torch.optim.AdamW(opinion.parameters(), lr=2e-3, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=passes * len(starts) + 1)
    for number in range(passes):
        sums = 0.0
        for place in torch.randperm(len(starts)).tolist():
            part = slice(starts[place], starts[place] + batch)
            loss = functional.cross_entropy(opinion(inputs[part].float()), wanted[part])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rates.step()
            sums += loss.item()
        print("pass", number + 1, "loss", round(sums / len(starts), 4), flush=True)
    return opinion.eval()


def main() -> None:
    """Read and mark the news, learn the head, and write a model folder."""
    import spacy  # noqa: PLC0415 - training only

    parser = argparse.ArgumentParser(prog="python -m training.news_names", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with stories/")
    parser.add_argument("--pipeline", required=True, help="en_core_web_md, or its folder")
    parser.add_argument("--gold", type=Path, default=Path("bench/gold"), help="whose reports' stories are not read")
    parser.add_argument("--out", type=Path, required=True, help="where the model folder goes")
    parser.add_argument("--model", type=Path, default=find_model().folder, help="what `python -m training all` wrote")
    parser.add_argument("--most", type=int, help="read this many reports only")
    options = parser.parse_args()
    torch.set_num_threads(1)
    news = pick_news(options.data / "stories", gold_reports(options.gold))
    texts = [split_words(text) for text in news[: options.most]]
    texts = [tokens for tokens in texts if tokens]
    plain = options.model / "network.onnx"
    graph = onnx.load(str(plain))
    if any(node.name.startswith("opinion/") for node in graph.graph.node):
        parser.error("that network has a second opinion already: give --model the folder that training wrote")
    network = open_states(graph)
    reader = StateReader(network, WordPieces(options.model / "tokenizer.json"))
    states = np.vstack([reader.states(tokens) for tokens in texts])
    print(len(texts), "reports", len(states), "words", flush=True)
    pipeline = spacy.load(options.pipeline, enable=["tok2vec", "ner"])
    tags = [tag for found in mark_names(pipeline, texts) for tag in found]
    options.out.mkdir(parents=True, exist_ok=True)
    joined = Joined(learn(states, tags))
    attach(joined, plain, options.out / "network.onnx", output="name", prefix="opinion/", own=len(NAME_TAGS))
    for name in ("labels.json", "tokenizer.json"):
        shutil.copy(options.model / name, options.out / name)
    write_manifest(options.out, version="1.1")


if __name__ == "__main__":
    main()
