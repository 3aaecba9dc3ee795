"""`crossread watch`: follow feeds, and say what is new in each story since last time."""

from __future__ import annotations

import dataclasses
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from crossread import pipeline
from crossread.cli.failing import EXIT_NOTHING, EXIT_SOME_FAILED, one_line, print_failures
from crossread.cli.options import chosen_settings, settings_options, workspace_argument
from crossread.cli.output import as_json, chosen_form, format_options, print_rows, short_id
from crossread.cli.progress import Bars
from crossread.errors import UsageError
from crossread.report import StoryNews, news_view
from crossread.runs import Outcome
from crossread.store import Workspace
from crossread.text import source_name

_SECONDS_A_MINUTE = 60
_SHOWN = 5
_COLUMNS = ("story_id", "is_new", "new_reports", "repeats", "documents", "independent", "only_new", "disputed", "title")


@click.command()
@workspace_argument
@click.argument("feeds", nargs=-1, metavar="[FEED]...")
@click.option(
    "--every",
    "minutes",
    type=click.FloatRange(min=1.0),
    default=None,
    metavar="MINUTES",
    help="Go on, reading the feeds again after so many minutes, until interrupted.",
)
@format_options
@settings_options
def watch(
    workspace: Path,
    feeds: tuple[str, ...],
    minutes: float | None,
    form: str | None,
    assignments: Sequence[str],
    jobs: int | None,
    language_model: str | None,
    *,
    quiet: bool,
) -> int:
    """Read feeds into WORKSPACE and say what is new in each story since last time.

    FEED is the address or the file of an RSS or Atom feed, or a list of addresses; without any, those of
    WORKSPACE/user/feeds.txt are read, one a line. What was in the workspace before the first watch is not news. A page
    that was read once is not fetched again.
    """
    settings = chosen_settings(assignments, jobs, language_model)
    named = feeds or _own_feeds(workspace)
    result = EXIT_NOTHING
    while True:
        with Workspace.open_or_create(workspace) as opened, Bars(wanted=not quiet) as bars:
            outcome = pipeline.follow(opened, named, settings, progress=bars)
            new = opened.untold()
            news = news_view(opened, new)
            print_failures(outcome.failed)
            print_news(news, form)
            opened.save_told(new)
        if not quiet:
            click.echo(_summary(news, outcome, workspace), err=True)
        if outcome.failed:
            result = EXIT_SOME_FAILED
        elif news and result == EXIT_NOTHING:
            result = 0
        if minutes is None:
            return result
        time.sleep(minutes * _SECONDS_A_MINUTE)


def _own_feeds(workspace: Path) -> tuple[str, ...]:
    """Read the analyst's own list of feeds.

    Raises:
        UsageError: There is none, or it names no feed.
    """
    path = workspace / "user" / "feeds.txt"
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    found = tuple(line.strip() for line in lines if line.strip() and not line.strip().startswith("#"))
    if not found:
        raise UsageError("no feed is named", hint=f"name one, or list them in {path}, one address a line")
    return found


def print_news(news: Sequence[StoryNews], form: str | None) -> None:
    """Print what is new, in words on a terminal and as rows elsewhere."""
    chosen = chosen_form(form)
    if chosen == "json":
        for one in news:
            click.echo(json.dumps(dataclasses.asdict(one), ensure_ascii=False, default=as_json))
    elif chosen == "csv":
        print_rows((_row(one) for one in news), _COLUMNS, "csv")
    else:
        for one in news:
            for line in _lines(one):
                click.echo(line)


def _row(news: StoryNews) -> dict[str, object]:
    return {
        "story_id": news.story_id,
        "is_new": news.is_new,
        "new_reports": len(news.reports),
        "repeats": news.repeats,
        "documents": news.documents,
        "independent": news.independent,
        "only_new": len(news.only_new),
        "disputed": len(news.disputed),
        "title": news.title,
    }


def _lines(news: StoryNews) -> Iterator[str]:
    """Tell the news of one story in a few lines."""
    count = f"{len(news.reports)} new" if not news.is_new else f"new story, {len(news.reports)}"
    yield click.style(one_line(news.title), bold=True) + f"  {short_id(news.story_id)}"
    yield f"  {count} {_reports(len(news.reports))}; now {news.documents}, {news.independent} independent"
    for document in news.reports[:_SHOWN]:
        source, title = source_name(document.outlet, document.path), f": {document.title}" if document.title else ""
        yield one_line(f"  + {source}, {(document.published or 'undated')[:16]}{title}")
    if len(news.reports) > _SHOWN:
        yield f"    and {len(news.reports) - _SHOWN} more"
    if news.repeats:
        yield f"  {news.repeats} of them {'repeats' if news.repeats == 1 else 'repeat'} a text that was there"
    if news.also_in:
        yield f"  {news.also_in} {'statement' if news.also_in == 1 else 'statements'} of earlier reports also there"
    for name, statements in (("differs", news.disputed), ("only there", news.only_new)):
        for statement in statements[:_SHOWN]:
            yield one_line(f"  {name}: {statement.text}")
        if len(statements) > _SHOWN:
            yield f"    and {len(statements) - _SHOWN} more"


def _reports(count: int) -> str:
    return "report" if count == 1 else "reports"


def _summary(news: Sequence[StoryNews], outcome: Outcome, workspace: Path) -> str:
    if not news:
        return f"{workspace}: nothing new, {sum(outcome.seconds.values()):.1f} s"
    reports = sum(len(one.reports) for one in news)
    stories = f"{len(news)} {'story' if len(news) == 1 else 'stories'}"
    return f"{workspace}: {reports} new {_reports(reports)} in {stories}, {sum(outcome.seconds.values()):.1f} s"
