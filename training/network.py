"""The network: the encoder of all-MiniLM-L6-v2, word features, one layer over words, and a head for each task.

Encoder weights: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0). Parser: Dozat and Manning 2017, with the root as
an arc of a word to itself, so that a window may hold several sentences.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.language.word_features import GAPS, PREFIX_BUCKETS, SHAPES, SUFFIX_BUCKETS
from crossread.language.word_lists import LIST_NAMES

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
ARC, LABEL, LINK = 256, 64, 96


class EncoderLayer(nn.Module):
    """One post-norm transformer layer of BERT."""

    def __init__(self, width: int = WIDTH, inner: int = INNER, heads: int = HEADS, drop: float = 0.1) -> None:
        super().__init__()
        self.heads = heads
        self.joint = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm_out = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """States after the layer; `mask` is True where a state may be looked at."""
        size, length, width = states.shape
        joint = self.joint(states).view(size, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(
            joint[0], joint[1], joint[2], attn_mask=mask
        )  # dropout here is slow
        mixed = mixed.transpose(1, 2).reshape(size, length, width)
        states = self.norm(states + self.drop(self.out(mixed)))
        return self.norm_out(states + self.drop(self.down(functional.gelu(self.up(states)))))


class Encoder(nn.Module):
    """BERT of six layers; returns the states after the embedding and after each layer."""

    def __init__(self, vocabulary: int = 30_522) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.pieces.requires_grad_(requires_grad=False)  # stays as it is: half of all weights
        self.positions = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(EncoderLayer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, mask: Tensor | None) -> list[Tensor]:
        """States after the embedding and after each layer."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.drop(self.norm(self.pieces(ids) + self.positions(places) + self.kind))
        found = [states]
        for layer in self.layers:
            states = layer(states, mask)
            found.append(states)
        return found

    def load(self, file: Path) -> None:
        """Load the weights of a Hugging Face BERT file."""
        from safetensors.torch import load_file  # noqa: PLC0415 - training only

        raw = {name.removeprefix("bert."): value for name, value in load_file(file).items()}
        own = {
            "pieces.weight": raw["embeddings.word_embeddings.weight"],
            "positions.weight": raw["embeddings.position_embeddings.weight"],
            "kind": raw["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": raw["embeddings.LayerNorm.weight"],
            "norm.bias": raw["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            for part in ("weight", "bias"):
                stem = f"encoder.layer.{i}"
                own[f"layers.{i}.joint.{part}"] = torch.cat(
                    [raw[f"{stem}.attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                )
                own[f"layers.{i}.out.{part}"] = raw[f"{stem}.attention.output.dense.{part}"]
                own[f"layers.{i}.norm.{part}"] = raw[f"{stem}.attention.output.LayerNorm.{part}"]
                own[f"layers.{i}.up.{part}"] = raw[f"{stem}.intermediate.dense.{part}"]
                own[f"layers.{i}.down.{part}"] = raw[f"{stem}.output.dense.{part}"]
                own[f"layers.{i}.norm_out.{part}"] = raw[f"{stem}.output.LayerNorm.{part}"]
        self.load_state_dict(own)


class Tagger(nn.Module):
    """A small layer of its own, then one linear output a task."""

    def __init__(self, sizes: dict[str, int], width: int = 256) -> None:
        super().__init__()
        self.names, self.sizes = list(sizes), list(sizes.values())
        self.hidden = nn.Linear(WIDTH, width)
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(width, sum(self.sizes))

    def forward(self, words: Tensor) -> dict[str, Tensor]:
        """Scores by task."""
        scores = self.out(self.drop(functional.gelu(self.hidden(words))))
        return dict(zip(self.names, scores.split(self.sizes, dim=-1), strict=True))


class Biaffine(nn.Module):
    """Scores of word pairs: how well word j serves as the head of word i."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.lower, self.upper = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.weight = nn.Parameter(torch.zeros(width, width))
        self.bias = nn.Parameter(torch.zeros(width))
        nn.init.xavier_uniform_(self.weight)
        self.drop = nn.Dropout(0.2)

    def forward(self, words: Tensor) -> Tensor:
        """Scores of all pairs: word i below word j."""
        lower = self.drop(functional.gelu(self.lower(words)))
        upper = self.drop(functional.gelu(self.upper(words)))
        return (lower @ self.weight + self.bias) @ upper.transpose(1, 2)


class Network(nn.Module):
    """One forward pass gives every task's scores for each word of a window."""

    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.shape = nn.Embedding(len(SHAPES), 32)
        self.gap = nn.Embedding(len(GAPS), 16)
        self.prefix = nn.Embedding(PREFIX_BUCKETS, 24)
        self.suffix_short = nn.Embedding(SUFFIX_BUCKETS, 24)
        self.suffix_long = nn.Embedding(SUFFIX_BUCKETS, 32)
        self.lists = nn.Linear(len(LIST_NAMES), 16)
        self.join = nn.Linear(2 * WIDTH + 144, WIDTH)
        self.join_norm = nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(0.1)
        self.over_words = EncoderLayer(inner=768, heads=6)
        grammar = {name: sizes[name] for name in ("upos", "xpos", "morph", "lemma")}
        self.grammar = Tagger({**grammar, "start": 1, "clause": 1}, width=320)
        self.names = Tagger({"name": sizes["name"]}, width=192)
        self.roles = Tagger({"source": 3, "cue": 3, "content": 3}, width=192)
        self.arc, self.link = Biaffine(ARC), Biaffine(LINK)
        self.label_lower, self.label_upper = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.label_weight = nn.Parameter(torch.zeros(LABEL + 1, sizes["relation"], LABEL + 1))
        nn.init.normal_(self.label_weight, std=0.05)
        self.vector = nn.Linear(WIDTH, WIDTH)
        with torch.no_grad():
            self.vector.weight.copy_(torch.eye(WIDTH))
            self.vector.bias.zero_()

    def represent(  # noqa: PLR0917 - ONNX knows inputs by place
        self, ids: Tensor, mask: Tensor | None, first: Tensor, last: Tensor, features: Tensor, lists: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Word states for the heads, and the top encoder states of each word for the sentence vector."""
        states = self.encoder(ids, mask)
        share = torch.softmax(self.mix, dim=0)
        mixed = sum(share[i] * state for i, state in enumerate(states))
        parts = [_pick(mixed, first), _pick(mixed, last)]
        tables = (self.shape, self.prefix, self.suffix_short, self.suffix_long, self.gap)
        parts += [table(features[..., i]) for i, table in enumerate(tables)]
        parts.append(functional.gelu(self.lists(lists)))
        words = self.join_norm(self.join(self.drop(torch.cat([part.float() for part in parts], dim=-1))))
        top = states[-1]
        return words, (_pick(top, first) + _pick(top, last)) / 2

    def forward(  # noqa: PLR0917 - ONNX knows inputs by place
        self, ids: Tensor, first: Tensor, last: Tensor, features: Tensor, lists: Tensor, words: Tensor | None = None
    ) -> dict[str, Tensor]:
        """Scores of every task; `words` says which word positions are real (None: all, and no padding in `ids`)."""
        piece_mask = None if words is None else (ids != 0)[:, None, None, :]
        word_mask = None if words is None else words[:, None, None, :]
        states, top = self.represent(ids, piece_mask, first, last, features, lists)
        states = self.drop(self.over_words(states, word_mask))
        found = {**self.grammar(states), **self.names(states), **self.roles(states)}
        found["arc"], found["link"] = self.arc(states), self.link(states)
        found["label_lower"] = functional.gelu(self.label_lower(states))
        found["label_upper"] = functional.gelu(self.label_upper(states))
        found["vector"] = self.vector(top)
        return found

    def label_scores(self, lower: Tensor, upper: Tensor) -> Tensor:
        """Relation scores of words with their heads' states already picked."""
        one = torch.ones_like(lower[..., :1])
        return torch.einsum(
            "...d,dlk,...k->...l", torch.cat([lower, one], -1), self.label_weight, torch.cat([upper, one], -1)
        )


def _pick(states: Tensor, places: Tensor) -> Tensor:
    return torch.gather(states, 1, places[..., None].expand(-1, -1, states.shape[-1]))
