"""What several reports share and what only one has, for every page that shows links of marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from crossread.report.material import Material


class _Mark(Protocol):
    """A place in a report."""

    @property
    def document_id(self) -> str:
        """The report."""

    @property
    def start(self) -> int:
        """First code point."""


class _Link(Protocol):
    """What holds across marks."""

    @property
    def verdict(self) -> str:
        """How they relate."""


MarkType = TypeVar("MarkType", bound=_Mark)
LinkType = TypeVar("LinkType", bound=_Link)


def group_shared(
    material: Material,
    marks: Iterable[tuple[MarkType, str | None]],
    links: Mapping[str, LinkType],
    order: Sequence[str],
) -> tuple[list[tuple[LinkType, list[MarkType]]], list[MarkType]]:
    """Put the marks of one link together where several reports have some.

    Args:
        material: The rows of the story.
        marks: The marks, each with the id of its link.
        links: The links by id.
        order: The verdicts in the order in which links stand on the page.

    Returns:
        The links with their marks: by verdict, those of most reports first, then by place in the earliest report;
        and the marks that only one report has. Marks stand in order of the reports and their texts.
    """

    def place(mark: MarkType) -> tuple[int, int]:
        return material.number(mark.document_id), mark.start

    def reports(held: Sequence[MarkType]) -> int:
        return len({mark.document_id for mark in held})

    grouped: dict[str, list[MarkType]] = {}
    singles: list[MarkType] = []
    for mark, link_id in sorted(marks, key=lambda pair: place(pair[0])):
        if material.card(mark.document_id) is not None:
            held = grouped.setdefault(link_id, []) if link_id is not None and link_id in links else singles
            held.append(mark)
    shared = [(links[link_id], held) for link_id, held in grouped.items() if reports(held) > 1]
    singles += [mark for held in grouped.values() if reports(held) == 1 for mark in held]
    singles.sort(key=place)
    shared.sort(key=lambda pair: (order.index(pair[0].verdict), -reports(pair[1]), *place(pair[1][0])))
    return shared, singles
