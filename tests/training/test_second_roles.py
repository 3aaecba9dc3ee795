"""A second opinion on roles reads the windows of a report and is counted in. Needs what training needs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from crossread.language.model_files import find_model
from crossread.language.tokens import split_words
from crossread.language.word_pieces import WordPieces

onnx = pytest.importorskip("onnx")
ort = pytest.importorskip("onnxruntime")
torch = pytest.importorskip("torch")
graph = pytest.importorskip("training.graph")  # by name: not where types are checked
second_roles = pytest.importorskip("training.second_roles")
WIDTH = pytest.importorskip("training.network").WIDTH
SENTENCES = ("Osk closed the bridge on Monday.", "Nobody in Keldia was told, warden Edda Vance said.")
OWN = [[0.9, 0.05, 0.05, 0.2, 0.7, 0.1, 1.0, 0.0, 0.0]]


def opened_windows() -> Any:  # noqa: ANN401 - no types where training is not installed
    """A reader of the shipped network that keeps the states of windows."""
    model = find_model()
    network = graph.open_states(onnx.load(str(model.folder / "network.onnx")))
    pieces = WordPieces(model.folder / "tokenizer.json")
    return graph.WindowReader(network, pieces, proper=model.labels.upos.index("PROPN"))


def test_windows_are_those_in_which_a_report_is_read() -> None:
    """Windows follow each other without a gap, each with the sentence before it, and give what one run gives."""
    reader = opened_windows()
    tokens = split_words(" ".join(SENTENCES[number % 2] for number in range(40)))
    windows = reader.read_windows(tokens)
    ends = [first + len(states) for first, states in windows]
    assert len(windows) > 1
    assert windows[0][0] == 0
    assert ends[-1] == len(tokens)
    assert all(first < end for (first, _), end in zip(windows[1:], ends, strict=False))  # something is shown again
    first, states = windows[1]
    alone = graph.read_states(reader.run(tokens[first : first + len(states)]))
    assert np.array_equal(states, alone)


def test_an_opinion_of_nothing_leaves_the_order_and_a_sure_one_decides() -> None:
    """Equal chances keep the network's order of each role; a second opinion that is sure wins over a weak first one."""
    opinion = second_roles.RoleOpinion()
    torch.nn.init.zeros_(opinion.out.weight)
    torch.nn.init.zeros_(opinion.out.bias)
    joined = second_roles.JoinedRoles(opinion).eval()
    states, own = torch.zeros(1, 1, WIDTH), torch.tensor(OWN)
    mixed = joined(states, states, own).view(3, 3)
    assert mixed.sum(-1).tolist() == pytest.approx([1.0] * 3)
    assert mixed.argmax(-1).tolist() == [0, 1, 0]
    with torch.no_grad():
        opinion.out.bias[1] = 12.0  # a source begins
    assert joined(states, states, own).view(3, 3).argmax(-1).tolist() == [1, 1, 0]


def test_padding_changes_nothing() -> None:
    """A window gives the same scores alone and beside a longer one, so that windows may be learnt from together."""
    torch.manual_seed(0)
    opinion = second_roles.RoleOpinion().eval()
    short, long = torch.randn(5, 2 * WIDTH), torch.randn(9, 2 * WIDTH)
    both = torch.nn.utils.rnn.pad_sequence([short, long], batch_first=True)
    real = torch.arange(9)[None] < torch.tensor([[5], [9]])
    assert torch.allclose(opinion(both, real)[0, :5], opinion(short[None])[0], atol=1e-5)
