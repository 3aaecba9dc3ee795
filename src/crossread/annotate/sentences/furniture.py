"""Furniture that gives itself away by its own words: share buttons, forms, notices, credits, links to other pages."""

from __future__ import annotations

import re

from crossread.annotate.sentences.cues import compile_section, load_cues, load_words
from crossread.annotate.sentences.page import Block, Page
from crossread.text.lines import find_byline, find_metadata_end, is_date_line

_AUTHOR = re.compile(
    r"(?:[A-Z][\w.'’-]+,? ){2,5}(?:\([^)]{2,60}\),? )?"
    r"(?:is|was|has been|serves as|covers|writes|reports|works)\b.{0,120}?"
    + compile_section("profession", before=r"\b", after=r"\b", cased=True).pattern
)
_SIGNATURE = re.compile(r"[-–—•]{1,3} ?(?:[A-Z][\w.'’-]+ ?){2,4}")
_PERSON = r"[A-Z][a-z'’-]+(?: [A-Z]\.)?(?: [A-Z][A-Za-z'’-]+){1,2}"
_BARE_NAMES = re.compile(rf"{_PERSON}(?:(?:, | and ){_PERSON}){{0,2}}")
_LETTER = re.compile(r"[^\W\d_]")
_SIZES = re.compile(r"(?:A[\s+–-]*){2,4}")
"""Buttons for the size of the letters: "A A"."""
_IN_BRACKETS = re.compile(r"\[[^\[\]]{4,}\]")
"""A paragraph of its own in square brackets: a link to another report, a notice, a note of the desk."""
_LONGEST_ASIDE = 40
_QUOTES = tuple("\"“”'‘’«")
_TAIL = compile_section("tail", before=r"\(?")


_BY_WHOM = re.compile(r"(?:by|in|under)\s(?:[A-Z][\w.'’-]*|\[)")
"""What follows the date of a page of notes: "Posted on 3 June 2021 by Harbour Notes in Ships | 12 comments"."""


def find_cue(text: str, words: int) -> str | None:
    """Find the class of furniture a block gives itself away as.

    Args:
        text: The block without markup.
        words: Number of its words.

    Returns:
        The name of the class, or None.

    Example:
        >>> find_cue("Sign up for our morning newsletter", 6), find_cue("He read more than forty books.", 6)
        ('subscribe', None)
    """
    if text[:1] in _QUOTES and not text.endswith("ead more"):
        return None
    for cue in load_cues():
        if words <= cue.most_words and cue.pattern.match(text):
            return cue.name
    return None


def mark_furniture(page: Page) -> None:
    """Mark blocks that are furniture by their own words."""
    last = len(page.blocks) - 1
    for number, block in page.open_blocks():
        reason = "no words" if not re.search(r"\w", block.text) else _judge(block)
        if reason is None and number <= 12:  # noqa: PLR2004 -- measured
            reason = _judge_head(block)
        if reason is None and number == 0 and last > 1 and _is_bare_byline(page):
            reason = "byline"
        if reason is None and block.words <= 6 and _is_signature(page, number):  # noqa: PLR2004 -- measured
            reason = "signature"
        if reason is None and number >= max(3, last - 3) and _is_author_note(page, number):
            reason = "author note"
        if reason:
            page.mark(number, "furniture", reason)


def is_tail_furniture(sentence: str) -> bool:
    """Tell whether a sentence at the end of a paragraph is a credit, notice or invitation.

    Args:
        sentence: The sentence without markup.
    """
    return _TAIL.match(sentence) is not None


def _judge(block: Block) -> str | None:
    """The class of furniture of one block, whatever its place."""
    if block.words > 130:  # noqa: PLR2004 -- measured
        return None
    if block.words <= _LONGEST_ASIDE and _IN_BRACKETS.fullmatch(block.text):
        return "in brackets"
    if not _LETTER.search(block.text) or _SIZES.fullmatch(block.text):
        return "no letters"
    words = block.text.lower().split()
    if block.words <= 12 and not block.stopped:  # noqa: PLR2004 -- measured
        bare = [word.strip("|•·:,()[]+-–0123456789") for word in words]
        if all(not word or word in load_words("buttons") for word in bare) and any(
            word in load_words("strong buttons") for word in bare
        ):
            return "buttons"
        if len(words) == 1 and (bare[0] in load_words("buttons") or not bare[0]):
            return "buttons"
    return find_cue(block.text, block.words)


def _is_signature(page: Page, number: int) -> bool:
    """Whether a block is a reporter's name behind a dash, and not the speaker of the quotation above it."""
    before = page.blocks[number - 1].text if number else ""
    return _SIGNATURE.fullmatch(page.blocks[number].text) is not None and not (
        before[:1] in '"“' or before[-1:] in '"”'
    )


def _is_bare_byline(page: Page) -> bool:
    """Whether the first line is one or two names that the text does not speak of."""
    first, following = page.blocks[0], page.blocks[1:3]
    if _BARE_NAMES.fullmatch(first.text) is None or not following or max(block.words for block in following) < 15:  # noqa: PLR2004 -- measured
        return False
    rest = " ".join(block.text for block in page.blocks[1:]).lower()
    return not any(word[:5].lower() in rest for word in re.findall(r"[A-Z][\w'’-]+", first.text)[1:])


def _judge_head(block: Block) -> str | None:
    """Bylines, dates and outlets, which stand at the head of a page."""
    if block.words > 25:  # noqa: PLR2004 -- measured
        return None
    byline = find_byline(block.text)
    if byline and len(block.text) - byline[1] <= 60 and not block.stopped:  # noqa: PLR2004 -- measured
        return "byline"
    glued = find_metadata_end(block.text)
    left = block.text[glued:]
    if is_date_line(block.text) or (glued and not block.stopped and (len(left) <= 14 or _BY_WHOM.match(left))):  # noqa: PLR2004 -- measured
        return "date"
    return None


def _is_author_note(page: Page, number: int) -> bool:
    """Whether a block at the end tells of somebody the text itself does not name."""
    block = page.blocks[number]
    if block.words > 80 or _AUTHOR.match(block.text) is None:  # noqa: PLR2004 -- measured
        return False
    surname = block.text.split()[1].strip(",.")
    return not any(surname in other.text for place, other in enumerate(page.blocks) if place < number and place > 2)  # noqa: PLR2004 -- measured
