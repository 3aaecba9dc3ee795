"""`crossread show`: one story, one report, or the reports of a workspace."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from crossread.cli.failing import one_line
from crossread.cli.listing import require
from crossread.cli.options import workspace_argument
from crossread.cli.output import chosen_form, format_options, print_rows, short_id
from crossread.errors import UsageError
from crossread.records import Claim, Copy, Document, Entity, Label, Moment, Quantity, Quotation, Sentence, Story
from crossread.store import Workspace
from crossread.text import source_name

Command = TypeVar("Command", bound=Callable[..., Any])

PARTS: dict[str, tuple[type[Any], str, tuple[str, ...]]] = {
    "claims": (Claim, "Statements lined up across reports.", ("kind", "status", "documents", "independent")),
    "quotations": (Quotation, "Who said what.", ("source", "speaker", "kind", "text")),
    "figures": (Quantity, "Numbers and what they count.", ("source", "text", "low", "high", "unit", "counted")),
    "timeline": (
        Moment,
        "When: every time expression and the days it means.",
        ("source", "text", "earliest", "latest", "anchor"),
    ),
    "actors": (Entity, "People, bodies and places.", ("kind", "name", "country", "titles")),
    "wording": (Label, "What each report calls them.", ("source", "text", "kind", "voice", "count")),
    "copies": (Copy, "Text that stands in two reports.", ("from_document_id", "to_document_id", "identical_share")),
}
"""Parts of a story: record, meaning, and the columns of the table on a terminal (the other forms have all)."""

MOST_STORIES = 20
"""With more stories than this, a workspace is shown as a list of reports or rows; a story is asked for by its id."""

LARGEST_SORTED = 10_000
"""More reports than this are listed as they are stored, so that the first row comes at once."""

REPORT_COLUMNS = ("document_id", "outlet", "published", "title", "words", "language", "status")
SHORT_REPORT_COLUMNS = ("id", "source", "published", "title", "words", "status")
SENTENCE_COLUMNS = ("index", "role", "start", "end", "text")


def part_options(command: Command) -> Command:
    """Add one flag for each part of a story; the command receives `part`."""
    for name, (_, told, _) in reversed(PARTS.items()):
        command = click.option(f"--{name}", "part", flag_value=name, default=None, help=told)(command)
    return command


@click.command()
@workspace_argument
@click.argument("story", required=False)
@part_options
@format_options
def show(workspace: Path, story: str | None, part: str | None, form: str | None) -> int:
    """Show STORY (or a report, by the beginning of its id), or everything in WORKSPACE.

    A story begins with its reports and what differs between them. As a table its parts are pages to read, with the
    passages; as JSON or CSV they are the rows of the table they come from.
    """
    with Workspace.open(workspace, read_only=True) as opened:
        document_id, story_id = choose(opened, story)
        if part is not None:
            require(opened, PARTS[part][0])
        if document_id is not None:
            show_report(opened, document_id, part, form)
        elif chosen_form(form) == "table" and (story_id or 0 < opened.count(Story) <= MOST_STORIES):
            show_pages(opened, story_id, part)
        elif part is not None:
            print_rows(part_rows(opened, PARTS[part][0], None, story_id), part_columns(part, form), form)
        else:
            columns = SHORT_REPORT_COLUMNS if chosen_form(form) == "table" else REPORT_COLUMNS
            print_rows(report_rows(opened, story_id), columns, form)
    return 0


def show_report(workspace: Workspace, document_id: str, part: str | None, form: str | None) -> None:
    """Print the sentences of a report, or what was found in it."""
    document = workspace.load_document(document_id)
    click.echo(one_line(f"{source_of(document)}, {document.published or 'undated'}"), err=True)
    if part is None:
        print_rows(sentence_rows(workspace, document), SENTENCE_COLUMNS, form)
    else:
        print_rows(part_rows(workspace, PARTS[part][0], document_id, None), part_columns(part, form), form)


def show_pages(workspace: Workspace, story_id: str | None, part: str | None) -> None:
    """Print the pages of a story, or of all stories, to read."""
    from crossread.cli.terminal import print_desk, print_part, print_story  # noqa: PLC0415 - only for a terminal
    from crossread.report import Material, StoryPages  # noqa: PLC0415

    ids = [story_id] if story_id else [story.story_id for story in workspace.load(Story)]
    stories = (StoryPages(Material(workspace, story_id=one)) for one in ids)
    if part is not None:
        for place, pages in enumerate(stories):
            click.echo("\n" if place else "", nl=False)
            print_part(pages, part)
    elif len(ids) == 1:
        print_story(next(stories), str(workspace.path))
    else:
        print_desk(stories)


def part_columns(part: str, form: str | None) -> tuple[str, ...]:
    """Columns of a part: few on a terminal, all otherwise."""
    record, _, short = PARTS[part]
    return short if chosen_form(form) == "table" else tuple(field.name for field in dataclasses.fields(record))


def choose(workspace: Workspace, given: str | None) -> tuple[str | None, str | None]:
    """Find the report or story whose id begins with what was given.

    Returns:
        The id of a report or None, and the id of a story or None.

    Raises:
        UsageError: No id begins so, or several do.
    """
    if given is None:
        return None, None
    documents, stories = workspace.ids_beginning(given)
    if len(documents) + len(stories) == 1:
        return (documents[0], None) if documents else (None, stories[0])
    found = "nothing" if not documents and not stories else "more than one thing"
    raise UsageError(
        f"{found} in {workspace.path} has an id that begins with {given!r}",
        hint=f"list them with: crossread show {workspace.path}",
    )


def report_rows(workspace: Workspace, story_id: str | None) -> Iterable[dict[str, Any]]:
    """List the reports in order of publication, undated ones last; a large archive in the order of its table."""
    listed = (_report_row(document) for document in workspace.load(Document, story_id=story_id))
    if workspace.count(Document, story_id=story_id) > LARGEST_SORTED:
        return listed
    return sorted(listed, key=lambda row: (row["published"] or "9", row["path"], row["document_id"]))


def _report_row(document: Document) -> dict[str, Any]:
    row = {name: getattr(document, name) for name in (*REPORT_COLUMNS, "path")}
    return {**row, "id": short_id(document.document_id), "source": source_of(document)}


def source_of(document: Document) -> str:
    """Name a report by its outlet, or where that is unknown by its file."""
    return source_name(document.outlet, document.path)


def part_rows(
    workspace: Workspace, record: type[Any], document_id: str | None, story_id: str | None
) -> Iterator[dict[str, Any]]:
    """Yield rows of one table, each with the source of its report and the name of its speaker."""
    sources: dict[str, str | None] = {}
    names: dict[str | None, str] = {}
    for row in workspace.load(record, document_id=document_id, story_id=story_id):
        fields = dataclasses.asdict(row)
        report = fields.get("document_id")
        if report is not None and report not in sources:
            document = workspace.load_document(report)
            sources[report] = source_of(document)
        speaker = fields.get("speaker_entity_id")
        if speaker is not None and speaker not in names:
            names.update((entity.entity_id, entity.name) for entity in workspace.load(Entity, ids=[speaker]))
        yield {
            **fields,
            "source": sources.get(report) if report is not None else None,
            "speaker": names.get(speaker) or fields.get("speaker_text"),
        }


def sentence_rows(workspace: Workspace, document: Document) -> Iterator[dict[str, Any]]:
    """Yield the sentences of a report with their words."""
    for sentence in workspace.load(Sentence, document_id=document.document_id):
        row = dataclasses.asdict(sentence)
        row["text"] = document.text[sentence.start : sentence.end]
        yield row
