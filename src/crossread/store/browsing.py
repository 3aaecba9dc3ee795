"""Lists that begin anywhere: stories page by page, actors by how often they are named, outlets by their reports."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crossread.records import Entity, Story
from crossread.store.conditions import Conditions
from crossread.store.query_conditions import NAMED
from crossread.store.searching import match_expression
from crossread.store.tables import table_of
from crossread.store.values import record_of

_STORY_COLUMNS = ", ".join(f's."{name}"' for name in table_of(Story).names)
_ENTITY_COLUMNS = ", ".join(f'e."{name}"' for name in table_of(Entity).names)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFilter:
    """Which stories are listed.

    Attributes:
        words: Words that must occur in the headline of one of its reports.
        outlet: One of its reports is published by this outlet.
        since: Its latest report is not older than this year, month or day.
        until: Its earliest report is not younger than this year, month or day.
        least: It has at least so many reports.
        differing: Its reports differ in some claim.
    """

    words: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    least: int = 1
    differing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """One page of a list of stories, the latest first.

    Attributes:
        stories: The stories.
        total: Number of stories on all pages.
        before: Where to go on for the page before; None on the first page.
        after: Where to go on for the page after; None on the last page.
    """

    stories: tuple[Story, ...]
    total: int
    before: str | None = None
    after: str | None = None


def browse_stories(
    connection: sqlite3.Connection, chosen: StoryFilter, *, after: str = "", before: str = "", limit: int = 50
) -> StoryPage:
    """Load one page of the stories.

    Args:
        connection: Any connection.
        chosen: Which stories.
        after: `StoryPage.after` of the page before this one; empty to begin with the latest.
        before: `StoryPage.before` of the page after this one.
        limit: At most so many.

    Returns:
        The page; a place of the list that no longer exists still leads to what follows it.
    """
    where = _story_conditions(chosen)
    total = connection.execute(f'SELECT count(*) FROM "stories" AS s {where.where()}', where.values).fetchone()[0]  # noqa: S608
    key = "coalesce(s.\"last\", '')"
    order = f'{key} DESC, s."story_id"'
    last, _, story_id = (before or after).partition("~")
    if before:
        where.add(f'{key} >= ? AND ({key} > ? OR s."story_id" < ?)', last, last, story_id)
        order = f'{key}, s."story_id" DESC'
    elif after:
        where.add(f'{key} <= ? AND ({key} < ? OR s."story_id" > ?)', last, last, story_id)
    rows = connection.execute(
        f'SELECT {_STORY_COLUMNS} FROM "stories" AS s {where.where()}ORDER BY {order} LIMIT ?',  # noqa: S608 - our own names
        (*where.values, limit + 1),
    ).fetchall()
    more, rows = len(rows) > limit, rows[:limit]
    if before:
        rows.reverse()
    stories = tuple(record_of(table_of(Story), row) for row in rows)
    return StoryPage(
        stories=stories,
        total=total,
        before=_place(stories[0]) if stories and (more if before else after) else None,
        after=_place(stories[-1]) if stories and (before or more) else None,
    )


def _place(story: Story) -> str:
    return f"{story.last or ''}~{story.story_id}"


def _story_conditions(chosen: StoryFilter) -> Conditions:
    where = Conditions()
    expression = match_expression(chosen.words)
    if expression:
        where.add(
            's."story_id" IN (SELECT "story_id" FROM "_words" JOIN "_readings" AS r ON r."number" = "_words"."rowid" '
            'JOIN "membership" USING ("document_id") WHERE "_words" MATCH ?)',
            "{title} : (" + expression + ")",
        )
    elif chosen.words.strip():
        where.add("0")  # a search without any letter finds nothing, as everywhere
    if chosen.outlet:
        where.add(
            's."story_id" IN (SELECT "story_id" FROM "documents" JOIN "membership" USING ("document_id") '
            'WHERE "outlet" = ?)',
            chosen.outlet,
        )
    if chosen.since:
        where.add("coalesce(s.\"last\", '') >= ?", chosen.since)
    if chosen.until:
        where.add('s."first" <= ?', f"{chosen.until}~")
    if chosen.least > 1:
        where.add('s."documents" >= ?', chosen.least)
    if chosen.differing:
        where.add(
            'EXISTS (SELECT 1 FROM "claims" AS c WHERE c."story_id" = s."story_id" '
            "AND c.\"status\" IN ('differs', 'contradicted'))"
        )
    return where


def outlets_of_stories(connection: sqlite3.Connection, story_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """List the outlets of each story, in order of their names."""
    found: dict[str, tuple[str, ...]] = {}
    for story_id in story_ids:
        rows = connection.execute(
            'SELECT DISTINCT d."outlet" FROM "membership" AS m JOIN "documents" AS d USING ("document_id") '
            'WHERE m."story_id" = ? AND d."outlet" IS NOT NULL ORDER BY 1',
            (story_id,),
        )
        found[story_id] = tuple(row[0] for row in rows)
    return found


def differing_claims(connection: sqlite3.Connection, story_ids: Sequence[str]) -> dict[str, int]:
    """Count the claims of each story on which its reports differ; stories without any are left out."""
    rows = connection.execute(
        'SELECT "story_id", count(*) FROM "claims" WHERE "status" IN (\'differs\', \'contradicted\') '
        'AND "story_id" IN (SELECT value FROM json_each(?)) GROUP BY 1',
        (json.dumps(list(story_ids)),),
    )
    return dict(rows.fetchall())


def browse_outlets(connection: sqlite3.Connection, limit: int) -> tuple[tuple[str, int], ...]:
    """List outlets with their number of reports, those with most reports first."""
    rows = connection.execute(
        'SELECT "outlet", count(*) FROM "documents" WHERE "outlet" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?',
        (limit,),
    )
    return tuple((row[0], row[1]) for row in rows)


def browse_actors(connection: sqlite3.Connection, words: str, kind: str, limit: int) -> tuple[tuple[Entity, int], ...]:
    """List actors with how many reports name them, those in most reports first.

    Args:
        connection: Any connection.
        words: Words of the name or titles; empty for all.
        kind: Only this kind; empty for all.
        limit: At most so many.
    """
    where = Conditions()
    expression = match_expression(words)
    if expression:
        where.add(f'e."entity_id" IN ({NAMED})', expression)
    elif words.strip():
        return ()
    if kind:
        where.add('e."kind" = ?', kind)
    # Labels hold one row for each report and way of naming, mentions one for each naming.
    rows = connection.execute(
        f'SELECT {_ENTITY_COLUMNS}, c."reports" FROM (SELECT "entity_id", count(DISTINCT "document_id") AS "reports" '  # noqa: S608
        f'FROM "labels" {_LABELS_OF if expression else ""}GROUP BY "entity_id") AS c '
        f'JOIN "entities" AS e USING ("entity_id") {where.where()}'
        'ORDER BY c."reports" DESC, e."name", e."entity_id" LIMIT ?',
        (*((expression,) if expression else ()), *where.values, limit),
    )
    table = table_of(Entity)
    return tuple((record_of(table, row[:-1]), row[-1]) for row in rows)


_LABELS_OF = f'WHERE "entity_id" IN ({NAMED}) '


def stories_of_actor(connection: sqlite3.Connection, entity_id: str, limit: int) -> tuple[Story, ...]:
    """List the stories whose reports name an actor, the latest first."""
    rows = connection.execute(
        f'SELECT {_STORY_COLUMNS} FROM "stories" AS s WHERE "story_id" IN (SELECT m."story_id" FROM "labels" AS l '  # noqa: S608
        'JOIN "membership" AS m USING ("document_id") WHERE l."entity_id" = ?) '
        'ORDER BY coalesce(s."last", \'\') DESC, s."story_id" LIMIT ?',
        (entity_id, limit),
    )
    return tuple(record_of(table_of(Story), row) for row in rows)


def names_of_actor(connection: sqlite3.Connection, entity_id: str, limit: int) -> tuple[tuple[Any, ...], ...]:
    """List text, kind, voice, times and reports of the ways an actor is named, the most frequent first."""
    rows = connection.execute(
        'SELECT "text", "kind", "voice", sum("count"), count(*) FROM "labels" WHERE "entity_id" = ? '
        "GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3 LIMIT ?",
        (entity_id, limit),
    )
    return tuple(tuple(row) for row in rows)
