"""`crossread find`: search reports and what was found in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click

from crossread.cli.options import workspace_argument
from crossread.cli.output import chosen_form, format_options, print_rows
from crossread.errors import NothingToDoError
from crossread.store import Hit, HitKind, Workspace

KINDS = get_args(HitKind)
FIELDS = ("kind", "document_id", "outlet", "published", "title", "start", "end", "told")
COLUMNS = (*FIELDS, "passage")


@click.command()
@workspace_argument
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--in",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    metavar="KIND",
    help=f"Where to look: {', '.join(KINDS)}; may be given several times; all at first.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="At most so many hits of each kind.",
)
@format_options
def find(workspace: Path, query: tuple[str, ...], kinds: tuple[HitKind, ...], limit: int, form: str | None) -> int:
    """Search WORKSPACE for words, "exact phrases" and begin* of words; all of them must occur together.

    Reports are searched whole; quotations, claims, figures and events in their passages. A query may name its kind:

    \b
      quotations by NAME about WORDS
      figures counting WORD over NUMBER
      events NAME -> NAME type TYPE in PLACE
      claims status differs about WORDS
      reports about WORDS from OUTLET since DATE until DATE
    """  # noqa: D301 - the mark is click's own, and must be one character
    asked = " ".join(query)
    with Workspace.open(workspace, read_only=True) as opened:
        hits = list(opened.search(asked, kinds=kinds or KINDS, limit=limit))
        if not hits:
            raise NothingToDoError(
                f"nothing in {workspace} contains {asked}", hint="try fewer words, or the beginning of a word: minist*"
            )
        if chosen_form(form) == "table":
            print_hits(hits, asked, limit)
            return 0
    print_rows(
        ({name: getattr(hit, name) for name in FIELDS} | {"passage": hit.snippet} for hit in hits), COLUMNS, form
    )
    return 0


def print_hits(hits: Sequence[Hit], asked: str, limit: int) -> None:
    """Print hits to read, with the reports named by outlet or file."""
    from crossread.cli.terminal.hits import hits_page  # noqa: PLC0415 - only for a terminal
    from crossread.cli.terminal.layout import print_lines  # noqa: PLC0415

    print_lines(hits_page(hits, asked, limit))
