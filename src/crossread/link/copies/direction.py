"""Who may have taken a text from whom: said only where times or credits say so."""

from __future__ import annotations

import datetime as dt
import re

from crossread.link.copies.packing import Comparable
from crossread.records.stories import Direction

_NOISE = re.compile(r"^(?:https?://)?(?:www\.|the\s+)|[^\w]|_")
_HOST_ENDING = re.compile(r"(?:\.(?:com?|org|net|gov|ac|edu))?\.[a-z]{2,6}$")


def find_direction(one: Comparable, other: Comparable) -> tuple[bool, Direction]:
    """Find which of two reports had the text first.

    Args:
        one: A report.
        other: Another; its id is the higher one, so that an unknown direction has one order.

    Returns:
        Whether the text goes from `one` to `other`, and how that is known. `credited`: the receiver names the giver.
        `earlier`: it was published before, and nobody names a third source. Otherwise `unknown`, lower id first.

    Example:
        >>> first = CopyText(document_id="a", text="", spans=(), published="2031-05-04", outlet="Tidewire")
        >>> second = CopyText(document_id="b", text="", spans=(), published="2031-05-03", outlet="Klaxon")
        >>> find_direction(first, second)
        (False, 'earlier')
    """
    from_one, from_other = _credits(other, one), _credits(one, other)
    if from_one != from_other:
        return from_one, "credited"
    if one.credits or other.credits:  # both have it from a third, or from each other
        return True, "unknown"
    order = compare_times(one.published, other.published)
    if order == 0:
        return True, "unknown"
    return order < 0, "earlier"


def _credits(receiver: Comparable, giver: Comparable) -> bool:
    return giver.outlet is not None and any(_same_outlet(name, giver.outlet) for name in receiver.credits)


def _same_outlet(name: str, outlet: str) -> bool:
    """Whether a name as printed means an outlet known by name or host."""
    return bool(_plain(name)) and (
        _plain(name) == _plain(outlet) or _plain(_without_host(name)) == _plain(_without_host(outlet))
    )


def _plain(name: str) -> str:
    return _NOISE.sub("", name.lower().strip())


def _without_host(name: str) -> str:
    return _HOST_ENDING.sub("", name.lower().strip())


def compare_times(one: str | None, other: str | None) -> int:
    """Compare two times of publication as far as both are known.

    Args:
        one: ISO 8601 date or time; None when unknown.
        other: The same.

    Returns:
        -1 when the first is earlier for sure, 1 when it is later, 0 when that is not known.

    Example:
        >>> compare_times("2031-05-03", "2031-05-03T09:00+02:00"), compare_times("2031-05", "2031-06-01")
        (0, -1)
    """
    if one is None or other is None:
        return 0
    try:
        if "T" in one and "T" in other:
            first, second = (dt.datetime.fromisoformat(each) for each in (one, other))
            if (first.tzinfo is None) == (second.tzinfo is None):
                return (first > second) - (first < second)
    except ValueError:
        return 0
    length = min(len(one.partition("T")[0]), len(other.partition("T")[0]))
    return (one[:length] > other[:length]) - (one[:length] < other[:length])
