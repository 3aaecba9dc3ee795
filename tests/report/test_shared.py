"""What several reports share beside what only one has."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

from crossread.report.material import Material
from crossread.report.shared import group_shared

NUMBERS = {"d-early": 1, "d-middle": 2, "d-late": 3}
MATERIAL = cast("Material", SimpleNamespace(number=NUMBERS.__getitem__, card=NUMBERS.get))


@dataclass(frozen=True)
class Mark:
    """A place in a report."""

    document_id: str
    start: int


@dataclass(frozen=True)
class Link:
    """What holds across marks."""

    verdict: str


def test_links_stand_by_verdict_then_by_reports_then_by_place() -> None:
    """What differs comes first; of one verdict what most reports have; of these what the earliest has first."""
    links = {name: Link(verdict) for name, verdict in (("a", "same"), ("b", "same"), ("c", "differs"), ("e", "same"))}
    marks = [
        (Mark("d-late", 5), "a"),
        (Mark("d-early", 9), "a"),
        (Mark("d-middle", 0), "b"),
        (Mark("d-late", 0), "b"),
        (Mark("d-early", 7), "b"),
        (Mark("d-late", 70), "c"),
        (Mark("d-middle", 70), "c"),
        (Mark("d-early", 1), "e"),
        (Mark("d-middle", 90), "e"),
    ]
    shared, singles = group_shared(MATERIAL, marks, links, ["differs", "same"])
    assert [link for link, _ in shared] == [links["c"], links["b"], links["e"], links["a"]]
    assert [mark.document_id for mark in shared[1][1]] == ["d-early", "d-middle", "d-late"]
    assert not singles


def test_what_one_report_has_is_single_whatever_links_it() -> None:
    """A link of two places of one report, a mark of no link, and one of a link that is not there stand alone."""
    marks = [
        (Mark("d-late", 3), "own"),
        (Mark("d-late", 1), "own"),
        (Mark("d-early", 8), None),
        (Mark("d-middle", 2), "lost"),
    ]
    shared, singles = group_shared(MATERIAL, marks, {"own": Link("same")}, ["same"])
    assert not shared
    assert singles == [Mark("d-early", 8), Mark("d-middle", 2), Mark("d-late", 1), Mark("d-late", 3)]
