"""What every record checks of itself when it is made."""

from __future__ import annotations

import math
from collections.abc import Collection
from decimal import Context, Decimal

DIGITS = 15
"""Most significant digits of a number in a table; so many survive the way through a binary float."""

_KEEPING = Context(prec=DIGITS)


def keep_digits(number: Decimal) -> Decimal | None:
    """Round a number to what a table keeps.

    Args:
        number: Any finite number.

    Returns:
        The number with at most 15 significant digits, or None when it is too large or too small for a table.

    Example:
        >>> keep_digits(Decimal("3.14159265358979323846"))
        Decimal('3.14159265358979')
        >>> keep_digits(Decimal("1e999")) is None
        True
    """
    kept = _KEEPING.plus(number)
    real = float(kept)
    if not math.isfinite(real) or (real == 0.0 and kept != 0):
        return None
    return kept


def check_number(name: str, number: Decimal | None) -> None:
    """Refuse a number that no table can keep as it is.

    Raises:
        ValueError: The number is not finite, too large, or has more than 15 significant digits.
    """
    if number is not None and (not number.is_finite() or keep_digits(number) != number):
        raise ValueError(f"{name}: {number} is not a number of at most {DIGITS} significant digits")


def check_span(name: str, start: int | None, end: int | None) -> None:
    """Refuse a span that is half missing, negative or empty.

    Args:
        name: What the span marks, for the message.
        start: First code point of the span in `Document.text`, or None with `end` None.
        end: One past its last code point.

    Raises:
        ValueError: The span is not a half-open, non-empty range.

    Example:
        >>> check_span("quotation", 3, 9)
        >>> check_span("cue", None, None)
    """
    if start is None and end is None:
        return
    if start is None or end is None or not 0 <= start < end:
        raise ValueError(f"{name}: [{start}, {end}) is not a half-open span of at least one code point")


def check_word(name: str, value: str | None, allowed: Collection[str]) -> None:
    """Refuse a value outside a closed list of words.

    Raises:
        ValueError: The value is not in the list.
    """
    if value is not None and value not in allowed:
        raise ValueError(f"{name}: {value!r} is not one of {', '.join(sorted(allowed))}")


def check_share(name: str, value: float | None) -> None:
    """Refuse a score or share outside [0, 1].

    Raises:
        ValueError: The value is NaN or outside the range.
    """
    if value is not None and not 0.0 <= value <= 1.0:
        raise ValueError(f"{name}: {value} does not lie in [0, 1]")
