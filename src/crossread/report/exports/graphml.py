"""Actors and coded events as GraphML, which Gephi, Cytoscape, yEd, igraph and networkx read.

The format is described at http://graphml.graphdrawing.org; attributes have types, ports and nested graphs are unused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from crossread.report.exports.graph import (
    EDGE_ATTRIBUTES,
    NODE_ATTRIBUTES,
    AttributeKind,
    Graph,
    write_graphs,
)
from crossread.report.exports.selection import Selection
from crossread.report.exports.xml_text import xml_text

_TYPES: Mapping[AttributeKind, str] = {"string": "string", "integer": "int"}


def write_graphml(selection: Selection, folder: Path) -> dict[str, int]:
    """Write `actors.graphml` and `events.graphml`.

    Args:
        selection: What to take.
        folder: Where the files go.

    Returns:
        The number of edges of each file.
    """
    return write_graphs(selection, folder, "graphml", _lines)


def _lines(graph: Graph) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for domain, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
        for name, kind in {"label": "string", **attributes}.items():
            yield f'<key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>'
    yield '<graph edgedefault="directed">'
    for node in graph.nodes():
        yield f'<node id="{xml_text(node.id)}">{_facts("node", node.label, node.attributes)}</node>'
    for edge in graph.edges():
        ends = f'source="{xml_text(edge.source)}" target="{xml_text(edge.target)}"'
        yield f'<edge id="{xml_text(edge.id)}" {ends}>{_facts("edge", edge.label, edge.attributes)}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _facts(domain: str, label: str, attributes: Mapping[str, str | int | None]) -> str:
    return "".join(
        f'<data key="{domain}-{name}">{xml_text(value)}</data>'
        for name, value in {"label": label, **attributes}.items()
        if value is not None
    )
