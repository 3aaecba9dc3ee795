"""Captions: words under a picture or a video, told by their credit, their opening, or by having no verb."""

from __future__ import annotations

import re

from crossread.annotate.sentences.page import Block, Page
from crossread.text.segment import split_paragraph
from crossread.text.verbs import may_have_finite_verb

_WORK = r"(?:photo(?:graph|s|graphy|\s?illustration)?|image|picture|pic|illustration|graphic|video|screenshot|screen ?grab|map|chart|art|artwork)"
_AGENCY = r"(?:getty(?: images)?(?: plus)?|associated press|reuters|afp|epa|upi|shutterstock|istock(?:photo)?|alamy|wikimedia|flickr|bloomberg|ap(?: photo| images)?|pa(?: wire| images)?|zuma(?: press)?|sipa|rex|corbis|nurphoto|anadolu(?: agency)?|contributor|pool|handout|staff|facebook|twitter|instagram|youtube|c-span)"
_BRACKETED = re.compile(
    rf"(?:file )?{_WORK}s?(?: (?:credit|source|courtesy|illustration))?\s?(?:by\b|via\b|from\b|:|/|,|courtesy)"
    rf"|(?:source|credit|courtesy|screenshot|via|file)\b|ap photo|published (?:mon|tue|wed|thu|fri|sat|sun)|police photo|{_AGENCY}$",
    re.IGNORECASE,
)
_CREDIT_WORD = re.compile(
    rf"\b{_WORK}s? (?:credits?|source|courtesy|copyright|caption)\b"
    r"|\b(?:photo|photograph|photos|photography|photo illustration|image|picture|illustration|screenshot)\s?(?::|by(?=:? [A-Z])|courtesy)"
    r"|\b(?:ap photo|file photo|getty images|hide caption|view full caption|toggle caption|handout photo|courtesy of (?=the [A-Z]|[A-Z]))"
    r"|©",
    re.IGNORECASE,
)
_CREDIT_SIGNS = ("©", "ourtesy", "OURTESY", "aption", "hoto", "HOTO", "mage", "icture", "llustr", "creen", "ideo", "raphic", "map", "hart", "rt")
_SLASH = re.compile(r"[A-Z][\w.’'-]{0,30}(?: Images)? ?/ ?[A-Z]|/(?:for|via) [A-Z]|[A-Z]\w+ (?:for|via) [A-Z]\w+/[A-Z]")
_OPENING = re.compile(
    rf"[\W_]*(?:(?:featured|lead|main|cover|header|file|top|inset|above|thumbnail) {_WORK}s?\b"
    rf"|{_WORK}s? (?:credits?|sources?|courtesy|captions?|copyright|by|via)\b[ :]"
    rf"|{_WORK}s? ?(?:\([^)]*\) ?)?:\s"
    r"|file ?(?:photo)?\s?[-–—:]|pictured\b ?[:,(]|captions? ?:|(?:image|media|video) caption|enlarge (?:this )?image|toggle caption"
    r"|(?:in )?th(?:is|ese) (?:undated |handout |provided |combination (?:of )?|combo |courtroom |artist's |still |frame |video |file |aerial |satellite |\w+\.? \d{1,2},? (?:\d{4},? )?|\w+day,? (?:\w+\.? \d{1,2},? )?(?:\d{4},? )?){0,4}"
    r"(?:file |booking |handout |provided )?(?:photos?|images?|pictures?|photographs?|sketch|screenshot|frame grab|video grab)\b"
    r"|(?:an? )?(?:screen ?(?:shot|grab)|still image|handout (?:photo|image)|undated photo|file photo) (?:of|from|shows|taken|released)"
    r"|\d{1,3}/\d{1,3} |(?-i:CLOSE) (?-i:[A-Z\"“])|play video|embed >|(?:\(?(?:l|r|c|left|right|centre|center)\)?:) [A-Z])",
    re.IGNORECASE,
)
_POSE = re.compile(
    r"(?:speaks?|walks?|stands?|looks? on|looks?|waves?|arrives?|attends?|gestures?|shakes?|holds?|participates?|take part|takes part|"
    r"poses?|gathers?|march|marches|listens?|smiles?|sits?|leaves?|carry|carries|boards?|board|addresses|answers?|talks?|delivers?|"
    r"is seen|are seen|is pictured|are pictured|is shown|are shown|embraces?|greets?|hugs?|kneels?|prays?|lays?|lights?|inspects?|"
    r"protests?|react|reacts|rests?|hangs?|watches|watch|works?|wears?|hug|check|checks|patrols?|mourn|mourns|introduces|applauds?)\s"
)
_POSE_PLACE = re.compile(
    r"\b(?:during an?|during the|in front of|outside (?:of )?(?:the|an?|his|her)|at an? |next to|alongside|before an?|after an?|following an?|as (?:he|she|they)|near the|to mourn|to protest|"
    r"upon (?:arrival|his|her)|inside (?:the|an?))\b"
)
_FULL_DATE = re.compile(
    r"\b(?:on|in) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?:[A-Z][a-z]+\.? \d{1,2},? (?:19|20)\d\d)|(?:\d{1,2} [A-Z][a-z]+,? (?:19|20)\d\d)|(?:[A-Z][a-z]+\.? (?:19|20)\d\d))"
)
_PLACE_OR_TIME = re.compile(
    r"\b(?:in|at|outside|near|on|during|with|from|inside|before|after|of|left|right|centre|center|above|below)\b"
)
_SPOKEN = re.compile(r"\b(?:said|says|told|asked|added|wrote|according to)\b", re.IGNORECASE)
_SIDES = re.compile(
    r"[A-Z][\w.’'-]*, (?:left|right|center|centre|second from (?:left|right)|from left|top|bottom)(?:, |\.?$)|"
    r"\((?:from left|seen here|left to right|l-r)\)|"
    r"^(?:From )?(?:[Ll]eft|[Cc]lockwise)\b.{0,40}(?:to right|from)\b|\bpictured (?:here|above|below|at (?:left|right))[.,]?$|\bseen here\b"
)
_OPENING_CREDIT = re.compile(rf"[(\[](?:file )?(?:{_WORK}s?|source|credit|courtesy)\b[^)\]]{{0,120}}[)\]]", re.IGNORECASE)
_NO_CAPTION = frozenset("The His Her Its Their This That These Those There At More Contact Both All Another Over In On For With By".split(" "))
LONGEST_CAPTION = 75
"""Words of the longest block that is taken for a caption."""


