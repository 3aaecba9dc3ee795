"""Find what stands between quotation marks, whichever marks a page uses and however badly they are kept.

Marks are read paragraph by paragraph, so that a stray one never reaches beyond its own paragraph. Three families are
paired each by itself: double marks (straight, curly, low-high), guillemets, and single marks, which are taken for
apostrophes unless they stand like quotation marks and have a partner. A quotation that is open at the end of a
paragraph goes on in the next one if that opens with a mark, as printers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crossread.annotate.quotations.single_marks import OPEN_BEFORE, closes_single, find_single_pairs, opens_with_single

Family = str  # "double", "guillemet", "single"

_DOUBLE = re.compile(r"[\"“”„‟＂]|``|''")
_GUILLEMET = re.compile(r"[«»]")
_CLOSE_AFTER = frozenset(" \n\t)]}—–-‒―/.,;:!?…*_”\"’'»")
_INCH = re.compile(r"\d[\d./½¼¾]*$")
_STOP_BEFORE = re.compile(r"[.!?…]\s+(?=[A-Z\[“\"])")
_SHORTEST_PARAGRAPH_RUN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A run of text between marks, within one paragraph.

    Attributes:
        start: First code point inside the marks.
        end: One past the last inside.
        outer_start: Where the opening mark begins; `start` where there is none.
        outer_end: Where the closing mark ends; `end` where there is none.
        family: Kind of marks.
        chain: Runs with one number are one quotation that goes on over paragraphs.
        depth: 0, or 1 within another run.
        repaired: Whether a mark that should be there is missing.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    family: Family
    chain: int
    depth: int = 0
    repaired: bool = False


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    opens: bool  # may open here
    closes: bool  # may close here
    sure: bool  # the sign itself tells the direction, and the place does not speak against it


def find_marked(text: str) -> tuple[Marked, ...]:
    r"""Find all runs between quotation marks.

    Args:
        text: A text whose paragraphs are apart by a blank line.

    Returns:
        The runs in order; offsets are code points into `text`.

    Example:
        >>> text = "“We wait,” she said. “Nobody knows.\n\n“Nobody at all.”"
        >>> [(text[one.start : one.end], one.chain) for one in find_marked(text)]
        [('We wait,', 0), ('Nobody knows.', 1), ('Nobody at all.', 1)]
        >>> text = "The '90s' best 'rock 'n' roll' band, 6'2\" tall"
        >>> [text[one.start : one.end] for one in find_marked(text)]
        ["rock 'n' roll"]
    """
    found: list[Marked] = []
    paragraphs = list(_paragraphs(text))
    for number, (start, end) in enumerate(paragraphs):
        outer = [*_pair(text, start, end, _DOUBLE, "double"), *_pair(text, start, end, _GUILLEMET, "guillemet")]
        outer = _drop_crossing(outer)
        goes_on = number + 1 < len(paragraphs) and opens_with_single(text, *paragraphs[number + 1])
        inner = [run for run in _pair_singles(text, start, end, goes_on=goes_on) if not _crosses(run, outer)]
        runs = sorted([*outer, *inner], key=lambda run: (run.outer_start, -run.outer_end))
        found.extend(_nest(runs, number))
    return tuple(_chain(text, found))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        yield match.span()


def _read_marks(text: str, start: int, end: int, pattern: re.Pattern[str], family: Family) -> list[_Mark]:
    """The marks of one family with what each may do at its place."""
    marks: list[_Mark] = []
    for match in pattern.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        sign = match.group()
        opens = before in OPEN_BEFORE and not after.isspace()
        closes = not before.isspace() and after in _CLOSE_AFTER
        if sign in {'"', "''", "＂"} and _INCH.search(text[start : match.start()]) and not after.isalpha():
            closes, opens = True, False
            if not any(mark.opens for mark in marks[-1:]):
                continue  # 6'2" tall, a 12" pipe
        directed = {"“": 1, "„": 1, "``": 1, "«": 1, "”": -1, "»": -1}.get(sign, 0)
        sure = (directed > 0 and opens) or (directed < 0 and closes)
        if directed and family == "double" and sure:
            opens, closes = directed > 0, directed < 0
        elif not opens and not closes:
            opens, closes = directed > 0, directed < 0 or directed == 0
        marks.append(_Mark(match.start(), match.end(), opens, closes, sure))
    return marks


def _pair(text: str, start: int, end: int, pattern: re.Pattern[str], family: Family) -> list[Marked]:
    """Pair the marks of one family in one paragraph; what is left over is repaired or passed over."""
    runs: list[Marked] = []
    open_mark: _Mark | None = None
    marks = _read_marks(text, start, end, pattern, family)
    nested, marks = _take_nested(marks)
    for mark in marks:
        if open_mark is None:
            if mark.opens:
                open_mark = mark
            else:
                runs.extend(_close_stray(text, start, mark, runs, family))
        elif mark.closes and not (mark.opens and _looks_opening(text, start, end, mark)):
            runs.append(_run(open_mark, mark, family))
            open_mark = None
        elif mark.sure or not mark.closes:  # a second opening: the first was never closed
            runs.extend(_close_early(text, open_mark, mark, family))
            open_mark = mark
    if open_mark is not None and open_mark.end < end:
        runs.append(
            Marked(
                start=open_mark.end,
                end=end,
                outer_start=open_mark.start,
                outer_end=end,
                family=family,
                chain=0,
                repaired=True,
            )
        )
    runs.extend(_run(left, right, family) for left, right in nested)
    return [run for run in (_trim(text, run) for run in runs) if run.start < run.end]


def _take_nested(marks: list[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], list[_Mark]]:
    """Take out pairs that stand whole between two other marks of one kind: “a role as “broker” in it”.

    Only signs that tell their direction count, and only where each of the four is where it belongs: a second opening
    mark is mostly one that the first was never closed for.
    """
    pairs, rest, place = [], [], 0
    while place < len(marks):
        if [mark.sure and mark.opens for mark in marks[place : place + 4]] == [True, True, False, False] and all(
            mark.sure for mark in marks[place + 2 : place + 4]
        ):
            pairs.append((marks[place + 1], marks[place + 2]))
            rest += [marks[place], marks[place + 3]]
            place += 4
            continue
        rest.append(marks[place])
        place += 1
    return pairs, rest


def _looks_opening(text: str, start: int, end: int, mark: _Mark) -> bool:
    """Whether a mark that could do both stands as an opening one does."""
    before = text[mark.start - 1] if mark.start > start else " "
    after = text[mark.end] if mark.end < end else " "
    return before.isspace() and (after.isalnum() or after in "[‘'$£€")


def _run(left: _Mark, right: _Mark, family: Family) -> Marked:
    return Marked(start=left.end, end=right.start, outer_start=left.start, outer_end=right.end, family=family, chain=0)


def _close_stray(text: str, start: int, mark: _Mark, runs: list[Marked], family: Family) -> list[Marked]:
    """A closing mark without an opening one: the run begins with the sentence after the last run's own sentence."""
    floor = runs[-1].outer_end if runs else start
    borders = [match.end() for match in _STOP_BEFORE.finditer(text, floor, mark.start)]
    if runs and not borders:
        return []
    begin = borders[0] if runs else start
    inside = text[begin : mark.start].rstrip()
    if len(inside.split()) < _SHORTEST_PARAGRAPH_RUN or inside[-1] not in ".!?,…":
        return []
    return [
        Marked(
            start=begin, end=mark.start, outer_start=begin, outer_end=mark.end, family=family, chain=0, repaired=True
        )
    ]


