"""Headlines, the name of the site in their place, and the small headings inside a text.

Only the headline counts as what the report says. Sub-headlines and section headings are words set
apart from the running text, as captions are, and get the same role.
"""

from __future__ import annotations

import re
from collections import Counter

from crossread.annotate.sentences.cues import compile_section, load_words
from crossread.annotate.sentences.page import Block, Page
from crossread.text.lines import find_dateline, is_name_line
from crossread.text.segment import split_paragraph

MOST_HEADLINE_WORDS = 28
MOST_HEADING_WORDS = 12
FEWEST_SHOUTED = 6
"""Words of the shortest line in capitals that is a link to another report; a shorter one is a heading."""
MOST_SHOUTED = 0.2
"""Share of the blocks of a page in capitals from which capitals are its make."""
_MARKS = re.compile(r"[^\w]+")
_GOES_ON = compile_section("goes on", after=r"\b")
_TELLS = compile_section("tells", before=r"\b", after=r"\b")
_SAYS = re.compile(r"\b(?:said|says|tweeted|wrote|reported|added|asked|told \w+|continued|explained|notes?|writes)$")
_QUOTED_HEADING = re.compile(r"['‘][A-Z][\w’'-]*(?: [\w’'-]+){0,5}['’]")
_SINGLE_QUOTED = re.compile(r"(?<!\w)['‘][^'’\"]{3,80}['’](?!\w)")


def mark_headline(page: Page, title: str | None) -> None:
    """Mark the headline, further copies of it near the top, and a site's name that stands in its place.

    Args:
        page: The page, furniture marked.
        title: The headline where ingest knows it.
    """
    known = _squeeze(title or "")
    head: str | None = None
    for number, block in page.open_blocks():
        if number > 12:  # noqa: PLR2004 -- measured
            break
        squeezed = _squeeze(block.text)
        if (
            known
            and len(known) > 8  # noqa: PLR2004 -- measured
            and (squeezed == known or (squeezed.startswith(known) and len(squeezed) < len(known) + 40))
        ):
            page.mark(number, "headline", "title")
            head = head or squeezed
        elif head is not None:
            if squeezed == head:
                page.mark(number, "headline", "headline again")
        elif len(page.blocks) > 1 and is_name_line(
            block.text, " ".join(b.text for b in page.blocks[number + 1 : number + 4])[:1500]
        ):
            page.mark(number, "furniture", "site name")
            continue
        elif not (known and block.stopped) and _is_headline(page, number, block):
            page.mark(number, "headline", "first line")
            head = squeezed
        else:
            break


def mark_headings(page: Page) -> None:
    """Mark the sub-headline under the headline and the headings inside the text."""
    _mark_deck(page)
    _mark_capitals(page)
    times = Counter(block.text for block in page.blocks if block.words <= MOST_HEADING_WORDS)
    shape = [
        _heading_shape(page, number) if times[block.text] <= 2 else None  # noqa: PLR2004 -- measured
        for number, block in enumerate(page.blocks)
    ]
    strong = sum(kind in ("open", "question") for kind in shape)
    questions = sum(kind == "question" for kind in shape)
    for number, kind in enumerate(shape):
        if (
            kind == "open"
            or (kind == "question" and strong > 1)
            or (kind == "short question" and questions > 1)
            or (kind == "stopped" and (questions > 1 or strong > 2))  # noqa: PLR2004 -- measured
        ):
            page.mark(number, "caption", "section heading")


def _mark_capitals(page: Page) -> None:
    """Mark links to other reports that stand in capitals among paragraphs that do not."""
    shouted = [n for n, block in enumerate(page.blocks) if block.words >= FEWEST_SHOUTED and block.text.isupper()]
    if len(shouted) > MOST_SHOUTED * len(page.blocks):
        return
    for number in shouted:
        text = page.blocks[number].text
        if number > 1 and text[0].isalpha() and text[-1] not in ".!:,":
            page.mark(number, "furniture", "link in capitals")


def _is_headline(page: Page, number: int, block: Block) -> bool:
    """Whether the first block of a page that is no furniture is its headline."""
    following = page.neighbour(number, 1)
    if block.words > MOST_HEADLINE_WORDS or following is None or block.text[-1] in ":,;" or find_dateline(block.text):
        return False
    if not block.stopped:
        return True
    sentences = list(split_paragraph(block.text, 0, len(block.text)))
    longest = max(one.words for one in page.blocks[number + 1 : number + 5])
    return len(sentences) <= 2 and block.words <= 16 and longest > block.words and block.text[0] not in '"“'  # noqa: PLR2004 -- measured


