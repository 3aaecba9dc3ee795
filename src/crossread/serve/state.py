"""What all pages of a running app share."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from starlette.requests import Request

from crossread.records import Document, Entity, Membership, Story
from crossread.serve.answering import Missing
from crossread.serve.guarding import Pass
from crossread.serve.jobs import Jobs
from crossread.settings import Settings
from crossread.store import Workspace

Kept = TypeVar("Kept")
_KEPT_SECONDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One workspace as it is served.

    Attributes:
        workspace: Open for reading; the jobs write, each in a process of its own.
        jobs: Work in the background.
        entry: Who may come in.
        settings: Knobs of the jobs.
        kept: What costs much and may be some minutes old, by what it is, with when it was made.
    """

    workspace: Workspace
    jobs: Jobs
    entry: Pass
    settings: Settings
    kept: dict[str, tuple[float, object]] = field(default_factory=dict)

    @property
    def user(self) -> Path:
        """The folder of the analyst's own files."""
        return self.workspace.path / "user"

    def keep(self, name: str, make: Callable[[], Kept]) -> Kept:
        """Make something that costs much, or take what was made some minutes ago and before the last job ended.

        Args:
            name: What it is.
            make: Makes it.
        """
        key = f"{name} after {sum(job.over for job in self.jobs.list())} jobs"
        made = self.kept.get(key)
        if made is None or time.monotonic() - made[0] > _KEPT_SECONDS:
            made = time.monotonic(), make()
            for old in [other for other in self.kept if other.startswith(f"{name} after ")]:
                self.kept.pop(old, None)
            self.kept[key] = made
        return cast("Kept", made[1])

    def story(self, story_id: str) -> Story:
        """Load a story.

        Raises:
            Missing: There is none with this id.
        """
        for story in self.workspace.load(Story, ids=[story_id]):
            return story
        raise Missing("there is no such story", "a story may get another id when its reports change")

    def document(self, document_id: str) -> Document:
        """Load a report.

        Raises:
            Missing: There is none with this id.
        """
        for document in self.workspace.load(Document, ids=[document_id]):
            return document
        raise Missing("there is no such report")

    def actor(self, entity_id: str) -> Entity:
        """Load an actor.

        Raises:
            Missing: There is none with this id.
        """
        for entity in self.workspace.load(Entity, ids=[entity_id]):
            return entity
        raise Missing("there is no such actor", "an actor may get another id when it is joined")

    def story_of(self, document_id: str) -> str | None:
        """Id of the story a report belongs to."""
        return next((row.story_id for row in self.workspace.load(Membership, document_id=document_id)), None)


def served(request: Request) -> Served:
    """The workspace that a request is about."""
    found = request.app.state.served
    assert isinstance(found, Served)
    return found
