"""The spaCy CNN pipeline trained on the same treebanks, if it was built on this machine."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from bench.errors import NotInstalledError
from crossread.language import LanguageEngine, load_language

FOLDER = "CROSSREAD_PEER_PIPELINE"


@cache
def load_peer() -> LanguageEngine:
    """Load it from the folder that `CROSSREAD_PEER_PIPELINE` names (`python -m training.peer` builds it).

    Raises:
        NotInstalledError: The variable is not set or names no folder.
    """
    folder = os.environ.get(FOLDER, "")
    if not folder or not Path(folder).is_dir():
        raise NotInstalledError(f"{FOLDER} names no pipeline", hint="build it with: python -m training.peer")
    return load_language(folder)
