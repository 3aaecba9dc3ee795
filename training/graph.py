"""Change a shipped network without training it anew: other weights for some heads, or another head on its states.

All outputs that are not named stay as they are, bit for bit.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, compose, helper, numpy_helper
from torch import Tensor, nn

from crossread.language.passes import Reader
from training.export import write_int8
from training.network import WIDTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from crossread.language.tokens import Token
    from crossread.language.word_pieces import WordPieces

STATES = ("/network/join_norm/LayerNormalization_output_0", "/network/over_words/norm_out/LayerNormalization_output_0")
"""Before and after the layer over words, as the exported graph calls them."""
NAMES = ("before", "after")
_SUFFIX = "/MatMul_quant"


class StateReader(Reader):
    """Reads the states of the words of a text, window after window."""

    def states(self, tokens: list[Token]) -> NDArray[np.float16]:
        """States before and after the layer over words, one row a word."""
        found, begin = [], 0
        while begin < len(tokens):
            end = max(self._window_end(tokens, begin), begin + 1)
            found.append(read_states(self.run(tokens[begin:end])))
            begin = end
        return np.vstack(found)

    def run(self, tokens: list[Token]) -> dict[str, NDArray[np.generic]]:
        """All outputs for one window."""
        return self._run(tokens)

    def window_end(self, tokens: list[Token], begin: int) -> int:
        """Where the window ends that begins at a word."""
        return max(self._window_end(tokens, begin), begin + 1)


class WindowReader(StateReader):
    """Reads a text in the windows in which a report is read, each with what is shown again before it.

    Args:
        network: The opened network, which gives its states (`open_states`).
        pieces: Word pieces of its encoder.
        proper: Number of the tag for proper nouns.
    """

    def __init__(self, network: Any, pieces: WordPieces, *, proper: int) -> None:  # noqa: ANN401 - untyped library
        super().__init__(network, pieces, proper=proper)
        self._kept: list[tuple[Token, NDArray[np.float16]]] = []

    def read_windows(self, tokens: list[Token]) -> list[tuple[int, NDArray[np.float16]]]:
        """The place of the first word of each window, and the window's states."""
        self._kept.clear()
        self.read(tokens)
        place = {token.start: number for number, token in enumerate(tokens)}
        return [(place[first.start], states) for first, states in self._kept]

    def _run(self, tokens: list[Token]) -> dict[str, NDArray[np.generic]]:
        scores = super()._run(tokens)
        self._kept.append((tokens[0], read_states(scores)))
        return scores


def read_states(scores: Mapping[str, NDArray[np.generic]]) -> NDArray[np.float16]:
    """The states of a window's words, before and after the layer over words side by side."""
    return np.hstack([np.asarray(scores[name], np.float16)[0] for name in NAMES])


def add_states(network: Any) -> Any:  # noqa: ANN401 - ONNX ships no types for its messages
    """Make the states before and after the layer over words outputs of a graph."""
    known = {name for node in network.graph.node for name in node.output}
    for name, state in zip(NAMES, STATES, strict=True):
        if name not in known:
            network.graph.node.append(helper.make_node("Identity", [state], [name]))
        network.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "words", WIDTH]))
    return network


def open_states(network: Any) -> Any:  # noqa: ANN401 - as above
    """Open a graph that gives its states too, with products of bytes as exact as where reports are read."""
    import onnxruntime as ort  # noqa: PLC0415 - training only

    options = ort.SessionOptions()
    options.add_session_config_entry("session.x64quantprecision", "1")
    return ort.InferenceSession(add_states(network).SerializeToString(), options)


