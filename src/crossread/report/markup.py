"""Small pieces of HTML that all pages share: words of reports, reports by number, states, as filters of the templates.

They are made here and not by macros because a grid of thirty reports holds thousands of them: a macro costs ten times
as much as a function (a served page of the largest stories: 90 to 45 ms of processor time, most of it here).
What comes from a report is escaped, and what cannot be seen is left out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape as escape_text

from markupsafe import Markup, escape

from crossread.report.days import tell_day
from crossread.report.desk import ReportCard
from crossread.report.links import Links
from crossread.report.passages import Passage, Piece
from crossread.report.words import SLOTS, STATES, STATUSES

_DROPPED = dict.fromkeys(
    (
        *(*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0xAD, 0x61C, *range(0x200B, 0x2010)),
        *(*range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xD800, 0xE000), 0xFFFD),
    )
)
"""Characters that are not seen and may mislead: controls, direction marks, zero-width ones, halves of pairs."""

_TAGS = {
    "insert": ("<ins>", "</ins>"),
    "delete": ("<del>", "</del>"),
    "gap": ('<span class="gap">[', " not here]</span>"),
}
_NOT_SHOWN = Markup('<span class="quiet">(not shown: the excerpt limit is reached)</span>')
_KEPT = 8192


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
    words = visible(" ".join(str(text).split()))
    if len(words) <= characters:
        return words
    kept = words[: characters + 1].rpartition(" ")[0] or words[:characters]
    return f"{kept[:characters]}…"


@lru_cache(maxsize=_KEPT)
def shown_short(text: object, characters: int) -> Markup:
    """Cut words to a length and make them safe; the name of an outlet stands in every cell, so it is kept."""
    return escape(short(text, characters))


@lru_cache(maxsize=_KEPT)
def when(published: str | None, clock: bool = False) -> str:
    """Say when a report was published."""
    if not published:
        return "undated"
    time = published[11:16]
    return f"{tell_day(published)}, {time}" if clock and time else tell_day(published)


def lang(language: str | None) -> Markup:
    """The attribute for words that are not English."""
    return Markup(' lang="{}"').format(language) if language and language != "en" else Markup()


def marked(pieces: Iterable[Piece]) -> Markup:
    """Words of a report with their marks.

    Example:
        >>> str(marked((Piece(text="about "), Piece(text="9", kind="deciding"), Piece(text="<b>", kind="insert"))))
        'about <mark>9</mark><ins>&lt;b&gt;</ins>'
    """
    parts: list[str] = []
    for piece in pieces:
        words_ = escape_text(
            visible(piece.text), quote=False
        )  # never inside an attribute: a quotation mark is no danger
        if piece.kind is None:
            parts.append(words_)
        else:
            left, right = _TAGS.get(piece.kind, ("<mark>", "</mark>"))
            parts += (left, words_, right)
    return Markup("".join(parts))  # noqa: S704 - every piece is escaped


def words(passage: Passage) -> Markup:
    """A passage, or why there is none to be seen."""
    if passage.pieces:
        return marked(passage.pieces)
    return _NOT_SHOWN if passage.cut else Markup()


def place(passage: Passage, links: Links, told: bool = True) -> Markup:
    """The number of a report, leading to the sentence of a passage."""
    return _numbered(passage.number, links.sentence(passage), told)


def number(report: int, links: Links, told: bool = True) -> Markup:
    """The number of a report, leading to it; `told` says to those who hear the page that it is a report."""
    return _numbered(report, links.report(report), told)


def _numbered(report: int, address: str, told: bool) -> Markup:
    label = f' aria-label="report {report}"' if told else ""
    return Markup(f'<a class="n" href="{escape(address)}"{label}>{report}</a>')  # noqa: S704 - a number and an address


def numbers(reports: Iterable[int], links: Links, told: bool = True) -> Markup:
    """Reports by number, each leading to its report; what they are is told once, or by the head of a column."""
    return _listed([number(report, links, told=False) for report in reports], told)


def places(passages: Iterable[Passage], links: Links, told: bool = True) -> Markup:
    """Passages by the numbers of their reports, each leading to its sentence."""
    return _listed([place(passage, links, told=False) for passage in passages], told)


def _listed(parts: Sequence[Markup], told: bool) -> Markup:
    label = f'<span class="sr">report{"" if len(parts) == 1 else "s"} </span>' if told else ""
    return Markup(f'<span class="ns">{label}{" ".join(parts)}</span>')  # noqa: S704 - made above


def source(card: ReportCard, links: Links) -> Markup:
    """A report by number and outlet."""
    return number(card.number, links) + Markup(' <bdi class="outlet">{}</bdi>').format(shown_short(card.outlet, 60))


@lru_cache(maxsize=_KEPT)
def state(word: str, slot: str | None = None, glyph: bool = True) -> Markup:
    """What a report does with a claim, in words."""
    sign = Markup('<i class="g {}"></i> ').format(word) if glyph else Markup()
    return sign + STATES[word].words + (f" on {SLOTS[slot]}" if slot else "")


@lru_cache(maxsize=_KEPT)
def status(word: str) -> Markup:
    """How the reports relate to a claim, in words."""
    return Markup('<i class="g {}"></i> {}').format(word, STATUSES[word].words)


def without(reason: str, searched: str) -> str:
    """A reason without what the head of its column says."""
    return reason.removeprefix(f"{searched}; ") if searched else reason


FILTERS = {
    "short": shown_short,
    "thousands": lambda count: f"{count:,}",
    "lang": lang,
    "marked": marked,
    "words": words,
    "place": place,
    "places": places,
    "number": number,
    "numbers": numbers,
    "source": source,
    "state": state,
    "status": status,
    "without": without,
}
"""The pieces by their names in the templates."""
