"""Why a report is in a story, in words fit for the page."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.link.stories.comparators import Compared
from crossread.link.stories.packing import PackedReport

_REASONS = 2
_SHOWN = 3
_WORDS = (("names", "same names"), ("numbers", "same numbers"), ("title", "same headline words"))
_TITLE_SHOWN = 80


def explain_alone() -> str:
    """Say why a story has one report."""
    return "no other report was found that tells of this happening"


def explain(reports: Compared, read: Sequence[PackedReport], index: int, nearest: int) -> str:
    """Say what a report shares with the likest other report of its story.

    Args:
        reports: The reports.
        read: The same, as they were read.
        index: The report.
        nearest: The report of the same story that is likest to it.

    Returns:
        One sentence without a full stop.
    """
    shared: list[str] = []
    for field, words in _WORDS:
        if len(shared) == _REASONS:
            break
        numbers = _shared(reports, field, index, nearest)
        spelled = read[index].spelled(field) if numbers else {}
        terms = [spelled[number] for number in numbers]
        parts = {part for term in terms if " " in term for part in term.split()}
        whole = [term for term in terms if term not in parts]
        if whole:
            shared.append(f"{words} ({', '.join(whole[:_SHOWN])})")
    if not shared:
        shared.append("much the same words")
    title = read[nearest].title
    named = f"“{title[:_TITLE_SHOWN]}”" if title else f"report {read[nearest].document_id}"
    return f"{' and '.join(shared)} as {named}, {_apart(reports, index, nearest)}"


def _shared(reports: Compared, field: str, one: int, other: int) -> list[int]:
    """Terms that two reports share, the weightiest first."""
    vectors = reports.fields[field]
    weights = []
    for index in (one, other):
        part = slice(int(vectors.starts[index]), int(vectors.starts[index + 1]))
        weights.append(dict(zip(vectors.terms[part].tolist(), vectors.weights[part].tolist(), strict=True)))
    common = weights[0].keys() & weights[1].keys()
    return sorted(common, key=lambda term: (-round(weights[0][term] * weights[1][term], 9), term))


def _apart(reports: Compared, one: int, other: int) -> str:
    gap = abs(float(reports.days[one]) - float(reports.days[other]))
    if gap != gap:  # noqa: PLR0124 - NaN: a date is missing
        return "one of them undated"
    days = round(gap)
    return "published the same day" if days == 0 else f"{days} day{'s' if days > 1 else ''} apart"
