"""The JSON API: what the pages show, for programs, as the same dataclasses."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crossread.records.actors import ENTITY_KINDS
from crossread.report import Material, ReportView, StoryPages, report_view
from crossread.report.exports import FORMATS
from crossread.serve.actor_page import ActorListView, ActorPageView, actor_list_view, actor_page_view
from crossread.serve.answering import Json, Missing
from crossread.serve.api_shapes import (
    VIEWS,
    DocumentDetail,
    FormatList,
    JobList,
    OutletList,
    StoryDetail,
    TableRows,
)
from crossread.serve.asking import MOST_ROWS, choice, choices, fields, number, text, words
from crossread.serve.corrections import FIELDS, Corrected, CorrectionList, correct, list_corrections
from crossread.serve.document_pages import material_of
from crossread.serve.feed_page import FeedsView, feeds_view
from crossread.serve.jobs import Job
from crossread.serve.operations import Operation, Parameter
from crossread.serve.pages import find_job, start_job
from crossread.serve.search_page import SHOWN, SearchView, search_view
from crossread.serve.state import served
from crossread.serve.story_list import PAGE, StoryListView, read_filter, story_list_view
from crossread.serve.uploads import receive
from crossread.store.query import KINDS
from crossread.store.tables import TABLES

_TABLE_ROWS = 100


def _stories(request: Request) -> StoryListView:
    return story_list_view(
        served(request).workspace,
        read_filter(request),
        after=words(request, "after"),
        before=words(request, "before"),
        limit=number(request, "limit", PAGE),
    )


def _story(request: Request) -> StoryDetail:
    app = served(request)
    with app.workspace.snapshot():
        story = app.story(request.path_params["story_id"])
        cards = Material(app.workspace, story_id=story.story_id).cards
    return StoryDetail(story=story, documents=tuple(card.document for card in cards))


def _story_view(request: Request) -> Any:  # noqa: ANN401 - one of the views
    app = served(request)
    name = request.path_params["view"]
    if name not in VIEWS:
        raise Missing("a story has no such view", f"it has {', '.join(VIEWS)}")
    with app.workspace.snapshot():
        story = app.story(request.path_params["story_id"])
        return getattr(StoryPages(Material(app.workspace, story_id=story.story_id)), name)


def _document(request: Request) -> DocumentDetail:
    app = served(request)
    with app.workspace.snapshot():
        document = app.document(request.path_params["document_id"])
        return DocumentDetail(
            document=document,
            story_id=app.story_of(document.document_id),
            warnings=app.workspace.warnings(document.document_id),
        )


def _document_view(request: Request) -> ReportView:
    app = served(request)
    with app.workspace.snapshot():
        material, card = material_of(app, app.document(request.path_params["document_id"]))
        return report_view(material, card, grid=StoryPages(material).story.grid)


def _rows(request: Request, **scope: str) -> TableRows:
    workspace, name = served(request).workspace, request.path_params["table"]
    if name not in TABLES:
        raise Missing("there is no such table", f"the tables are {', '.join(TABLES)}")
    limit, offset = number(request, "limit", _TABLE_ROWS), number(request, "offset", 0, low=0, high=10**9)
    with workspace.snapshot():
        rows = tuple(workspace.load(TABLES[name], limit=limit, offset=offset, **scope))
        total = workspace.count(TABLES[name], **scope)
    return TableRows(table=name, rows=rows, total=total, offset=offset)


def _story_rows(request: Request) -> TableRows:
    return _rows(request, story_id=served(request).story(request.path_params["story_id"]).story_id)


def _document_rows(request: Request) -> TableRows:
    return _rows(request, document_id=served(request).document(request.path_params["document_id"]).document_id)


def _actors(request: Request) -> ActorListView:
    kind, limit = choice(request, "kind", sorted(ENTITY_KINDS)), number(request, "limit", 100)
    return actor_list_view(served(request).workspace, words(request, "words"), kind, limit=limit)


def _actor(request: Request) -> ActorPageView:
    return actor_page_view(served(request), request.path_params["entity_id"], limit=number(request, "limit", 50))


def _search(request: Request) -> SearchView:
    kinds = tuple(kind for kind in KINDS if kind in choices(request, "kind", KINDS))
    return search_view(served(request).workspace, words(request, "q"), kinds, limit=number(request, "limit", SHOWN))


def _outlets(request: Request) -> OutletList:
    return OutletList(outlets=served(request).workspace.browse_outlets(limit=number(request, "limit", 200)))


def _feeds(request: Request) -> FeedsView:
    app = served(request)
    return feeds_view(app.workspace, app.user)


def _corrections(request: Request) -> CorrectionList:
    return list_corrections(served(request).workspace.user_files())


async def _correct(request: Request) -> Corrected:
    return await run_in_threadpool(correct, served(request), await fields(request))


def _jobs(request: Request) -> JobList:
    return JobList(jobs=served(request).jobs.list())


async def _ask_job(request: Request) -> Job:
    return await run_in_threadpool(start_job, served(request), text(await fields(request), "kind"))


def _stop_job(request: Request) -> Job:
    return served(request).jobs.stop(find_job(request).job_id) or find_job(request)


def _formats(request: Request) -> FormatList:
    del request
    return FormatList(formats=tuple(FORMATS.items()))


_LIMIT = Parameter(name="limit", kind="integer", told=f"At most so many, up to {MOST_ROWS}.")
_OFFSET = Parameter(name="offset", kind="integer", told="Leave out so many first.")
_FILTER = (
    Parameter(name="words", told="Words that must occur in the headline of one of its reports."),
    Parameter(name="outlet", told="One of its reports is published by this outlet."),
    Parameter(name="since", told="Its latest report is not older than this year, month or day."),
    Parameter(name="until", told="Its earliest report is not younger than this year, month or day."),
    Parameter(name="least", kind="integer", told="It has at least so many reports."),
    Parameter(name="differing", kind="boolean", told="Its reports differ in some claim."),
    Parameter(name="after", told="`after` of the page before this one."),
    Parameter(name="before", told="`before` of the page after this one."),
    _LIMIT,
)

OPERATIONS = (
    Operation(
        name="list_stories", method="GET", path="/stories", told="One page of the stories, the latest first.",
        answer=StoryListView, run=_stories, parameters=_FILTER,
    ),
    Operation(
        name="show_story", method="GET", path="/stories/{story_id}", told="A story and its reports.",
        answer=StoryDetail, run=_story,
    ),
    Operation(
        name="view_story", method="GET", path="/stories/{story_id}/views/{view}",
        told=f"One view of a story, as its page shows it: {', '.join(VIEWS)}.", answer=Any, run=_story_view,
    ),
    Operation(
        name="list_story_rows", method="GET", path="/stories/{story_id}/tables/{table}",
        told="Rows of a table that belong to a story.", answer=TableRows, run=_story_rows, parameters=(_LIMIT, _OFFSET),
    ),
    Operation(
        name="show_document", method="GET", path="/documents/{document_id}", told="A report with its text.",
        answer=DocumentDetail, run=_document,
    ),
    Operation(
        name="view_document", method="GET", path="/documents/{document_id}/view",
        told="A report sentence by sentence, with what other reports do at the margin.",
        answer=ReportView, run=_document_view,
    ),
    Operation(
        name="list_document_rows", method="GET", path="/documents/{document_id}/tables/{table}",
        told="Rows of a table about a report.", answer=TableRows, run=_document_rows, parameters=(_LIMIT, _OFFSET),
    ),
    Operation(
        name="list_actors", method="GET", path="/actors", told="Actors by name, or those that most reports name.",
        answer=ActorListView, run=_actors,
        parameters=(
            Parameter(name="words", told="Words of the name or of a title."),
            Parameter(name="kind", told="Only this kind.", allowed=tuple(sorted(ENTITY_KINDS))),
            _LIMIT,
        ),
    ),
    Operation(
        name="show_actor", method="GET", path="/actors/{entity_id}",
        told="An actor: names used, what it says, what it does, the stories that name it.",
        answer=ActorPageView, run=_actor, parameters=(_LIMIT,),
    ),
    Operation(
        name="search", method="GET", path="/search", told="Passages that a query means.",
        answer=SearchView, run=_search,
        parameters=(
            Parameter(name="q", told="Words, or a structured query.", needed=True),
            Parameter(name="kind", told="Where words are looked for; all at first.", allowed=KINDS, many=True),
            _LIMIT,
        ),
    ),
    Operation(
        name="list_outlets", method="GET", path="/outlets", told="Outlets with their number of reports.",
        answer=OutletList, run=_outlets, parameters=(_LIMIT,),
    ),
    Operation(
        name="show_feeds", method="GET", path="/feeds", told="The feeds, and what they brought since last told.",
        answer=FeedsView, run=_feeds,
    ),
    Operation(
        name="list_corrections", method="GET", path="/corrections", told="All lines of the analyst's own files.",
        answer=CorrectionList, run=_corrections,
    ),
    Operation(
        name="correct", method="POST", path="/corrections",
        told="Write a correction to the analyst's files, or take one back; the stories follow in the background.",
        answer=Corrected, run=_correct, body={"action": f"one of {', '.join(FIELDS)}", **FIELDS}, status=201,
    ),
    Operation(
        name="add_reports", method="POST", path="/documents", told="Add reports; they are read in the background.",
        answer=Job, run=receive, body="files", status=202,
    ),
    Operation(
        name="list_jobs", method="GET", path="/jobs", told="Work in the background, the latest first.",
        answer=JobList, run=_jobs,
    ),
    Operation(
        name="start_job", method="POST", path="/jobs",
        told="Ask for work: bring the stories up to date, read the feeds, or mark the news as seen.",
        answer=Job, run=_ask_job, body={"kind": "build, feeds or seen"}, status=202,
    ),
    Operation(
        name="show_job", method="GET", path="/jobs/{job_id:int}", told="How far a job has come.",
        answer=Job, run=find_job,
    ),
    Operation(
        name="stop_job", method="DELETE", path="/jobs/{job_id:int}", told="Stop a job; what it has saved stays.",
        answer=Job, run=_stop_job,
    ),
    Operation(
        name="list_formats", method="GET", path="/exports", told="Formats of the exports.",
        answer=FormatList, run=_formats,
    ),
)  # fmt: skip
"""All operations, in the order of the reference."""


def api_routes() -> list[Route]:
    """One route for each operation."""
    return [
        Route(f"/api{one.path}", _endpoint(one), methods=[one.method], name=f"api_{one.name}") for one in OPERATIONS
    ]


def _endpoint(operation: Operation) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        if inspect.iscoroutinefunction(operation.run):
            found = await operation.run(request)
            return Json(found, operation.status)
        return await run_in_threadpool(lambda: Json(operation.run(request), operation.status))

    return answer
