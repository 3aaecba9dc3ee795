"""Write a trained network as the package's model: ONNX in int8, label sets, tokenizer, manifest with digests."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import Encoder, Network

INPUTS = ("ids", "first", "last", "features", "lists")
OUTPUTS = (
    "upos",
    "xpos",
    "morph",
    "lemma",
    "name",
    "start",
    "clause",
    "roles",
    "arc",
    "link",
    "halfway",
    "label_upper",
    "vector",
)


class SmallTable(nn.Module):
    """An embedding kept as int8 with one scale a row."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weight = table.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("codes", torch.round(weight / scale).to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """Rows of the table in full precision."""
        return self.codes[ids].float() * self.scale[ids]


class Shipped(nn.Module):
    """The network for one window, without batch or padding, with choices made where only the best is needed."""

    def __init__(self, network: Network, *, small_tables: bool) -> None:
        super().__init__()
        self.network = network
        self.label_weight = nn.Parameter(network.label_weight.detach().flatten(1))
        if small_tables:
            encoder: Encoder = network.encoder
            encoder.pieces = SmallTable(encoder.pieces)
            for name in ("prefix", "suffix_short", "suffix_long"):
                setattr(network, name, SmallTable(getattr(network, name)))

    def forward(self, ids: Tensor, first: Tensor, last: Tensor, features: Tensor, lists: Tensor) -> tuple[Tensor, ...]:
        """The outputs in the order of `OUTPUTS`."""
        found = {
            name: value[0]
            for name, value in self.network(*(x[None] for x in (ids, first, last, features, lists))).items()
        }
        best = [found[name].argmax(-1) for name in ("upos", "xpos", "morph", "lemma")]
        roles = torch.cat([functional.softmax(found[name], -1) for name in ("source", "cue", "content")], -1)
        sure = [torch.sigmoid(found[name][:, 0]) for name in ("start", "clause")]
        lower = found["label_lower"]
        lower = torch.cat([lower, torch.ones_like(lower[:, :1])], -1)
        found["halfway"] = lower @ self.label_weight  # in the graph: four times as fast as numpy
        rest = [found[name] for name in OUTPUTS[8:]]
        return (*best, functional.log_softmax(found["name"], -1), *sure, roles, *rest)


def write_onnx(network: Network, file: Path, *, small_tables: bool) -> None:
    """Write the network in full precision (tables of word pieces and affixes in int8 if asked for)."""
    module = Shipped(network.eval(), small_tables=small_tables).eval()
    names: dict[str, Any] = {"input_names": list(INPUTS), "output_names": list(OUTPUTS)}
    example = (
        torch.randint(1_000, 2_000, (24,)), torch.arange(1, 19), torch.arange(2, 20),
        torch.ones(18, 5, dtype=torch.long), torch.zeros(18, 7),
    )  # fmt: skip
    axes = {name: {0: "pieces" if name == "ids" else "words"} for name in INPUTS}
    axes |= {name: {0: "words"} for name in OUTPUTS} | {name: {0: "words", 1: "words_too"} for name in ("arc", "link")}
    torch.onnx.export(module, example, str(file), **names, dynamic_axes=axes, opset_version=17, dynamo=False)


def write_int8(source: Path, file: Path) -> None:
    """Quantise all matrix products with fixed weights: weights per column, inputs per window when it runs."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 - export only
    from onnxruntime.quantization.shape_inference import quant_pre_process  # noqa: PLC0415

    prepared = file.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared),
        str(file),
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    prepared.unlink()


def export(
    checkpoint: Path, labels: Path, encoder_folder: Path, out: Path, *, version: str, full: bool = False
) -> None:
    """Write the model folder from a checkpoint's averaged weights; `full` leaves the matrices in full precision."""
    out.mkdir(parents=True, exist_ok=True)
    state = torch.load(checkpoint, weights_only=False)["average"]
    found = json.loads(labels.read_text("utf8"))
    network = Network({name: len(values) for name, values in found.items()} | {"name": 9})
    network.load_state_dict(state)
    write_onnx(network, out / "network.onnx", small_tables=not full)
    if not full:
        whole = (out / "network.onnx").rename(out / "whole.onnx")
        write_int8(whole, out / "network.onnx")
        whole.unlink()
    shutil.copy(encoder_folder / "tokenizer.json", out / "tokenizer.json")
    (out / "labels.json").write_text(json.dumps(found, ensure_ascii=False) + "\n", "utf8")
    write_manifest(out, version=version)


def write_manifest(out: Path, *, version: str) -> None:
    """Write the digests of the model's files."""
    names = ("labels.json", "network.onnx", "tokenizer.json")
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    manifest = {"name": "crossread-en", "version": version, "licence": "CC-BY-SA-4.0", "sha256": digests}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf8")