def _close_early(text: str, left: _Mark, right: _Mark, family: Family) -> list[Marked]:
    """An opening mark that meets another: its run ends with the first sentence, if there is a whole one before."""
    border = _STOP_BEFORE.search(text, left.end, right.start + 1)
    if border is None:
        return []
    stop = border.start() + 1
    return [
        Marked(start=left.end, end=stop, outer_start=left.start, outer_end=stop, family=family, chain=0, repaired=True)
    ]


def _pair_singles(text: str, start: int, end: int, *, goes_on: bool) -> list[Marked]:
    """Pair single marks that stand like quotation marks; all others are apostrophes.

    One that opens a paragraph and is closed nowhere in it takes the whole where the next paragraph opens with one too.
    """
    if goes_on and opens_with_single(text, start, end) and not closes_single(text, start, end):
        whole = Marked(
            start=start + 1, end=end, outer_start=start, outer_end=end, family="single", chain=0, repaired=True
        )
        return [_trim(text, whole)]
    runs = [
        Marked(start=left + 1, end=right, outer_start=left, outer_end=right + 1, family="single", chain=0)
        for left, right in find_single_pairs(text, start, end)
    ]
    return [run for run in (_trim(text, run) for run in runs) if run.start < run.end]


def _trim(text: str, run: Marked) -> Marked:
    """Without white space at the inner ends."""
    inside = text[run.start : run.end]
    start = run.start + len(inside) - len(inside.lstrip())
    return replace(run, start=start, end=max(start, run.start + len(inside.rstrip())))


def _crosses(run: Marked, others: list[Marked]) -> bool:
    return any(
        run.outer_start < other.outer_end
        and other.outer_start < run.outer_end
        and not (other.start <= run.outer_start and run.outer_end <= other.end)
        and not (run.start <= other.outer_start and other.outer_end <= run.end)
        for other in others
    )


def _drop_crossing(runs: list[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for run in sorted(runs, key=lambda run: run.outer_start):
        if not _crosses(run, kept):
            kept.append(run)
    return kept


def _nest(runs: list[Marked], paragraph: int) -> Iterator[Marked]:
    """Give each run its depth; the chain holds the paragraph for now."""
    outer_end = -1
    for run in runs:
        depth = 1 if run.outer_start < outer_end else 0
        if depth == 0:
            outer_end = run.outer_end
        yield replace(run, depth=depth, chain=paragraph)


def _chain(text: str, runs: list[Marked]) -> Iterator[Marked]:
    """Number the quotations: a run left open at the end of a paragraph goes on where the next opens with a mark."""
    number = -1
    before: tuple[Marked, int] | None = None  # the last open run, and its paragraph
    for run in runs:
        paragraph = run.chain
        opens_paragraph = run.outer_start == 0 or text[: run.outer_start].endswith("\n")
        goes_on = (
            before is not None
            and paragraph == before[1] + 1
            and opens_paragraph
            and run.depth == 0
            and run.family == before[0].family
        )
        if not goes_on:
            number += 1
        yield replace(run, chain=number)
        if run.depth == 0:
            is_open = (
                run.repaired
                and run.outer_end == run.end
                and (run.end == len(text) or text[run.end : run.end + 1] == "\n")
            )
            before = (run, paragraph) if is_open else None
