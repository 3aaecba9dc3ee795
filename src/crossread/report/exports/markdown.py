"""A story as a document to read and to go on writing: the pages of the report in Markdown (CommonMark with tables).

What stands in reports is escaped, so that no mark of theirs becomes a mark of the document. Numbers in front of a
passage are those of the list of reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from crossread.records import Story
from crossread.report.days import tell_day, tell_interval
from crossread.report.exports.selection import Selection
from crossread.report.exports.writing import replaced_path
from crossread.report.figures import FiguresView, figures_view
from crossread.report.markup import visible
from crossread.report.material import Material
from crossread.report.pages import StoryPages
from crossread.report.passages import Passage, Piece
from crossread.report.quotations import QuotationsView
from crossread.report.story import StoryView
from crossread.report.timeline import Day, TimelineView
from crossread.report.words import (
    FIGURE_VERDICTS,
    HAPPENING_STATUSES,
    STATES,
    STATUSES,
    UTTERANCE_VERDICTS,
    counted,
    listed,
)

WIDEST_TABLE = 12
"""More reports than this are named beside a claim, not as columns."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_NO_ADDRESS = re.compile(r"[<>\s\\]")
_OPENING = re.compile(r"^(\d+)([.)])|^([-+=:])")


def write_markdown(selection: Selection, folder: Path) -> dict[str, int]:
    """Write one file a story, `<story id>.md`.

    Args:
        selection: What to take.
        folder: Where the files go.

    Returns:
        The number of reports of each file.
    """
    counts = {}
    for story in selection.load(Story):
        name = f"{story.story_id}.md"
        pages = StoryPages(Material(selection.workspace, story_id=story.story_id))
        with replaced_path(folder / name) as path, path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in _lines(pages))
        counts[name] = len(pages.story.cards)
    return counts


def escaped(text: str) -> str:
    r"""Write words so that Markdown shows them as they are; what cannot be seen is left out.

    Example:
        >>> escaped("1. *no* <b> list"), escaped("- x_y")
        ('1\\. \\*no\\* \\<b\\> list', '\\- x\\_y')
    """
    marked = _SPECIAL.sub(r"\\\1", visible(text))
    return _OPENING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", marked)


def _lines(pages: StoryPages) -> Iterator[str]:
    story = pages.story
    yield f"# {escaped(story.title)}"
    yield ""
    facts = [counted(len(story.cards), "report", "reports")]
    if story.independent is not None:
        facts.append(counted(story.independent, "independent text", "independent texts"))
    yield " · ".join([*facts, tell_interval(story.first, story.last), counted(story.words, "word", "words")])
    parts = (
        ("Reports", _reports(story)),
        ("What differs", _differences(story)),
        ("Claims", _claims(story)),
        ("Quotations", _quotations(pages.quotations)),
        ("Numbers", _figures(figures_view(pages.material))),
        ("Timeline", _timeline(pages.timeline)),
        ("Actors", _actors(pages)),
        ("Shared text", _copies(pages)),
    )
    for name, lines in parts:
        held = list(lines)
        if held:
            yield from ("", f"## {name}", "")
            yield from held


def _reports(story: StoryView) -> Iterator[str]:
    badges = {column.card.number: column.badge for column in story.grid.columns}
    for card in story.cards:
        title = escaped(card.title)
        url = card.document.url
        if url and re.match(r"https?://", url):
            title = f"[{title}](<{_NO_ADDRESS.sub('', url)}>)"
        badge = badges.get(card.number, "own text")
        note = "" if badge == "own text" else f" ({escaped(badge)})"
        day = tell_day(card.day) if card.document.published else "undated"
        yield f"{card.number}. **{escaped(card.outlet)}**, {day}: {title}{note}"


def _differences(story: StoryView) -> Iterator[str]:
    for difference in story.differences:
        slots = f" on {listed(difference.slots)}" if difference.slots else ""
        about = f": {escaped(difference.about)}" if difference.about else ""
        yield f"- **{STATUSES[difference.status].words}**{slots}{about}"
        for side in difference.sides:
            value = f"{escaped(side.value)}: " if side.value else ""
            speaker = f"{escaped(side.speaker)}: " if side.speaker else ""
            yield f"    - {_numbers(side.numbers)}: {value}{speaker}{_quoted(side.passage)}"
        if difference.silent:
            yield f"    - {STATES['not_found'].words} in {_numbers(difference.silent)}"


