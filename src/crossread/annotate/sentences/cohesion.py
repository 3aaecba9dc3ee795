"""What does not belong to the story: boxes of links, pages of teasers, paragraphs printed twice.

Lexical cohesion after Halliday and Hasan (1976), reduced to shared word stems: a paragraph of a report
shares words with its headline or with its other paragraphs; teasers of other stories share none.
"""

from __future__ import annotations

import re
from collections import Counter

from crossread.annotate.sentences.cues import compile_section, load_words
from crossread.annotate.sentences.page import Block, Page
from crossread.text.segment import split_paragraph

_WORD = re.compile(r"[^\W\d_]{4,}")
_BOX = compile_section("box", before=r"[\W_]*", after=r"\s*[:»>…-]*")
_COMMENT_SECTION = compile_section("comment section", before=r"[\W_]*", after=r"[:\W]*")
_TEASER_END = compile_section("teaser end", cased=True)
_HAND_OVER = (
    *(" has ", " have ", " report", " explains", " finds ", " takes ", " tells ", " spoke ", " talked ", " says "),
    *(" looks ", " met ", " visited ", " went ", " we hear ", "ere's more", "prepared this"),
)
"""One of these stands in whatever the pattern for hand-overs can match: a look before a search."""
_CONTENT_SHARE = 2
"""Stems two paragraphs must share to belong together: one is shared by chance in one pair of three."""


def mark_boxes(page: Page) -> None:
    """Mark boxes of links to other pages from their heading on, and comment sections to the end of the page."""
    blocks, number = page.blocks, 0
    vocabulary: frozenset[str] | None = None
    while number < len(blocks):
        block = blocks[number]
        if block.words > 8 or page.roles[number] == "headline":  # noqa: PLR2004 -- measured
            number += 1
            continue
        if number >= 3 and _COMMENT_SECTION.fullmatch(block.text) and number >= len(blocks) // 3:  # noqa: PLR2004 -- measured
            for later in range(number, len(blocks)):
                page.mark(later, "furniture", "comments")
            return
        if not _BOX.fullmatch(block.text):
            number += 1
            continue
        if vocabulary is None:
            vocabulary = frozenset().union(
                *(
                    stems(one.text)
                    for n, one in enumerate(blocks)
                    if one.words >= 20 and page.roles[n] is None and n < number  # noqa: PLR2004 -- measured
                )
            ) or frozenset(("",))
        page.mark(number, "furniture", "box")
        number += 1
        while number < len(blocks) and _is_box_item(blocks, number, vocabulary):
            page.mark(number, "furniture", "box item")
            number += 1


def mark_repeats(page: Page) -> None:
    """Mark the later copies of blocks that are printed twice."""
    keys = [block.text.lower().strip(" .*_-•|") for block in page.blocks]
    times = Counter(keys)
    seen: dict[str, int] = {}
    for number, (key, block) in enumerate(zip(keys, page.blocks, strict=True)):
        if seen.setdefault(key, number) == number or not key:
            continue
        short_quote = block.text[0] in "\"“‘'" and block.words <= 12  # noqa: PLR2004 -- measured
        label = is_speaker_label(block) and (times[key] > 2 or block.text.endswith(":"))  # noqa: PLR2004 -- measured
        if not short_quote and not label and not (block.words <= 3 and block.stopped):  # noqa: PLR2004 -- measured
            page.mark(number, "furniture", "printed twice")


def is_speaker_label(block: Block) -> bool:
    """Tell whether a block may be the name over an answer in an interview.

    Args:
        block: A short block.
    """
    words = block.text.rstrip(":").split()
    return len(words) <= 4 and not block.stopped and all(word[0].isupper() for word in words)  # noqa: PLR2004 -- measured


def mark_teasers(page: Page, title: str | None) -> None:
    """Mark teasers of other stories, told by having no words in common with the headline and the rest.

    Args:
        page: The page, with its headline marked.
        title: The headline where ingest knows it.
    """
    credited = [number for number, block in page.open_blocks() if block.words >= 12 and _ends_as_teaser(block)]  # noqa: PLR2004 -- measured
    if not credited:
        return
    heads = [block.text for number, block in enumerate(page.blocks) if page.roles[number] == "headline"]
    headline = stems(" ".join([*heads, title or ""]))
    body = [(number, block, stems(block.text)) for number, block in page.open_blocks() if block.words >= 12][:200]  # noqa: PLR2004 -- measured
    if len(body) < 3 or not headline:  # noqa: PLR2004 -- measured
        return
    counts = Counter(stem for _, _, found in body for stem in found)
    related = {
        number
        for number, _, found in body
        if found & headline or sum(counts[stem] > 1 for stem in found) >= max(2, len(found) // 5)
    }
    about_headline = sum(bool(found & headline) for _, _, found in body)
    if len(credited) >= 2 and len(credited) >= 0.3 * len(body) and about_headline <= 0.34 * len(body):  # noqa: PLR2004 -- measured
        for number, _, found in body:
            if not found & headline or number in credited:
                page.mark(number, "furniture", "teaser page")
        return
    for number in credited:
        if number not in related:
            page.mark(number, "furniture", "teaser")


def stems(text: str) -> frozenset[str]:
    """The first five letters of the longer content words of a text.

    Args:
        text: Any string.

    Returns:
        Lower-case stems.

    Example:
        >>> sorted(stems("The ministers met in the ministry"))
        ['minis']
    """
    return frozenset(word[:5] for word in _WORD.findall(text.lower()) if word not in load_words("common words"))


def _is_box_item(blocks: tuple[Block, ...], number: int, vocabulary: frozenset[str]) -> bool:
    """Whether a block under the heading of a box belongs to the box."""
    block = blocks[number]
    if block.words > 45 or block.text[0] in '"“':  # noqa: PLR2004 -- measured
        return False
    if not block.stopped or block.text.endswith(("…", "...", "…]", "[...]")):
        following = blocks[number + 1 : number + 2]
        return block.words <= 30 or (bool(following) and following[0].words <= 45)  # noqa: PLR2004 -- measured
    if any(_BOX.fullmatch(other.text) for other in blocks[max(0, number - 1) : number]) and number < len(blocks) - 4:
        return False
    return len(stems(block.text) & vocabulary) < _CONTENT_SHARE


def _ends_as_teaser(block: Block) -> bool:
    """Whether the last sentence hands over to a reporter: "Ann Lee has more."."""
    if block.words > 90 or not block.stopped:  # noqa: PLR2004 -- measured
        return False
    tail = block.text[-240:]
    if not any(word in tail for word in _HAND_OVER) or _TEASER_END.search(tail) is None:
        return False
    sentences = list(split_paragraph(block.text, 0, len(block.text)))
    return len(sentences) > 1 and _TEASER_END.search(block.text[sentences[-1][0] : sentences[-1][1]]) is not None
