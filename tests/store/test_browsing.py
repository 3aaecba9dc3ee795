"""Lists page through everything once, in one order, forwards and backwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.records import Claim, Document, Entity, Label, Membership, Mention, Reading, Story
from crossread.store import StoryFilter, Workspace

MakeReading = Callable[..., Reading]


@pytest.fixture
def nine(workspace: Workspace, make_reading: MakeReading) -> list[str]:
    """Nine reports in nine stories, two of which have no date; ids in the order of the list."""
    days = [
        "2031-05-01",
        "2031-05-02",
        "2031-05-02",
        "2031-05-02",
        "2031-05-03",
        "2031-05-04",
        "2031-05-05",
        None,
        None,
    ]
    readings = [
        make_reading(
            f"Report {number} of the harbour.", path=f"{number}.txt",
            title=f"Harbour {'fire' if number % 2 else 'calm'}", outlet=f"Outlet {number % 3}", published=day,
        )
        for number, day in enumerate(days)
    ]  # fmt: skip
    workspace.save_readings(readings)
    ids = [reading.document.document_id for reading in readings]
    stories = [
        Story(
            story_id=f"s-{number}", title_document_id=one, title=f"Story {number}", first=day, last=day,
            documents=1 + number % 2, independent=1,
        )
        for number, (one, day) in enumerate(zip(ids, days, strict=True))
    ]  # fmt: skip
    members = [
        Membership(story_id=f"s-{number}", document_id=one, score=1, reason="") for number, one in enumerate(ids)
    ]
    workspace.save_links("stories", "1", [*stories, *members])
    return ["s-6", "s-5", "s-4", "s-1", "s-2", "s-3", "s-0", "s-7", "s-8"]


@pytest.mark.parametrize("limit", [1, 2, 4, 9, 50])
def test_pages_hold_every_story_once(workspace: Workspace, nine: list[str], limit: int) -> None:
    """Following `after` reads the whole list in order, `before` leads back over the same pages, ends are ends."""
    pages, page = [], workspace.browse_stories(limit=limit)
    assert page.before is None
    while True:
        pages.append([story.story_id for story in page.stories])
        assert page.total == 9
        if page.after is None:
            break
        page = workspace.browse_stories(after=page.after, limit=limit)
    assert [story_id for part in pages for story_id in part] == nine
    back = []
    while page.before is not None:
        page = workspace.browse_stories(before=page.before, limit=limit)
        back.append([story.story_id for story in page.stories])
    assert back == pages[-2::-1]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (StoryFilter(words="fire"), ["s-5", "s-1", "s-3", "s-7"]),
        (StoryFilter(words="HARB* calm"), ["s-6", "s-4", "s-2", "s-0", "s-8"]),
        (StoryFilter(words="report"), []),
        (StoryFilter(words="!!"), []),
        (StoryFilter(outlet="Outlet 1"), ["s-4", "s-1", "s-7"]),
        (StoryFilter(since="2031-05-04"), ["s-6", "s-5"]),
        (StoryFilter(until="2031-05-02"), ["s-1", "s-2", "s-3", "s-0"]),
        (StoryFilter(since="2031-05-02", until="2031-05-02"), ["s-1", "s-2", "s-3"]),
        (StoryFilter(least=2), ["s-5", "s-1", "s-3", "s-7"]),
        (StoryFilter(differing=True), ["s-4"]),
        (StoryFilter(words="fire", outlet="Outlet 1", least=2), ["s-1", "s-7"]),
    ],
)
def test_filters(workspace: Workspace, nine: list[str], chosen: StoryFilter, found: list[str]) -> None:
    """Each filter keeps to what it says, together with the others, and the total counts what is left."""
    document_id = next(workspace.load(Document, story_id="s-4")).document_id
    claim = Claim(
        claim_id="c", story_id="s-4", kind="statement", gist_document_id=document_id, gist_start=0, gist_end=6,
        status="differs", documents=1, independent=1,
    )  # fmt: skip
    workspace.save_links("claims", "1", [claim], story_id="s-4")
    page = workspace.browse_stories(chosen)
    assert [story.story_id for story in page.stories] == found
    assert page.total == len(found)


@pytest.mark.parametrize("place", ["", "~", "x", "9999~", "~s-7", "2031-05-02~s-1x", "\x00'\"~--"])
def test_a_strange_place_is_no_error(workspace: Workspace, nine: list[str], place: str) -> None:
    """A place that is no story's still leads to what comes after it."""
    found = [story.story_id for story in workspace.browse_stories(after=place).stories]
    assert found == nine[len(nine) - len(found) :]


def test_outlets(workspace: Workspace, nine: list[str]) -> None:
    """Outlets come with their reports, and stories with their outlets."""
    assert workspace.browse_outlets() == (("Outlet 0", 3), ("Outlet 1", 3), ("Outlet 2", 3))
    assert workspace.outlets_of_stories(["s-4", "s-0"]) == {"s-4": ("Outlet 1",), "s-0": ("Outlet 0",)}


def test_actors_by_reports(workspace: Workspace, nine: list[str]) -> None:
    """Actors are listed by the number of reports that name them, found by words, and lead to names and stories."""
    for number, document in enumerate(workspace.load(Document)):
        found: list[object] = []
        for name, kind in (("Port Office", "organisation"), ("Harbour", "place"))[: 1 + number % 2]:
            entity = Entity(entity_id=f"e-{kind}", kind=kind, name=name)  # type: ignore[arg-type]
            start = document.text.index("harbour")
            place = {"document_id": document.document_id, "text": "harbour"}
            found += [
                entity,
                Mention(
                    mention_id=f"{number}{kind}", entity_id=entity.entity_id, form="name", voice="outlet",
                    start=start, end=start + 7, **place,
                ),
                Label(entity_id=entity.entity_id, kind="name", voice="outlet", count=2, first_start=start, **place),
            ]  # fmt: skip
        workspace.save_marks(document.document_id, "entities", "1", found)
    assert [(entity.name, reports) for entity, reports in workspace.browse_actors()] == [
        ("Port Office", 9),
        ("Harbour", 4),
    ]
    assert [entity.name for entity, _ in workspace.browse_actors("office port")] == ["Port Office"]
    assert [entity.name for entity, _ in workspace.browse_actors(kind="place")] == ["Harbour"]
    assert workspace.browse_actors("?") == ()
    assert len(workspace.stories_of_actor("e-place")) == 4
    assert workspace.names_of_actor("e-place") == (("harbour", "name", "outlet", 8, 4),)
