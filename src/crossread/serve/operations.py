"""The JSON API as a table: each operation with its path, parameters and answer; routes and OpenAPI come from it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal

from starlette.requests import Request

Method = Literal["GET", "POST", "DELETE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of the query.

    Attributes:
        name: Its name.
        told: What it does, in one sentence.
        kind: `string`, `integer` or `boolean`.
        allowed: The words it may be; empty for any.
        many: Whether it may be given several times.
        needed: Whether it must be given.
    """

    name: str
    told: str
    kind: Literal["string", "integer", "boolean"] = "string"
    allowed: tuple[str, ...] = ()
    many: bool = False
    needed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation of the API.

    Attributes:
        name: Its name, a verb and what it is about.
        method: GET, POST or DELETE.
        path: Its path under `/api`, as Starlette writes it.
        told: What it does, in one sentence.
        answer: The dataclass it answers with.
        run: Does it; may wait for the body.
        parameters: Parameters of the query.
        body: What it reads: `json` fields with their meanings, or files.
        status: The HTTP status of success.
    """

    name: str
    method: Method
    path: str
    told: str
    answer: Any
    run: Callable[[Request], Any | Awaitable[Any]]
    parameters: tuple[Parameter, ...] = ()
    body: dict[str, str] | Literal["files"] | None = None
    status: int = 200
