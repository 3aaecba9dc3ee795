"""A report page as PDF: printed by a browser of this machine, or by WeasyPrint where that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from crossread.errors import CrossreadError, MissingExtraError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
"""Programs that print a page, in the order in which they are looked for."""

PRINT_SECONDS = 300
"""How long a browser may take."""

_FLAGS = (
    "--headless --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --disable-extensions --no-pdf-header-footer"
)


def print_page(page: Path, target: Path) -> Path:
    """Print a page that was written for paper.

    Args:
        page: The page, as `write_pages(..., paper=True)` writes it.
        target: The PDF file.

    Returns:
        `target`.

    Raises:
        MissingExtraError: There is neither a browser nor WeasyPrint on this machine.
        CrossreadError: The browser does not print.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    browser = find_browser()
    if browser is not None:
        _print_with_browser(browser, page, target)
    else:
        _print_with_weasyprint(page, target)
    return target


def _print_with_weasyprint(page: Path, target: Path) -> None:
    try:
        from weasyprint import HTML  # noqa: PLC0415 - an optional companion
    except (ImportError, OSError):  # not installed, or without the Pango library
        raise MissingExtraError(
            "no program that prints a page was found",
            hint="install Chromium, or crossread[pdf] with the Pango library, or print the page from any browser",
        ) from None
    HTML(filename=page).write_pdf(target)


def find_browser() -> str | None:
    """The first browser there is; None where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def _print_with_browser(browser: str, page: Path, target: Path) -> None:
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # a browser of root has no sandbox, and the page no script
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            browser,
            *_FLAGS.split(),
            *(["--no-sandbox"] if root else []),
            f"--user-data-dir={profile}",
            f"--print-to-pdf={target.absolute()}",
            page.absolute().as_uri(),
        ]
        try:
            done = subprocess.run(  # noqa: S603 - a program found by name, our own page
                command, capture_output=True, text=True, check=False, timeout=PRINT_SECONDS
            )
        except subprocess.TimeoutExpired:
            raise CrossreadError(
                f"{browser} took longer than {PRINT_SECONDS} s to print {page}", hint="print a single story"
            ) from None
    if done.returncode or not target.is_file():
        lines = done.stderr.strip().splitlines() or ["no message"]
        raise CrossreadError(f"{browser} does not print: {lines[-1]}", hint="print the page from a browser by hand")
