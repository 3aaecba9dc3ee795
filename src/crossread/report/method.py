"""Method: how a page was made, by which version, with which settings, and what its words mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from crossread import records
from crossread.report.material import Material
from crossread.report.words import STATES, STATUSES, Sign

_COUNTED: tuple[tuple[type[Any], str], ...] = (
    (records.Sentence, "sentences"),
    (records.Quantity, "numbers"),
    (records.Moment, "dates and times"),
    (records.Mention, "namings"),
    (records.Quotation, "quotations"),
    (records.EventMention, "acts"),
    (records.Citation, "sources named"),
    (records.Utterance, "different utterances"),
    (records.Figure, "different figures"),
    (records.Happening, "dated happenings"),
    (records.Claim, "claims"),
    (records.Copy, "shared passages"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """How a page was made.

    Attributes:
        program: Name and version of the program.
        run: Facts of the last run: name and value, in words; nothing of the analyst's machine on a public page.
        counts: What was found in the reports of the story: how many, and what.
        shown: For each report, its number and the share of its words that the page shows, 0 to 1.
        states: The words and glyphs of the cells.
        statuses: The words and glyphs of the rows.
    """

    program: str
    run: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    shown: tuple[tuple[int, float], ...]
    states: Mapping[str, Sign]
    statuses: Mapping[str, Sign]


def method_view(material: Material) -> MethodView:
    """View how the pages of a story were made.

    Args:
        material: The rows of the story.
    """
    runs = material.workspace.runs()
    counts = []
    for record, words in _COUNTED:
        if material.story_id is not None:
            number = material.workspace.count(record, story_id=material.story_id)
        else:
            number = sum(
                material.workspace.count(record, document_id=card.document.document_id) for card in material.cards
            )
        counts.append((words, number))
    return MethodView(
        program=made_by(),
        run=tuple(_facts(runs[-1], public=material.audience == "public")) if runs else (),
        counts=tuple(counts),
        shown=tuple((card.number, share_shown(material, card.document.document_id)) for card in material.cards),
        states=STATES,
        statuses=STATUSES,
    )


def share_shown(material: Material, document_id: str) -> float:
    """Share of the words of a report that a page shows, 0 to 1."""
    return 1.0 if material.excerpts is None else material.excerpts.share(document_id)


def made_by() -> str:
    """Name and version of the program."""
    try:
        return f"Crossread {version('crossread')}"
    except PackageNotFoundError:
        return "Crossread"


def _facts(run: Mapping[str, Any], *, public: bool) -> Iterator[tuple[str, str]]:
    """Yield what a run record says, in words."""
    names = [("crossread", "read and linked by Crossread"), ("began", "begun")]
    if not public:
        names += [("wall_seconds", "seconds"), ("peak_memory_megabytes", "peak memory, MB")]
    names += [("stages", "versions of the steps"), ("settings", "settings"), ("models", "models"), ("run_id", "run")]
    for name, words in names:
        value = run.get(name)
        if isinstance(value, dict):
            value = ", ".join(f"{key} {part}" for key, part in value.items() if part != "")
        if value:
            yield words, str(value)
