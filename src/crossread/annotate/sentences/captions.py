"""Captions: words under a picture or a video, told by their credit, their opening, or by having no verb."""

from __future__ import annotations

import re

from crossread.annotate.sentences.cues import compile_section, load_words
from crossread.annotate.sentences.page import Block, Page
from crossread.text.calendar_names import WEEKDAY
from crossread.text.segment import split_paragraph
from crossread.text.verbs import may_have_finite_verb

_BRACKETED = compile_section("bracketed credit")
_CREDIT_WORD = compile_section("credit word")
_CREDIT_SIGNS = (
    "©",
    "ourtesy",
    "OURTESY",
    "aption",
    "hoto",
    "HOTO",
    "mage",
    "icture",
    "llustr",
    "creen",
    "ideo",
    "raphic",
    "map",
    "hart",
    "rt",
)
_SLASH = re.compile(r"[A-Z][\w.’'-]{0,30}(?: Images)? ?/ ?[A-Z]|/(?:for|via) [A-Z]|[A-Z]\w+ (?:for|via) [A-Z]\w+/[A-Z]")
_OPENING = compile_section("caption opening", before=r"[\W_]*")
_OPENING_CREDIT = compile_section("opening credit", before=r"[(\[](?:file )?", after=r"\b[^)\]]{0,120}[)\]]")
_STOPPED_CREDIT = re.compile(r"\((?P<credit>[^()]{4,90})\)\. (?=[A-Z])")
"""A credit in brackets with a stop behind it: `(Mara Lind/Osk Post via AP). The words under the picture.`"""
_VIA = re.compile(r" (?:via|for) (?:the )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}$")
_INNER_CREDIT = re.compile(
    r"\((?:(?:File |AP |Provided )?Photos?\b|Image:|Picture:|Courtesy\b|Credit:)[^()]{0,80}\)"
    r"(?: Story Highlights\b)?(?=\s+[A-Z“\"]|$)"
)
_POSE = compile_section("pose", after=r"\s", cased=True)
_POSE_PLACE = compile_section("pose place", before=r"\b", after=r"\b", cased=True)
_FULL_DATE = re.compile(
    rf"(?:\b(?:on|in)|,) (?:{WEEKDAY},? )?"
    r"(?:[A-Z][a-z]+\.? \d{1,2},? |\d{1,2} [A-Z][a-z]+,? |[A-Z][a-z]+\.? )(?:19|20)\d\d"
)
_PLACE_OR_TIME = re.compile(
    r"\b(?:in|at|outside|near|on|during|with|from|inside|before|after|of|left|right|centre|center|above|below)\b"
)
SPOKEN = re.compile(r"\b(?:said|says|told|asked|added|wrote|tweeted|according to)\b", re.IGNORECASE)
_SIDES = re.compile(
    r"[A-Z][\w.’'-]*, (?:left|right|center|centre|second from (?:left|right)|from left|top|bottom)(?:, |\.?$)|"
    r"\((?:from left|seen here|left to right|l-r)\)|"
    r"^(?:From )?(?:[Ll]eft|[Cc]lockwise)\b.{0,40}(?:to right|from)\b|"
    r"\bpictured (?:here|above|below|at (?:left|right))[.,]?$|\bseen here\b"
)
_SIDE_WORDS = ("left", "right", "center", "centre", "bottom", "top", "pictured", "seen here", "lockwise", "(l-r)")
_INNER_STOP = re.compile(r"[a-z)][.!?] [A-Z]")
_GIVER = r"(?:[A-Z][\w.&’'-]*|of|the|and|for|via|tv)"
_GIVERS = rf"{_GIVER}(?: {_GIVER}){{0,6}}(?:[,/] ?{_GIVER}(?: {_GIVER}){{0,3}})?"
_NAME_BEHIND = re.compile(
    rf"(?<=[.!?”\"]) (?:\((?!(?:\w+ )?(?:[Ss]tory|[Mm]ore|[Uu]pdated?|[Vv]ideo|[Pp]hotos)\b){_GIVERS}\)|\| {_GIVERS})$"
)
_PUBLISHED = re.compile(
    rf"[.!?”\"’'] ?\((?:Published|Updated) {WEEKDAY}, "
    r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\)$"
)
_POSTED = re.compile(r"(?:—|–|--?|&mdash;) ?[^@()\n]{1,60} ?\(@\w{1,20}\),? [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}$")
"""How a post that a page shows ends: name, handle, day."""
_PICTURED = re.compile(r"[.!?)] Pictured(?:,|:| (?:is|are|here|above|left|right))[^.\n]{3,90}\.?$")
LONGEST_BEFORE_CREDIT = 50
"""Words of the longest caption that running text goes on behind, after its credit in brackets."""
LONGEST_DATED = 130
"""Words of the longest block that is shown with the day of its publication or a credit in brackets behind it."""
LONGEST_CAPTION = 75
"""Words of the longest block that is taken for a caption."""


