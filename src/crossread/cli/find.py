"""`crossread find`: search reports and what was found in them."""

from __future__ import annotations

from pathlib import Path

import click

from crossread.cli.options import workspace_argument
from crossread.cli.output import chosen_form, format_options, print_rows, short_id
from crossread.errors import NothingToDoError
from crossread.store import Workspace

SHORT_COLUMNS = ("id", "outlet", "published", "passage")
COLUMNS = ("document_id", "outlet", "published", "title", "start", "end", "passage")


@click.command()
@workspace_argument
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many hits.")
@format_options
def find(workspace: Path, query: tuple[str, ...], limit: int, form: str | None) -> int:
    """Search WORKSPACE for words, "exact phrases" and begin* of words; all of them must occur in a report."""
    asked = " ".join(query)
    with Workspace.open(workspace, read_only=True) as opened:
        rows = [
            {
                "id": short_id(hit.document_id),
                "document_id": hit.document_id,
                "outlet": hit.outlet,
                "published": hit.published,
                "title": hit.title,
                "start": hit.start,
                "end": hit.end,
                "passage": hit.snippet,
            }
            for hit in opened.search(asked, limit=limit)
        ]
    if not rows:
        raise NothingToDoError(
            f"no report in {workspace} contains {asked}", hint="try fewer words, or the begin of a word: minist*"
        )
    print_rows(rows, SHORT_COLUMNS if chosen_form(form) == "table" else COLUMNS, form)
    return 0
