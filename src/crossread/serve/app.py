"""The app of one workspace: every route, who may come in, and how errors are answered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from crossread.errors import CrossreadError
from crossread.serve import document_pages, exporting, pages, story_pages, uploads
from crossread.serve.answering import Json
from crossread.serve.api import api_routes
from crossread.serve.explaining import explain
from crossread.serve.guarding import Guard, Limit, Pass
from crossread.serve.jobs import Jobs
from crossread.serve.openapi import describe
from crossread.serve.rendering import send_asset
from crossread.serve.state import Served
from crossread.settings import Settings
from crossread.store import Workspace

BODY_BYTES = 262_144
"""Largest body of a form or of JSON; files may be larger."""

_THREADS = 8
"""Pages made at the same time; each thread has a connection to the database of its own."""


def make_app(folder: Path, entry: Pass, settings: Settings | None = None) -> Starlette:
    """Make the app of a workspace.

    Args:
        folder: The workspace.
        entry: Who may come in.
        settings: Knobs of the work in the background.

    Raises:
        WorkspaceError: The folder is no workspace, or cannot be used.
    """
    workspace = Workspace.open(folder)
    chosen = settings or Settings()
    app_state = Served(workspace=workspace, jobs=Jobs(folder, chosen), entry=entry, settings=chosen)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
        try:
            yield
        finally:
            app_state.jobs.close()
            workspace.close()

    large = dict.fromkeys(("/add", "/api/documents"), uploads.MOST_BYTES)
    app = Starlette(
        routes=[*_routes(), *api_routes()],
        middleware=[Middleware(Guard, entry), Middleware(Limit, BODY_BYTES, large)],
        exception_handlers={HTTPException: explain, CrossreadError: explain},
        lifespan=lifespan,
    )
    app.state.served = app_state
    return app


def _describe(request: Request) -> Response:
    del request
    return Json(describe())


def _routes() -> list[Route]:
    return [
        Route("/", story_pages.list_stories),
        Route("/stories/{story_id}", story_pages.show_story),
        Route("/stories/{story_id}/correct", story_pages.correct_story),
        Route("/stories/{story_id}/{view}", story_pages.show_story),
        Route("/documents/{document_id}", document_pages.show_document),
        Route("/documents/{document_id}/at/{start:int}", document_pages.find_passage),
        Route("/documents/{document_id}/original", document_pages.send_original),
        Route("/search", pages.search),
        Route("/actors", pages.list_actors),
        Route("/actors/{entity_id}", pages.show_actor),
        Route("/feeds", pages.show_feeds),
        Route("/corrections", pages.show_corrections),
        Route("/corrections", pages.take_correction, methods=["POST"]),
        Route("/exports", exporting.list_exports),
        Route("/exports/{form}", exporting.send_export),
        Route("/add", uploads.show_add),
        Route("/add", uploads.take_files, methods=["POST"]),
        Route("/jobs", pages.list_jobs),
        Route("/jobs", pages.ask_job, methods=["POST"]),
        Route("/jobs/{job_id:int}", pages.show_job),
        Route("/jobs/{job_id:int}/stop", pages.stop_job, methods=["POST"]),
        Route("/static/{digest}/{name}", send_asset),
        Route("/api/openapi.json", _describe),
    ]
