"""The loss of each task, averaged over the words that have a label, and their weighted sum."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.corpora import UNKNOWN
from training.network import Network

WEIGHTS = {
    "upos": 0.3, "xpos": 0.7, "morph": 0.3, "lemma": 0.4, "name": 2.0, "start": 0.5, "clause": 0.3,
    "arc": 1.0, "relation": 0.8, "source": 1.0, "cue": 1.0, "content": 1.0, "link": 0.4, "vector": 4.0,
}  # fmt: skip
SMOOTHING = 0.03


def sum_losses(
    network: Network, found: dict[str, Tensor], batch: dict[str, Tensor], teacher: Tensor | None
) -> tuple[Tensor, dict[str, float]]:
    """Sum the losses of one batch; gives also each task's own value, for the log."""
    parts: dict[str, Tensor] = {}
    for task in ("upos", "xpos", "morph", "lemma", "name", "source", "cue", "content"):
        if (batch[task] >= 0).any():
            smooth = SMOOTHING if task in {"xpos", "upos"} else 0.0
            parts[task] = functional.cross_entropy(
                found[task].float().flatten(0, 1), batch[task].flatten(), ignore_index=UNKNOWN, label_smoothing=smooth
            )
    clause = batch["clause"] >= 0
    if clause.any():
        parts["clause"] = functional.binary_cross_entropy_with_logits(
            found["clause"][..., 0][clause].float(), batch["clause"][clause].float()
        )
    known = (batch["sentence"] >= 0) & batch["words"]
    if known.any():
        begins = torch.ones_like(batch["sentence"])
        begins[:, 1:] = (batch["sentence"][:, 1:] != batch["sentence"][:, :-1]).long()
        parts["start"] = functional.binary_cross_entropy_with_logits(
            found["start"][..., 0][known].float(), begins[known].float()
        )
    parts |= _parse_losses(network, found, batch)
    if (batch["link"] >= 0).any():
        scores = found["link"].float().masked_fill(~batch["words"][:, None, :], -1e4)
        parts["link"] = functional.cross_entropy(scores.flatten(0, 1), batch["link"].flatten(), ignore_index=UNKNOWN)
    if teacher is not None:
        parts["vector"] = _vector_loss(found["vector"].float(), batch, teacher)
    total = sum(WEIGHTS[name] * value for name, value in parts.items())
    assert isinstance(total, Tensor)
    return total, {name: float(value.detach()) for name, value in parts.items()}


def _parse_losses(network: Network, found: dict[str, Tensor], batch: dict[str, Tensor]) -> dict[str, Tensor]:
    has_head = batch["head"] >= 0
    if not has_head.any():
        return {}
    same = batch["sentence"][:, :, None] == batch["sentence"][:, None, :]
    scores = found["arc"].float().masked_fill(~same, -1e4)
    arc = functional.cross_entropy(scores.flatten(0, 1), batch["head"].flatten(), ignore_index=UNKNOWN)
    rows, columns = has_head.nonzero(as_tuple=True)
    heads = batch["head"][rows, columns]
    labels = network.label_scores(
        found["label_lower"][rows, columns].float(), found["label_upper"][rows, heads].float()
    )
    relation = functional.cross_entropy(labels, batch["relation"][rows, columns], ignore_index=UNKNOWN)
    return {"arc": arc, "relation": relation}


def _vector_loss(vectors: Tensor, batch: dict[str, Tensor], teacher: Tensor) -> Tensor:
    """One minus the cosine of each sentence's mean word vector and the teacher's vector of that sentence."""
    rows, sentences = batch["taught"][:, 0], batch["taught"][:, 1]
    inside = (batch["sentence"][rows] == sentences[:, None]).float()
    means = torch.einsum("sn,snd->sd", inside / inside.sum(1, keepdim=True), vectors[rows])
    return (1 - functional.cosine_similarity(means, teacher, dim=-1)).mean()
