"""The training loop: warm-up, long stable rate, decay; an average of the weights; a checkpoint every few minutes."""

from __future__ import annotations

import copy
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import torch

from crossread.language.name_tags import NAME_TAGS
from training.attributions import read_attributions
from training.corpora import LabelSets, Sentence, read_treebanks
from training.losses import sum_losses
from training.network import Network
from training.scoring import score_network
from training.teacher import teach_vectors
from training.windows import Variation, Window, WordPieces, cut_report, encode_batch, join_sentences, round_up


@dataclass
class Recipe:
    """Everything that decides the outcome of a run."""

    seed: int = 20_261
    steps: int = 4_800
    warmup: int = 150
    decay_share: float = 0.40  # of the steps, at the end
    encoder_rate: float = 1.2e-4
    layer_decay: float = 0.9  # each lower layer learns this much slower
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    pieces_a_batch: int = 1_100  # word pieces, padding included
    average: float = 0.998
    hide_word: float = 0.02
    hide_affix: float = 0.10
    hide_lists: float = 0.25
    attribution_share: float = 0.30  # of the batches
    shares: dict[str, float] = field(
        default_factory=lambda: {"ewt_train": 1.0, "gumccby_train": 1.0, "wikigold_train": 2.0, "crossner": 0.5}
    )
    half_precision: bool = True
    processes: int = 2
    save_every: int = 600


@dataclass
class Material:
    """What a run reads: label sets, sentences, reports with roles, the teacher's vectors."""

    labels: LabelSets
    corpora: dict[str, list[Sentence]]
    reports: list[Sentence]
    held_out: list[Sentence]
    teacher: torch.Tensor


