from __future__ import annotations

import random

import pytest

from crossread.link.stories.blocks import Listed, part_into_blocks


def listed(days: list[float | None]) -> list[Listed]:
    """Reports of those days."""
    return [Listed(document_id=f"r{at}", day=day) for at, day in enumerate(days)]


def test_few_reports_are_one_block() -> None:
    """As long as a block holds them, all reports are linked at once, dated or not."""
    (block,) = part_into_blocks(listed([738_000.0, 700_000.0, None]))
    assert [one.document_id for one in block] == ["r1", "r0", "r2"]


def test_blocks_follow_time_and_hold_every_report_once() -> None:
    """No block holds too many, earlier blocks hold earlier reports, undated ones come last."""
    draw = random.Random(5)
    reports = listed([738_000 + draw.random() * 400 for _ in range(500)] + [None] * 40)
    blocks = part_into_blocks(reports, largest=32)
    assert max(map(len, blocks)) <= 32
    assert sorted(one.document_id for block in blocks for one in block) == sorted(one.document_id for one in reports)
    order = [one.day if one.day is not None else 1e9 for block in blocks for one in block]
    assert [int(day) for day in order] == sorted(int(day) for day in order)


def test_reports_of_one_moment_are_parted_too() -> None:
    """Ten thousand reports of one day without hours do not make one block of ten thousand."""
    blocks = part_into_blocks(listed([738_000.0] * 300), largest=64)
    assert max(map(len, blocks)) <= 64


@pytest.mark.parametrize("day", [737_000.0, 738_111.5, 739_000.0, None])
def test_a_new_report_changes_one_block(day: float | None) -> None:
    """A report that comes late changes the block it falls into and, where that must be parted, its halves."""
    draw = random.Random(7)
    reports = listed([738_000 + draw.random() * 300 for _ in range(400)])
    before = {tuple(one.document_id for one in block) for block in part_into_blocks(reports, largest=32)}
    more = [*reports, Listed(document_id="late", day=day)]
    after = {tuple(one.document_id for one in block) for block in part_into_blocks(more, largest=32)}
    assert len(after - before) <= 2


def test_order_of_reports_does_not_matter() -> None:
    """Blocks are the same whatever order the reports come in."""
    draw = random.Random(9)
    reports = listed([738_000 + draw.random() * 300 for _ in range(200)])
    shuffled = list(reports)
    draw.shuffle(shuffled)
    assert part_into_blocks(reports, largest=16) == part_into_blocks(shuffled, largest=16)
