"""Answers that are no page: errors in their one shape, JSON for programs and HTML for people."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from html import escape
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

API = "/api/"


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a request failed: the one shape of all errors of the API.

    Attributes:
        status: The HTTP status.
        code: A short stable word for scripts.
        message: What went wrong, in one line.
        hint: What to do about it, in one line; may be empty.
    """

    status: int
    code: str
    message: str
    hint: str = ""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ProblemAnswer:
    """The body of every answer of the API that is an error.

    Attributes:
        error: Why the request failed.
    """

    error: Problem


class Missing(HTTPException):
    """There is no such story, report, actor or job."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(404, what)
        self.hint = hint


class Json(JSONResponse):
    """A dataclass, or what is made of some, as JSON: numbers as numbers, tuples as lists."""

    def render(self, content: Any) -> bytes:  # noqa: ANN401 - anything made of dataclasses
        """Write the body."""
        return json.dumps(content, ensure_ascii=False, default=plain, separators=(",", ":")).encode(
            "utf-8", "backslashreplace"
        )


def plain(value: Any) -> Any:  # noqa: ANN401 - anything that stands in a view
    """Turn a value that JSON does not know into one that it knows.

    Example:
        >>> plain(Decimal("2.50")), plain(Problem(status=404, code="x", message="y"))["code"]
        (2.5, 'x')
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    return str(value)


def refusal(path: str, status: int, code: str, message: str, hint: str = "") -> Response:
    """Answer with an error: as JSON under `/api/`, else as a page that needs nothing.

    Args:
        path: What was asked for.
        status: The HTTP status.
        code: A short stable word.
        message: What went wrong.
        hint: What to do.
    """
    if path.startswith(API):
        return Json(ProblemAnswer(error=Problem(status=status, code=code, message=message, hint=hint)), status)
    words = f"<h1>{escape(message[:1].upper() + message[1:])}</h1><p>{escape(hint[:1].upper() + hint[1:])}</p>"
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Crossread</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"></head><body><main>{words}</main></body></html>'
    )
    return HTMLResponse(page, status)