def mark_captions(page: Page) -> None:
    """Mark blocks that are captions or picture credits."""
    for number, block in page.open_blocks():
        if block.words > LONGEST_CAPTION:
            continue
        reason = _judge(block)
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
        if opened >= 0 and (_BRACKETED.match(inside) or _SLASH.search(inside)):
            return shift + opened
    for match in _CREDIT_WORD.finditer(tail) if any(sign in tail for sign in _CREDIT_SIGNS) else ():
        rest = tail[match.end() :]
        if len(rest) <= 90 and not re.search(r"[a-z)][.!?] [A-Z]", rest[:-1]):  # noqa: PLR2004 -- a name and its agency
            return shift + match.start()
    if "/" not in tail:
        return None
    last = re.split(r"(?<=[.!?”\"]) (?=[A-Z])", tail)[-1]
    names = last.split()
    if len(names) <= 8 and _SLASH.search(last) and "N/A" not in last and sum(name[0].islower() for name in names) <= 1:  # noqa: PLR2004
        return len(text) - len(last)
    return None


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


def _judge(block: Block) -> str | None:
    """Why a block is a caption by its opening, its credit or its way of showing; None when it is not."""
    text = block.text
    leading = find_opening_credit(text)
    if _OPENING.match(text) and not (leading and len(text) - leading > 40):  # noqa: PLR2004 -- a credit before a lead
        return "opening"
    quoted = text[0] in "\"“" or _SPOKEN.search(text) is not None
    credit = find_credit(text)
    if credit is not None and (not quoted or credit < 4 or block.words <= 45):
        return "credit"
    if quoted or block.words > 60:
        return None
    if _SIDES.search(text) and block.words <= 50:
        return "sides"
    pose = _POSE.search(text, 0, 160)
    if pose and re.search(r"[a-z)][.!?] [A-Z]", text) is None and _POSE_PLACE.search(text, pose.end()) and _FULL_DATE.search(text, pose.end()) and block.words >= 9:
        return "pose and date"
    return None


def _is_verbless(block: Block) -> bool:
    """Whether a block opens with a full sentence of seven words or more without a finite verb."""
    if not 7 <= block.words <= 60 or not block.stopped or not block.text[0].isupper() or block.text.count(":"):
        return False
    if any(mark in block.text for mark in "\"“”;?!—–"):
        return False
    sentences = list(split_paragraph(block.text, 0, len(block.text)))
    if len(sentences) > 2:
        return False
    first = block.text[: sentences[0][1]]
    if first.count(" ") < 6 or first[-1] != ".":
        return False
    words = first.split()
    named = words[1][0].isupper() and words[0] not in _NO_CAPTION
    if (len(sentences) > 1 and not named) or (not named and words[0] in _NO_CAPTION):
        return False
    return sum(word[0].isupper() for word in words[1:]) >= 2 and _PLACE_OR_TIME.search(first) is not None and not may_have_finite_verb(first)


def _in_list(page: Page, number: int) -> bool:
    """Whether a neighbouring block is of the same make, as the items of a list are."""
    blocks = page.blocks[max(0, number - 1) : number] + page.blocks[number + 1 : number + 2]
    return any(_is_verbless(block) or (block.words <= 30 and block.text.endswith((":", ";", ","))) for block in blocks)
