"""Why a report is in a story, in words fit for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from crossread.link.stories.comparators import Compared
from crossread.link.stories.joint import find_shared
from crossread.link.stories.kinds import Kind
from crossread.link.stories.packing import PackedReport
from crossread.link.stories.reports import FIELDS
from crossread.link.stories.vectors import Whole

_Shared = Sequence[Sequence[int]]

_REASONS = 2
_SHOWN = 3
_WORDS = (("names", "same names"), ("numbers", "same numbers"), ("title", "same headline words"))
_TITLE_SHOWN = 80


_OF_KIND: Mapping[Kind, str] = {
    "round-up": "a round-up of several happenings, put with the one it is likest to: ",
    "live blog": "a live blog: ",
}
_ALONE: Mapping[Kind | None, str] = {
    None: "no other report was found that tells of this happening",
    "round-up": "a round-up of several happenings, not enough of one of them to be put with its reports",
    "live blog": "a live blog, and no other report was found that tells of its happening",
}


class Twin(NamedTuple):
    """A headline that differs from a report's own by numbers only, and whether its report is of the same story."""

    title: str
    within: bool = False


def explain_alone(kind: Kind | None = None, twin: Twin | None = None) -> str:
    """Say why a story has one report.

    Args:
        kind: What kind of report it is, where that matters.
        twin: A headline that differs from its own by a number only.

    Returns:
        One sentence without a full stop.

    Example:
        >>> explain_alone(twin=Twin("Harbour strike: day 2")).partition("; ")[2]
        '“Harbour strike: day 2” differs by a number only and is of another story'
    """
    return _ALONE[kind] + _say_twin(twin)


def qualify(reason: str, kind: Kind | None, twin: Twin | None) -> str:
    """Add to a reason what makes a report's place in its story less sure than others.

    Args:
        reason: What `explain` said.
        kind: As for `explain_alone`.
        twin: As for `explain_alone`.
    """
    return (_OF_KIND[kind] if kind else "") + reason + _say_twin(twin)


def explain_wish(done: Literal["joined", "parted"], one: PackedReport, other: PackedReport) -> dict[str, str]:
    """Say of two reports that the analyst put them into one story or into two.

    Args:
        done: What was done.
        one: One of them.
        other: The other.

    Returns:
        For the id of each, what is said of it.
    """
    words = {"joined": "put together by hand with", "parted": "parted by hand from"}[done]
    return {
        one.document_id: f"{words} {_named(other)}",
        other.document_id: f"{words} {_named(one)}",
    }


def _named(report: PackedReport) -> str:
    return f"“{report.title[:_TITLE_SHOWN]}”" if report.title else f"report {report.document_id}"


def _say_twin(twin: Twin | None) -> str:
    if twin is None:
        return ""
    where = "was put with it, but may be another happening" if twin.within else "is of another story"
    return f"; “{twin.title[:_TITLE_SHOWN]}” differs by a number only and {where}"


def explain(reports: Compared, read: Sequence[PackedReport], indexes: Whole, nearest: Whole) -> list[str]:
    """Say what each of some reports shares with the likest other report of its story.

    Args:
        reports: The reports.
        read: The same, as they were read.
        indexes: Those to be explained.
        nearest: For each of them the report of the same story that is likest to it.

    Returns:
        One sentence without a full stop for each.
    """
    shared = _shared(reports, indexes, nearest)
    return [
        _explain(reports, read, index, other, [numbers.get(at, []) for numbers in shared])
        for at, (index, other) in enumerate(zip(indexes.tolist(), nearest.tolist(), strict=True))
    ]


def _explain(reports: Compared, read: Sequence[PackedReport], index: int, nearest: int, all_shared: _Shared) -> str:
    shared: list[str] = []
    for (field, words), numbers in zip(_WORDS, all_shared, strict=True):
        if len(shared) == _REASONS:
            break
        spelled = read[index].spelled(field) if numbers else {}
        terms = [spelled[number] for number in numbers]
        parts = {part for term in terms if " " in term for part in term.split()}
        whole = [term for term in terms if term not in parts]
        if whole:
            shared.append(f"{words} ({', '.join(whole[:_SHOWN])})")
    if not shared:
        shared.append("much the same words")
    return f"{' and '.join(shared)} as {_named(read[nearest])}, {_apart(reports, index, nearest)}"


def _shared(reports: Compared, indexes: Whole, nearest: Whole) -> list[dict[int, list[int]]]:
    """For each of `_WORDS` the terms that the reports of each pair share, the weightiest first, by its number."""
    table = reports.joint.table
    found: list[dict[int, list[int]]] = [{} for _ in _WORDS]
    for shared in find_shared(reports.joint, indexes, nearest):
        for (field, _), numbers in zip(_WORDS, found, strict=True):
            column = FIELDS.index(field)
            weights = table.weights[column][shared.left] * table.weights[column][shared.right]
            some = np.flatnonzero(weights)
            pair, terms = shared.pair[some], table.terms[shared.left[some]]
            # Six decimals: less than that is the error of the weights.
            order = np.lexsort((terms, -weights[some].round(6), pair))
            pair, terms = pair[order], terms[order]
            edges = np.flatnonzero(np.diff(pair, prepend=-1, append=-1))
            for begin, end in pairwise(edges.tolist()):
                numbers[shared.begin + int(pair[begin])] = terms[begin:end].tolist()
    return found


def _apart(reports: Compared, one: int, other: int) -> str:
    if np.isnan(reports.days[one]):
        return "itself undated"
    if np.isnan(reports.days[other]):
        return "which is undated"
    days = round(abs(float(reports.days[one]) - float(reports.days[other])))
    return "published the same day" if days == 0 else f"{days} day{'s' if days > 1 else ''} apart"
