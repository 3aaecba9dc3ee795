"""Numbers in time expressions: "two and a half", "18", "a few", "a couple of"."""

from __future__ import annotations

from decimal import Decimal

from crossread.annotate.moments.atoms import Atom

_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
HALF = Decimal("0.5")
TEN, HUNDRED, THOUSAND = 10, 100, 1000
_CENTURIES = range(16, 21)


def read_amount(atoms: tuple[Atom, ...]) -> Decimal | None:  # noqa: C901 - one word after another
    """Read an amount.

    Args:
        atoms: The atoms of the amount, without the unit; "two to three" counts as its first number.

    Returns:
        The number; None when the words leave it open ("a few").
    """
    words = [atom.text.lower() for atom in atoms]
    if "couple" in words:
        return Decimal(2)
    if any(atom.kind in {"few", "several"} for atom in atoms):
        return None
    total, group = Decimal(0), Decimal(0)
    seen = False
    for place, atom in enumerate(atoms):
        if atom.kind in {"to", "or"} or (atom.kind == "-" and place and _is_digits(atoms[place - 1])):
            break
        number = _number_of(atom)
        if number is None:
            if atom.kind == "half":
                group, seen = group + HALF, True
            continue
        if atom.kind in {"a", "an"}:
            if place + 1 < len(atoms) and atoms[place + 1].kind in {"half", "BIGNUM"}:
                number = Decimal(0)
            elif place and atoms[place - 1].kind == "half":
                continue
        if atom.kind == "BIGNUM":
            group = (group or Decimal(1)) * number
            if number == THOUSAND:
                total, group = total + group, Decimal(0)
        else:
            group += number
        seen = True
    return total + group if seen else None


def _is_digits(atom: Atom) -> bool:
    return atom.kind in {"DAYNUM", "NUM", "YEARNUM", "DECIMAL"}


def _number_of(atom: Atom) -> Decimal | None:
    if _is_digits(atom) or atom.kind in {"WORDNUM", "BIGNUM"}:
        return Decimal(str(atom.value))
    if atom.kind in {"a", "an"}:
        return Decimal(1)
    if atom.kind == "FRACTION":
        if atom.text in _FRACTIONS:
            return _FRACTIONS[atom.text]
        over, under = atom.text.split("/")
        return Decimal(over) / Decimal(under) if under != "0" else None
    return None


def year_in_words(atoms: tuple[Atom, ...]) -> int | None:
    """Read "nineteen ninety-seven", "two thousand", "two thousand and eight", "twenty nineteen".

    Returns:
        The year, or None when the words are no year.
    """
    numbers = [int(str(atom.value)) for atom in atoms if atom.kind in {"WORDNUM", "BIGNUM"}]
    if not numbers:
        return None
    if numbers[:2] == [2, THOUSAND]:
        years = sum(numbers[2:])
        return 2 * THOUSAND + years if years < HUNDRED else None
    first, rest = numbers[0], numbers[1:]
    if first not in _CENTURIES or not rest or not TEN <= rest[0] < HUNDRED or sum(rest) >= HUNDRED:
        return None
    return first * HUNDRED + sum(rest)


def duration_value(amount: Decimal | None, unit: str) -> str:
    """Write a TIMEX3 duration.

    Example:
        >>> duration_value(Decimal("2.5"), "year"), duration_value(Decimal(36), "hour"), duration_value(None, "week")
        ('P2Y6M', 'PT36H', 'PXW')
    """
    if amount is None:
        return f"P{'T' if unit in _CLOCK else ''}X{_CODES[unit]}"
    if unit == "fortnight":
        amount, unit = amount * 2, "week"
    if unit == "half":
        amount, unit = amount * 6, "month"
    whole, part = divmod(amount, 1)
    if part == HALF and unit in _HALVES:
        first = f"{_CODES[unit]}" if whole else ""
        more, more_unit = _HALVES[unit]
        head = f"{whole}{first}" if whole else ""
        return f"P{'T' if unit in _CLOCK else ''}{head}{more}{more_unit}"
    return f"P{'T' if unit in _CLOCK else ''}{amount.normalize():f}{_CODES[unit]}"


_CLOCK = frozenset(["second", "minute", "hour"])
_CODES = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "half": "M",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}
_HALVES = {"minute": (30, "S"), "hour": (30, "M"), "year": (6, "M")}
