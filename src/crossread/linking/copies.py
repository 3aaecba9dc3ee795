"""Text that stands in two reports, from the workspace and back into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossread.link.copies import link_stored_copies, pack_copy_text, read_copy_text, read_shelf
from crossread.linking.features import make_missing
from crossread.linking.kept import Kept
from crossread.records import Citation, Document, Sentence
from crossread.store import Workspace

FEATURES_VERSION = "1"
"""Raised when something else is compared of a report than before."""


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

    def make(document: Document) -> bytes:
        sentences = workspace.load(Sentence, document_id=document.document_id)
        citations = workspace.load(Citation, document_id=document.document_id)
        return pack_copy_text(read_copy_text(document, sentences, (row.source_text for row in citations)))

    make_missing(workspace, features, states, make, version=FEATURES_VERSION)
    texts, corpus = read_shelf([state.document_id for state in states], features.load)
    kept = Kept(features)
    with workspace.transaction():
        found = link_stored_copies(texts, corpus, kept)
        kept.forget_others()
    yield from found.copies
    for document_id, family_id in found.families.items():
        yield Document(document_id=document_id, path="", words=0, text="", sha256="", family_id=family_id)
