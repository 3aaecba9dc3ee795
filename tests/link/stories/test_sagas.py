from __future__ import annotations

import json
import random
from collections import defaultdict
from pathlib import Path

from crossread.link.stories import StoryReport, link_stories, read_story_report

CASES = Path(__file__).parents[2] / "cases" / "stories" / "sagas.json"


def read() -> list[StoryReport]:
    """Four reports of a sinking and of the inquiry into it, two of other matters, and four hundred of nothing."""
    draw = random.Random(1)
    fillers = [
        {"id": f"f{at}", "title": None, "published": "2031-04-01", "text": " ".join(_word(draw) for _ in range(40))}
        for at in range(400)
    ]
    return [
        read_story_report(one["id"], title=one["title"], text=one["text"], published=one["published"])
        for one in [*json.loads(CASES.read_text("utf-8"))["reports"], *fillers]
    ]


def _word(draw: random.Random) -> str:
    return "".join(draw.choices("bdfgklmnprstv", k=2) + draw.choices("aeiou", k=1) + draw.choices("bdfgklmnprstv", k=3))


def test_a_disaster_and_its_inquiry_are_a_saga() -> None:
    """A sinking and the hearing months later are two stories of one saga; other news has none."""
    links = link_stories(read())
    story_of = {one.document_id: one.story_id for one in links.membership}
    assert story_of["i1"] == story_of["i2"] != story_of["i3"] == story_of["i4"]
    saga_of = {story.story_id: story.saga_id for story in links.stories}
    assert saga_of[story_of["i1"]] == saga_of[story_of["i3"]] is not None
    assert saga_of[story_of["o1"]] is saga_of[story_of["o2"]] is None


def test_a_saga_holds_several_stories() -> None:
    """A story that is alone in its matter has no saga."""
    held = defaultdict(list)
    for story in link_stories(read()).stories:
        held[story.saga_id].append(story)
    assert all(len(stories) > 1 for saga, stories in held.items() if saga is not None)


def test_order_of_reports_does_not_matter() -> None:
    """Sagas are the same whatever order the reports come in."""
    assert link_stories(read()) == link_stories(read()[::-1])
