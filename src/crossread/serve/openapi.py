"""The OpenAPI description of the JSON API, written from its operations and the dataclasses they answer with."""

from __future__ import annotations

import dataclasses
import inspect
import re
import types
import typing
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from typing import Any, Literal

from crossread.serve.answering import ProblemAnswer
from crossread.serve.api import OPERATIONS
from crossread.serve.operations import Operation

_PLAIN: Mapping[Any, Mapping[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}
_IN_PATH = re.compile(r"\{(\w+)(?::int)?\}")


@cache
def describe() -> Mapping[str, Any]:
    """Describe the API by OpenAPI 3.1.

    Example:
        >>> describe()["paths"]["/stories"]["get"]["operationId"]
        'list_stories'
    """
    schemas: dict[str, Any] = {}
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        path = _IN_PATH.sub(r"{\1}", operation.path)
        paths.setdefault(path, {})[operation.method.lower()] = _operation(operation, schemas)
    _schema(ProblemAnswer, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Crossread",
            "version": version("crossread"),
            "summary": "One workspace on this machine: stories, reports, and what was found in them.",
        },
        "servers": [{"url": "/api"}],
        "security": [{"token": []}, {"cookie": []}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "The token printed at the start."},
                "cookie": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "crossread-PORT",
                    "description": "Set when the address printed at the start is opened.",
                },
            },
        },
    }


def _operation(operation: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    answer = {"application/json": {"schema": _schema(operation.answer, schemas)}}
    problem = {"application/json": {"schema": {"$ref": "#/components/schemas/ProblemAnswer"}}}
    found: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.told,
        "parameters": list(_parameters(operation)),
        "responses": {
            str(operation.status): {"description": operation.told, "content": answer},
            "default": {"description": "Why the request failed.", "content": problem},
        },
    }
    if operation.body == "files":
        files = {"type": "array", "items": {"type": "string", "format": "binary"}}
        schema: dict[str, Any] = {"type": "object", "properties": {"files": files}, "required": ["files"]}
        found["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": schema}}}
    elif operation.body is not None:
        first = next(iter(operation.body))
        told = "; ".join(f"{name}: {meaning}" for name, meaning in operation.body.items())
        schema = {"type": "object", "required": [first], "properties": {first: {"type": "string"}}}
        content = {"application/json": {"schema": schema}, "application/x-www-form-urlencoded": {"schema": schema}}
        found["requestBody"] = {"required": True, "description": told, "content": content}
    return found


def _parameters(operation: Operation) -> Iterator[dict[str, Any]]:
    for match in _IN_PATH.finditer(operation.path):
        kind = "integer" if match[0].endswith(":int}") else "string"
        yield {"name": match[1], "in": "path", "required": True, "schema": {"type": kind}}
    for parameter in operation.parameters:
        schema: dict[str, Any] = {"type": parameter.kind}
        if parameter.allowed:
            schema["enum"] = list(parameter.allowed)
        if parameter.many:
            schema = {"type": "array", "items": schema}
        yield {
            "name": parameter.name,
            "in": "query",
            "required": parameter.needed,
            "description": parameter.told,
            "schema": schema,
        }


def _schema(hint: Any, schemas: dict[str, Any]) -> Mapping[str, Any]:  # noqa: ANN401, PLR0911 - a hint is anything
    """Write a type as a schema; dataclasses go to `schemas` under their name."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint, schemas)
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return {"type": "string", "enum": list(parts)}
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_schema(part, schemas) for part in parts]}
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        return {"type": "array", "items": _schema(parts[0], schemas)}
    if origin is tuple:
        items = [_schema(part, schemas) for part in parts]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    return {}


def _record(record: type[Any], schemas: dict[str, Any]) -> Mapping[str, Any]:
    if record.__name__ not in schemas:
        schemas[record.__name__] = {}  # a record may hold others of its kind
        hints = typing.get_type_hints(record)
        told = meanings(record)
        properties = {
            field.name: {**_schema(hints[field.name], schemas), "description": told.get(field.name, "")}
            for field in dataclasses.fields(record)
        }
        schemas[record.__name__] = {
            "type": "object",
            "description": (record.__doc__ or "").partition("\n")[0],
            "properties": properties,
            "required": list(properties),
        }
    return {"$ref": f"#/components/schemas/{record.__name__}"}


def meanings(record: type[Any]) -> dict[str, str]:
    """Meanings of the fields of a dataclass, from its docstring."""
    section = inspect.cleandoc(record.__doc__ or "").split("Attributes:")[-1].split("Raises:")[0]
    found = re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", section, re.MULTILINE)
    return {name: " ".join(meaning.split()) for name, meaning in found}
