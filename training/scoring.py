"""Score a network in training on the held-out sentences: gold words, gold sentence borders, greedy decoding.

These are the figures of the learning curve. The figures of the shipped engine, from raw text, are those of `bench`.
"""

from __future__ import annotations

import random

import numpy as np
import torch

from crossread.language.name_tags import NAME_TAGS
from training.corpora import Sentence
from training.network import Network
from training.windows import POINTERS, START, WORD_LABELS, Window, WordPieces, cut_report, encode_batch


def read_spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Read spans from BIO tags; an I that follows nothing of its kind begins a span."""
    spans, start, kind = set(), 0, ""
    for position, tag in enumerate([*tags, "O"]):
        if kind and (tag[0] != "I" or tag[2:] != kind):
            spans.add((start, position, kind))
            kind = ""
        if tag[0] == "B" or (tag[0] == "I" and not kind):
            start, kind = position, tag[2:]
    return spans


def f_score(right: int, found: int, wanted: int) -> float:
    """F1 in per cent."""
    return round(float(200 * right / max(1, found + wanted)), 2)


def one_sentence(sentence: Sentence) -> Window:
    """A window of one sentence as it stands."""
    empty = [-100] * len(sentence.words)
    labels = {name: sentence.labels.get(name, empty) for name in (*WORD_LABELS, *POINTERS)}
    return Window(sentence.words, [START, *sentence.gaps[1:]], labels, [0] * len(sentence.words), [-1])


@torch.no_grad()
def _run(network: Network, windows: list[Window], pieces: WordPieces, *, budget: int = 3_000):  # noqa: ANN202 - pairs of window and scores
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].words))
    dice = random.Random(0)
    while order:
        size = max(1, budget // max(1, len(windows[order[-1]].words)))
        chosen, order = order[-size:], order[:-size]
        batch = {k: torch.from_numpy(v) for k, v in encode_batch([windows[i] for i in chosen], pieces, dice).items()}
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = network(
                batch["ids"], batch["first"], batch["last"], batch["features"], batch["lists"], batch["words"]
            )
        yield [windows[i] for i in chosen], {k: v.float() for k, v in found.items()}, batch


def score_network(
    network: Network,
    corpora: dict[str, list[Sentence]],
    reports: list[Sentence],
    pieces: WordPieces,
    *,
    quick: bool,
) -> dict[str, float]:
    """Scores in per cent on dev (EWT + GUM), the WikiGold dev split and the attribution dev reports."""
    network.eval()
    scores = _score_grammar(network, [one_sentence(s) for s in corpora["dev"]][:: 3 if quick else 1], pieces)
    scores |= {"wikigold": _score_names(network, [one_sentence(s) for s in corpora["wikigold_dev"]], pieces)["name"]}
    dice = random.Random(1)
    windows = [w for report in reports[:: 3 if quick else 1] for w in cut_report(report, dice)]
    return scores | _score_roles(network, windows, pieces)


def _score_grammar(network: Network, windows: list[Window], pieces: WordPieces) -> dict[str, float]:
    right = dict.fromkeys(("upos", "xpos", "morph", "lemma", "uas", "las"), 0)
    words = 0
    tally: dict[str, list[int]] = {}
    for chosen, found, batch in _run(network, windows, pieces):
        arcs = found["arc"].masked_fill(~batch["words"][:, None, :], -1e4).argmax(-1)
        upper = torch.gather(found["label_upper"], 1, arcs[..., None].expand(-1, -1, found["label_upper"].shape[-1]))
        relations = network.label_scores(found["label_lower"], upper).argmax(-1)
        mask = batch["words"]
        words += int(mask.sum())
        for name in ("upos", "xpos", "morph", "lemma"):
            right[name] += int(((found[name].argmax(-1) == batch[name]) & mask).sum())
        good = (arcs == batch["head"]) & mask
        right["uas"] += int(good.sum())
        right["las"] += int((good & (relations == batch["relation"])).sum())
        _tally_names(chosen, found["name"], tally)
    return {name: round(100 * n / words, 2) for name, n in right.items()} | _name_scores(tally)


def _tally_names(windows: list[Window], scores: torch.Tensor, tally: dict[str, list[int]]) -> None:
    best = scores.argmax(-1).numpy()
    for row, window in enumerate(windows):
        guessed = read_spans([NAME_TAGS[i] for i in best[row, : len(window.words)]])
        wanted = read_spans([NAME_TAGS[i] for i in window.labels["name"]])
        for spans, column in ((guessed & wanted, 0), (guessed, 1), (wanted, 2)):
            for _, _, kind in spans:
                tally.setdefault(kind, [0, 0, 0])[column] += 1


def _name_scores(tally: dict[str, list[int]]) -> dict[str, float]:
    total = np.sum(list(tally.values()), axis=0)
    return {"name": f_score(*total)} | {kind: f_score(*counts) for kind, counts in sorted(tally.items())}


def _score_names(network: Network, windows: list[Window], pieces: WordPieces) -> dict[str, float]:
    tally: dict[str, list[int]] = {}
    for chosen, found, _ in _run(network, windows, pieces):
        _tally_names(chosen, found["name"], tally)
    return _name_scores(tally)


def _score_roles(network: Network, windows: list[Window], pieces: WordPieces) -> dict[str, float]:
    tally = {name: [0, 0, 0] for name in ("source", "cue", "content")}
    overlap = [0, 0, 0]
    linked = [0, 0]
    for chosen, found, batch in _run(network, windows, pieces):
        for name, counts in tally.items():
            best = found[name].argmax(-1)
            for row, window in enumerate(chosen):
                marks = ["O", "B-x", "I-x"]
                guessed = read_spans([marks[i] for i in best[row, : len(window.words)].tolist()])
                wanted = read_spans([marks[i] for i in window.labels[name]])
                counts[0] += len(guessed & wanted)
                counts[1] += len(guessed)
                counts[2] += len(wanted)
            if name == "content":
                inside, gold = (best > 0) & batch["words"], batch["content"] > 0
                overlap[0] += int((inside & gold).sum())
                overlap[1] += int(inside.sum())
                overlap[2] += int(gold.sum())
        arcs = found["link"].masked_fill(~batch["words"][:, None, :], -1e4).argmax(-1)
        known = batch["link"] >= 0
        linked[0] += int((arcs == batch["link"])[known].sum())
        linked[1] += int(known.sum())
    scores = {name: f_score(*counts) for name, counts in tally.items()}
    return scores | {"content_words": f_score(*overlap), "link": round(100 * linked[0] / max(1, linked[1]), 2)}
