"""Index files that lie beside reports and tell outlet, date and address of each by its file name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from crossread.ingest.columns import as_words, known_of, pick, plain_name
from crossread.ingest.decode import decode
from crossread.ingest.piece import Known

_NAMES = frozenset(["index.json", "metadata.json", "index.jsonl", "metadata.jsonl"])
_LISTS = ("documents", "files", "articles", "items", "reports")


def is_sidecar_name(name: str) -> bool:
    """Tell whether a file's name is one that index files have.

    Example:
        >>> is_sidecar_name("index.json"), is_sidecar_name("index.html")
        (True, False)
    """
    return name.lower() in _NAMES


def read_sidecar(data: bytes) -> dict[str, Known]:
    """Read what an index says of each file.

    Args:
        data: JSON: a list of objects with a file name each, such a list under `documents`, `files`, ..., or
            an object of objects by file name; or such objects as JSON Lines.

    Returns:
        The metadata by file name, with origin `record`; empty when the data is no index.

    Raises:
        ReadError: Code `binary`: the bytes are no text.

    Example:
        >>> read_sidecar(b'[{"file": "a.txt", "outlet": "example.org"}]')["a.txt"].outlet
        'example.org'
    """
    found: dict[str, Known] = {}
    for row in _rows_of(_parse(decode(data).text)):
        fields = {plain_name(key): value for key, value in row.items()}
        name = as_words(pick(fields, "file"))
        if name and pick(fields, "text") is None:
            found[name.replace("\\", "/").removeprefix("./")] = known_of(fields)
    return found


def find_known(listed: Mapping[str, Known], name: str) -> Known | None:
    """Find what an index says of a file, by its path below the index or by its base name.

    Example:
        >>> find_known({"a.txt": Known(outlet="example.org")}, "b.txt") is None
        True
    """
    return listed.get(name)


def _parse(text: str) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None


def _rows_of(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        for key in _LISTS:
            if isinstance(value.get(key), list):
                return _rows_of(value[key])
        return [{"file": key, **row} for key, row in value.items() if isinstance(row, dict)]
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
