"""Views as pages of the app: the templates of the report, and those around them."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from crossread.report.html import asset, environment
from crossread.report.words import ACTS
from crossread.serve.answering import Missing
from crossread.serve.state import served
from crossread.store.query import KINDS

ASSETS = {
    "report.css": "text/css; charset=utf-8",
    "report.js": "text/javascript; charset=utf-8",
    "app.css": "text/css; charset=utf-8",
    "app.js": "text/javascript; charset=utf-8",
}
_OF_REPORT = {"report.css": "style.css", "report.js": "script.js"}
_DIGITS = 12
_YEAR_SECONDS = 31_536_000

PARTS = (
    ("/", "Stories"),
    ("/search", "Search"),
    ("/actors", "Actors"),
    ("/feeds", "Feeds"),
    ("/corrections", "Corrections"),
    ("/exports", "Export"),
    ("/add", "Add reports"),
)
"""What the navigation leads to."""


@cache
def read_asset(name: str) -> str:
    """Read a style or script: those of the report as they stand in it, and the app's own."""
    if name in _OF_REPORT:
        return asset(_OF_REPORT[name])
    return files("crossread.serve").joinpath("static").joinpath(name).read_text("utf-8")


@cache
def static(name: str) -> str:
    """Address of a style or script; it changes with its content, so that a browser may keep it."""
    digest = hashlib.sha256(read_asset(name).encode("utf-8")).hexdigest()[:_DIGITS]
    return f"/static/{digest}/{name}"


def send_asset(request: Request) -> Response:
    """Send a style or script."""
    name = request.path_params["name"]
    if name not in ASSETS:
        raise Missing("there is no such file")
    headers = {"cache-control": f"private, max-age={_YEAR_SECONDS}, immutable"}
    return Response(read_asset(name), media_type=ASSETS[name], headers=headers)


def acts_in_words(told: str) -> str:
    """Say in words what is done where the search gives its code.

    Example:
        >>> acts_in_words("Keth THREATEN Lorm")
        'Keth threatens Lorm'
    """
    for code, words in ACTS.items():
        told = told.replace(f" {code} ", f" {words} ")
    return told


@cache
def templates() -> Environment:
    """The templates: the app's own in `app/`, and those of the report."""
    shared = environment()
    found = shared.overlay()
    found.loader = ChoiceLoader([PackageLoader("crossread.serve", "templates"), shared.loader or ChoiceLoader([])])
    found.filters = {**shared.filters, "query": urlencode, "acts": acts_in_words}
    found.globals = {**shared.globals, "static": static, "parts": PARTS, "search_kinds": KINDS}
    return found


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:  # noqa: ANN401
    """Answer with a page.

    Args:
        request: What was asked for.
        template: The template in `app/`.
        status: The HTTP status.
        values: What the template needs.
    """
    given = {"path": request.url.path, "busy": served(request).jobs.busy(), "query": "", **values}
    return HTMLResponse(templates().get_template(f"app/{template}").render(given), status)
