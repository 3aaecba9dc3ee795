"""Lines under pictures that no word tells: behind an agency's name, or in a row at the end that repeats itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from crossread.annotate.sentences.captions import LONGEST_CAPTION, LONGEST_DATED, find_credit
from crossread.annotate.sentences.page import Block, Page
from crossread.text.words import find_words

_PREFIX = re.compile(
    r"(?P<agency>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)?(?:\s?[•·|/]\s?[A-Z][\w’'.-]*){0,2})\s(?=[A-Z][a-z])"
)
_SPOKEN = re.compile(r"\b(?:said|says|told|asked|added|wrote|according to)\b|[“”\"]", re.IGNORECASE)
_GIVER = r"(?:[A-Z][\w.&’'-]*|of|the|and|for)"
_VIA = re.compile(rf"{_GIVER}(?: {_GIVER}){{0,7}} via (?P<agency>[A-Z]\w+(?: Images)?) (?=[A-Z])")
_CREDIT = re.compile(
    r"(?<!by )(?<!to )(?<!told )(?<!for )(?<!from )(?<!with )(?<!the )(?<!, )"
    r"\b(?P<agency>[A-Z]\w+(?: Images)?)(?= [A-Z]|$)"
)
_REPORTS = re.compile(
    r"(?:^|[\s,])(?P<station>[A-Z]{2,6}\d{0,2})(?: News)?['’]s (?:[A-Z][\w'’.-]+ ){1,3}"
    r"(?:reports|has (?:more|the (?:story|details|latest)))\.$"
)
_ENDS = (" reports.", " more.", " story.", " details.", " latest.")
"""How words under a video end: "NNA's Ana Sousa reports."""
_LONGEST = 45  # words of a line under a picture
_LONGEST_SPOKEN = 60  # words of what stands under a video
_FEWEST_IN_GALLERY = 20  # words of the captions of a gallery run together
_CREDITS, _APART = 4, 30  # agencies named in the captions of a gallery run together, and words from one to the next
_SHARED = 7  # words in a row that two lines or a line and the text share
_FEWEST = 3  # lines of a row
_Run = tuple[str, ...]


def mark_pictures(page: Page, agencies: frozenset[str], outlet: str = "") -> None:
    """Mark lines under pictures and videos.

    A line that opens with the name or letters of an agency or outlet, and no verb for it, is a caption where the text
    says the rest as well, or where a bullet sets two agencies apart. A row of short lines at the end of the page, most
    of which share a run of words with each other or with a caption above, are the captions of a gallery. So is a block
    in which an agency stands alone time and again, and words that end with the outlet's own reporter stand under a
    video.

    Args:
        page: The page.
        agencies: Names of agencies, outlets and stock libraries that supply pictures.
        outlet: Name or host of the outlet, where it is known.
    """
    for number, block in page.open_blocks():
        reason = _judge(block, agencies, outlet) if number else None
        if reason:
            page.mark(number, "caption", reason)
    said = Counter[_Run]()  # in how many blocks each run of words stands; counted when first asked for
    for number, block in page.open_blocks():
        match = _PREFIX.match(block.text) if block.words <= _LONGEST else None
        if match is None or _SPOKEN.search(block.text):
            continue
        names = re.split(r"\s?[•·|/]\s?", match.group("agency"))
        if not all(name in agencies or (name.isupper() and len(name) > 1) for name in names):
            continue
        if not said:
            for other in page.blocks:
                said.update(_runs(other.text))
        again = any(said[run] > 1 for run in _runs(block.text[match.end() :]))
        if again or (len(names) > 1 and agencies & set(names)):
            page.mark(number, "caption", "agency before it")
    _mark_row(page)


def _judge(block: Block, agencies: frozenset[str], outlet: str) -> str | None:
    """Why a block stands under a picture or a video by its own words."""
    if "(pictured" in block.text and not block.stopped and block.text[-1].isalnum() and block.words <= _LONGEST_SPOKEN:
        return "pictured"
    if LONGEST_CAPTION < block.words <= LONGEST_DATED and _ends_with_credit(block.text):
        return "credit"
    via = _VIA.match(block.text) if " via " in block.text and block.words <= _LONGEST else None
    if via is not None and via.group("agency") in agencies:
        return "agency before it"
    ends = block.words <= _LONGEST_SPOKEN and block.text.endswith(_ENDS)
    told = _REPORTS.search(block.text) if ends else None
    if told is not None and _is_own(told.group("station"), outlet):
        return "own reporter"
    return "gallery in one" if _is_gallery(block, agencies) else None


def _is_gallery(block: Block, agencies: frozenset[str]) -> bool:
    """Whether a block holds the captions of a gallery run together, an agency behind each."""
    if block.words < _FEWEST_IN_GALLERY or _SPOKEN.search(block.text):
        return False
    names = [match.group("agency") for match in _CREDIT.finditer(block.text)]
    given = sum(name in agencies or name.title() in agencies for name in names)
    return given >= _CREDITS and block.words <= _APART * given


def _ends_with_credit(text: str) -> bool:
    """Whether a block ends with a picture's credit in brackets, as those do that tell a whole story under it."""
    return text[-1:] in {")", "]"} and text[find_credit(text) or 0] in {"(", "["}


def _is_own(station: str, outlet: str) -> bool:
    """Whether the letters of a station stand in the outlet's name, its sister's too: NNA and MSNNA."""
    known = re.sub(r"\W", "", outlet).lower()
    return bool(known) and station[-3:].lower() in known


def _mark_row(page: Page) -> None:
    """Mark the captions of a gallery at the end of the page."""
    tail: list[int] = []
    for number in range(len(page.blocks) - 1, -1, -1):
        if page.roles[number] == "furniture":
            continue
        if not _is_short(page.blocks[number]):
            break
        tail.append(number)
    tail.reverse()
    again = _repeated(page, tail)
    if not again:
        return
    row = [number for number in tail if number >= again[0]]
    if len(row) >= _FEWEST and 2 * len(again) >= len(row):
        for number in row:
            page.mark(number, "caption", "row of pictures")


def _is_short(block: Block) -> bool:
    return block.words <= _LONGEST and not _SPOKEN.search(block.text)


def _repeated(page: Page, tail: Sequence[int]) -> list[int]:
    """The lines that say a part of another again, or all of a caption; a paragraph printed twice is no gallery."""
    captions = {number for number, role in enumerate(page.roles) if role == "caption"}
    printed: dict[_Run, set[str]] = defaultdict(set)
    shown = Counter[_Run]()
    for number in {*tail, *captions}:
        runs = _runs(page.blocks[number].text)
        for run in runs:
            printed[run].add(page.blocks[number].text)
        if number in captions:
            shown.update(runs)
    return [
        number
        for number in tail
        if any(len(printed[run]) > 1 or shown[run] > (number in captions) for run in _runs(page.blocks[number].text))
    ]


def _runs(text: str) -> frozenset[_Run]:
    """All runs of so many words of a text."""
    words = [word.text.casefold() for word in find_words(text)]
    return frozenset(tuple(words[place : place + _SHARED]) for place in range(len(words) - _SHARED + 1))
