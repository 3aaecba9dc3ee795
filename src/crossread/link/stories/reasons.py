"""Why a report is in a story, in words fit for the page."""

from __future__ import annotations

from crossread.link.stories.comparators import Compared
from crossread.link.stories.reports import StoryReport

_SHOWN = 3
_WORDS = (
    ("names", "names", "same names"),
    ("numbers", "numbers", "same numbers"),
    ("words", "title", "same headline words"),
)
_TITLE_SHOWN = 80


def explain_alone() -> str:
    """Say why a story has one report."""
    return "no other report was found that tells of this happening"


def explain(reports: Compared, read: list[StoryReport], index: int, nearest: int) -> str:
    """Say what a report shares with the likest other report of its story.

    Args:
        reports: The reports.
        read: The same, as they were read.
        index: The report.
        nearest: The report of the same story that is likest to it.

    Returns:
        One sentence without a full stop.
    """
    shared = []
    for vocabulary, field, words in _WORDS:
        terms = [reports.terms[vocabulary][number] for number in _shared(reports, field, index, nearest)]
        whole = [term for term in terms if not any(term != other and term in other.split() for other in terms)]
        if whole:
            shared.append(f"{words} ({', '.join(whole[:_SHOWN])})")
    if not shared:
        shared.append("much the same words")
    title = read[nearest].title
    named = f"“{title[:_TITLE_SHOWN]}”" if title else f"report {read[nearest].document_id}"
    return f"{' and '.join(shared[:2])} as {named}, {_apart(reports, index, nearest)}"


def _shared(reports: Compared, field: str, one: int, other: int) -> list[int]:
    """Terms that two reports share, the weightiest first."""
    vectors = reports.fields[field]
    weights = []
    for index in (one, other):
        part = slice(int(vectors.starts[index]), int(vectors.starts[index + 1]))
        weights.append(dict(zip(vectors.terms[part].tolist(), vectors.weights[part].tolist(), strict=True)))
    common = weights[0].keys() & weights[1].keys()
    return sorted(common, key=lambda term: (-weights[0][term] * weights[1][term], term))


def _apart(reports: Compared, one: int, other: int) -> str:
    gap = abs(float(reports.days[one]) - float(reports.days[other]))
    if gap != gap:  # noqa: PLR0124 - NaN: a date is missing
        return "one of them undated"
    days = round(gap)
    return "published the same day" if days == 0 else f"{days} day{'s' if days > 1 else ''} apart"