class Stream:
    """Endless batches: sentence corpora and reports in fixed shares, windows of like length together."""

    def __init__(
        self, corpora: dict[str, list[Sentence]], reports: list[Sentence], recipe: Recipe, pieces: WordPieces
    ) -> None:
        self._corpora, self._reports, self._recipe, self._pieces = corpora, reports, recipe, pieces
        self.dice = random.Random(recipe.seed)
        self.passes = {"sentences": 0, "reports": 0}

    def _sentence_windows(self) -> list[Window]:
        windows: list[Window] = []
        for name, share in self._recipe.shares.items():
            for part in [1.0] * int(share) + [share % 1]:
                found = join_sentences(self._corpora[name], Variation(), self.dice) if part else []
                windows += found if part == 1 else self.dice.sample(found, int(part * len(found)))
        self.passes["sentences"] += 1
        return windows

    def _report_windows(self) -> list[Window]:
        self.passes["reports"] += 1
        return [window for report in self._reports for window in cut_report(report, self.dice)]

    def _batches(self, windows: list[Window]) -> list[list[Window]]:
        """Windows of like width together; few shapes, since each new one costs the kernels a compilation."""
        buckets: dict[int, list[Window]] = defaultdict(list)
        for window in windows:
            buckets[round_up(2 + sum(len(self._pieces(word)) for word in window.words))].append(window)
        batches: list[list[Window]] = []
        for width, found in sorted(buckets.items()):
            size = max(1, self._recipe.pieces_a_batch // width)
            self.dice.shuffle(found)
            batches += [found[i : i + size] for i in range(0, len(found), size)]
        self.dice.shuffle(batches)
        return batches

    def __iter__(self) -> Iterator[list[Window]]:
        queues: dict[str, list[list[Window]]] = {"sentences": [], "reports": []}
        while True:
            kind = "reports" if self._reports and self.dice.random() < self._recipe.attribution_share else "sentences"
            if not queues[kind]:
                queues[kind] = self._batches(self._report_windows() if kind == "reports" else self._sentence_windows())
            yield queues[kind].pop()


def to_tensors(
    windows: list[Window], pieces: WordPieces, dice: random.Random, recipe: Recipe | None
) -> dict[str, torch.Tensor]:
    """Encode a batch; without a recipe nothing is hidden."""
    hidden = (
        {}
        if recipe is None
        else {"hide_word": recipe.hide_word, "hide_affix": recipe.hide_affix, "hide_lists": recipe.hide_lists}
    )
    batch = {name: torch.from_numpy(value) for name, value in encode_batch(windows, pieces, dice, **hidden).items()}
    taught = [
        (row, number, key) for row, window in enumerate(windows) for number, key in enumerate(window.keys) if key >= 0
    ]
    batch["taught"] = torch.tensor(taught, dtype=torch.long).reshape(-1, 3)
    return batch


def group_parameters(network: Network, recipe: Recipe) -> list[dict]:
    """Slower rates for lower layers; the table of word pieces stays as it is."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = defaultdict(list)
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = recipe.head_rate
        if name.startswith("encoder."):
            depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0
            rate = recipe.encoder_rate * recipe.layer_decay ** (6 - depth)
        groups[rate, recipe.weight_decay if parameter.dim() > 1 else 0.0].append(parameter)
    return [
        {"params": found, "lr": rate, "peak": rate, "weight_decay": decay} for (rate, decay), found in groups.items()
    ]


class Average:
    """An exponential average of the weights, which is what is scored and shipped."""

    def __init__(self, network: Network, keep: float) -> None:
        self.network, self.keep, self.count = copy.deepcopy(network).eval(), keep, 0

    @torch.no_grad()
    def update(self, network: Network) -> None:
        """Take in the present weights; young averages forget faster."""
        self.count += 1
        keep = min(self.keep, (1 + self.count) / (10 + self.count))
        own = [p for p in self.network.parameters() if p.requires_grad]
        new = [p for p in network.parameters() if p.requires_grad]
        torch._foreach_lerp_(own, [p.detach() for p in new], 1 - keep)


@dataclass
class Shared:
    """What the training processes hold in common: weights, their average, and counts of steps and words."""

    network: Network
    average: Average
    counts: torch.Tensor

    def share(self, optimiser: torch.optim.AdamW) -> None:
        """Move weights, optimiser state and counts into shared memory."""
        self.network.share_memory()
        self.counts.share_memory_()
        for state in optimiser.state.values():
            for value in state.values():
                value.share_memory_()


def rate_at(step: int, recipe: Recipe) -> float:
    """Share of the peak rate at a step."""
    if step < recipe.warmup:
        return (step + 1) / recipe.warmup
    left = (recipe.steps - step) / max(1, int(recipe.steps * recipe.decay_share))
    return max(0.02, min(1.0, left))


def prepare(data: Path, encoder_folder: Path, out: Path) -> Material:
    """Read the corpora and the teacher's vectors once; kept in a file beside the runs."""
    cache = out.parent / "material.pt"
    if cache.exists():
        return torch.load(cache, weights_only=False)
    labels, corpora = read_treebanks(data / "treebanks")
    polnear = data / "quotes" / "polnear.jsonl"
    teacher = teach_vectors(corpora, encoder_folder, out.parent / "teacher.pt")
    material = Material(
        labels, corpora, read_attributions(polnear, "train"), read_attributions(polnear, "dev"), teacher
    )
    torch.save(material, cache)
    return material


def train(data: Path, encoder_folder: Path, out: Path, recipe: Recipe, *, resume: Path | None = None) -> None:
    """Train with one process a core on weights that they share, and write checkpoints and the learning curve to `out`.

    The processes step on the same weights without waiting for each other (Niu et al. 2011, "Hogwild"): on a machine
    whose cores are shared with other work this makes twice the steps of one process with two threads. The price is
    that two runs with one seed agree in their scores but not in every bit.
    """
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    material = prepare(data, encoder_folder, out)
    labels = material.labels
    sizes = {name: len(getattr(labels, name)) for name in LabelSets.__slots__} | {"name": len(NAME_TAGS)}
    (out / "labels.json").write_text(json.dumps(asdict(labels)), "utf8")
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1), "utf8")
    network = Network(sizes)
    network.encoder.load(encoder_folder / "model.safetensors")
    shared = Shared(network, Average(network, recipe.average), torch.zeros(2, dtype=torch.long))
    optimiser = make_optimiser(network, recipe)
    if resume is not None:
        state = torch.load(resume, weights_only=False)
        restart = state["step"] >= state["recipe"]["steps"]
        network.load_state_dict(state["average" if restart else "network"])
        shared.average.network.load_state_dict(state["average"])
        if not restart:
            optimiser.load_state_dict(state["optimiser"])
            shared.counts[0], shared.average.count = state["step"], state["step"]
    shared.share(optimiser)
    context = torch.multiprocessing.get_context("fork")
    others = [
        context.Process(target=work, args=(rank, shared, optimiser, material, encoder_folder, out, recipe))
        for rank in range(1, recipe.processes)
    ]
    for other in others:
        other.start()
    work(0, shared, optimiser, material, encoder_folder, out, recipe)
    for other in others:
        other.join()