def mark_captions(page: Page) -> None:
    """Mark blocks that are captions or picture credits."""
    for number, block in page.open_blocks():
        if block.words <= LONGEST_DATED and _PUBLISHED.search(block.text):
            page.mark(number, "caption", "published")
        if block.words <= LONGEST_DATED and _POSTED.search(block.text):
            page.mark(number, "caption", "post")
        if block.words > LONGEST_CAPTION:
            continue
        pictured = "pictured" if _PICTURED.search(block.text) else None
        reason = pictured or _judge(block, last=number == len(page.blocks) - 1)
        if reason is None and number > 0 and _is_verbless(block) and not _in_list(page, number):
            reason = "no verb"
        if reason:
            page.mark(number, "caption", reason)


def find_credit(text: str) -> int | None:
    """Find where the picture credit begins that a stretch of text ends with.

    Args:
        text: A sentence or block without markup.

    Returns:
        Offset of the credit, or None.

    Example:
        >>> find_credit("The ferry in port. Image source: Harbour Press")
        19
    """
    tail = text[-160:]
    shift = len(text) - len(tail)
    if tail[-1:] in (")", "]"):
        opened = max(tail.rfind("("), tail.rfind("["))
        inside = tail[opened + 1 : -1]
        if opened >= 0 and (_BRACKETED.match(inside) or (tail[opened] == "(" and _SLASH.search(inside))):
            return shift + opened
    for match in _CREDIT_WORD.finditer(tail) if any(sign in tail for sign in _CREDIT_SIGNS) else ():
        rest = tail[match.end() :]
        if len(rest) <= 90 and not re.search(r"[a-z)][.!?] [A-Z]", rest[:-1]):  # noqa: PLR2004 -- measured
            return shift + match.start()
    if "/" not in tail:
        return None
    last = re.split(r"(?<=[.!?”\"]) (?=[A-Z])", tail)[-1]
    names = last.split()
    if len(names) <= 8 and _SLASH.search(last) and "N/A" not in last and sum(name[0].islower() for name in names) <= 1:  # noqa: PLR2004 -- measured
        return len(text) - len(last)
    return None


def find_inner_credit(text: str) -> int:
    """Find where the words under a picture end that a paragraph opens with, together with their credit in brackets.

    Args:
        text: A paragraph.

    Returns:
        Offset one past the last such credit, 0 when there is none with text behind it.

    Example:
        >>> find_inner_credit("The ferry in port. (Photo: Harbour Press) Two ships collided.")
        41
    """
    end = 0
    for match in _INNER_CREDIT.finditer(text) if "(" in text else ():
        if text.count(" ", end, match.start()) > LONGEST_BEFORE_CREDIT or match.end() == len(text):
            break
        end = match.end()
    return end


def find_opening_credit(text: str) -> int:
    """Find where the picture credit in brackets ends that a paragraph opens with.

    Args:
        text: The head of a paragraph.

    Returns:
        Offset one past the credit, 0 when there is none.

    Example:
        >>> find_opening_credit("(Photo: Harbour Press) Two ships collided.")
        22
    """
    match = _OPENING_CREDIT.match(text)
    return match.end() if match else 0