def _claims(story: StoryView) -> Iterator[str]:
    grid = story.grid
    if not grid.rows:
        return
    columns = [column.card.number for column in grid.columns if column.folded_into is None]
    wide = len(columns) > WIDEST_TABLE
    heads = ["in"] if wide else [str(number) for number in columns]
    yield f"| | claim | {' | '.join(heads)} |"
    yield "|---" * (len(heads) + 2) + "|"
    for row in grid.rows:
        states = {cell.number: cell.state for cell in row.cells}
        found = (
            [_numbers(cell.number for cell in row.found)]
            if wide
            else [STATES[states[number]].glyph if number in states else "" for number in columns]
        )
        yield f"| {STATUSES[row.status].words} | {escaped(row.gist.text)} | {' | '.join(found)} |"
    yield ""
    yield " · ".join(f"{sign.glyph} {sign.words}" for sign in STATES.values())


def _quotations(view: QuotationsView) -> Iterator[str]:
    for place, card in enumerate(view.cards):
        if place:
            yield ""
        yield f"**{escaped(card.speaker or 'speaker not named')}**, {UTTERANCE_VERDICTS[card.verdict].words}:"
        yield ""
        for version in card.versions:
            yield f"- {_numbers(spot.number for spot in version.places)}: \u201c{_marked(version.pieces)}\u201d"
        for spot in card.also:
            yield f"- the same words in another quotation: {spot.number}: \u201c{_marked(spot.pieces)}\u201d"
    if view.singles:
        yield from ["", "### In one report only", ""] if view.cards else []
        for group in view.singles:
            yield f"- **{escaped(group.speaker or 'speaker not named')}**"
            for version in group.versions:
                yield f"    - {version.places[0].number}: \u201c{_marked(version.pieces)}\u201d"


def _figures(view: FiguresView) -> Iterator[str]:
    for card in view.cards:
        yield f"- **{escaped(card.counted or 'a number')}**, {FIGURE_VERDICTS[card.verdict].words}"
        for reading in card.readings:
            yield f"    - {_numbers(reading.numbers)}: {escaped(reading.chip)}: {_quoted(reading.places[0])}"


def _timeline(view: TimelineView) -> Iterator[str]:
    for days, note in ((view.days, ""), (view.named, " (named by reports)")):
        for day in days:
            yield f"- **{day.told}**{note}"
            yield from _day(day)


def _day(day: Day) -> Iterator[str]:
    for entry in day.entries:
        status = "" if entry.status == "happened" else f"{HAPPENING_STATUSES[entry.status]}: "
        differ = " (dates differ)" if entry.verdict == "differ" else ""
        where = _numbers(dated.passage.number for dated in entry.reports)
        yield f"    - {where}: {status}{_quoted(entry.title)}{differ}"
    for card in day.published:
        yield f"    - published: {escaped(card.outlet)}: {escaped(card.title)}"


def _actors(pages: StoryPages) -> Iterator[str]:
    view = pages.actors
    if view.rows:
        yield "| actor | named as | in | quotations |"
        yield "|---|---|---|---|"
    for row in view.rows:
        names = ", ".join(escaped(name) for name, _, _ in row.names)
        yield f"| {escaped(row.name)} ({row.kind}) | {names} | {_numbers(row.reports)} | {row.said or ''} |"
    if view.acts:
        yield ""
    for act in view.acts:
        who = escaped(" ".join(part for part in (act.actor, act.verb, act.recipient) if part))
        yield f"- {_numbers(act.reports)}: {who} ({act.line}): {_quoted(act.passages[0])}"


def _copies(pages: StoryPages) -> Iterator[str]:
    for pair in pages.copies.pairs:
        yield (
            f"- {pair.right.number} {escaped(pair.right.outlet)} has {pair.share:.0%} of its words from "
            f"{pair.left.number} {escaped(pair.left.outlet)}; longest run {counted(pair.longest, 'word', 'words')}"
        )


def _quoted(passage: Passage) -> str:
    return f"\u201c{escaped(passage.text)}\u201d"


def _marked(pieces: Iterable[Piece]) -> str:
    marks = {"delete": ("~~", "~~"), "insert": ("**", "**"), "gap": ("*… ", " …*")}
    words = ""
    for piece in pieces:
        left, right = marks.get(piece.kind or "", ("", ""))
        words += f"{left}{escaped(piece.text)}{right}"
    return words


def _numbers(found: Iterable[int]) -> str:
    return ", ".join(str(number) for number in sorted(set(found)))
