"""Paragraphs and sentences of a text as it stands, by rule, with offsets, in time linear in its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from crossread.text.abbreviations import (
    AFTER_CLOCK,
    BEFORE_NUMBER,
    CLOCK,
    NEVER_LAST,
    OPENERS,
    SOMETIMES_LAST,
)
from crossread.text.cards import find_cards

Span = tuple[int, int]

LONGEST_SENTENCE = 4_000
"""Code points after which a run without a stop is cut at white space: no reader, man or machine, holds more."""

_CLOSERS = "\"”’'»›)]}*_"
_OPENERS = "\"“„‘'«‹([{*_¿¡"
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STOP = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]{1,40}|[。！？])"
    r"(?P<close>(?:[\"”’'»›)\]}*_]|\]\([^)\s]{0,300}\)|\s?\[\d{1,3}\]){0,20})"
    r"(?P<gap>\s+(?P<open>[\"“„‘'«‹(\[{*_¿¡]{0,20})|(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]+[\s,’'])"
    r"|(?<=[.!?][\"”])(?=[A-Z][a-z]*\s))"
)
_SPOKEN = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.\s)?[\w’'-]{1,30}(?:\s[A-Z][\w.’'-]{0,30}){0,3}\s"
    r"(?:said|says|asked|asks|wrote|writes|tweeted|told|added|adds|replied|wondered|demanded|shouted|cried|exclaimed|quipped)\b"
)
_BULLET = re.compile(r"(?:[-–—•·▪●◦■*►▶+]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_ADDRESS = re.compile(r"(?:https?:|www\.|\w+@|pic\.)")
_NOT_PLAIN = NEVER_LAST | SOMETIMES_LAST | BEFORE_NUMBER | CLOCK
_HANGING = re.compile(
    r"\b(?:the|an?|of|to|in|for|with|and|or|but|by|at|on|from|that|which|who|whose|his|her|its|their|our|as|than|into|"
    r"is|are|was|were|has|have|had|be|been|will|would|can|could|should|may|might)$",
    re.IGNORECASE,
)


def find_paragraphs(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    r"""Find the paragraphs of a text; a sentence that a blank line broke in two holds its parts together.

    Lines are paragraphs of their own unless they were wrapped at a width, or unless one ends without a
    stop and the next goes on with it.

    Args:
        text: The document's text.
        start: First code point to read.
        end: One past the last; None for the end of the text.

    Returns:
        Half-open spans into `text`, in order, none of which starts or ends with white space.

    Example:
        >>> find_paragraphs("Two planes landed in\n\nthe capital.\n\nNobody spoke.")
        ((0, 34), (36, 49))
    """
    paragraphs: list[Span] = []
    for line, soft in _find_lines(text, start, len(text) if end is None else end):
        if paragraphs and (soft or _goes_on(text, paragraphs[-1], line)):
            paragraphs[-1] = (paragraphs[-1][0], line[1])
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Split a stretch of text into sentences.

    Markdown marks, quotation marks and brackets that close after a stop belong to the sentence they
    close. Lines without a stop (headlines, list items) are sentences of their own.

    Args:
        text: The document's text.
        start: First code point to read.
        end: One past the last; None for the end of the text.

    Returns:
        Half-open spans into `text`, in order, that hold all its characters but white space; none
        starts or ends with white space.

    Example:
        >>> text = 'The U.S. envoy, Lt. Gen. J. R. Hale, left. "Why now?" she asked. [Nobody](#) knew.'
        >>> [text[a:b] for a, b in split_sentences(text)]
        ['The U.S. envoy, Lt. Gen. J. R. Hale, left.', '"Why now?" she asked.', '[Nobody](#) knew.']
    """
    spans: list[Span] = []
    for first, last in find_paragraphs(text, start, end):
        spans.extend(split_paragraph(text, first, last))
    return tuple(spans)


def split_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    """Split one paragraph, as `find_paragraphs` gives it, into sentences.

    Args:
        text: The document's text.
        start: First code point of the paragraph.
        end: One past its last.

    Yields:
        Half-open spans into `text`, in order.
    """
    left = start
    cards = list(find_cards(text, start, end))
    for match in _STOP.finditer(text, start, end):
        if cards and any(first < match.start() < last for first, last in cards):
            continue
        if match.end() < end and _is_border(text, left, match, end):
            stop = match.start("gap")
            yield from _cut_long(text, left, stop)
            left = match.end("gap") if match.start("open") < 0 else match.start("open")
    yield from _cut_long(text, left, end)


