"""A small picture of who acts on whom: one actor in the middle, the others around it, always in the same places."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LARGEST_GRAPH = 30
"""Nodes of a picture; more cannot be read."""

WIDTH = 720
"""Width of the picture, in its own units."""

_RADIUS_X, _RADIUS_Y, _ROW = 210, 150, 24
_LABEL = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One actor.

    Attributes:
        name: Its name.
        label: The name as short as fits.
        x: Place from the left.
        y: Place from the top.
        side: Where its label stands: `start` (to its right), `end` (to its left) or `middle`.
        degree: Number of acts it takes part in.
    """

    name: str
    label: str
    x: float
    y: float
    side: str
    degree: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Acts of one actor on another.

    Attributes:
        path: Outline of the line, as SVG path data.
        line: `stated`, `attributed`, `planned` or `denied`.
        numbers: Numbers of the acts in the table, as words.
        x: Where the numbers stand.
        y: The same from the top.
    """

    path: str
    line: str
    numbers: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """The picture.

    Attributes:
        centre: Name of the actor in the middle.
        nodes: The actors.
        edges: The acts.
        width: Width in its own units.
        height: Height.
        left_out: Number of actors that were left out.
    """

    centre: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int
    left_out: int


def graph_view(acts: Sequence[tuple[int, str, str, str]]) -> GraphView | None:
    """Place the actors of some acts.

    Args:
        acts: Number, actor, recipient and kind of line of each act.

    Returns:
        The actor with most acts in the middle, the others on an oval around it; None without acts.

    Example:
        >>> view = graph_view([(1, "Ona", "Velmar", "stated"), (2, "Ona", "Tull", "planned")])
        >>> view.centre, [node.name for node in view.nodes]
        ('Ona', ['Ona', 'Tull', 'Velmar'])
    """
    real = [act for act in acts if act[1] != act[2]]
    degree = Counter(name for _, actor, recipient, _ in real for name in (actor, recipient))
    if not degree:
        return None
    ranked = sorted(degree, key=lambda name: (-degree[name], name))
    centre = ranked[0]
    kept = ranked[:LARGEST_GRAPH]
    others = _around(centre, kept[1:], real)
    rows = max(1, math.ceil(len(others) / 2))
    radius_y = max(_RADIUS_Y * min(1.0, rows / 3), rows * _ROW / 2 + _ROW)
    height = int(2 * radius_y + 80)
    places = {centre: (WIDTH / 2, height / 2)}
    for place, name in enumerate(others):
        angle = math.tau * (place + 0.5) / len(others) - math.pi / 2
        places[name] = (WIDTH / 2 + _RADIUS_X * math.cos(angle), height / 2 + radius_y * math.sin(angle))
    return GraphView(
        centre=centre,
        nodes=tuple(_node(name, places[name], degree[name], centre=name == centre) for name in sorted(places)),
        edges=tuple(_edges(real, places)),
        width=WIDTH,
        height=height,
        left_out=len(ranked) - len(kept),
    )


def _around(centre: str, names: Sequence[str], acts: Sequence[tuple[int, str, str, str]]) -> list[str]:
    """Order the actors around the middle so that those who act on each other are neighbours."""
    near: dict[str, Counter[str]] = {name: Counter() for name in names}
    for _, actor, recipient, _ in acts:
        if actor in near and recipient in near:
            near[actor][recipient] += 1
            near[recipient][actor] += 1
    left, ordered = sorted(names), list[str]()
    while left:
        last = ordered[-1] if ordered else centre
        chosen = max(left, key=lambda name: (near[name][last] if last in near else 0, -left.index(name)))
        ordered.append(chosen)
        left.remove(chosen)
    return ordered


def _node(name: str, place: tuple[float, float], degree: int, *, centre: bool) -> Node:
    side = "middle" if centre or abs(place[0] - WIDTH / 2) < 1 else ("start" if place[0] > WIDTH / 2 else "end")
    label = name if len(name) <= _LABEL else f"{name[: _LABEL - 1].rstrip()}…"
    return Node(name=name, label=label, x=round(place[0], 1), y=round(place[1], 1), side=side, degree=degree)


def _edges(acts: Iterable[tuple[int, str, str, str]], places: dict[str, tuple[float, float]]) -> Iterable[Edge]:
    grouped: dict[tuple[str, str, str], list[int]] = {}
    for number, actor, recipient, line in acts:
        if actor in places and recipient in places:
            grouped.setdefault((actor, recipient, line), []).append(number)
    bends = Counter[tuple[str, ...]]()
    for (actor, recipient, line), numbers in sorted(grouped.items()):
        pair = tuple(sorted((actor, recipient)))
        bends[pair] += 1
        bend = 22 * bends[pair] * (1 if actor <= recipient else -1)
        yield _edge(places[actor], places[recipient], bend, line, numbers)


def _edge(start: tuple[float, float], end: tuple[float, float], bend: float, line: str, numbers: Sequence[int]) -> Edge:
    """Draw a bent line that ends a little before the actor it reaches."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    middle = ((start[0] + end[0]) / 2 - dy / length * bend, (start[1] + end[1]) / 2 + dx / length * bend)
    towards = math.hypot(end[0] - middle[0], end[1] - middle[1]) or 1.0
    stop = (end[0] - (end[0] - middle[0]) / towards * 12, end[1] - (end[1] - middle[1]) / towards * 12)
    label = (start[0] / 4 + middle[0] / 2 + stop[0] / 4, start[1] / 4 + middle[1] / 2 + stop[1] / 4)
    shown = ", ".join(str(number) for number in numbers[:4]) + (", …" if len(numbers) > 4 else "")  # noqa: PLR2004
    return Edge(
        path=f"M{start[0]:.1f} {start[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {stop[0]:.1f} {stop[1]:.1f}",
        line=line,
        numbers=shown,
        x=round(label[0], 1),
        y=round(label[1], 1),
    )
