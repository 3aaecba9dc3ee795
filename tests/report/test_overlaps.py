"""What other reports print alone of a long quotation is shown beside it."""

from __future__ import annotations

from crossread.records import Quotation
from crossread.records.quotations import QuotationKind
from crossread.report.overlaps import find_overlaps, places_of

BUOYS = "The northern buoys were dark."
LONG = f"Nobody told the skippers. {BUOYS} Somebody will pay."


def quote(
    report: str, utterance: str, text: str, *, start: int = 0, kind: QuotationKind = "direct", who: str | None = None
) -> Quotation:
    """A quotation of a report."""
    return Quotation(
        quotation_id=f"{report}-{start}",
        document_id=report,
        utterance_id=utterance,
        start=start,
        end=start + len(text),
        text=text,
        kind=kind,
        speaker_entity_id=who,
    )


def test_a_sentence_is_found_in_the_long_quotation_and_back() -> None:
    """Both know of each other, with the place of the shared words in the other report."""
    found = find_overlaps([quote("a", "u", LONG, start=7), quote("b", "v", BUOYS)])
    start = 7 + LONG.index("The")
    assert found == {"a-7": [("b", 0, len(BUOYS) - 1)], "b-0": [("a", start, start + len(BUOYS) - 1)]}


def test_one_utterance_one_report_and_two_speakers_do_not_overlap() -> None:
    """Versions of one utterance stand together anyway; other speakers and own words are no quotation of the same."""
    long = quote("a", "u", LONG, who="e-1")
    others = [
        quote("b", "u", BUOYS),
        quote("a", "v", BUOYS, start=500),
        quote("b", "v", BUOYS, kind="indirect"),
        quote("b", "v", BUOYS, who="e-2"),
        quote("b", "v", "The northern buoys are green, and I painted them with my own hands."),
    ]
    for other in others:
        assert find_overlaps([long, other]) == {}


def test_places_that_overlap_are_shown_once() -> None:
    """Of two places in one report of which one holds the other, the wider is kept."""
    row = quote("a", "u", BUOYS)
    places = [("b", 0, 20), ("b", 5, 15), ("b", 40, 50), ("c", 0, 20)]
    assert places_of([row], {"a-0": places}) == [("b", 0, 20), ("b", 40, 50), ("c", 0, 20)]
