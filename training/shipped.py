"""Read the weights of a shipped network back out of its ONNX file, so that training can go on where no checkpoint is.

The matrices come back as int8 left them; read in full precision they give what the shipped network gives, within what
the quantised inputs of its products cost.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.network import LABEL, LAYERS, Network

_TABLES = ("encoder.pieces", "prefix", "suffix_short", "suffix_long")
_SUFFIX = "/MatMul_quant"


def read_network(folder: Path) -> Network:
    """Read the network of a model folder.

    Args:
        folder: A folder that `python -m training export` wrote, in int8.
    """
    labels = json.loads((folder / "labels.json").read_text("utf8"))
    network = Network({name: len(values) for name, values in labels.items()} | {"name": 9})
    network.load_state_dict(read_weights(folder / "network.onnx", len(labels["relation"])))
    return network


def read_weights(file: Path, relations: int) -> dict[str, Tensor]:
    """Read the weights by the names they have in `training.network.Network`."""
    import onnx  # noqa: PLC0415 - training only
    from onnx import numpy_helper  # noqa: PLC0415

    graph = onnx.load(str(file)).graph
    kept = {one.name: np.array(numpy_helper.to_array(one)) for one in graph.initializer}
    found = {
        name.removeprefix("network."): value
        for name, value in kept.items()
        if name.startswith("network.") and name.endswith((".weight", ".bias", ".kind"))
    }
    for name in _TABLES:
        found[f"{name}.weight"] = kept[f"network.{name}.codes"].astype(np.float32) * kept[f"network.{name}.scale"]
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.name.startswith("/"):  # those of heads put in later have a prefix
            stem = node.input[1].removesuffix("_quantized")
            matrix = (kept[node.input[1]].astype(np.float32) - kept[node.input[3]]) * kept[f"{stem}_scale"]
            name = node.name.removesuffix(_SUFFIX).replace("/network/", "").replace("/", ".")
            plain = name in {"arc", "link"}  # products with a bare matrix, which is not stored transposed
            found[f"{name}.weight" if name else "label_weight"] = matrix if plain or not name else matrix.T
    found["label_weight"] = found["label_weight"].reshape(LABEL + 1, relations, LABEL + 1)
    shares = sorted((name for name in kept if name.startswith("onnx::Mul_") and not kept[name].shape), key=_number)
    found["mix"] = np.log(np.array([kept[name] for name in shares[: LAYERS + 1]], np.float32))
    return {name: torch.from_numpy(np.ascontiguousarray(value, np.float32)) for name, value in found.items()}


def _number(name: str) -> int:
    return int(name.rsplit("_", 1)[1])
