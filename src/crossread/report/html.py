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
from crossread.report.days import tell_day, tell_interval
from crossread.report.method import made_by
from crossread.report.pages import StoryPages
from crossread.report.story import LARGEST_DIFFERENCES

POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"
"""What a page may load: nothing but its own style and script, named by their digests."""

PANEL = 4
"""Reports side by side on a printed page."""

_AS_LIST = (".grid:has(.o-list:checked)", ".grid", "html:not(.js) .grid.wide")
"""Where the grid is shown as a list: by wish, on a phone, and on paper where no script can part it into panels."""

_DROPPED = dict.fromkeys(
    (
        *(*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0xAD, 0x61C, *range(0x200B, 0x2010)),
        *(*range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xD800, 0xE000), 0xFFFD),
    )
)
"""Characters that are not seen and may mislead: controls, direction marks, zero-width ones, halves of pairs."""


def visible(text: str) -> str:
    r"""Leave out characters that a reader cannot see.

    Example:
        >>> visible("to\u202egether\u200b")
        'together'
    """
    return text if text.isascii() and text.isprintable() else text.translate(_DROPPED)


def short(text: object, characters: int) -> str:
    """Cut words to a length, at a space where there is one.

    Example:
        >>> short("Two dredgers aground", 14), short("W" * 9, 4)
        ('Two dredgers…', 'WWWW…')
    """
    words_ = visible(" ".join(str(text).split()))
    if len(words_) <= characters:
        return words_
    kept = words_[: characters + 1].rpartition(" ")[0] or words_[:characters]
    return f"{kept[:characters]}…"


def when(published: str | None, clock: bool = False) -> str:
    """Say when a report was published."""
    if not published:
        return "undated"
    time = published[11:16]
    return f"{tell_day(published)}, {time}" if clock and time else tell_day(published)


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
    found.filters |= {"short": short, "thousands": lambda number: f"{number:,}", "panels": lambda c: list(panels(c))}
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
        "columns_by": {column.card.number: column for column in view.grid.columns},
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
