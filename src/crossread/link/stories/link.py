"""Put reports of one happening into stories, give each a lasting id and a title, and say why a report is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass

from crossread.link.stories.blocks import LARGEST_BLOCK, Listed, part_into_blocks
from crossread.link.stories.fold import CARRIED_REPORTS, Load, link_blocks
from crossread.link.stories.packing import PackedReport, pack
from crossread.link.stories.reports import StoryReport
from crossread.link.stories.sorting import Wishes, sort_stories
from crossread.records.stories import Membership, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLinks:
    """Stories and who is in them.

    Attributes:
        stories: The stories, latest first.
        membership: Why each report is in its story; every report is in one.
    """

    stories: tuple[Story, ...]
    membership: tuple[Membership, ...]


def link_stories(
    reports: Iterable[StoryReport],
    *,
    published: Mapping[str, str | None] | None = None,
    families: Mapping[str, str] | None = None,
    known: Mapping[str, str] | None = None,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> StoryLinks:
    """Group reports into stories.

    Args:
        reports: The reports, in any order; `read_story_report` makes them.
        published: `Document.published` of each, for the dates of a story.
        families: Family of each report by its id, from `link_copies`; `independent` counts them.
        known: The story each report was in before; a story keeps the id that most of its reports had.
        together: Pairs of reports that the analyst put into one story.
        apart: Pairs of reports that the analyst put into different stories.

    Returns:
        Stories and membership; the same whatever the order of `reports`.

    Raises:
        ValueError: Two reports have one id.

    Example:
        >>> from crossread.link.stories import read_story_report
        >>> text = "The ferry Astrid sank off Port Vell on Sunday after it struck a dredger, and 14 people drowned."
        >>> links = link_stories(
        ...     read_story_report(name, title=title, text=text, published="2031-05-05")
        ...     for name, title in (("a", "Ferry sinks off Port Vell"), ("b", "Port Vell ferry sinks, 14 dead"))
        ... )
        >>> [(story.title, story.documents) for story in links.stories]
        [('Ferry sinks off Port Vell', 2)]
    """
    packed = {}
    for report in reports:
        if report.document_id in packed:
            raise ValueError("two reports have one id")
        packed[report.document_id] = pack(report)
    listed = [Listed(document_id=each.document_id, day=each.day) for each in packed.values()]

    def load(ids: Sequence[str]) -> Sequence[PackedReport]:
        return [packed[each] for each in ids]

    wishes = Wishes(together=tuple(together), apart=tuple(apart))
    return link_listed_stories(listed, load, {}, published=published, families=families, known=known, wishes=wishes)


def link_listed_stories(
    listed: Sequence[Listed],
    load: Load,
    kept: MutableMapping[str, bytes],
    *,
    published: Mapping[str, str | None] | None = None,
    families: Mapping[str, str] | None = None,
    known: Mapping[str, str] | None = None,
    known_sagas: Mapping[str, str] | None = None,
    wishes: Wishes | None = None,
    largest: int = LARGEST_BLOCK,
    carry: int = CARRIED_REPORTS,
    threads: int = 1,
) -> StoryLinks:
    """Group reports whose features are stored, block after block, and only what has changed.

    Args:
        listed: The reports, in any order.
        load: Reads the features of reports.
        kept: What was found for blocks before; what is found now is added.
        published: As for `link_stories`.
        families: As for `link_stories`.
        known: As for `link_stories`.
        known_sagas: The saga each report was in before; a saga keeps the id that most of its reports had.
        wishes: What the analyst put together or apart.
        largest: Reports in a block at most.
        carry: Reports that are carried on from block to block at most.
        threads: In how many threads; they change nothing in what is found.

    Returns:
        Stories and membership; those of `link_stories`, whether blocks were known before or not.
    """
    stories, membership = sort_stories(
        link_blocks(part_into_blocks(listed, largest), load, kept, carry=carry, threads=threads),
        load,
        days={one.document_id: one.day for one in listed},
        published=published or {},
        families=families or {},
        known=known or {},
        known_sagas=known_sagas or {},
        wishes=wishes or Wishes(),
    )
    return StoryLinks(stories=stories, membership=membership)
