"""A deterministic piece of work on a workspace, run by the crash test in a process that is killed at a given moment.

Usage: python workload.py FOLDER [MOMENT], where MOMENT is the number of the step before which the process
kills itself. Steps are statements of SQL and file operations; without a moment their number is printed.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crossread.records import (
    Copy,
    Document,
    Entity,
    Failure,
    Figure,
    Label,
    Membership,
    Mention,
    Quantity,
    Reading,
    Sentence,
    Story,
    content_id,
)
from crossread.store import Joined, Workspace, database

REPORTS = 12


def reading(number: int) -> Reading:
    """Make a report."""
    text = f"Report {number}. The quay at Oslin held {20 + number} crates. " + "Rain fell. " * (number % 4)
    original = text.encode()
    sha256 = hashlib.sha256(original).hexdigest()
    return Reading(
        document=Document(
            document_id=content_id("d", sha256),
            path=f"in/{number}.txt",
            words=len(text.split()),
            text=text,
            sha256=sha256,
        ),
        original=original,
        media_type="text/plain",
    )


def work(folder: Path) -> None:
    """Read, find and link; what is done already is left alone."""
    with Workspace.open_or_create(folder) as workspace:
        for first in range(0, REPORTS, 4):
            workspace.save_readings(reading(number) for number in range(first, first + 4))
        workspace.save_reading(reading(3))
        workspace.save_failure(Failure(path="in/bad.pdf", stage="ingest", code="locked", message="needs a password"))
        for document_id in list(workspace.pending("sentences", "s/1")):
            text = workspace.load_document(document_id).text
            end = text.index(".") + 1
            workspace.save_marks(
                document_id,
                "sentences",
                "s/1",
                [
                    Sentence(document_id=document_id, index=0, start=0, end=end, role="headline"),
                    Sentence(document_id=document_id, index=1, start=end + 1, end=len(text), role="body"),
                ],
            )
        for document_id in list(workspace.pending("quantities", "q/1")):
            text = workspace.load_document(document_id).text
            start = text.index("held ") + 5
            quantity = Quantity(
                quantity_id=content_id("q", document_id, start),
                document_id=document_id,
                start=start,
                end=start + 2,
                text=text[start : start + 2],
                low=None,
                high=None,
            )
            workspace.save_marks(document_id, "quantities", "q/1", [quantity])
        for document_id in list(workspace.pending("entities", "e/1")):
            workspace.save_marks(document_id, "entities", "e/1", named(workspace, document_id))
        link(workspace)


def named(workspace: Workspace, document_id: str) -> list[Any]:
    """Find the quay that a report names."""
    text = workspace.load_document(document_id).text
    start, entity_id = text.index("Oslin"), content_id("e", document_id, "Oslin")
    return [
        Entity(entity_id=entity_id, kind="place", name="Oslin"),
        Mention(
            mention_id=content_id("m", document_id, start),
            entity_id=entity_id,
            document_id=document_id,
            start=start,
            end=start + 5,
            text="Oslin",
            form="name",
            voice="outlet",
        ),
        Label(
            entity_id=entity_id,
            document_id=document_id,
            text="Oslin",
            kind="name",
            voice="outlet",
            count=1,
            first_start=start,
        ),
    ]


def link(workspace: Workspace) -> None:
    """Link all reports into one story with one figure."""
    ids = [document.document_id for document in workspace.load(Document)]
    if workspace.links_pending("stories", "st/1"):
        story = Story(
            story_id="s-1", title_document_id=ids[0], title="Crates", documents=len(ids), independent=len(ids)
        )
        members = (Membership(story_id="s-1", document_id=found, score=1.0, reason="same quay") for found in ids)
        workspace.save_links("stories", "st/1", [story, *members])
    if workspace.links_pending("copies", "c/1"):
        copies = [
            Copy(
                copy_id=f"c-{number}",
                from_document_id=ids[number],
                from_start=0,
                from_end=6,
                to_document_id=ids[number + 1],
                to_start=0,
                to_end=6,
                identical_share=1.0,
                direction="unknown",
            )
            for number in range(len(ids) - 1)
        ]
        workspace.save_links("copies", "c/1", copies)
    if workspace.links_pending("figures", "f/1", story_id="s-1"):
        marks = [dataclasses.replace(mark, figure_id="f-1") for mark in workspace.load(Quantity, story_id="s-1")]
        figure = Figure(figure_id="f-1", story_id="s-1", counted="crate", verdict="conflict")
        workspace.save_links("figures", "f/1", [figure, *marks], story_id="s-1")
    if workspace.links_pending("entities", "en/1"):
        found = [entity.entity_id for actors in workspace.found_actors() for entity in actors.entities]
        joined = (Joined(found_id=found_id, entity_id=min(found)) for found_id in found)
        workspace.save_links("entities", "en/1", [Entity(entity_id=min(found), kind="place", name="Oslin"), *joined])


def count_steps(moment: int | None) -> Callable[[], int]:
    """Count statements and file operations from now on, and die before the one with the given number."""
    steps = 0
    opened: Any = database.open_writer
    operations = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.rmdir"}

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    def audit(event: str, _: object) -> None:
        if event in operations:
            step()

    def open_traced(path: Path, *arguments: float, **named: bool) -> sqlite3.Connection:
        connection: sqlite3.Connection = opened(path, *arguments, **named)
        connection.set_trace_callback(step)
        return connection

    database.open_writer = open_traced  # type: ignore[assignment]  # the same, watched
    sys.addaudithook(audit)
    return lambda: steps


if __name__ == "__main__":
    counted = count_steps(int(sys.argv[2]) if len(sys.argv) > 2 else None)
    work(Path(sys.argv[1]))
    sys.stdout.write(f"{counted()}\n")