def make_optimiser(network: Network, recipe: Recipe) -> torch.optim.AdamW:
    """AdamW whose state exists from the start, so that processes can share it."""
    optimiser = torch.optim.AdamW(group_parameters(network, recipe), betas=(0.9, 0.98), fused=True)
    for group in optimiser.param_groups:
        for parameter in group["params"]:
            optimiser.state[parameter] = {
                "step": torch.zeros(()),
                "exp_avg": torch.zeros_like(parameter),
                "exp_avg_sq": torch.zeros_like(parameter),
            }
    return optimiser


def work(  # noqa: PLR0917 - passed by place to a new process
    rank: int,
    shared: Shared,
    optimiser: torch.optim.AdamW,
    material: Material,
    encoder_folder: Path,
    out: Path,
    recipe: Recipe,
) -> None:
    """Step on the shared weights until the steps are done; process 0 also averages, logs, scores and saves."""
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed + 1_000 * rank + int(shared.counts[0]))
    pieces = WordPieces(str(encoder_folder / "tokenizer.json"))
    stream = Stream(material.corpora, material.reports, recipe, pieces)
    stream.dice.seed(recipe.seed + 1_000 * rank + int(shared.counts[0]))
    network, counts = shared.network, shared.counts
    began, sums = time.monotonic(), defaultdict(list)
    reported = saved = int(counts[0])
    first = reported
    network.train()
    for windows in stream:
        step = int(counts[0])
        if step >= recipe.steps:
            break
        batch = to_tensors(windows, pieces, stream.dice, recipe)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=recipe.half_precision):
            found = network(
                batch["ids"], batch["first"], batch["last"], batch["features"], batch["lists"], batch["words"]
            )
        teacher = material.teacher[batch["taught"][:, 2]] if len(batch["taught"]) else None
        loss, parts = sum_losses(network, found, batch, teacher)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        for group in optimiser.param_groups:
            group["lr"] = group["peak"] * rate_at(step, recipe)
        optimiser.step()
        counts[0] += 1
        counts[1] += int(batch["words"].sum())
        if rank:
            continue
        shared.average.update(network)
        for name, value in parts.items():
            sums[name].append(value)
        step = int(counts[0])
        minutes = (time.monotonic() - began) / 60
        if step - reported >= 100:
            reported = step
            row = {
                "step": step,
                "words": int(counts[1]),
                "minutes": round(minutes, 1),
                "loss": {n: round(float(np.mean(v)), 4) for n, v in sums.items()},
            }
            print(row, stream.passes, f"{(step - first) / minutes:.0f} steps/min", flush=True)
            log_row(out / "curve.jsonl", row)
            sums.clear()
        if step - saved >= recipe.save_every:
            saved = step
            save(shared, optimiser, recipe, out / "last.pt")
            score_and_log(shared, material, pieces, out, minutes, quick=True)
            network.train()
    if not rank:
        save(shared, optimiser, recipe, out / "last.pt")
        score_and_log(shared, material, pieces, out, (time.monotonic() - began) / 60, quick=False)


def save(shared: Shared, optimiser: torch.optim.AdamW, recipe: Recipe, file: Path) -> None:
    """Save what is needed to go on, in one step."""
    state = {
        "network": shared.network.state_dict(),
        "average": shared.average.network.state_dict(),
        "optimiser": optimiser.state_dict(),
        "step": int(shared.counts[0]),
        "words": int(shared.counts[1]),
        "recipe": asdict(recipe),
    }
    torch.save(state, file.with_suffix(".tmp"))
    file.with_suffix(".tmp").replace(file)


def score_and_log(
    shared: Shared, material: Material, pieces: WordPieces, out: Path, minutes: float, *, quick: bool
) -> None:
    """Score the averaged weights on the held-out sentences."""
    scores = score_network(shared.average.network, material.corpora, material.held_out, pieces, quick=quick)
    row = {
        "step": int(shared.counts[0]),
        "words": int(shared.counts[1]),
        "minutes": round(minutes, 1),
        "quick": quick,
        "dev": scores,
    }
    print(row, flush=True)
    log_row(out / "curve.jsonl", row)


def log_row(file: Path, row: dict) -> None:
    """Add a line to the learning curve."""
    with file.open("a", encoding="utf8") as curve:
        curve.write(json.dumps(row) + "\n")
