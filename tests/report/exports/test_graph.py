"""The graphs, read back by networkx."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from crossread.report.exports import export
from crossread.store import Workspace


def graphs(linked: Path, folder: Path, form: str) -> dict[str, Any]:
    """Write and read both graphs."""
    with Workspace.open(linked, read_only=True) as workspace:
        export(workspace, form, folder)
    read = nx.read_graphml if form == "graphml" else nx.read_gexf
    return {name: read(folder / f"{name}.{form}") for name in ("actors", "events")}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_actors_are_nodes_and_passages_edges(linked: Path, tmp_path: Path, form: str) -> None:
    """One edge leads from who acted to whom it was done, with code, date, place in the text and sentence."""
    graph = graphs(linked, tmp_path, form)["actors"]
    assert graph.is_directed()
    assert {node: facts["label"] for node, facts in graph.nodes(data=True)} == {"e-lorm": "Lorm", "e-keth": "Keth"}
    ((source, target, facts),) = graph.edges(data=True)
    assert (source, target, facts["event"], facts["quad"]) == ("e-lorm", "e-keth", "ACCUSE", 3)
    assert facts["passage"] == "Lorm accused Keth of neglect."
    assert (facts["document_id"], facts["end"] - facts["start"]) == ("d-wire", len("accused"))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_acts_without_recipient_are_in_the_second_graph(linked: Path, tmp_path: Path, form: str) -> None:
    """Acts are nodes with their numbers of reports; an act that is not linked across reports is one too."""
    graph = graphs(linked, tmp_path, form)["events"]
    assert set(graph.nodes) == {"e-lorm", "e-keth", "e-orva", "v-accuse", "x-daily"}
    assert graph.nodes["v-accuse"]["independent"] == 1
    ties = {(source, target, facts["role"]) for source, target, facts in graph.edges(data=True)}
    assert ties == {
        ("e-lorm", "v-accuse", "actor"),
        ("v-accuse", "e-keth", "recipient"),
        ("v-accuse", "e-orva", "place"),
        ("e-keth", "x-daily", "actor"),
    }
    hostile = graph.edges["e-keth", "x-daily"]["passage"]
    assert hostile == "Keth denied that anything was neglected <b>on its side</b> & said so twice."
