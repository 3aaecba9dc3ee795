"""What is compared of a report, made once and stored, and made again when what it was made from has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from crossread.records import Document
from crossread.store import Features, FeatureState, Workspace

_BATCH = 256


def fingerprint(state: FeatureState, version: str) -> str:
    """What the features of a report hang on: how they are made, and what from.

    Args:
        state: The report.
        version: Raised when something else is compared of a report than before.
    """
    return f"{version} {state.made_from}"


def make_missing(
    workspace: Workspace,
    features: Features,
    states: Sequence[FeatureState],
    make: Callable[[Document], bytes],
    *,
    version: str,
) -> None:
    """Make and store the features that are not stored, or were made from something else.

    Args:
        workspace: Where the reports are.
        features: Where features are kept.
        states: The reports, with what the stored features were made from.
        make: Features of one report.
        version: As for `fingerprint`.
    """
    waiting = iter([state for state in states if state.stored != fingerprint(state, version)])
    while batch := list(islice(waiting, _BATCH)):
        features.save(
            [
                (state.document_id, fingerprint(state, version), make(workspace.load_document(state.document_id)))
                for state in batch
            ]
        )
