"""Reports of one happening: candidate pairs, a learned pair scorer, and groups that neither chain nor split.

| step | where | what |
|---|---|---|
| read | `reports`, `packing` | counts of words, names, places, numbers and days of one report, packed small |
| part | `blocks`, `fold` | blocks of time, one after the other, each with what is `carried` over |
| look | `candidates` | pairs that share weighty terms, close in time; no report is compared with all others |
| compare | `comparators` | the table of what is compared and why |
| score | `scorer`, `forest` | two forests of small trees: a pair alone, then against its background |
| group | `clustering` | average link by mutual nearest neighbours |
| describe | `describe`, `reasons`, `sorting` | title, why a report is in, the analyst's wishes, lasting ids |

How the forests and the background were made, on what, and where they fail: `data/CARD.md`.
"""

from __future__ import annotations

from crossread.link.stories.blocks import LARGEST_BLOCK, Listed
from crossread.link.stories.link import StoryLinks, link_listed_stories, link_stories
from crossread.link.stories.packing import PackedReport, pack, read_packed, write_packed
from crossread.link.stories.reports import StoryReport, find_day, read_story_report
from crossread.link.stories.sorting import Wishes

__all__ = [
    "LARGEST_BLOCK",
    "Listed",
    "PackedReport",
    "StoryLinks",
    "StoryReport",
    "Wishes",
    "find_day",
    "link_listed_stories",
    "link_stories",
    "pack",
    "read_packed",
    "read_story_report",
    "write_packed",
]
