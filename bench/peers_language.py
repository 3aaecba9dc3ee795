"""Whom the language engine competes with: a CNN trained on the same data, and itself in full precision."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from bench.errors import NotInstalledError
from crossread.language import LanguageEngine, load_language

FOLDER = "CROSSREAD_PEER_PIPELINE"
FULL = "CROSSREAD_FULL_MODEL"


@cache
def load_full() -> LanguageEngine:
    """Load our model in full precision from the folder that `CROSSREAD_FULL_MODEL` names.

    Raises:
        NotInstalledError: The variable is not set or names no folder.
    """
    return load_language(_named(FULL, "export it with: python -m training export --full"))


@cache
def load_peer() -> LanguageEngine:
    """Load it from the folder that `CROSSREAD_PEER_PIPELINE` names (`python -m training.peer` builds it).

    Raises:
        NotInstalledError: The variable is not set or names no folder.
    """
    return load_language(_named(FOLDER, "build it with: python -m training.peer"))


def _named(variable: str, hint: str) -> str:
    folder = os.environ.get(variable, "")
    if not folder or not Path(folder).is_dir():
        raise NotInstalledError(f"{variable} names no folder", hint=hint)
    return folder