def _mark_deck(page: Page) -> None:
    """Mark a sub-headline: one short sentence between headline and lead that is built like a headline."""
    heads = [number for number, role in enumerate(page.roles) if role == "headline"]
    if not heads:
        return
    number = heads[-1] + 1
    while number < len(page.blocks) and page.roles[number] is not None:
        number += 1
    if number >= len(page.blocks) or number > heads[-1] + 5:
        return
    lead = _find_dated_lead(page, number)
    if lead is not None:
        for place in range(number, lead):
            page.mark(place, "caption", "before the dateline")
        return
    block, following = page.blocks[number], page.neighbour(number, 1)
    if following is None or not 3 <= block.words <= 30 or following.words <= block.words or block.text[-1] in ":,;":  # noqa: PLR2004 -- measured
        return
    if find_dateline(block.text):
        return
    if (not block.stopped and block.words <= 20) or _is_telegraphic(block, following):  # noqa: PLR2004 -- measured
        page.mark(number, "caption", "sub-headline")
        return
    body = " ".join(one.text for one in page.blocks[number + 1 : number + 40])
    doubles = sum(body.count(mark) for mark in '"“”')
    single = _SINGLE_QUOTED.search(block.text) is not None and not any(mark in block.text for mark in '"“”')
    sentences = list(split_paragraph(block.text, 0, len(block.text)))
    if single and doubles >= 2 and block.words <= 16 and len(sentences) == 1 and _TELLS.search(block.text) is None:  # noqa: PLR2004 -- measured
        page.mark(number, "caption", "sub-headline")


def _find_dated_lead(page: Page, number: int) -> int | None:
    """The block with the dateline, where at most two short ones stand between it and the headline."""
    for place in range(number, min(number + 3, len(page.blocks))):
        if find_dateline(page.blocks[place].text):
            return place
        if page.blocks[place].words > 50:  # noqa: PLR2004 -- measured
            return None
    return None


def _is_telegraphic(block: Block, following: Block) -> bool:
    """Whether a short sentence has the make of a headline: no article, no pronoun, no past, no day."""
    words = frozenset(re.findall(r"[a-z]+", block.text.lower()))
    return (
        block.words <= 12  # noqa: PLR2004 -- measured
        and following.words >= 20  # noqa: PLR2004 -- measured
        and not words & load_words("no headline")
        and _TELLS.search(block.text) is None
        and re.search(r"\w(?:ed|ted)\b", block.text) is None
        and not any(mark in block.text for mark in '"“”?!')
    )


def _heading_shape(page: Page, number: int) -> str | None:  # noqa: PLR0911 -- one case a line
    """How much a block looks like a heading inside the text: "open" (no stop), "question", "stopped" or None."""
    block = page.blocks[number]
    if (
        page.roles[number] is not None
        or not 1 < number < len(page.blocks) - 1
        or not 1 < block.words <= MOST_HEADING_WORDS
    ):
        return None
    following, before = page.blocks[_after(page, number)], page.blocks[number - 1]
    open_behind = page.roles[_after(page, number)] in (None, "caption")
    text = block.text
    if _QUOTED_HEADING.fullmatch(text) and following.words >= 18 and (before.stopped or before.text[-1] in "\"”’'"):  # noqa: PLR2004 -- measured
        return "open"
    if text.endswith("?") and 2 < following.words < 18 and not following.text.endswith("?"):  # noqa: PLR2004 -- measured
        return "short question" if before.words > MOST_HEADING_WORDS and text[0].isupper() else None
    if text[0] in "\"“‘'([-–—•*@#>" or not (text[0].isupper() or text[0].isdigit()) or text[-1] in ':,;-–—"”':
        return None
    if following.words < 18 or not open_behind or before.text.endswith((":", ",")):  # noqa: PLR2004 -- measured
        return None
    if before.words <= MOST_HEADING_WORDS and page.roles[number - 1] is None and not before.stopped:
        return None
    if text.endswith("?"):
        return "question"
    if not block.stopped:
        return None if _SAYS.search(text) else "open"
    if block.words > 10 or following.words < 25 or _GOES_ON.match(text) or _TELLS.search(text) or text[-1] != ".":  # noqa: PLR2004 -- measured
        return None
    return "stopped" if page.roles[number - 1] == "caption" or before.words >= 20 else None  # noqa: PLR2004 -- measured


def _after(page: Page, number: int) -> int:
    """The block behind a heading: the next one, or what follows a box of one block that stands there."""
    boxed = page.roles[number + 1] == "furniture" and number + 2 < len(page.blocks)
    return number + 2 if boxed else number + 1


def _squeeze(text: str) -> str:
    """Letters and digits only, for comparing headlines."""
    return _MARKS.sub("", text.lower())
