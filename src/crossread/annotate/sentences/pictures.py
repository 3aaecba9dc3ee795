"""Lines under pictures that no word tells: behind an agency's name, or in a row at the end that repeats itself."""

from __future__ import annotations

import re
from functools import lru_cache

from crossread.annotate.sentences.page import Block, Page
from crossread.text.words import find_words

_PREFIX = re.compile(
    r"(?P<agency>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)?(?:\s?[•·|/]\s?[A-Z][\w’'.-]*){0,2})\s(?=[A-Z][a-z])"
)
_SPOKEN = re.compile(r"\b(?:said|says|told|asked|added|wrote|according to)\b|[“”\"]", re.IGNORECASE)
_LONGEST = 45  # words of a line under a picture
_SHARED = 7  # words in a row that two lines or a line and the text share
_FEWEST = 3  # lines of a row


def mark_pictures(page: Page, agencies: frozenset[str]) -> None:
    """Mark lines under pictures.

    A line that opens with the name or letters of an agency or outlet, and no verb for it, is a caption where the text
    says the rest as well, or where a bullet sets two agencies apart. A row of short lines at the end of the page, most
    of which share a run of words with each other or with a caption above, are the captions of a gallery.

    Args:
        page: The page.
        agencies: Names of agencies, outlets and stock libraries that supply pictures.
    """
    for number, block in page.open_blocks():
        match = _PREFIX.match(block.text) if block.words <= _LONGEST else None
        if match is None or _SPOKEN.search(block.text):
            continue
        names = re.split(r"\s?[•·|/]\s?", match.group("agency"))
        if not all(name in agencies or (name.isupper() and len(name) > 1) for name in names):
            continue
        rest = block.text[match.end() :]
        if (len(names) > 1 and agencies & set(names)) or _said_elsewhere(page, number, rest):
            page.mark(number, "caption", "agency before it")
    _mark_row(page)


def _said_elsewhere(page: Page, number: int, rest: str) -> bool:
    """Whether another block holds a run of the words of a line."""
    runs = _runs(rest)
    return any(runs & _runs(other.text) for place, other in enumerate(page.blocks) if place != number)


def _mark_row(page: Page) -> None:
    """Mark the captions of a gallery at the end of the page."""
    tail: list[int] = []
    for number in range(len(page.blocks) - 1, -1, -1):
        if page.roles[number] == "furniture":
            continue
        if not _is_short(page.blocks[number]):
            break
        tail.insert(0, number)
    captions = [number for number, role in enumerate(page.roles) if role == "caption"]
    again = [number for number in tail if _shares(page, number, {*tail, *captions} - {number})]
    if not again:
        return
    row = [number for number in tail if number >= again[0]]
    if len(row) >= _FEWEST and 2 * len(again) >= len(row):
        for number in row:
            page.mark(number, "caption", "row of pictures")


def _is_short(block: Block) -> bool:
    return block.words <= _LONGEST and not _SPOKEN.search(block.text)


def _shares(page: Page, number: int, others: set[int]) -> bool:
    """Whether a line says a part of another again, or all of a caption; a paragraph printed twice is no gallery."""
    text = page.blocks[number].text
    return any(
        _runs(text) & _runs(page.blocks[other].text)
        for other in others
        if page.roles[other] == "caption" or page.blocks[other].text != text
    )


@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of so many words of a text."""
    words = [word.text.casefold() for word in find_words(text)]
    return frozenset(tuple(words[place : place + _SHARED]) for place in range(len(words) - _SHARED + 1))
