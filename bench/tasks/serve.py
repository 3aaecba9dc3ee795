"""How fast pages of the web app come with 100,000 reports in the workspace: stories, searches, the list of stories.

The workspace is made (`bench.made_workspace`) once and kept in the folder for temporary files. Requests go through the
whole app in this process, guard and templates included, without a network; processor time is that of app and client
together, and on a machine that does nothing else wall time is near it.
"""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from bench.data import Sample
from bench.made_workspace import Maker, make_workspace
from bench.measures import across_groups
from bench.task import Case, Contestant, Published, Task
from crossread.records import Story
from crossread.report import desk_view, write_pages
from crossread.store import Workspace

REPORTS = int(os.environ.get("CROSSREAD_BENCH_REPORTS", "100000"))
REQUESTS = 70
_TARGET = "set before the work began: served story page under 100 ms, search under 150 ms, on two idle cores"


def folder() -> Path:
    """The made workspace."""
    path = Path(tempfile.gettempdir()) / f"crossread-bench-{REPORTS}"
    make_workspace(path, REPORTS)
    return path


@cache
def stories() -> tuple[Story, ...]:
    """All stories of it."""
    with Workspace.open(folder(), read_only=True) as workspace:
        return tuple(workspace.load(Story))


@cache
def maker() -> Maker:
    """The words and names it was made of."""
    return Maker(1)


def story_paths() -> list[str]:
    """Pages of stories drawn evenly from those of several reports: the grid of each."""
    several = [story for story in stories() if story.documents > 1]
    return [f"/stories/{story.story_id}" for story in random.Random(7).sample(several, REQUESTS)]


def search_paths() -> list[str]:
    """Searches: one word or two from common to rare, beginnings, and questions of every kind."""
    chance, made = random.Random(7), maker()
    words, actors, codes = made.words.tolist(), made.actors, made.countries

    def word(low: int, high: int) -> str:
        return str(words[chance.randrange(low, high)])

    asked: list[Callable[[], str]] = [
        lambda: word(0, 100),
        lambda: word(100, 3000),
        lambda: word(3000, 30000),
        lambda: f"{word(0, 300)} {word(300, 3000)}",
        lambda: f"{word(20, 300)} {word(20, 300)}",
        lambda: word(1000, 9000)[:4] + "*",
        lambda: f"quotations by {actors[chance.randrange(3000)]}",
        lambda: f"quotations by {actors[chance.randrange(30)]} about {word(10, 300)}",
        lambda: f"figures counting soldiers over {chance.randrange(5000)}",
        lambda: f"figures counting ships about {word(10, 300)}",
        lambda: f"events {chance.choice(codes)} -> {chance.choice(codes)}",
        lambda: f"events by {actors[chance.randrange(300)]} type THREATEN",
        lambda: f"claims status differs about {word(10, 300)}",
        lambda: f"reports about {word(100, 3000)} since {chance.randrange(2015, 2024)}",
    ]
    return [f"/search?q={asked[turn % len(asked)]().replace(' ', '+')}" for turn in range(REQUESTS)]


def list_paths() -> list[str]:
    """Pages of the list of stories: from anywhere in it, by outlet, date, size, difference and words of a headline."""
    chance, found = random.Random(7), stories()

    def place() -> str:
        story = chance.choice(found)
        return f"after={story.last}~{story.story_id}"

    asked: list[Callable[[], str]] = [
        str,
        place,
        lambda: f"outlet=Outlet+{chance.randrange(60)}&{place()}",
        lambda: f"since={chance.randrange(2015, 2024)}&until={chance.randrange(2019, 2025)}",
        lambda: f"least={chance.randrange(2, 20)}&{place()}",
        lambda: f"differing=1&{place()}",
        lambda: f"words={maker().words[chance.randrange(3, 5000)]}",
    ]
    return [f"/?{asked[turn % len(asked)]()}" for turn in range(REQUESTS)]


