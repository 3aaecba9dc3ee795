"""`crossread find`: search reports and what was found in them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from crossread.cli.options import workspace_argument
from crossread.cli.output import chosen_form, format_options, print_rows, short_id
from crossread.errors import NothingToDoError
from crossread.store import HitKind, Workspace

KINDS = get_args(HitKind)
SHORT_COLUMNS = ("id", "kind", "outlet", "published", "told", "passage")
COLUMNS = ("kind", "document_id", "outlet", "published", "title", "start", "end", "told", "passage")


@click.command()
@workspace_argument
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--in",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Where to look; may be given several times; all at first.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many hits of each kind."
)
@format_options
def find(workspace: Path, query: tuple[str, ...], kinds: tuple[HitKind, ...], limit: int, form: str | None) -> int:
    r"""Search WORKSPACE for words, "exact phrases" and begin* of words; all of them must occur together.

    Reports are searched whole; quotations, claims, figures and events in their passages. A query may name its kind:

    \b
      quotations by NAME about WORDS
      figures counting WORD over NUMBER
      events NAME -> NAME type TYPE in PLACE
      claims status differs about WORDS
      reports about WORDS from OUTLET since DATE until DATE
    """
    asked = " ".join(query)
    with Workspace.open(workspace, read_only=True) as opened:
        rows = [
            {
                "kind": hit.kind,
                "id": short_id(hit.document_id),
                "document_id": hit.document_id,
                "outlet": hit.outlet,
                "published": hit.published,
                "title": hit.title,
                "start": hit.start,
                "end": hit.end,
                "told": hit.told,
                "passage": hit.snippet,
            }
            for hit in opened.search(asked, kinds=kinds or KINDS, limit=limit)
        ]
    if not rows:
        raise NothingToDoError(
            f"nothing in {workspace} contains {asked}", hint="try fewer words, or the begin of a word: minist*"
        )
    print_rows(rows, SHORT_COLUMNS if chosen_form(form) == "table" else COLUMNS, form)
    return 0
