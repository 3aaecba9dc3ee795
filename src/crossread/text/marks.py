"""Quotation marks at the ends of a span."""

from __future__ import annotations

_MARKS = (('"', '"'), ("“", "”"))


def whole_marks(text: str, left: int, right: int) -> tuple[int, int]:
    """The span of a naming with both quotation marks of a pair, or neither.

    Args:
        text: The text it stands in.
        left: Its first code point.
        right: One past its last.

    Example:
        >>> [slice(*whole_marks('a "state visit" came', *span)) for span in ((0, 14), (2, 8))]
        [slice(0, 15, None), slice(3, 8, None)]
    """
    for opening, closing in _MARKS:
        run = text[left:right]
        half = run.count(opening) % 2 if opening == closing else run.count(opening) > run.count(closing)
        if half and text[right : right + 1] == closing:
            right += 1
        elif half and run.startswith(opening):
            left += 1
    return left, right
