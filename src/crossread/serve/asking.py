"""Reads what a request asks for: numbers, words and choices in its query, fields of its form or JSON body."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from crossread.errors import UsageError

MOST_ROWS = 500
"""Most rows of one answer; a list goes on with `after` or `offset`."""


def words(request: Request, name: str) -> str:
    """Read words of the query; none where they are not given."""
    return request.query_params.get(name, "").strip()


def number(request: Request, name: str, default: int, *, low: int = 1, high: int = MOST_ROWS) -> int:
    """Read a whole number of the query.

    Raises:
        UsageError: It is none, or outside its range.
    """
    given = words(request, name)
    if not given:
        return default
    try:
        value = int(given)
    except ValueError:
        value = low - 1
    if not low <= value <= high:
        raise UsageError(f"{name} is no number from {low} to {high}", hint=f"leave {name} out for {default}")
    return value


def choice(request: Request, name: str, allowed: Sequence[str]) -> str:
    """Read one word of a closed list; an empty one where it is not given.

    Raises:
        UsageError: It is none of them.
    """
    given = words(request, name)
    if given and given not in allowed:
        raise UsageError(f"{name} cannot be {given!r}", hint=f"it is one of {', '.join(allowed)}")
    return given


def choices(request: Request, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """Read words of a closed list, each given by itself; all of them when none is given.

    Raises:
        UsageError: One is not in the list.
    """
    given = [one for one in request.query_params.getlist(name) if one]
    for one in given:
        if one not in allowed:
            raise UsageError(f"{name} cannot be {one!r}", hint=f"it is one of {', '.join(allowed)}")
    return tuple(one for one in allowed if not given or one in given)


def flag(request: Request, name: str) -> bool:
    """Whether a box is ticked."""
    return words(request, name) in ("1", "on", "true", "yes")


async def fields(request: Request) -> Mapping[str, Any]:
    """Read the fields of a form or of a JSON object.

    Raises:
        UsageError: The body is neither.
    """
    body = await request.body()
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        try:
            found = json.loads(body)
        except ValueError:
            found = None
        if isinstance(found, dict):
            return found
        raise UsageError("the body is no JSON object", hint='send an object: {"action": ...}')
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100))
    raise UsageError(f"a body of type {kind or 'unknown'} is not read", hint="send a form or JSON")


def text(given: Mapping[str, Any], name: str, *, needed: bool = True, longest: int = 4000) -> str:
    """Read a field as text.

    Raises:
        UsageError: It is missing, no text, or too long.
    """
    value = given.get(name, "")
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise UsageError(f"{name} is no text", hint=f"send {name} as a string")
    found = str(value).strip()
    if needed and not found:
        raise UsageError(f"{name} is missing", hint=f"fill in {name}")
    if len(found) > longest:
        raise UsageError(f"{name} is longer than {longest:,} characters", hint="shorten it")
    return found
