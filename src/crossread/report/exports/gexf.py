"""Actors and coded events as GEXF 1.2, which Gephi and networkx read.

The format is described at https://gexf.net; dynamics and visual attributes are unused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from crossread.report.exports.graph import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Graph, write_graphs
from crossread.report.exports.selection import Selection
from crossread.report.exports.xml_text import xml_text


def write_gexf(selection: Selection, folder: Path) -> dict[str, int]:
    """Write `actors.gexf` and `events.gexf`.

    Args:
        selection: What to take.
        folder: Where the files go.

    Returns:
        The number of edges of each file.
    """
    return write_graphs(selection, folder, "gexf", _lines)


def _lines(graph: Graph) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield '<graph mode="static" defaultedgetype="directed">'
    for domain, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
        yield f'<attributes class="{domain}">'
        for name, kind in attributes.items():
            yield f'<attribute id="{domain}-{name}" title="{name}" type="{kind}"/>'
        yield "</attributes>"
    yield "<nodes>"
    for node in graph.nodes():
        facts = _facts("node", node.attributes)
        yield f'<node id="{xml_text(node.id)}" label="{xml_text(node.label)}">{facts}</node>'
    yield "</nodes>"
    yield "<edges>"
    for edge in graph.edges():
        ends = f'source="{xml_text(edge.source)}" target="{xml_text(edge.target)}"'
        facts = _facts("edge", edge.attributes)
        yield f'<edge id="{xml_text(edge.id)}" {ends} label="{xml_text(edge.label)}">{facts}</edge>'
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _facts(domain: str, attributes: Mapping[str, str | int | None]) -> str:
    values = "".join(
        f'<attvalue for="{domain}-{name}" value="{xml_text(value)}"/>'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<attvalues>{values}</attvalues>"
