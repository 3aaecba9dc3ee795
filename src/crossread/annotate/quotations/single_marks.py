"""Single marks: which of them are quotation marks, and which apostrophes, genitives and elisions."""

from __future__ import annotations

import re

OPEN_BEFORE = frozenset(" \n\t([{—–-‒―/:,*_“\"‘'«")
"""Signs after which a quotation may open."""

_SINGLE = re.compile(r"['‘’‚‛‹›]")
_ELISION = re.compile(
    r"['’‘](?:\d\ds?\b|(?:n|em|til|till|twas|tis|cause|bout|round|cos|cuz|neath|nuff|fraid|s|ave|im|er)\b)",
    re.IGNORECASE,
)


def find_single_pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find pairs of single marks that stand like quotation marks.

    Args:
        text: The text.
        start: First code point of a paragraph.
        end: One past its last.

    Returns:
        Code points of the opening and of the closing mark of each pair, in order.

    Example:
        >>> find_single_pairs("the crew's 'last day' at sea", 0, 28)
        [(11, 20)]
    """
    pairs: list[tuple[int, int]] = []
    place = start
    marks = [match for match in _SINGLE.finditer(text, start, end) if not _is_double(text, match.start())]
    for number, match in enumerate(marks):
        if match.start() < place or not _opens_single(text, start, end, match.start()):
            continue
        closing = _find_single_close(text, match.start(), marks[number + 1 :], end)
        if closing is not None:
            pairs.append((match.start(), closing))
            place = closing + 1
    return pairs


def opens_with_single(text: str, start: int, end: int) -> bool:
    """Whether a paragraph opens with a single mark that stands like a quotation mark.

    Example:
        >>> opens_with_single("'We wait", 0, 8), opens_with_single("'Twas late", 0, 10)
        (True, False)
    """
    single = _SINGLE.match(text, start, end) is not None and not _is_double(text, start)
    return single and _opens_single(text, start, end, start)


def closes_single(text: str, start: int, end: int) -> bool:
    """Whether a single mark that opens a paragraph is surely closed in it, and not by what may be a plural genitive.

    Example:
        >>> closes_single("'We wait,' she said", 0, 19), closes_single("'The crews' last day", 0, 20)
        (True, False)
    """
    marks = [match for match in _SINGLE.finditer(text, start + 1, end) if not _is_double(text, match.start())]
    closing = _find_single_close(text, start, marks, end)
    return closing is not None and not (text[closing - 1] == "s" and text[closing + 1 : closing + 2] in {" ", "\n"})


def _is_double(text: str, place: int) -> bool:
    """Whether a straight single mark is half of a doubled one."""
    return text[place] == "'" and (text[place + 1 : place + 2] == "'" or text[place - 1 : place] == "'")


def _opens_single(text: str, start: int, end: int, place: int) -> bool:
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < end else " "
    if text[place] in "’›" and not (before.isspace() and after.isalnum()):
        return False
    return before in OPEN_BEFORE and (after.isalnum() or after in '[$£€#@…“"') and _ELISION.match(text, place) is None


def _find_single_close(text: str, opening: int, marks: list[re.Match[str]], end: int) -> int | None:
    """The mark that closes a single quotation: one that follows a stop or stands before a gap, no plural genitive."""
    weak: int | None = None
    for match in marks:
        place = match.start()
        before, after = text[place - 1], text[place + 1] if place + 1 < end else " "
        if text[place] in "‘‚" and before.isspace():
            continue
        if before.isspace() or after.isalnum() or place == opening + 1:
            continue
        if re.match(r"['’]n['’]", text[place - 2 : place + 1]):  # rock 'n' roll
            continue
        if before in ".,!?…" or after not in " \n":
            return place
        if before != "s":
            return place if weak is None else weak
        if weak is None:
            weak = place
    return weak
