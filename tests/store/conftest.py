"""A small workspace of our own, for the tests of the store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crossread.records import DateCandidate, Document, Reading, content_id
from crossread.store import Workspace

MakeReading = Callable[..., Reading]


@pytest.fixture
def make_reading() -> MakeReading:
    """Make a report from its words."""

    def make(text: str, *, path: str | None = None, title: str | None = None, **facts: str) -> Reading:
        original = text.encode()
        sha256 = hashlib.sha256(original).hexdigest()
        name = path or f"in/{sha256[:6]}.txt"
        document_id = content_id("d", sha256, name)
        fields = {"published": "2031-05-03", "published_origin": "meta", "language": "en", **facts}
        return Reading(
            document=Document(
                document_id=document_id,
                path=name,
                title=title,
                words=len(text.split()),
                text=text,
                sha256=sha256,
                **fields,  # type: ignore[arg-type]
            ),
            dates=(
                DateCandidate(document_id=document_id, value="2031-05-03", origin="meta", chosen=True),
                DateCandidate(
                    document_id=document_id, value="2031-05-04", origin="text", warning="differs from the meta tag"
                ),
            ),
            original=original,
            media_type="text/plain",
            warnings=("the file ends inside a word",),
        )

    return make


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new, empty workspace."""
    with Workspace.create(tmp_path / "case") as made:
        yield made


@pytest.fixture
def three(workspace: Workspace, make_reading: MakeReading) -> tuple[str, str, str]:
    """Ids of three reports saved in the workspace."""
    readings = (
        make_reading(
            "The ferry left Oslin at noon. About 300 passengers were aboard, said Mara Veld.",
            path="in/ferry.txt",
            title="Ferry leaves Oslin",
            outlet="Harbour Wire",
            outlet_origin="byline",
        ),
        make_reading(
            "A ferry with 280 people sailed from Oslin. “Nobody was turned away,” Veld said.",
            path="in/sailing.html",
            title="Sailing resumes",
            url="https://www.news.example.org/sailing",
        ),
        make_reading("Rain is expected over the café terraces of Brenn.", path="in/weather.txt", title="Weather"),
    )
    assert workspace.save_readings(readings) == 3
    first, second, third = (reading.document.document_id for reading in readings)
    return first, second, third
