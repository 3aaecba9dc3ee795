"""A number on a chip: its value, how its words qualify it, and its unit."""

from __future__ import annotations

from decimal import Decimal

from crossread.records import Quantity

_MONEY = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "UAH": "₴", "KRW": "₩", "ILS": "₪"}
_SCALES = ((Decimal(10) ** 12, " tn"), (Decimal(10) ** 9, " bn"), (Decimal(10) ** 6, " m"))
_RESULT = "score"
"""The unit of results and votes, which are shown with all their numbers."""

_UNSURE_TONS = frozenset(["ton", "tons"])


def chip(quantity: Quantity) -> str:
    """Write a number as short as a chip allows.

    Args:
        quantity: The number.

    Returns:
        `≤` and `≥` for bounds, `~` for about, `~..., just below` for nearly, a question mark after a unit
        that may mean two things.

    Example:
        >>> def number(text, low, high, hedge=None, unit=None):
        ...     bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
        ...     return Quantity(quantity_id="n", document_id="d", start=0, end=len(text), text=text, low=bounds[0],
        ...         high=bounds[1], hedge=hedge, unit=unit)
        >>> chip(number("nearly 100", 90, 100, "nearly"))
        '~100, just below'
        >>> chip(number("up to 100", 0, 100, "up_to"))
        '≤100'
        >>> chip(number("35 tons", 35, 35, unit="ton"))
        '35 t?'
        >>> chip(number("26-24", 26, 26, unit="score"))
        '26-24'
        >>> chip(number("$420 million", 420_000_000, 420_000_000, unit="USD"))
        '$420 m'
    """
    low, high = quantity.low, quantity.high
    unit = unit_words(quantity)
    if (low is None and high is None) or unit == _RESULT:
        return quantity.text
    if quantity.hedge in {"about", "some"} and low is not None and high is not None:
        return f"~{_with_unit((low + high) / 2, unit)}"
    if quantity.hedge == "nearly" and high is not None:
        return f"~{_with_unit(high, unit)}, just below"
    if quantity.hedge == "over" and low is not None:
        return f">{_with_unit(low, unit)}"
    if quantity.hedge == "up_to" and high is not None:
        return f"≤{_with_unit(high, unit)}"
    return _bounds(low, high, unit)


def _bounds(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    if low is not None and high is not None:
        return _with_unit(low, unit) if low == high else f"{write_number(low)}–{_with_unit(high, unit)}"
    return f"≤{_with_unit(high, unit)}" if high is not None else f"≥{_with_unit(low or Decimal(0), unit)}"


def unit_words(quantity: Quantity) -> str:
    """Write the unit; a ton that does not say which it is carries a question mark."""
    if quantity.unit in _UNSURE_TONS:
        return "short t" if "short" in quantity.text.casefold() else "t?"
    return quantity.unit or ""


def write_number(number: Decimal) -> str:
    """Write a number with thousands separators, large round ones in millions and more.

    Example:
        >>> write_number(Decimal(4000)), write_number(Decimal("1.50E9"))
        ('4,000', '1.5 bn')
    """
    for scale, word in _SCALES:
        if abs(number) >= scale:
            return f"{(number / scale).normalize():,f}{word}"
    return f"{number.normalize():,f}"


def _with_unit(number: Decimal, unit: str) -> str:
    words = write_number(number)
    if unit in _MONEY:
        return f"{_MONEY[unit]}{words}"
    return f"{words}{'' if unit in {'', '%'} else ' '}{unit}"
