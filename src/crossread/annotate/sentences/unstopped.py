"""Lines without a stop among paragraphs that end with one: words under pictures."""

from __future__ import annotations

import re

from crossread.annotate.sentences.captions import LONGEST_CAPTION, SPOKEN
from crossread.annotate.sentences.page import Block, Page
from crossread.text.segment import split_paragraph

FEWEST_UNSTOPPED = 8
"""Words of the shortest line that is taken for a caption because it has no stop."""
FEWEST_LINES = 2
"""Lines without a stop on a page from which they are its make and no slip."""
STOPPED_SHARE = 0.6
"""Share of the paragraphs of a page that must end with a stop."""
_OPEN_MARKS = frozenset("\"“'‘([")
_HANGING = re.compile(
    r"(?:[:;,—–-]|\.\.)$|\b(?:said|says|wrote|tweeted|added|asked|that|the|a|of|and|to|in)$", re.IGNORECASE
)
MOST_ALIKE = 0.6
"""Share of the labels of a page that must differ if lines behind labels are words under pictures."""
_LABEL = re.compile(r"(?!.{0,50}https?:)[A-Z][\w’'-]*(?: [^\W\d][\w’'-]*,?){0,4}: (?=[A-Z‘'“\"])")
_UNSTOPPED = re.compile(r"(?:[^\W_]['’\"”]?|\))$")


def mark_unstopped(page: Page) -> None:
    """Mark lines without a stop that stand among paragraphs with one: words under pictures.

    Only on a page whose other paragraphs end with stops, and not at its end, where a text may be cut off.
    """
    labelled = _labelled(page)
    running = [block for n, block in page.open_blocks() if block.words >= FEWEST_UNSTOPPED and n not in labelled]
    if sum(block.stopped for block in running) < max(4, STOPPED_SHARE * len(running)):
        return
    open_ = [number for number, _ in page.open_blocks() if number not in labelled]
    lines = {number for number in open_[:-1] if _is_unstopped(page.blocks[number]) and _opens_anew(page, number + 1)}
    lines = {number for number in lines if not _in_list_of_lines(lines, number)} | labelled
    known = sum(reason == "pictured" for reason in page.reasons)
    if len(lines) + known < FEWEST_LINES:
        return
    for number in sorted(lines):
        page.mark(number, "caption", "no stop")


def _in_list_of_lines(lines: set[int], number: int) -> bool:
    """Whether a line stands among four or more, which are points of a list, or is the third in a row."""
    return {number - 2, number - 1} <= lines or any(
        {*range(at, at + 4)} <= lines for at in range(number - 3, number + 1)
    )


def _labelled(page: Page) -> set[int]:
    """Lines without a stop behind a label, one after another too: "Rescued: the crew of the ferry in port on Monday".

    Labels that come again and again ("Warden: …") are names in a list or a talk.
    """
    labels = {
        number: match.group()
        for number, block in page.open_blocks()
        if block.words <= LONGEST_CAPTION and not block.stopped and _UNSTOPPED.search(block.text)
        if block.words >= FEWEST_UNSTOPPED and (match := _LABEL.match(block.text)) and not SPOKEN.search(match.group())
    }
    return set(labels) if len(set(labels.values())) > MOST_ALIKE * len(labels) else set()


def _opens_anew(page: Page, number: int) -> bool:
    """Whether a block begins a sentence."""
    text = page.blocks[number].text if number < len(page.blocks) else ""
    return text[:1].isupper() or text[:1] in _OPEN_MARKS


def _is_unstopped(block: Block) -> bool:
    """Whether a block is one sentence without a stop that hangs on nothing."""
    text = block.text
    if not FEWEST_UNSTOPPED <= block.words <= LONGEST_CAPTION or block.stopped:
        return False
    if not (text[-1].isascii() and (text[-1].isalnum() or text[-1] == ")")):
        return False
    if not text[0].isupper() or _HANGING.search(text) or text.count("http"):
        return False
    return len(list(split_paragraph(text, 0, len(text)))) == 1
