"""Text that stands in two reports, from the workspace and back into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossread.link.copies import link_copies, read_copy_text
from crossread.records import Citation, Document, Sentence
from crossread.store import Workspace


def link_copy_rows(workspace: Workspace) -> Iterator[Any]:
    """Link text that stands in two reports, and give every report its family.

    Args:
        workspace: Where the reports are; their sentences must be found.

    Yields:
        The copies, and each report with its family.
    """
    found = link_copies(
        read_copy_text(
            document,
            workspace.load(Sentence, document_id=document.document_id),
            (row.source_text for row in workspace.load(Citation, document_id=document.document_id)),
        )
        for document in workspace.load(Document)
    )
    yield from found.copies
    for document_id, family_id in found.families.items():
        yield Document(document_id=document_id, path="", words=0, text="", sha256="", family_id=family_id)
