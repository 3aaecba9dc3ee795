"""The list of stories: searched, filtered, page by page."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from crossread.records import Document, Story
from crossread.serve.asking import flag, number, words
from crossread.store import StoryFilter, Workspace

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """One story in the list.

    Attributes:
        story: The story.
        outlets: Who reports it, in order of their names.
        differing: Claims on which its reports differ or contradict each other.
    """

    story: Story
    outlets: tuple[str, ...]
    differing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryListView:
    """One page of the list of stories, the latest first.

    Attributes:
        rows: The stories.
        total: Number of stories on all pages.
        reports: Number of reports in the workspace.
        chosen: The filter.
        before: `before` of the page before this one; None on the first page.
        after: `after` of the page after this one; None on the last page.
    """

    rows: tuple[StoryRow, ...]
    total: int
    reports: int
    chosen: StoryFilter
    before: str | None
    after: str | None


def story_list_view(
    workspace: Workspace, chosen: StoryFilter, *, after: str = "", before: str = "", limit: int = PAGE
) -> StoryListView:
    """View one page of the stories.

    Args:
        workspace: An open workspace.
        chosen: Which stories.
        after: Where the page before this one ended.
        before: Where the page after this one begins.
        limit: At most so many.
    """
    with workspace.snapshot():
        page = workspace.browse_stories(chosen, after=after, before=before, limit=limit)
        ids = [story.story_id for story in page.stories]
        outlets, differing = workspace.outlets_of_stories(ids), workspace.differing_claims(ids)
        return StoryListView(
            rows=tuple(
                StoryRow(story=story, outlets=outlets[story.story_id], differing=differing.get(story.story_id, 0))
                for story in page.stories
            ),
            total=page.total,
            reports=workspace.count(Document),
            chosen=chosen,
            before=page.before,
            after=page.after,
        )


def read_filter(request: Request) -> StoryFilter:
    """Read the filter of a list of stories from the query of a request.

    Raises:
        UsageError: A number cannot be read.
    """
    return StoryFilter(
        words=words(request, "words"),
        outlet=words(request, "outlet"),
        since=words(request, "since"),
        until=words(request, "until"),
        least=number(request, "least", 1, high=1_000_000),
        differing=flag(request, "differing"),
    )
