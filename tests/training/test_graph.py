"""Heads of a shipped network can be changed without touching what else it gives. Needs what training needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from crossread.language.model_files import find_model
from crossread.language.passes import Reader
from crossread.language.tokens import split_words
from crossread.language.word_pieces import WordPieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

onnx = pytest.importorskip("onnx")
ort = pytest.importorskip("onnxruntime")
torch = pytest.importorskip("torch")
graph = pytest.importorskip("training.graph")  # by name: not where types are checked
shipped = pytest.importorskip("training.shipped")
WIDTH = pytest.importorskip("training.network").WIDTH
TEXT = "Osk closed the bridge on Monday. Nobody in Keldia was told why it had been shut"


def read(network: Any) -> dict[str, NDArray[np.generic]]:  # noqa: ANN401 - untyped library
    """All outputs for one window."""
    pieces = WordPieces(find_model().folder / "tokenizer.json")
    return Reader(network, pieces)._run(split_words(TEXT))


def opened(file: Path) -> Any:  # noqa: ANN401 - untyped library
    """A network opened as training opens it."""
    return ort.InferenceSession(str(file), providers=["CPUExecutionProvider"])


def stored(network: Any) -> dict[str, NDArray[np.generic]]:  # noqa: ANN401 - untyped library
    """All numbers a graph holds."""
    return {one.name: onnx.numpy_helper.to_array(one) for one in network.graph.initializer}


def changes(old: dict[str, NDArray[np.generic]], new: dict[str, NDArray[np.generic]]) -> list[str]:
    """Names of what is not the same."""
    assert old.keys() == new.keys()
    return [name for name in old if not np.array_equal(old[name], new[name])]


def test_weights_read_back_and_put_again_are_the_same() -> None:
    """The matrices of the heads of trees, read in full precision, give the very numbers that were stored."""
    folder = find_model().folder
    heads = ("arc.", "label_")
    weights = {name: one for name, one in shipped.read_network(folder).state_dict().items() if name.startswith(heads)}
    network = onnx.load(str(folder / "network.onnx"))
    before = stored(network)
    graph.replace_weights(network, weights)
    assert changes(before, stored(network)) == []

    weights["arc.weight"] = -weights["arc.weight"]
    graph.replace_weights(network, weights)
    assert changes(before, stored(network)) == ["network.arc.weight_quantized"]


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_head_changes_its_output_alone(tmp_path: Path, *, small: bool) -> None:
    """A head that gives one half everywhere takes the place of sentence starts; all else is the same bit for bit."""

    class Half(torch.nn.Module):  # type: ignore[misc, name-defined]
        """Half a chance, from the states."""

        def __init__(self) -> None:
            super().__init__()
            self.out = torch.nn.Linear(2 * WIDTH, 1)
            torch.nn.init.zeros_(self.out.weight)
            torch.nn.init.zeros_(self.out.bias)

        def forward(self, before: Any, after: Any) -> Any:  # noqa: ANN401
            """One chance a word."""
            return torch.sigmoid(self.out(torch.cat([before[0], after[0]], 1)))[:, 0]

    source = find_model().folder / "network.onnx"
    graph.attach(Half(), source, tmp_path / "network.onnx", output="start", prefix="half/", small=small)
    old, new = read(opened(source)), read(opened(tmp_path / "network.onnx"))
    assert changes(old, new) == ["start"]
    assert new["start"].tolist() == [0.5] * len(split_words(TEXT))
