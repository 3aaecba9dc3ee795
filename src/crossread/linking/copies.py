"""Text that stands in two reports, from the workspace and back into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from crossread.link.copies import link_stored_copies, pack_copy_text, read_copy_text, read_shelf
from crossread.linking.kept import Kept
from crossread.records import Citation, Document, Sentence
from crossread.store import Features, FeatureState, Workspace

FEATURES_VERSION = "1"
"""Raised when something else is compared of a report than before."""

_BATCH = 256


def link_copy_rows(workspace: Workspace) -> Iterator[Any]:
    """Link text that stands in two reports, and give every report its family.

    The words of a report are taken from its text once and stored; two reports are aligned once, and again only when
    the words of one of them have changed.

    Args:
        workspace: Where the reports are; their sentences must be found.

    Yields:
        The copies, and each report with its family.
    """
    features = workspace.features("copies")
    states = list(features.states(("sentences", "citations")))
    _make_features(workspace, features, states)
    texts, corpus = read_shelf([state.document_id for state in states], features.load)
    kept = Kept(features)
    with workspace.transaction():
        found = link_stored_copies(texts, corpus, kept)
        kept.forget_others()
    yield from found.copies
    for document_id, family_id in found.families.items():
        yield Document(document_id=document_id, path="", words=0, text="", sha256="", family_id=family_id)


def _fingerprint(state: FeatureState) -> str:
    return f"{FEATURES_VERSION} {state.made_from}"


def _make_features(workspace: Workspace, features: Features, states: Sequence[FeatureState]) -> None:
    """Make the features that are not stored, or were made from something else."""
    waiting = iter([state for state in states if state.stored != _fingerprint(state)])
    while batch := list(islice(waiting, _BATCH)):
        made = []
        for state in batch:
            document = workspace.load_document(state.document_id)
            text = read_copy_text(
                document,
                workspace.load(Sentence, document_id=document.document_id),
                (row.source_text for row in workspace.load(Citation, document_id=document.document_id)),
            )
            made.append((document.document_id, _fingerprint(state), pack_copy_text(text)))
        features.save(made)