def _judge(block: Block, *, last: bool) -> str | None:  # noqa: PLR0911 -- one case a line
    """Why a block is a caption by its opening, its credit or its way of showing; None when it is not."""
    text = block.text
    leading = find_opening_credit(text)
    if _OPENING.match(text) and not (leading and len(text) - leading > 40):  # noqa: PLR2004 -- measured
        return "opening"
    if _opens_with_stopped_credit(text):
        return "credit"
    credit = find_credit(text)
    credit = _named_behind(block) if credit is None and not last else credit  # an agency signs its report at the end
    dated = any(year in text for year in (" 19", " 20")) and 9 <= block.words <= 60  # noqa: PLR2004 -- measured
    sided = block.words <= 50 and any(side in text for side in _SIDE_WORDS)  # noqa: PLR2004 -- measured
    if credit is None and not dated and not sided:
        return None
    quoted = text[0] in '"“' or SPOKEN.search(text) is not None
    if credit is not None and (not quoted or credit < 4 or block.words <= 45):  # noqa: PLR2004 -- measured
        return "credit"
    if quoted:
        return None
    if sided and _SIDES.search(text):
        return "sides"
    pose = _POSE.search(text, 0, 160) if dated and _INNER_STOP.search(text) is None else None
    if pose and _POSE_PLACE.search(text, pose.end()) and _FULL_DATE.search(text, pose.end()):
        return "pose and date"
    return None


def _opens_with_stopped_credit(text: str) -> bool:
    """Whether a block is the words under a picture behind their credit, which ends with a stop of its own."""
    match = _STOPPED_CREDIT.match(text)
    if match is None:
        return False
    inside = match["credit"]
    return any(sign.search(inside) for sign in (_SLASH, _VIA)) or _BRACKETED.match(inside) is not None


def _named_behind(block: Block) -> int | None:
    """Where the name begins that stands in brackets or behind a bar after the last stop: who gave the picture."""
    may = 8 <= block.words <= 45 and (block.text[-1] == ")" or "| " in block.text)  # noqa: PLR2004 -- measured
    match = _NAME_BEHIND.search(block.text[-120:]) if may else None
    if match is None or len(list(split_paragraph(block.text, 0, len(block.text)))) > 3:  # noqa: PLR2004 -- two and the name
        return None
    return match.start() + max(0, len(block.text) - 120)


def _is_verbless(block: Block) -> bool:
    """Whether a block opens with a full sentence of seven words or more without a finite verb."""
    if not 7 <= block.words <= 60 or not block.stopped or not block.text[0].isupper() or block.text.count(":"):  # noqa: PLR2004 -- measured
        return False
    if any(mark in block.text for mark in '"“”;?!—–'):
        return False
    sentences = list(split_paragraph(block.text, 0, len(block.text)))
    if len(sentences) > 2:  # noqa: PLR2004 -- measured
        return False
    first = block.text[: sentences[0][1]]
    if first.count(" ") < 6 or first[-1] != ".":  # noqa: PLR2004 -- measured
        return False
    words = first.split()
    named = words[1][0].isupper() and words[0].lower() not in load_words("no caption")
    if (len(sentences) > 1 and not named) or (not named and words[0].lower() in load_words("no caption")):
        return False
    return (
        sum(word[0].isupper() for word in words[1:]) >= 2  # noqa: PLR2004 -- measured
        and _PLACE_OR_TIME.search(first) is not None
        and not may_have_finite_verb(first)
    )


def _in_list(page: Page, number: int) -> bool:
    """Whether a neighbouring block is of the same make, as the items of a list are."""
    blocks = page.blocks[max(0, number - 1) : number] + page.blocks[number + 1 : number + 2]
    return any(_is_verbless(block) or (block.words <= 30 and block.text.endswith((":", ";", ","))) for block in blocks)  # noqa: PLR2004 -- measured
