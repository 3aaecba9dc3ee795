"""Clauses that frame another and do not stand by themselves, by the shipped language engine."""

from __future__ import annotations

import pytest

from crossread.annotate.clauses import find_clauses
from crossread.records import Clause
from tests.reading import read_report


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text."""
    report = read_report(text)
    return find_clauses(report.document, report.parsed, report.sentences, report.speech.quotations)


@pytest.mark.parametrize(
    "text",
    [
        "It is interesting that Lund has closed its harbour.",
        "This means that three ferries are idle.",
        "It was unclear whether Vance would stay.",
        "The statement came one day after Brask announced his retirement.",
    ],
)
def test_a_frame_stays_with_what_it_frames(text: str) -> None:
    """What does not stand by itself is no statement; the words around it are part of one that does."""
    assert text.rstrip(".") in [one.text for one in clauses(text)]
    assert not [one for one in clauses(text) if one.text.endswith(("interesting", "means", "unclear", "one day"))]


def test_what_is_told_is_what_is_framed() -> None:
    """Predicate and subject are those of what is told, not of the frame."""
    found = next(one for one in clauses("It is remarkable that the ministry repaired the pier.") if "pier" in one.text)
    assert (found.predicate, found.subject, found.object) == ("repair", "ministry", "pier")


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("It is clear that the ferry sank.", "affirmed", "asserted"),
        ("It is not true that the ferry sank.", "negated", "asserted"),
        ("It is possible that the ferry sank.", "affirmed", "possible"),
        ("It was not clear that the ferry sank.", "affirmed", "possible"),
    ],
)
def test_the_frame_tells_how_sure_it_is(text: str, polarity: str, modality: str) -> None:
    """What a frame doubts is not asserted, and only a frame of truth negates."""
    found = next(one for one in clauses(text) if "ferry" in one.text)
    assert (found.polarity, found.modality) == (polarity, modality)


def test_a_frame_of_somebodys_words_only_says_who_speaks() -> None:
    """Also behind another verb, where it has no subject of its own."""
    found = {one.text: one.kind for one in clauses("Osk rose and noted that the port was shut.")}
    assert found["noted"] == "speech"
    assert found["the port was shut"] == "reported"


def test_a_frame_that_tells_something_is_a_statement() -> None:
    """Much beside the clause it governs, and it says something of its own."""
    text = "The long and costly war in the northern provinces of Keldia showed Lund that the alliance was weak."
    assert any("war" in one.text and "alliance" not in one.text for one in clauses(text))
