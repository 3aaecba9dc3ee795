"""What a run did, and who hears how far it has come."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import Protocol

from crossread.records import Failure


class Progress(Protocol):
    """Hears how far the work has come."""

    def start(self, stage: str, total: int | None) -> None:
        """A stage begins; `total` reports are ahead, None when unknown."""

    def advance(self, count: int) -> None:
        """So many more are done."""


class Silence:
    """Hears nothing."""

    def start(self, stage: str, total: int | None) -> None:
        """Do nothing."""

    def advance(self, count: int) -> None:
        """Do nothing."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a run did.

    Attributes:
        added: Reports that are new in the workspace.
        unread: Reports that were read in and are in a language that this program does not read: kept, never lined up.
        known: Reports that were there already.
        failed: Inputs that could not be used.
        passed_over: Data files met in a folder that hold no report; listed, but nobody asked for them by name.
        annotated: Reports in which marks were found anew.
        linked: Link stages that were done.
        seconds: Wall time by stage.
        inputs: Digests of the originals read.
    """

    added: int = 0
    unread: int = 0
    known: int = 0
    failed: list[Failure] = field(default_factory=list)
    passed_over: list[Failure] = field(default_factory=list)
    annotated: int = 0
    linked: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    inputs: list[str] = field(default_factory=list)


def peak_memory_megabytes() -> int | None:
    """Largest resident size of this process so far, in MB; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - not there on every system

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1_000_000 if sys.platform == "darwin" else 1_000))
