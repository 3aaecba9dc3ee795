"""The other pages: search, actors, feeds, corrections, and work in the background."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crossread.errors import UsageError
from crossread.records.actors import ENTITY_KINDS
from crossread.serve.actor_page import actor_list_view, actor_page_view
from crossread.serve.answering import Missing
from crossread.serve.asking import MOST_ROWS, choice, choices, fields, number, text, words
from crossread.serve.corrections import correct, list_corrections
from crossread.serve.feed_page import feeds_view, read_feeds
from crossread.serve.jobs import Job, JobKind
from crossread.serve.rendering import page
from crossread.serve.search_page import SHOWN, SearchView, search_view
from crossread.serve.state import Served, served
from crossread.store.query import KINDS

JOB_KINDS = {
    "upload": "Reading what was added",
    "build": "Bringing the stories up to date",
    "feeds": "Reading the feeds",
    "seen": "Marking news as seen",
}
_CANDIDATES = 20


def search(request: Request) -> Response:
    """Search over everything."""
    app = served(request)
    query, limit = words(request, "q"), number(request, "limit", SHOWN)
    kinds = tuple(kind for kind in KINDS if kind in choices(request, "kind", KINDS))
    problem = None
    try:
        view = search_view(app.workspace, query, kinds, limit=limit)
    except UsageError as error:
        view = SearchView(query=query, structured=None, kinds=kinds, hits=(), limit=limit)
        problem = {"message": str(error), "hint": error.hint}
    status = 400 if problem else 200
    return page(request, "search.html", status, view=view, problem=problem, query=query, most=MOST_ROWS)


def list_actors(request: Request) -> Response:
    """Actors by name or by how many reports name them."""
    kinds = sorted(ENTITY_KINDS)
    app, wanted, kind = served(request), words(request, "words"), choice(request, "kind", kinds)
    if wanted:
        view = actor_list_view(app.workspace, wanted, kind)
    else:  # to know who is named most, all namings must be counted
        view = app.keep(f"actors {kind}", lambda: actor_list_view(app.workspace, "", kind))
    return page(request, "actors.html", view=view, actor_kinds=kinds)


def show_actor(request: Request) -> Response:
    """One actor, and others who may be the same."""
    app = served(request)
    view = actor_page_view(app, request.path_params["entity_id"])
    wanted = words(request, "words")
    found = actor_list_view(app.workspace, wanted, "", limit=_CANDIDATES).rows if wanted else ()
    others = [row for row in found if row.entity.entity_id != view.entity.entity_id]
    return page(request, "actor.html", view=view, words=wanted, found=others)


def show_feeds(request: Request) -> Response:
    """The feeds, and what they brought."""
    app = served(request)
    return page(request, "feeds.html", view=feeds_view(app.workspace, app.user))


def show_corrections(request: Request) -> Response:
    """All lines of the analyst's files."""
    return page(request, "corrections.html", view=list_corrections(served(request).workspace.user_files()))


async def take_correction(request: Request) -> Response:
    """Write or take back a correction, and go back to the page it was made on."""
    given = await fields(request)
    await run_in_threadpool(correct, served(request), given)
    return RedirectResponse(_own_path(text(given, "back", needed=False)) or "/corrections", status_code=303)


def _own_path(address: str) -> str:
    """Keep an address only where it is a path of this app."""
    parts = urlsplit(address.replace("\\", "/"))
    own = not parts.scheme and not parts.netloc and parts.path.startswith("/") and not parts.path.startswith("//")
    return address if own and address.isprintable() else ""


def list_jobs(request: Request) -> Response:
    """Work that was asked for."""
    return page(request, "jobs.html", jobs=served(request).jobs.list(), job_kinds=JOB_KINDS)


def show_job(request: Request) -> Response:
    """How far one job has come."""
    return page(request, "job.html", job=find_job(request), job_kinds=JOB_KINDS, busy=None)


def find_job(request: Request) -> Job:
    """The job a request names.

    Raises:
        Missing: There is none.
    """
    job = served(request).jobs.job(request.path_params["job_id"])
    if job is None:
        raise Missing("there is no such job", "jobs are forgotten when the app is stopped")
    return job


async def ask_job(request: Request) -> Response:
    """Ask for work by a form."""
    given = await fields(request)
    job = await run_in_threadpool(start_job, served(request), text(given, "kind"))
    return RedirectResponse(f"/jobs/{job.job_id}", status_code=303)


def start_job(app: Served, kind: str) -> Job:
    """Start a piece of work that needs nothing but its name.

    Args:
        app: The app.
        kind: build, feeds or seen.

    Raises:
        UsageError: There is no such work, or no feed to read.
    """
    known: dict[str, JobKind] = {"build": "build", "feeds": "feeds", "seen": "seen"}
    if kind not in known:
        raise UsageError(f"no work {kind!r}", hint=f"it is one of {', '.join(known)}")
    feeds = read_feeds(app.user) if kind == "feeds" else ()
    if kind == "feeds" and not feeds:
        raise UsageError("no feed is followed", hint=f"list feeds in {app.user / 'feeds.txt'}, one address a line")
    return app.jobs.ask(known[kind], feeds=feeds)


def stop_job(request: Request) -> Response:
    """Stop a job."""
    job = find_job(request)
    served(request).jobs.stop(job.job_id)
    return RedirectResponse(f"/jobs/{job.job_id}", status_code=303)
