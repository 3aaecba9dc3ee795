from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from bench.made_stories import make_story_reports
from crossread.link.stories import threads
from crossread.link.stories.blocks import Listed
from crossread.link.stories.carried import Carried, Described, Found
from crossread.link.stories.link import StoryLinks, link_listed_stories
from crossread.link.stories.packing import PackedReport
from crossread.link.stories.reasons import explain_alone
from crossread.link.stories.sorting import Wishes

MADE = {made.packed.document_id: made for made in make_story_reports(240, seed=3)}


class Desk:
    """Reports that are linked in small blocks, and what was read and kept for that."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.loaded = 0

    def load(self, ids: Sequence[str]) -> list[PackedReport]:
        """Read reports and count them."""
        self.loaded += len(ids)
        return [MADE[each].packed for each in ids]

    def link(self, ids: Sequence[str], **options: Any) -> StoryLinks:  # noqa: ANN401 - whatever is asked for
        """Link reports in blocks of at most 48."""
        self.loaded = 0
        listed = [Listed(document_id=each, day=MADE[each].packed.day) for each in ids]
        return link_listed_stories(listed, self.load, self.kept, largest=48, carry=120, **options)


@pytest.mark.parametrize("seed", range(2))
def test_reports_that_come_one_after_the_other_give_the_stories_of_all_at_once(seed: int) -> None:
    """However reports come in, in order or late, the rows are those of linking all of them anew."""
    ids = list(MADE)
    random.Random(seed).shuffle(ids)
    growing = Desk()
    for count in (90, 180, 225, 240):
        grown = growing.link(ids[:count])
    assert grown == Desk().link(sorted(ids))


def test_any_number_of_threads_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the rows nor what is kept of blocks hang on how many threads there are and how work is parted."""
    one = Desk()
    found = one.link(list(MADE))
    for number, least in ((2, 16), (3, 7)):
        monkeypatch.setattr(threads, "_WORTH_A_THREAD", least)
        several = Desk()
        assert several.link(list(MADE), threads=number) == found
        assert several.kept == one.kept


@pytest.mark.parametrize("seed", range(2))
def test_each_member_has_its_reason_whatever_block_it_came_in(seed: int) -> None:
    """Nobody in a story of several is said to stand alone, late or not, and the headline is that of a member."""
    ids = list(MADE)
    random.Random(seed).shuffle(ids)
    growing = Desk()
    for count in (120, 240):
        found = growing.link(ids[:count])
    several = {story.story_id: story for story in found.stories if story.documents > 1}
    members = [one for one in found.membership if one.story_id in several]
    assert len(several) > 20
    assert not [one for one in members if one.reason == explain_alone()]
    assert {story.title_document_id for story in several.values()} <= {one.document_id for one in members}


def test_only_what_changed_is_done_again() -> None:
    """Each report is read once; one at the end costs its block and what is carried into it; no change costs nothing."""
    ids = sorted(MADE, key=lambda each: MADE[each].packed.day or 0)
    desk = Desk()
    desk.link(ids[:-1])
    assert desk.loaded == len(ids) - 1
    desk.link(ids)
    assert 0 < desk.loaded <= 48 + 120
    desk.link(ids)
    assert desk.loaded == 0


def test_blocks_find_the_stories_of_one_block() -> None:
    """Stories that reach over blocks are found: at most one report in twenty stands elsewhere."""
    listed = [Listed(document_id=each, day=made.packed.day) for each, made in MADE.items()]
    whole = link_listed_stories(listed, lambda ids: [MADE[each].packed for each in ids], {})
    parted = Desk().link(list(MADE))
    at_once = {one.document_id: one.story_id for one in whole.membership}
    in_blocks = {one.document_id: one.story_id for one in parted.membership}
    same = sum(
        {a for a in at_once if at_once[a] == at_once[one]} == {a for a in in_blocks if in_blocks[a] == in_blocks[one]}
        for one in MADE
    )
    assert same >= 0.95 * len(MADE)


def test_the_analyst_has_the_last_word_over_blocks() -> None:
    """Reports of blocks far apart are put together and parted as asked, and nothing else moves."""
    ids = sorted(MADE, key=lambda each: MADE[each].packed.day or 0)
    desk = Desk()
    story = {one.document_id: one.story_id for one in desk.link(ids).membership}
    first, last = ids[0], ids[-1]
    assert story[first] != story[last]
    joined = desk.link(ids, known=story, wishes=Wishes(together=((first, last),)))
    after = {one.document_id: one.story_id for one in joined.membership}
    assert after[first] == after[last]
    both = {story[first], story[last]}
    assert {one: after[one] for one in ids if story[one] not in both} == {
        one: story[one] for one in ids if story[one] not in both
    }
    one, other = next((a, b) for a in ids for b in reversed(ids) if a < b and story[a] == story[b])
    parted = desk.link(ids, wishes=Wishes(apart=((one, other),)))
    after = {each.document_id: each.story_id for each in parted.membership}
    assert after[one] != after[other]
    assert desk.link(ids) == Desk().link(ids)


def test_what_is_carried_is_read_back() -> None:
    """What one block hands to the next survives being kept."""
    carried = Carried(
        documents=("a", "b"),
        groups=(0, 1),
        keys=("a", "b"),
        sagas=("a", "a"),
        rivals=np.array([[1, -1, -1, -2], [0, -1, -1, -1]], dtype=np.int32),
        likeness=np.array([[0.5, 0, 0, 0.25], [0.5, 0, 0, 0]], dtype=np.float32),
    )
    again = Carried.read(carried.write())
    assert again.digest() == carried.digest()
    assert again.sagas == ("a", "a")
    assert again.digest() != Carried().digest()
    described = Described(title_document_id="a", title="Ferry sinks", reasons={"a": (0.5, "same names")})
    found = Found(placed={"a": "a"}, merged={"b": "a"}, described={"a": described}, sagas={}, joined={}, carried="x")
    assert Found.read(found.write()) == found
