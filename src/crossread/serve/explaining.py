"""What went wrong, as an answer: the one shape of errors for programs, a page for people."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from crossread.errors import (
    CrossreadError,
    MissingExtraError,
    NothingToDoError,
    UsageError,
    UserFileError,
    WorkspaceError,
)
from crossread.serve.answering import API, Json, Missing, Problem, ProblemAnswer
from crossread.serve.rendering import page

_STATUS: tuple[tuple[type[CrossreadError], int], ...] = (
    (UserFileError, 409),
    (UsageError, 400),
    (NothingToDoError, 404),
    (MissingExtraError, 501),
    (WorkspaceError, 503),
)
_WORDS = {
    404: ("not_found", "there is no such page"),
    405: ("method", "this cannot be done here"),
    503: ("busy", "this is being done for somebody else"),
}


def explain(request: Request, error: Exception) -> Response:
    """Turn an exception into its answer.

    Args:
        request: What was asked for.
        error: An error of Crossread, or of the routes.
    """
    problem = find_problem(error)
    if request.url.path.startswith(API):
        answer: Response = Json(ProblemAnswer(error=problem), problem.status)
    else:
        answer = page(request, "error.html", problem.status, problem=problem)
    for name, value in (getattr(error, "headers", None) or {}).items():
        answer.headers[name] = value
    return answer


def find_problem(error: Exception) -> Problem:
    """Say what an exception means to whoever asked.

    Args:
        error: An error of Crossread, or of the routes.

    Example:
        >>> find_problem(UsageError("limit is no number", hint="leave it out"))
        Problem(status=400, code='usage', message='limit is no number', hint='leave it out')
    """
    if isinstance(error, Missing):
        return Problem(status=404, code="not_found", message=error.detail, hint=error.hint)
    if isinstance(error, HTTPException):
        code, told = _WORDS.get(error.status_code, ("request", error.detail))
        return Problem(status=error.status_code, code=code, message=told)
    assert isinstance(error, CrossreadError)
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    return Problem(status=status, code=error.code, message=str(error), hint=error.hint)
