"""Train the peer: spaCy's own CNN pipeline on the same treebanks and name corpora, as small models are usually made.

    python -m training.peer --data FOLDER --out FOLDER [--epochs 6]

Width 96, depth 4, no static vectors: the size of en_core_web_sm. `bench` reads it through CROSSREAD_PEER_PIPELINE.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from training.corpora import is_wikigold_dev, read_rows
from training.word_splits import make_tokenizer

SEED = 20_261
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}


def build() -> spacy.language.Language:
    """A blank pipeline with one CNN that all parts listen to."""
    language = spacy.blank("en")
    language.tokenizer = make_tokenizer(language.vocab)
    encoder = {"@architectures": "spacy.HashEmbedCNN.v2", "width": 96, "depth": 4, "embed_size": 2000}
    encoder |= {"window_size": 1, "maxout_pieces": 3, "subword_features": True, "pretrained_vectors": None}
    language.add_pipe("tok2vec", config={"model": encoder})
    language.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    language.add_pipe("morphologizer", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    for name, state in (("parser", "parser"), ("ner", "ner")):
        model = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": state, "extra_state_tokens": False}
        model |= {"hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": LISTENER}
        language.add_pipe(name, config={"model": model})
    return language


def examples(language: spacy.language.Language, data: Path) -> Iterator[Example]:
    """Training sentences; what a corpus does not mark is left open."""
    for name in ("ewt_train", "gumccby_train", "wikigold", "crossner"):
        for index, row in enumerate(read_rows(data / "treebanks" / f"{name}.jsonl")):
            if name == "wikigold" and is_wikigold_dev(index):
                continue
            tags = row["ner"]
            if name == "crossner":
                tags = ["" if tag.endswith("MISC") else tag for tag in tags]
            facts = {"words": row["w"], "spaces": row["sp"], "ents": tags}
            if "h" in row:
                facts |= {"tags": row["x"], "pos": row["u"], "morphs": row["m"], "heads": row["h"], "deps": row["d"]}
                facts["sent_starts"] = [True, *([False] * (len(row["w"]) - 1))]
            reference = Doc(language.vocab, **facts)
            yield Example(Doc(language.vocab, words=row["w"], spaces=row["sp"]), reference)


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(prog="python -m training.peer", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    options = parser.parse_args()
    fix_random_seed(SEED)
    dice = random.Random(SEED)
    language = build()
    found = list(examples(language, options.data))
    optimiser = language.initialize(lambda: dice.sample(found, 3_000))
    began = time.monotonic()
    for epoch in range(options.epochs):
        dice.shuffle(found)
        losses: dict[str, float] = {}
        for batch in minibatch(found, size=64):
            language.update(batch, sgd=optimiser, losses=losses, drop=0.1)
        print(epoch + 1, f"{(time.monotonic() - began) / 60:.1f} min", {name: round(x) for name, x in losses.items()})
        language.to_disk(options.out)


if __name__ == "__main__":
    main()
