"""One street and two house numbers; one stretch of a road with two ends; a place in another, and near it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

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
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIDE_BY_SIDE = 2
_STRETCH = re.compile(r"\bfrom ((?:[A-Z][\w'’]*)(?: [A-Z][\w'’]*)*) to ((?:[A-Z][\w'’]*)(?: [A-Z][\w'’]*)*)")


def find_places(
    one: Statement, other: Statement, houses: tuple[Mapping[str, set[str]], Mapping[str, set[str]]]
) -> Iterator[tuple[str, str]]:
    """Find places of two statements that cannot both be the one place.

    Args:
        one: A statement.
        other: Another, of the same thing.
        houses: All house numbers of each street that the report of each names: who knows both tells of two houses.

    Yields:
        Both places in words fit for the page.
    """
    left, right = read_addresses(one.clause.text), read_addresses(other.clause.text)
    for street in sorted(left.keys() & right.keys()):
        if not (houses[0].get(street, left[street]) & houses[1].get(street, right[street])):
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
        if words[-1] == "court" and _YEAR.fullmatch(match["number"]):
            continue  # the 1998 Supreme Court
        street = " ".join([*words[:-1], _KINDS.get(words[-1], words[-1])])
        found.setdefault(street, set()).add(match["number"])
    return found


_TOWN = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_BY = re.compile(
    rf"\b(?P<place>{_TOWN}), (?:[Nn]ear|[Jj]ust outside|[Oo]utside|[Cc]lose to|not far from) (?P<other>{_TOWN})"
)
_PART = r"(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|central|inner|outer)(?:ern)? )"
_INSIDE = re.compile(rf"\b(?P<place>{_TOWN})(?:, {_PART}?|, in | in ){_PART}?(?P<other>{_TOWN})")


def read_surroundings(text: str) -> dict[tuple[str, str], tuple[bool, str]]:
    """Read which place is said to lie near another, and which in it.

    Args:
        text: A passage.

    Returns:
        Of two places, whether the first lies in the second, and the words for it.

    Example:
        >>> read_surroundings("a blast in Ostby, near Velmar")
        {('ostby', 'velmar'): (False, 'Ostby, near Velmar')}
        >>> read_surroundings("a blast in Ostby, south Velmar")
        {('ostby', 'velmar'): (True, 'Ostby, south Velmar')}
    """
    found: dict[tuple[str, str], tuple[bool, str]] = {}
    for inside, pattern in ((True, _INSIDE), (False, _BY)):
        for match in pattern.finditer(text):
            found[fold_word(match["place"]), fold_word(match["other"])] = inside, match.group()
    return found


def find_surroundings(statements: Sequence[Statement]) -> Iterator[tuple[int, int, str, str]]:
    """Find places that one report sets near another place and another report in it.

    Args:
        statements: All statements of a story.

    Yields:
        Places of two statements, and both in their words.
    """
    told = [(place, found) for place, one in enumerate(statements) if (found := read_surroundings(one.clause.text))]
    for at, (i, left) in enumerate(told):
        for j, right in told[at + 1 :]:
            if statements[i].clause.document_id == statements[j].clause.document_id:
                continue
            for pair in sorted(left.keys() & right.keys()):
                if left[pair][0] != right[pair][0]:
                    yield i, j, f"“{left[pair][1]}”", f"“{right[pair][1]}”"


def find_neighbours(statements: Sequence[Statement]) -> Iterator[tuple[int, int, str, str]]:
    """Find two houses side by side that two reports name of one street, where neither names the other's.

    Args:
        statements: All statements of a story.

    Yields:
        Places of two statements, and both addresses.
    """
    held: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for place, one in enumerate(statements):
        for street, numbers in read_addresses(one.clause.text).items():
            held[street][one.clause.document_id] += [(place, number) for number in sorted(numbers)]
    for street, reports in sorted(held.items()):
        listed = [reports[name] for name in sorted(reports)]
        for at, ours in enumerate(listed):
            for theirs in listed[at + 1 :]:
                if {number for _, number in ours} & {number for _, number in theirs}:
                    continue
                for (i, here), (j, there) in product(ours, theirs):
                    if abs(int(here) - int(there)) <= _SIDE_BY_SIDE:
                        yield i, j, f"{here} {street.title()}", f"{there} {street.title()}"
