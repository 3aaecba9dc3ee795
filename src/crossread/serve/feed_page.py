"""The feeds of a workspace, and what they brought since anybody looked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from crossread.report import StoryNews, news_view
from crossread.store import Workspace

SHOWN = 50
LARGEST_NEWS = 2000
"""More new reports than this are counted and not told story by story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsView:
    """Feeds and news.

    Attributes:
        file: The list of feeds.
        feeds: The feeds in it, one a line.
        followed: Whether feeds have been read before; until then nothing counts as new.
        new_reports: Reports that nobody was told of.
        news: What they bring, story by story; the first of them.
        stories: Number of stories with news.
    """

    file: str
    feeds: tuple[str, ...]
    followed: bool
    new_reports: int
    news: tuple[StoryNews, ...]
    stories: int


def read_feeds(user: Path) -> tuple[str, ...]:
    """Read the analyst's list of feeds; empty where there is none.

    Args:
        user: The folder of the analyst's files.
    """
    try:
        lines = (user / "feeds.txt").read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(line.strip() for line in lines if line.strip() and not line.strip().startswith("#"))


def feeds_view(workspace: Workspace, user: Path) -> FeedsView:
    """View the feeds of a workspace.

    Args:
        workspace: An open workspace.
        user: The folder of the analyst's files.
    """
    with workspace.snapshot():
        followed = any("feeds" in run for run in workspace.runs())
        new = workspace.untold() if followed else []
        news = news_view(workspace, new) if len(new) <= LARGEST_NEWS else ()
    return FeedsView(
        file=str(user / "feeds.txt"),
        feeds=read_feeds(user),
        followed=followed,
        new_reports=len(new),
        news=news[:SHOWN],
        stories=len(news),
    )
