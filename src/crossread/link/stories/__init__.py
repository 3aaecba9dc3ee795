"""Reports of one happening: candidate pairs, a learned pair scorer, and groups that neither chain nor split.

| step | where | what |
|---|---|---|
| read | `reports` | counts of words, names, places, numbers and days of one report |
| look | `candidates` | pairs that share weighty terms, close in time; no report is compared with all others |
| compare | `comparators` | the table of what is compared and why |
| score | `scorer`, `forest` | two forests of small trees: a pair alone, then against its background |
| group | `clustering` | average link by mutual nearest neighbours |
| describe | `link`, `reasons` | lasting ids, title, and why a report is in |

How the forests and the background were made, on what, and where they fail: `data/CARD.md`.
"""

from __future__ import annotations

from crossread.link.stories.link import StoryLinks, link_stories
from crossread.link.stories.reports import StoryReport, read_story_report

__all__ = ["StoryLinks", "StoryReport", "link_stories", "read_story_report"]
