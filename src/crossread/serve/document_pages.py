"""Pages about one report: its text with what other reports do at the margin, notes, and the original."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crossread.records import Document
from crossread.report import Material, ReportCard, StoryPages, report_view
from crossread.report.desk import title_of
from crossread.report.html import story_values
from crossread.report.passages import anchor
from crossread.serve.links import AppLinks
from crossread.serve.rendering import page
from crossread.serve.state import Served, served
from crossread.text import reading_text


def material_of(app: Served, document: Document) -> tuple[Material, ReportCard]:
    """The rows of the story of a report, and the report among them.

    Args:
        app: The app.
        document: The report.
    """
    story_id = app.story_of(document.document_id)
    if story_id is None:
        card = ReportCard(number=1, document=document, title=title_of(app.workspace, document), dates=())
        return Material(app.workspace, cards=[card]), card
    material = Material(app.workspace, story_id=story_id)
    card_found = material.card(document.document_id)
    assert card_found is not None
    return material, card_found


def show_document(request: Request) -> Response:
    """The text of a report."""
    app = served(request)
    with app.workspace.snapshot():
        document = app.document(request.path_params["document_id"])
        material, card = material_of(app, document)
        pages = StoryPages(material)
        view = report_view(material, card, grid=pages.story.grid)
        sentences = material.sentences(document.document_id)
        notes = [note for note in app.workspace.user_files().notes if note.document_id == document.document_id]
        return page(
            request,
            "document.html",
            view=view,
            document=document,
            story=material.story,
            links=AppLinks(material.story_id, material.cards, here=False),
            sentences=[(row.index, reading_text(document.text, row.start, row.end)) for row in sentences],
            notes=[
                (note, "" if note.start is None or note.end is None else document.text[note.start : note.end])
                for note in notes
            ],
            seen=app.workspace.user_files().sha256["notes.ndjson"],
            warnings=app.workspace.warnings(document.document_id),
            **story_values(pages),
        )


def find_passage(request: Request) -> Response:
    """Lead to a place in a report, named by a code point."""
    app = served(request)
    with app.workspace.snapshot():
        document = app.document(request.path_params["document_id"])
        material, card = material_of(app, document)
        sentence = material.sentence_at(document.document_id, request.path_params["start"])
    place = anchor(card.number, sentence.index if sentence else None)
    return RedirectResponse(f"/documents/{quote(document.document_id)}#{place}", status_code=303)


def send_original(request: Request) -> Response:
    """Send the bytes of a report as they were given, to be saved and never to be shown."""
    app = served(request)
    document = app.document(request.path_params["document_id"])
    content = app.workspace.original(document.document_id)
    name = document.path.replace("\\", "/").rsplit("/", 1)[-1].rsplit("#", 1)[0] or "report"
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(content, media_type="application/octet-stream", headers=headers)
