"""Exports as downloads: one zip of the files that `crossread export` writes."""

from __future__ import annotations

import re
import tempfile
import threading
import zipfile
from pathlib import Path
from shutil import rmtree

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from crossread.report import desk_view, write_pages
from crossread.report.exports import FORMATS, export
from crossread.serve.answering import Missing
from crossread.serve.asking import words
from crossread.serve.rendering import page
from crossread.serve.state import Served, served

_ONE_AT_A_TIME = threading.Lock()
_EPOCH = (1980, 1, 1, 0, 0, 0)


def list_exports(request: Request) -> Response:
    """The formats."""
    app = served(request)
    story_id = words(request, "story")
    return page(request, "exports.html", formats=FORMATS, story=app.story(story_id) if story_id else None)


def send_export(request: Request) -> Response:
    """Write an export and send it; only one is written at a time."""
    app = served(request)
    form, story_id = request.path_params["form"], words(request, "story") or None
    if form not in FORMATS and not (form == "report" and story_id):
        raise Missing(f"there is no format {form}", f"the formats are {', '.join(FORMATS)}")
    if story_id:
        app.story(story_id)
    if not _ONE_AT_A_TIME.acquire(blocking=False):
        raise HTTPException(503, "another export is being written", {"retry-after": "10"})
    folder = Path(tempfile.mkdtemp(prefix="crossread-export-"))
    try:
        path = _write(app, form, story_id, folder)
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise
    finally:
        _ONE_AT_A_TIME.release()
    name = re.sub(r"[^\w.-]+", "-", f"{app.workspace.path.absolute().name}-{form}") or "crossread"
    task = BackgroundTask(rmtree, folder, ignore_errors=True)
    return FileResponse(path, filename=f"{name}.zip", media_type="application/zip", background=task)


def _write(app: Served, form: str, story_id: str | None, folder: Path) -> Path:
    """Write the files of an export, and a zip of them that has the same bytes every time."""
    files = folder / "files"
    files.mkdir()
    if form == "report":
        write_pages(app.workspace, desk_view(app.workspace, story=story_id), files / "report.html")
    else:
        export(app.workspace, form, files, story_id=story_id)
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(one for one in files.rglob("*") if one.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(files).as_posix(), _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with file.open("rb") as source, packed.open(entry, "w", force_zip64=True) as target:
                while piece := source.read(1 << 20):
                    target.write(piece)
    return path