def _find_lines(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Yield the lines that are not blank, and whether each goes on with the line before in a wrapped block."""
    block: list[Span] = []
    previous = start
    for match in _LINE.finditer(text, start, end):
        line = match.group()
        bare = line.strip()
        if not bare:
            continue
        first = match.start() + len(line) - len(line.lstrip())
        span = (first, first + len(bare))
        if block and text.count("\n", previous, first) + text.count("\r", previous, first) > 1:
            newlines = text[previous:first].replace("\r\n", "\n")
            if newlines.count("\n") + newlines.count("\r") > 1:
                yield from _mark_wrapped(text, block)
                block = []
        block.append(span)
        previous = span[1]
    yield from _mark_wrapped(text, block)


def _mark_wrapped(text: str, block: list[Span]) -> Iterator[tuple[Span, bool]]:
    """Tell a block whose lines were broken at a width from one whose lines are paragraphs."""
    wrapped = False
    if len(block) > 2:  # noqa: PLR2004 -- measured
        widths = [right - left for left, right in block[:-1]]
        running = sum(
            text[following[0]].islower() and text[line[1] - 1] not in ".!?…:" for line, following in pairwise(block)
        )
        wrapped = max(widths) <= 120 and sum(widths) / len(widths) >= 40 and running >= 0.3 * len(widths)  # noqa: PLR2004 -- measured
    for number, span in enumerate(block):
        yield span, wrapped and number > 0


def _goes_on(text: str, before: Span, after: Span) -> bool:  # noqa: PLR0911 -- one case a line
    """Tell whether a paragraph goes on with the sentence that the one before it left open."""
    tail = text[max(before[0], before[1] - 60) : before[1]].rstrip(_CLOSERS)
    if not tail or tail[-1] in ".!?…。！？":
        return False
    head = text[after[0] : min(after[1], after[0] + 60)]
    if _BULLET.match(head) or _ADDRESS.match(head) or not head[0].isalnum():
        return False
    if not head[0].islower():
        return before[1] - before[0] > 60 and _HANGING.search(tail) is not None and tail[-1].islower()  # noqa: PLR2004 -- measured
    words = text[before[0] : min(before[1], before[0] + 200)].split()
    opening = head.split()
    if opening[0] in ("by", "via") or (len(opening[0]) > 1 and not opening[0][1].islower()):
        return False
    if _HANGING.search(tail):
        return len(words) > 2  # noqa: PLR2004 -- measured
    if len(opening) < 3:  # noqa: PLR2004 -- measured
        return False
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 4 and capitals <= 0.6 * len(words)  # noqa: PLR2004 -- measured


def _is_border(text: str, left: int, match: re.Match[str], end: int) -> bool:  # noqa: PLR0911 -- one case a line
    """Decide whether the stop that was found ends the sentence that began at `left`."""
    stop, close = match.group("stop"), match.group("close")
    place = match.end()
    following = text[place]
    glued = not match.group("gap")
    if following in ".,;:!?…%)]}":
        return False
    word = text[max(left, match.start() - 30) : match.start()].rsplit(None, 1)
    token = word[-1].lstrip(_OPENERS + "”’•●") if word else ""
    if glued and not (token.islower() or close):
        return False
    ahead = text[place : min(end, place + 40)].split(None, 1)[0] if not following.isspace() else ""
    if following.islower():
        return _opens_in_lower_case(stop, close, token, ahead)
    if stop != ".":
        spoken = any(mark in close for mark in "\"”’'»")
        return not (spoken and _SPOKEN.match(text, place, min(end, place + 120)))
    if token and len(token) > 4 and token.isalpha() and token.islower():  # noqa: PLR2004 -- measured
        return token not in NEVER_LAST
    if following in "-–—" and token.lower() in SOMETIMES_LAST:
        return False
    return _ends_at(token, ahead, closed=bool(close), first=match.start() - len(token) <= left)


def _opens_in_lower_case(stop: str, close: str, token: str, ahead: str) -> bool:
    """Decide on a stop before a small letter: after a plain word, or before a name that starts with one."""
    if close.strip("*_)") or len(stop) > 1 or stop == "…" or token.lower() in _NOT_PLAIN:
        return False
    if len(token) > 2 and token.isalpha() and token.islower():  # noqa: PLR2004 -- measured
        return True
    return any(letter.isupper() for letter in ahead[1:]) and ahead[:1].isalpha() and token.isalnum()


def _ends_at(token: str, ahead: str, *, closed: bool, first: bool) -> bool:  # noqa: PLR0911 -- one case a line
    """Decide on a single full stop before a capital, a digit or a mark."""
    bare = token.lower().rstrip("’'s") if token.endswith(("'s", "’s")) else token.lower()
    opener = ahead.rstrip(",;:.…\"”’'").lower().split("’")[0].split("'")[0]
    if closed and not token.isalpha():
        return True
    if first and (bare.isdigit() or len(bare) == 1):
        return False  # "3. The budget": the number of a list item
    if bare in NEVER_LAST:
        return closed and opener in OPENERS
    if ahead[:1].isdigit():
        return bare not in BEFORE_NUMBER and not (len(token) == 1 and token.isalpha())
    if bare in CLOCK:
        return opener not in AFTER_CLOCK
    if bare in SOMETIMES_LAST:
        return opener in OPENERS
    if len(token) == 1 and token.isupper():
        return token == "I" or (opener in OPENERS and opener != "a")  # noqa: S105 -- one case a line
    if "." in token and all(len(part) <= 2 for part in token.split(".")) and token[0].isalpha():  # noqa: PLR2004 -- measured
        return opener in OPENERS
    return True


def _cut_long(text: str, left: int, right: int) -> Iterator[Span]:
    """Cut a run without stops at white space where it passes the longest sentence, and trim the ends."""
    right = left + len(text[left:right].rstrip()) if right > left and text[right - 1].isspace() else right
    while right - left > LONGEST_SENTENCE:
        cut = max(
            text.rfind(" ", left + 1, left + LONGEST_SENTENCE), text.rfind("\n", left + 1, left + LONGEST_SENTENCE)
        )
        cut = cut if cut > left else left + LONGEST_SENTENCE
        yield left, left + len(text[left:cut].rstrip())
        left = cut + (len(text[cut : cut + LONGEST_SENTENCE]) - len(text[cut : cut + LONGEST_SENTENCE].lstrip()))
    if right > left:
        yield left, right
