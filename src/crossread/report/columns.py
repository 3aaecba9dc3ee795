"""The columns of the grid: reports in order of publication, copies folded under the text they repeat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from crossread.report.desk import ReportCard
from crossread.report.material import Material
from crossread.report.words import STATUS_WORDS

FOUND = frozenset(["states", "attributes", "adds", "differs", "denies"])
"""States of a cell that has a passage."""

AGAINST = frozenset(["differs", "denies"])
"""States that stand against the words of the row."""

_OPENING = 2
"""An agency named in the first two sentences wrote the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One report as a column of the grid.

    Attributes:
        card: The report.
        badge: What kind of text it is, in words: `own text`, `agency text`, `same text as 3`, `language not read`.
        folded_into: Number of the report under which this one is folded; None for a column of its own.
        copies: Numbers of the reports folded under this one.
        searched: What all its cells without a passage say of the search, such as `all 39 statements searched`.
    """

    card: ReportCard
    badge: str
    folded_into: int | None = None
    copies: tuple[int, ...] = ()
    searched: str = ""


def fold_columns(material: Material, rows: Iterable[Mapping[int, str]]) -> Iterator[Column]:
    """Order the reports, each copy after the text it repeats; a copy that says more keeps a column of its own.

    Args:
        material: The rows of the story.
        rows: For each claim, the state of the cell of each report by number.
    """
    claims = list(rows)
    folded = {
        card.number: card.same_as
        for card in material.cards
        if card.same_as is not None and not _says_more(claims, card.number, card.same_as)
    }
    for card in material.cards:
        if card.number in folded:
            continue
        copies = tuple(number for number, original in folded.items() if original == card.number)
        yield Column(card=card, badge=_badge(material, card), copies=copies)
        for copy in material.cards:
            if copy.number in copies:
                yield Column(card=copy, badge=_badge(material, copy), folded_into=card.number)


def shared_search(reasons: Iterable[str]) -> str:
    """What reasons say before their first semicolon, where several say the same: it need not stand in every cell.

    Example:
        >>> shared_search(["all 9 statements searched; nearest: a", "all 9 statements searched; nearest: b"])
        'all 9 statements searched'
        >>> shared_search(["all 9 statements searched; nearest: a", "the text ends early"])
        ''
    """
    openings = [reason.partition("; ")[::2] for reason in reasons]
    alike = len({opening for opening, _ in openings}) == 1 and all(rest for _, rest in openings)
    return openings[0][0] if len(openings) > 1 and alike else ""


def _says_more(claims: Iterable[Mapping[int, str]], copy: int, original: int) -> bool:
    """Whether a copy has a passage where the text it repeats has none, or another kind of answer."""
    for states in claims:
        mine, theirs = states.get(copy), states.get(original)
        if mine is None or mine not in FOUND:
            continue
        if theirs is None or theirs not in FOUND or (mine in AGAINST) != (theirs in AGAINST):
            return True
    return False


def _badge(material: Material, card: ReportCard) -> str:
    if card.same_as is not None:
        return f"same text as {card.same_as}"
    if card.document.status != "ok":
        return STATUS_WORDS[card.document.status]
    sentences = material.sentences(card.document.document_id)
    opening = sentences[_OPENING].end if len(sentences) > _OPENING else 0
    agency = any(
        row.source_kind == "agency" and row.start < opening
        for row in material.citations
        if row.document_id == card.document.document_id
    )
    return "agency text" if agency else "own text"
