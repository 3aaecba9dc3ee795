"""Templates of the pages: the environment, its words, and the values each template needs.

The report, the folder of pages and the web app render the same templates; they differ in the links they pass in.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crossread.report import words
from crossread.report.columns import Column
from crossread.report.days import tell_interval
from crossread.report.markup import FILTERS, visible, when
from crossread.report.method import made_by
from crossread.report.pages import StoryPages
from crossread.report.story import LARGEST_DIFFERENCES

POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"
"""What a page may load: nothing but its own style and script, named by their digests."""

PANEL = 4
"""Reports side by side on a printed page."""

_AS_LIST = (".grid:has(.o-list:checked)", ".grid", "html:not(.js) .grid.wide")
"""Where the grid is shown as a list: by wish, on a phone, and on paper where no script can part it into panels."""


def panels(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """Part the columns of a grid into panels of about equal width, at most four each."""
    shown = [column for column in columns if column.folded_into is None]
    count = -(-len(shown) // PANEL)
    size = -(-len(shown) // count) if count else 1
    for start in range(0, len(shown), size):
        yield shown[start : start + size]


@cache
def environment() -> Environment:
    """The templates with their filters and words."""
    found = Environment(
        loader=PackageLoader("crossread.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    found.filters |= {**FILTERS, "panels": lambda columns: list(panels(columns))}
    found.globals |= {
        "signs": SimpleNamespace(
            states=words.STATES,
            statuses=words.STATUSES,
            slots=words.SLOTS,
            utterances=words.UTTERANCE_VERDICTS,
            figures=words.FIGURE_VERDICTS,
            lines=words.LINES,
        ),
        "kinds": words.KINDS,
        "quotation_kinds": words.QUOTATION_KINDS,
        "happening_words": words.HAPPENING_STATUSES,
        "directions": words.DIRECTIONS,
        "source_kinds": words.SOURCE_KINDS,
        "when": when,
        "interval": tell_interval,
        "limit_differences": LARGEST_DIFFERENCES,
        "made_by": made_by(),
        "story_values": story_values,
    }
    return found


def story_values(pages: StoryPages) -> Mapping[str, Any]:
    """What `story.html` needs to know of its reports: outlet and date by number, and the columns of the grid."""
    view = pages.story
    return {
        "names": {card.number: card.outlet for card in view.cards},
        "dates": {card.number: card.document.published for card in view.cards},
        "folded": {column.card.number for column in view.grid.columns if column.folded_into is not None},
        "searched": {column.card.number: column.searched for column in view.grid.columns},
    }


def shell_values(*, scripted: bool = True) -> Mapping[str, Any]:
    """What `base.html` needs: style, script, and the policy that allows just these."""
    style, script = asset("style.css"), asset("script.js") if scripted else ""
    policy = f"{POLICY}; style-src {digest(style)}" + (f"; script-src {digest(script)}" if script else "")
    return {
        "style": Markup(style),  # noqa: S704 - our own file, allowed by its digest
        "script": Markup(script),  # noqa: S704 - the same
        "policy": policy,
    }


@cache
def asset(name: str) -> str:
    """Read the style or the script of the pages, without the spaces that only help its reader."""
    text = _read(name)
    if name == "style.css":
        as_list = _read("list.css").partition("*/")[2]
        wish, phone, paper = (as_list.replace("GRID", selector) for selector in _AS_LIST)
        text += f"{wish}@media screen and (max-width: 48rem) {{{phone}}}\n@media print {{{paper}}}"
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        for mark in (" {", "{ ", "; ", ": ", ", ", " }"):  # no text inside the style holds one of these
            text = text.replace(mark, mark.strip())
        text = text.replace(";}", "}")
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _read(name: str) -> str:
    return files("crossread.report").joinpath("templates").joinpath(name).read_text("utf-8")


def digest(text: str) -> str:
    """Name a style or script by its digest, as a content security policy does."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
