"""One step that links reports: what it fills, what it builds on, and whether it is due."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from crossread.records import Story
from crossread.store import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStage:
    """One step that links reports.

    Exactly one of `link` and `link_story` is given: a step works on the whole workspace or story by story. A step
    that works by story is done again only for the stories in which something it builds on has changed.

    Attributes:
        name: The word used by `crossread build --stage`, in tables and in run records.
        version: Raised when the step links something else than before.
        records: The record types whose tables it fills.
        builds_on: Linked record types it reads besides the marks of the reports.
        user_files: The analyst's own files that it obeys.
        link: Yields the records of the step for a whole workspace.
        shared: Whether `link` takes how many `workers` may share its work.
        link_story: Yields the records of the step for the story of that id.
    """

    name: str
    version: int
    records: tuple[type[Any], ...]
    builds_on: tuple[type[Any], ...] = ()
    user_files: tuple[str, ...] = ()
    link: Callable[..., Iterator[Any]] | None = None
    shared: bool = False
    link_story: Callable[[Workspace, str], Iterator[Any]] | None = None

    def __post_init__(self) -> None:
        """Check that the step has one scope."""
        if (self.link is None) == (self.link_story is None):
            raise ValueError(f"the step {self.name} must link a workspace or a story, and not both")

    def fingerprint(self, workspace: Workspace, story_id: str | None = None) -> str:
        """What the rows are made by: the version, the analyst's files, and the links it builds on."""
        parts = [f"{self.name}/{self.version}"]
        if self.user_files:
            digests = workspace.user_files().sha256
            parts += [digests[name][:12] for name in self.user_files]
        if self.builds_on:
            digest = hashlib.blake2b(digest_size=8)
            for record in self.builds_on:
                digest.update(workspace.digest(record, story_id=story_id).encode())
            parts.append(digest.hexdigest())
        return "/".join(parts)


def link_stage(workspace: Workspace, stage: LinkStage, *, workers: int = 1) -> bool:
    """Do a step as far as reports, marks, earlier links or the analyst's files have changed since it was done.

    Args:
        workspace: The workspace.
        stage: The step.
        workers: How many may share its work; what is linked does not hang on it.

    Returns:
        Whether anything was done.
    """
    if stage.link is not None:
        return _link_scope(workspace, stage, None, workers)
    stories = [story.story_id for story in workspace.load(Story)]
    workspace.forget_links(stage.name, keep=stories)
    done = [_link_scope(workspace, stage, story_id) for story_id in stories]
    return any(done)


def _link_scope(workspace: Workspace, stage: LinkStage, story_id: str | None, workers: int = 1) -> bool:
    fingerprint = stage.fingerprint(workspace, story_id)
    if not workspace.links_pending(stage.name, fingerprint, story_id=story_id):
        return False
    if stage.link is not None:
        rows = stage.link(workspace, workers=workers) if stage.shared else stage.link(workspace)
    else:
        assert stage.link_story is not None
        assert story_id is not None
        rows = stage.link_story(workspace, story_id)
    workspace.save_links(stage.name, fingerprint, list(rows), story_id=story_id)
    return True
