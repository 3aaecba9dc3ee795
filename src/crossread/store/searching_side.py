"""What can be looked up in a workspace by words, names and places in a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from crossread.records import Entity, Story
from crossread.store import asking, browsing, passages, searching
from crossread.store.browsing import StoryFilter, StoryPage
from crossread.store.database import Database
from crossread.store.query import HitKind, parse_query


class SearchableWorkspace:
    """The searching side of an open workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(
        self, query: str, *, kinds: Sequence[HitKind] = ("reports",), limit: int = 20
    ) -> Iterator[searching.Hit]:
        """Yield the passages a query means.

        A structured query ("quotations by Arvola about barge") names its kind and is answered latest reports first.
        Any other is words, "exact phrases" and begin* of words that must occur together; case and accents do not
        matter; the best come first within each kind.

        Args:
            query: What a reader types; `crossread.store.query` has the grammar.
            kinds: What is searched when the query itself names no kind.
            limit: At most so many of each kind.

        Raises:
            UsageError: A structured query has an empty clause, or a date or number that cannot be read.
        """
        asked = parse_query(query)
        if limit < 1:
            return
        with self._database.explained():
            connection = self._database.connection()
            if asked.kind is not None:
                yield from asking.ask(connection, asked, limit)
                return
            expression = searching.match_expression(query)
            if expression:
                yield from passages.search_words(connection, expression, kinds, limit)

    def browse_stories(
        self, chosen: StoryFilter | None = None, *, after: str = "", before: str = "", limit: int = 50
    ) -> StoryPage:
        """Load one page of the stories, the latest first.

        Args:
            chosen: Which stories; None for all.
            after: `StoryPage.after` of the page before this one.
            before: `StoryPage.before` of the page after this one.
            limit: At most so many.
        """
        with self._database.explained():
            connection = self._database.connection()
            return browsing.browse_stories(connection, chosen or StoryFilter(), after=after, before=before, limit=limit)

    def browse_actors(self, words: str = "", *, kind: str = "", limit: int = 100) -> tuple[tuple[Entity, int], ...]:
        """List actors with the number of reports that name them, those in most reports first.

        Args:
            words: Words of the name or titles; empty for all.
            kind: Only this kind; empty for all.
            limit: At most so many.
        """
        with self._database.explained():
            return browsing.browse_actors(self._database.connection(), words, kind, limit)

    def browse_outlets(self, *, limit: int = 200) -> tuple[tuple[str, int], ...]:
        """List outlets with their number of reports, those with most reports first."""
        with self._database.explained():
            return browsing.browse_outlets(self._database.connection(), limit)

    def outlets_of_stories(self, story_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """List the outlets of each story, in order of their names."""
        with self._database.explained():
            return browsing.outlets_of_stories(self._database.connection(), story_ids)

    def differing_claims(self, story_ids: Sequence[str]) -> dict[str, int]:
        """Count the claims of each story on which its reports differ; stories without any are left out."""
        with self._database.explained():
            return browsing.differing_claims(self._database.connection(), story_ids)

    def passages_of_actor(self, kind: HitKind, entity_id: str, *, limit: int = 50) -> tuple[searching.Hit, ...]:
        """List what an actor says (`quotations`) or its acts (`events`), those of the latest reports first."""
        with self._database.explained():
            return tuple(asking.passages_of_actor(self._database.connection(), kind, entity_id, limit))

    def stories_of_actor(self, entity_id: str, *, limit: int = 50) -> tuple[Story, ...]:
        """List the stories whose reports name an actor, the latest first."""
        with self._database.explained():
            return browsing.stories_of_actor(self._database.connection(), entity_id, limit)

    def names_of_actor(self, entity_id: str, *, limit: int = 100) -> tuple[tuple[Any, ...], ...]:
        """List text, kind, voice, times and reports of the ways an actor is named, the most frequent first."""
        with self._database.explained():
            return browsing.names_of_actor(self._database.connection(), entity_id, limit)
