"""Views as HTML that works from a file, offline and without scripts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crossread.report.desk import DeskView, ReportCard
from crossread.report.material import Audience, Material
from crossread.report.text import report_view
from crossread.store import Workspace
from crossread.text import reading_view

LARGEST_FILE_WORDS = 400_000
"""Words in a report page before it becomes a folder of pages; about 5 MB of HTML."""

POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"
"""What a page may load: nothing but its own style, named by its digest."""

_LISTED = 500


def write_pages(workspace: Workspace, desk: DeskView, path: Path, *, audience: Audience = "private") -> Path:
    """Write the report: one file, or above about 5 MB a page that leads to a folder of pages.

    Args:
        workspace: Where the texts are.
        desk: What to write.
        path: The page; its folder is created if need be. A folder of pages goes beside it, named after it.
        audience: `public` keeps to short excerpts.

    Returns:
        `path`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    material = Material(workspace, cards=desk.cards, audience=audience)
    if desk.words <= LARGEST_FILE_WORDS:
        views = (report_view(material, card) for card in desk.cards)
        _write(path, _render("desk.html", desk=desk, cards=desk.cards, reports=views, audience=audience, href=_anchor))
        return path
    folder = path.with_suffix("")
    folder.mkdir(exist_ok=True)

    def href(card: ReportCard) -> str:
        return f"{folder.name}/{card.number:06}.html"

    for card in desk.cards:
        view = report_view(material, card)
        _write(
            folder / f"{card.number:06}.html",
            _render("single.html", report=view, home=f"../{path.name}", audience=audience),
        )
    parts = [desk.cards[start : start + _LISTED] for start in range(0, len(desk.cards), _LISTED)]
    names = [path.name, *(f"{path.stem}-{number}.html" for number in range(2, len(parts) + 1))]
    for name, cards in zip(names, parts, strict=True):
        page = _render(
            "desk.html", desk=desk, cards=cards, reports=(), audience=audience, href=href, lists=names, here=name
        )
        _write(path.with_name(name), page)
    return path


def _anchor(card: ReportCard) -> str:
    return f"#{card.anchor}"


def _render(template: str, **values: object) -> Iterator[str]:
    """Render a template piece by piece, so that a large page is never in memory twice."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    given = {
        "style": Markup(style),  # noqa: S704 - our own file, allowed by its digest
        "policy": f"{POLICY}; style-src 'sha256-{digest}'",
        "made_by": f"Crossread {version('crossread')}",
        "lists": (),
        "here": "",
    }
    return _templates().get_template(template).generate({**given, **values})


def _write(path: Path, pieces: Iterator[str]) -> None:
    """Write a page whole or not at all."""
    unfinished = path.with_name(path.name + ".part")
    with unfinished.open("w", encoding="utf-8", newline="\n") as page:
        page.writelines(pieces)
    unfinished.replace(path)


def clean(text: object) -> str:
    """Words as a reader reads them: no direction marks, no zero-width characters, one line."""
    return reading_view(str(text)).text


@cache
def _style() -> str:
    return files("crossread.report").joinpath("templates/style.css").read_text("utf-8")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("crossread.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["clean"] = clean
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment
