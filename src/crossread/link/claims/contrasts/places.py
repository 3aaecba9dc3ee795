"""One street and two house numbers; one stretch of a road with two ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.link.claims.statements import Statement
from crossread.link.terms.stems import fold_word

_KINDS = {
    "st": "street",
    "ave": "avenue",
    "rd": "road",
    "dr": "drive",
    "ln": "lane",
    "blvd": "boulevard",
    "pl": "place",
}
_NAME = r"[A-Z0-9][\w'’]*"
_ADDRESS = re.compile(
    rf"\b(?P<number>\d{{1,5}}) (?P<street>(?:[NSEW]\.? )?(?:{_NAME} ){{1,3}}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Boulevard|Pl|Place|Court|Way)\b)"
)
_STRETCH = re.compile(r"\bfrom ((?:[A-Z][\w'’]*)(?: [A-Z][\w'’]*)*) to ((?:[A-Z][\w'’]*)(?: [A-Z][\w'’]*)*)")


def find_places(one: Statement, other: Statement) -> Iterator[tuple[str, str]]:
    """Find places of two statements that cannot both be the one place.

    Args:
        one: A statement.
        other: Another, of the same thing.

    Yields:
        Both places in words fit for the page.
    """
    left, right = read_addresses(one.clause.text), read_addresses(other.clause.text)
    for street in sorted(left.keys() & right.keys()):
        if not left[street] & right[street]:
            yield f"{min(left[street])} {street.title()}", f"{min(right[street])} {street.title()}"
    first, second = _STRETCH.search(one.clause.text), _STRETCH.search(other.clause.text)
    if first is not None and second is not None:
        ends = [{fold_word(name) for name in match.groups()} for match in (first, second)]
        if len(ends[0] & ends[1]) == 1 and len(ends[0]) == len(ends[1]):
            yield f"“{first.group()}”", f"“{second.group()}”"


def read_addresses(text: str) -> dict[str, set[str]]:
    """Read the house numbers of each street that a text names.

    Example:
        >>> read_addresses("near 66 Quay St. and at 4 North Quay Road")
        {'quay street': {'66'}, 'north quay road': {'4'}}
    """
    found: dict[str, set[str]] = {}
    for match in _ADDRESS.finditer(text):
        words = fold_word(match["street"]).replace(".", "").split()
        street = " ".join([*words[:-1], _KINDS.get(words[-1], words[-1])])
        found.setdefault(street, set()).add(match["number"])
    return found
