"""The picture of who acts on whom."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from crossread.report.graph import LARGEST_GRAPH, WIDTH, graph_view

ACTS = [(1, "Ona", "Velmar", "stated"), (2, "Ona", "Tull", "planned"), (3, "Tull", "Orsa", "attributed")]


def test_same_acts_same_picture() -> None:
    """Places do not depend on the order of the acts."""
    views = {graph_view(order) for order in permutations(ACTS)}
    assert len(views) == 1


def test_lines_bend_apart() -> None:
    """Acts in both directions, or stated in two ways, are lines of their own."""
    view = graph_view([(1, "A", "B", "stated"), (2, "B", "A", "stated"), (3, "A", "B", "planned")])
    assert view is not None
    assert len({edge.path for edge in view.edges}) == 3


def test_nothing_is_drawn_without_two_actors() -> None:
    """An act on oneself, or none at all, is no picture."""
    assert graph_view([]) is None
    assert graph_view([(1, "A", "A", "stated")]) is None


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=90))
def test_picture_stays_small_and_inside_its_frame(pairs: list[tuple[int, int]]) -> None:
    """At most thirty actors, all inside the frame; what is left out is counted."""
    view = graph_view([(place, f"n{left}", f"n{right}", "stated") for place, (left, right) in enumerate(pairs, 1)])
    if view is None:
        return
    names = {name for left, right in pairs if left != right for name in (left, right)}
    assert len(view.nodes) == min(LARGEST_GRAPH, len(names))
    assert view.left_out == len(names) - len(view.nodes)
    assert all(0 < node.x < WIDTH and 0 < node.y < view.height for node in view.nodes)
