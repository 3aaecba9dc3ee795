"""Reports that are dropped on the page: kept in a folder of their own until a job has read them."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from shutil import copyfileobj, rmtree

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from crossread.errors import UsageError
from crossread.serve.jobs import Job
from crossread.serve.rendering import page
from crossread.serve.state import Served, served

MOST_BYTES = 1_000_000_000
MOST_FILES = 2000
_LONGEST_NAME = 120
_FIELD_BYTES = 65_536


def show_add(request: Request) -> Response:
    """The page reports are dropped on."""
    megabytes = served(request).settings.max_file_megabytes
    return page(request, "add.html", most_bytes=MOST_BYTES, most_files=MOST_FILES, file_megabytes=megabytes)


async def take_files(request: Request) -> Response:
    """Take files from a form, and lead to the job that reads them."""
    job = await receive(request)
    return RedirectResponse(f"/jobs/{job.job_id}", status_code=303)


async def receive(request: Request) -> Job:
    """Take the files of a request and ask for a job that reads them.

    Args:
        request: A form with one or more files.

    Raises:
        UsageError: It holds no file, or too many.
    """
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise UsageError("files come as a form", hint="send multipart/form-data with the files as `files`")
    try:
        async with request.form(max_files=MOST_FILES, max_fields=10, max_part_size=_FIELD_BYTES) as form:
            files = [item for _, item in form.multi_items() if isinstance(item, UploadFile) and item.filename]
            if not files:
                raise UsageError("no file was sent", hint="choose at least one file")
            return await run_in_threadpool(keep, served(request), files)
    except HTTPException as error:
        raise UsageError(
            f"the form cannot be read: {error.detail}", hint=f"send at most {MOST_FILES:,} files"
        ) from error


def keep(app: Served, files: Sequence[UploadFile]) -> Job:
    """Write uploaded files to a folder of their own and ask for a job that reads them.

    Args:
        app: The app.
        files: The files.
    """
    folder = Path(tempfile.mkdtemp(prefix="crossread-upload-"))
    try:
        names: list[str] = []
        for file in files:
            name = free_name(safe_name(file.filename or ""), names)
            with (folder / name).open("xb") as kept:
                copyfileobj(file.file, kept)
            names.append(name)
        return app.jobs.ask("upload", paths=names, folder=folder)
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise


def safe_name(given: str) -> str:
    r"""Make a plain file name of what a browser says: no folder, no address, no option, nothing invisible.

    Example:
        >>> safe_name("../../etc/passwd"), safe_name("C:\\desk\\a report.html"), safe_name("-"), safe_name("http:x")
        ('passwd', 'a report.html', 'report', 'http_x')
    """
    name = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join("_" if char in '<>:"|?*#%' else char for char in name if char.isprintable())
    name = re.sub(r"^[\s.\-_~]+|[\s.]+$", "", name) or "report"
    stem, dot, ending = name.rpartition(".")
    room = _LONGEST_NAME - len(ending) - 1
    if dot and 0 < len(ending) <= 10:  # noqa: PLR2004 - an ending is short
        return f"{_fitting(stem, room)}.{ending}"
    return _fitting(name, _LONGEST_NAME)


def _fitting(text: str, bytes_at_most: int) -> str:
    return text.encode("utf-8", "ignore")[:bytes_at_most].decode("utf-8", "ignore")


def free_name(name: str, taken: Sequence[str]) -> str:
    """Number a name that is taken, on a disk that may not tell capitals apart.

    Example:
        >>> free_name("a.txt", ["A.txt", "a-2.txt"])
        'a-3.txt'
    """
    known = {other.casefold() for other in taken}
    stem, dot, ending = name.rpartition(".")
    number, found = 1, name
    while found.casefold() in known:
        number += 1
        found = f"{stem}-{number}.{ending}" if dot else f"{name}-{number}"
    return found