def _served(paths: Callable[[], list[str]]) -> Callable[[Sample], Iterator[Case]]:
    def measured(_: Sample) -> Iterator[Case]:
        from starlette.testclient import TestClient  # noqa: PLC0415 - an extra

        from crossread.serve.app import make_app  # noqa: PLC0415
        from crossread.serve.guarding import Pass  # noqa: PLC0415

        app = make_app(folder(), Pass(port=1, token="bench"))
        with TestClient(app, base_url="http://127.0.0.1:1", headers={"authorization": "Bearer bench"}) as client:
            client.get("/exports")  # templates are read once in the life of an app

            def ask(path: str) -> None:
                answer = client.get(path)
                assert answer.status_code == 200, (path, answer.text[:300])

            yield from _timed(paths(), ask)

    return measured


def _timed(paths: Sequence[str], ask: Callable[[str], object]) -> Iterator[Case]:
    for number, path in enumerate(paths, 1):
        wall, processor = time.perf_counter(), time.process_time()
        ask(path)
        counts = {
            "milliseconds": (time.perf_counter() - wall) * 1000,
            "processor_milliseconds": (time.process_time() - processor) * 1000,
            "machine_load": os.getloadavg()[0] / (os.cpu_count() or 1),
        }
        yield Case(case=f"request {number:03}", group=f"request {number:03}", counts=counts, note=path)


def _write_reports(_: Sample) -> Iterator[Case]:
    with Workspace.open(folder(), read_only=True) as workspace, tempfile.TemporaryDirectory() as out:

        def write(path: str) -> None:
            write_pages(workspace, desk_view(workspace, story=path.rsplit("/", 1)[1]), Path(out) / "report.html")

        yield from _timed(story_paths(), write)


def _scan(_: Sample) -> Iterator[Case]:
    """Every text is read for every word of the search."""
    connection = sqlite3.connect(folder() / "crossread.db")

    def scan(path: str) -> None:
        words = [f"%{word}%" for word in path.partition("q=")[2].rstrip("*").split("+")]
        conditions = " AND ".join(["text LIKE ?"] * len(words))
        connection.execute(f"SELECT document_id FROM documents WHERE {conditions} LIMIT 20", words).fetchall()

    yield from _timed(search_paths(), scan)
    connection.close()


def _load_all(_: Sample) -> Iterator[Case]:
    """All stories are loaded for every page of their list."""
    with Workspace.open(folder(), read_only=True) as workspace:
        yield from _timed(list_paths(), lambda _: list(workspace.load(Story))[:50])


_MEASURES = (
    across_groups("processor_milliseconds", "p95", unit="ms"),
    across_groups("processor_milliseconds", "median", unit="ms"),
    across_groups("milliseconds", "p95", unit="ms"),
    across_groups("milliseconds", "median", unit="ms"),
    across_groups("machine_load", "median", unit="a core"),
)


def _task(name: str, title: str, paths: Callable[[], list[str]], baseline: Contestant, target: float | None) -> Task:
    wanted = Published(name="target", measure="milliseconds.p95", value=target, source=_TARGET) if target else None
    return Task(
        name=f"serve.{name}",
        title=f"{title}, with {REPORTS:,} reports in the workspace, {REQUESTS} requests",
        sets=(),
        measures=_MEASURES,
        contestants=(Contestant(name="crossread serve", kind="system", run=_served(paths)), baseline),
        published=(wanted,) if wanted else (),
        settings={"reports": str(REPORTS)},
    )


TASKS = (
    _task(
        "story",
        "The page of a story",
        story_paths,
        Contestant(name="write the one-file report of the story", kind="baseline", run=_write_reports),
        100.0,
    ),
    _task(
        "search",
        "A search, in words or as a question",
        search_paths,
        Contestant(name="read every text for the words", kind="baseline", run=_scan),
        150.0,
    ),
    _task(
        "list",
        "A page of the list of stories",
        list_paths,
        Contestant(name="load all stories", kind="baseline", run=_load_all),
        None,
    ),
)
