"""Quotations as cards: who, what each report calls the speaker, and the versions with their differences marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from crossread.cli.failing import one_line
from crossread.cli.terminal.layout import hanging, heading, line, numbers, pieces, sign
from crossread.report.pages import StoryPages
from crossread.report.quotations import UtteranceCard
from crossread.report.versions import Version
from crossread.report.words import QUOTATION_KINDS, UTTERANCE_VERDICTS, counted, listed

if TYPE_CHECKING:
    from rich.console import RenderableType


def quotations_page(pages: StoryPages) -> Iterator[RenderableType]:
    """Yield the utterances that several reports have, then what only one has, by speaker."""
    view = pages.quotations
    yield line(
        f"{counted(view.total, 'quotation', 'quotations')}, "
        f"{counted(len(view.cards), 'utterance', 'utterances')} in several reports; "
        "[-missing here-] {+only here+}",
        style="dim",
    )
    for card in view.cards:
        yield ""
        yield from _card(card)
    if view.singles:
        yield ""
        yield heading("In one report only")
    for group in view.singles:
        yield line("  ", Text(one_line(group.speaker or "speaker not named"), style="bold"))
        yield hanging(
            (
                [numbers(place.number for place in version.places), line(_words(version), _note(version))]
                for version in group.versions
            ),
            indent=4,
        )


def _card(card: UtteranceCard) -> Iterator[RenderableType]:
    verdict = UTTERANCE_VERDICTS[card.verdict]
    told = tuple(note for note in card.notes if note not in verdict.words)
    notes = f", {listed(told)}" if told else ""
    said = f"  said {card.said_on}" if card.said_on else ""
    yield line(
        Text(one_line(card.speaker or "speaker not named"), style="bold"),
        "  ",
        sign(verdict, card.verdict),
        Text(f"{notes}{said}", style="dim"),
    )
    yield hanging(
        [numbers(place.number for place in version.places), line(_words(version), _note(version))]
        for version in card.versions
    )
    if card.also:
        yield hanging(
            [numbers([place.number]), line(f"also “{one_line(place.text)}”", style="dim")] for place in card.also
        )
    if len(card.names) > 1:
        called = ", ".join(f"{name} ({numbers(found)})" for name, found in card.names)
        yield hanging([[Text("called", style="dim"), line(called, style="dim")]])


def _words(version: Version) -> Text:
    return Text.assemble("\u201c", pieces(version.pieces), "\u201d", overflow="fold")


def _note(version: Version) -> Text:
    facts = [
        "" if version.kind == "direct" else QUOTATION_KINDS[version.kind],
        f"via {listed(version.via)}" if version.via else "",
    ]
    told = ", ".join(one_line(fact) for fact in facts if fact)
    return Text(f"  ({told})" if told else "", style="dim")