def attach(
    head: nn.Module, source: Path, out: Path, *, output: str, prefix: str, own: int | None = None, small: bool = False
) -> None:
    """Write a network one output of which another head gives.

    Args:
        head: Takes the states before and after the layer over words, and what the network itself gives where `own` is
            said; gives the new output.
        source: The network as it is.
        out: Where the new one goes.
        output: Name of the output.
        prefix: What the names of the head's nodes begin with.
        own: How many numbers the network itself gives a word; None where the head asks for none of them.
        small: Whether the head's matrices are stored in int8, as those of the network are.
    """
    example = [torch.zeros(1, 4, WIDTH), torch.zeros(1, 4, WIDTH), *([torch.zeros(4, own)] if own else [])]
    inputs = [*NAMES, *(["own"] if own else [])]
    axes = {"before": {1: "words"}, "after": {1: "words"}, "own": {0: "words"}, "found": {0: "words"}}
    with TemporaryDirectory() as folder:
        passing = Path(folder, "head.onnx")
        torch.onnx.export(
            head.eval(), tuple(example), str(passing), input_names=inputs, output_names=["found"],
            dynamic_axes={name: axes[name] for name in (*inputs, "found")}, opset_version=17, dynamo=False,
        )  # fmt: skip
        if small:
            whole = passing.rename(Path(folder, "whole.onnx"))
            write_int8(whole, passing)
        added = compose.add_prefix(onnx.load(str(passing)), prefix)
    network = add_states(onnx.load(str(source)))
    kept = [one.name for one in network.graph.output if one.name not in {*NAMES, output}]
    was = f"{prefix}was"
    _rename(network, output, was)
    added.ir_version = network.ir_version
    del added.opset_import[:]
    added.opset_import.extend(network.opset_import)
    links = [(name, prefix + name) for name in NAMES] + ([(was, f"{prefix}own")] if own else [])
    joined = compose.merge_models(network, added, io_map=links, outputs=[*kept, f"{prefix}found"])
    _rename(joined, f"{prefix}found", output)
    onnx.checker.check_model(joined)
    onnx.save(joined, str(out))


def _rename(network: Any, old: str, new: str) -> None:  # noqa: ANN401 - as above
    """Call an output otherwise."""
    [node] = [node for node in network.graph.node if old in node.output]
    node.output[list(node.output).index(old)] = new
    next(one for one in network.graph.output if one.name == old).name = new


def replace_weights(network: Any, weights: Mapping[str, Tensor]) -> None:  # noqa: ANN401 - as above
    """Put other weights in place of those of some heads: matrices in int8, a scale a column, as they were exported.

    Args:
        network: The graph, changed in place.
        weights: New weights by their name in `training.network.Network`, heads only.
    """
    kept = {one.name: one for one in network.graph.initializer}
    left = set(weights)
    for node in network.graph.node:
        if node.op_type != "MatMulInteger":
            continue
        stem = node.input[1].removesuffix("_quantized")
        place = node.name.removesuffix(_SUFFIX).removeprefix("/network/").replace("/", ".")
        bare = place == "arc" or stem == "label_weight"  # products with a bare matrix, which is not stored transposed
        name = stem if stem == "label_weight" else f"{place}.weight"
        if name not in weights:
            continue
        matrix = weights[name].detach().flatten(1).numpy()
        codes, scale = quantise(matrix if bare else matrix.T)
        _put(kept[node.input[1]], codes)
        _put(kept[f"{stem}_scale"], scale)
        left.discard(name)
    for name in sorted(left):
        _put(kept[f"network.{name}"], weights[name].detach().numpy())


def quantise(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers from -127 to 127 and the scale of each column.

    Example:
        >>> codes, scale = quantise(np.array([[1.0, -2.0], [-0.5, 1.0]], np.float32))
        >>> codes.tolist(), (codes * scale).round(2).tolist()
        ([[127, -127], [-64, 64]], [[1.0, -2.0], [-0.5, 1.01]])
    """
    scale = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / 127
    return np.rint(matrix / scale).astype(np.int8), scale.astype(np.float32)


def _put(stored: Any, values: NDArray[np.generic]) -> None:  # noqa: ANN401 - as above
    if tuple(stored.dims) != values.shape:
        raise ValueError(f"{stored.name} has the shape {tuple(stored.dims)}, not {values.shape}")
    stored.CopyFrom(numpy_helper.from_array(values, stored.name))
