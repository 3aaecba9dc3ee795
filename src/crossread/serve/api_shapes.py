"""Answers of the JSON API that no page has."""

from __future__ import annotations

import dataclasses
from typing import Any

from crossread.records import Document, Story
from crossread.serve.jobs import Job

VIEWS = ("story", "quotations", "figures", "timeline", "actors", "wording", "copies", "sources", "method")
"""Views of a story, by the names of their dataclasses."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StoryDetail:
    """A story and its reports.

    Attributes:
        story: The story.
        documents: Its reports in order of publication; their texts are left out.
        views: Names of the views there are of it.
    """

    story: Story
    documents: tuple[Document, ...]
    views: tuple[str, ...] = VIEWS


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDetail:
    """A report.

    Attributes:
        document: The report with its text.
        story_id: The story it belongs to.
        warnings: What a careful reader should know about how it was read.
    """

    document: Document
    story_id: str | None
    warnings: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """Rows of one table.

    Attributes:
        table: The table.
        rows: The rows as in the exports, in the documented order.
        total: Number of rows there are.
        offset: How many were left out first.
    """

    table: str
    rows: tuple[Any, ...]
    total: int
    offset: int


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class OutletList:
    """Outlets with their number of reports.

    Attributes:
        outlets: Name and number, those with most reports first.
    """

    outlets: tuple[tuple[str, int], ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class JobList:
    """Work in the background.

    Attributes:
        jobs: The jobs, the latest first.
    """

    jobs: tuple[Job, ...]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FormatList:
    """Formats of the exports; `GET /exports/{format}` sends one as a zip.

    Attributes:
        formats: Name and what it holds.
    """

    formats: tuple[tuple[str, str], ...]
