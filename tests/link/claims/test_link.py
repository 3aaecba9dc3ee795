"""Statements of several reports lined up: rows, cells, their states and order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

import pytest

from crossread.link.claims import LinkedClaims, Statement, Verdicts, link_claims
from crossread.link.claims.comparators import weigh, weigh_words
from crossread.link.claims.order import STATUS_ORDER, choose_gist
from crossread.link.claims.scorer import Judge
from crossread.records import Cell, Claim, Document

Linked = tuple[LinkedClaims, list[Document], list[Statement]]
NOTHING = Verdicts(figures={}, utterances={})


def gist(claim: Claim, documents: list[Document]) -> str:
    """The words that stand for a claim."""
    text = next(one.text for one in documents if one.document_id == claim.gist_document_id)
    return text[claim.gist_start : claim.gist_end]


def row(linked: Linked, words: str) -> tuple[Claim, dict[str, Cell]]:
    """The claim whose words hold these, with the main cell of each report."""
    found, documents, _ = linked
    claim = next(one for one in found.claims if words in gist(one, documents))
    cells = {one.document_id: one for one in found.cells if one.claim_id == claim.claim_id and one.passage == 0}
    return claim, cells


def test_one_statement_in_three_reports_is_one_row(ferry: Linked) -> None:
    """What all reports say in other words stands in one row, agreed, in the words of one of them."""
    claim, cells = row(ferry, "ran aground")
    assert (claim.status, claim.documents, claim.independent) == ("agree", 3, 3)
    assert {cell.state for cell in cells.values()} <= {"states", "adds", "attributes"}


def test_what_somebody_says_is_attributed(ferry: Linked) -> None:
    """Indirect speech is `attributes`, and stands in one row whatever the order of speaker and words."""
    claim, cells = row(ferry, "obody was hurt")
    assert claim.documents == 2
    assert [cells[name].state for name in ("d0", "d1")] == ["attributes", "attributes"]


def test_likely_and_unlikely_differ(ferry: Linked) -> None:
    """A plan and its unlikelihood stand in one row that says that they differ, and on what."""
    claim, cells = row(ferry, "unload the cars")
    assert claim.status == "differs"
    assert [cell.differs_on for cell in cells.values() if cell.state == "differs"] == ["modality"]


def test_silence_names_what_was_searched(ferry: Linked) -> None:
    """`not_found` says how much was searched and what came nearest, and has no passage."""
    _, cells = row(ferry, "unload the cars")
    silent = cells["d1"]
    assert (silent.state, silent.start) == ("not_found", None)
    assert "statements searched; nearest" in silent.reason


def test_nothing_is_left_over(ferry: Linked) -> None:
    """Every word of every statement lies in a cell of some row."""
    found, _, statements = ferry
    spans = {
        (cell.document_id, place)
        for cell in found.cells
        if cell.start is not None and cell.end is not None
        for place in range(cell.start, cell.end)
    }
    for one in statements:
        assert all((one.clause.document_id, place) in spans for place in range(one.clause.start, one.clause.end))


def test_one_report_alone_has_rows_of_its_own(ferry: Linked) -> None:
    """A statement that one report alone makes is `only_one`; words that only say who speaks are background."""
    assert row(ferry, "threw away bread")[0].status == "only_one"
    assert row(ferry, "the union said")[0].status == "background"


def test_the_order_of_reports_decides_nothing(ferry: Linked) -> None:
    """Documents and statements in any order give the same claims and cells."""
    found, documents, statements = ferry
    for seed in range(3):
        shuffled, mixed = list(documents), list(statements)
        Random(seed).shuffle(shuffled)
        Random(seed).shuffle(mixed)
        assert link_claims("s", shuffled, mixed, NOTHING) == found


def test_rows_come_by_what_a_reader_looks_for(ferry: Linked) -> None:
    """Differences first, then agreement by the number of independent texts, then what one report says alone."""
    found = ferry[0].claims
    places = [(STATUS_ORDER.index(claim.status), -claim.independent) for claim in found]
    assert places == sorted(places)


def test_copies_count_as_one_text(link: Callable[[Sequence[str]], Linked], ferry: Linked) -> None:
    """Two reports of one family are one independent text, and agree with nobody by themselves."""
    _, documents, statements = ferry
    family = [
        Document(**{name: getattr(one, name) for name in one.__slots__} | {"family_id": "d0"}) for one in documents
    ]
    found = link_claims("s", family, statements, NOTHING)
    assert {claim.independent for claim in found.claims} == {1}
    assert not any(claim.status == "agree" for claim in found.claims)


def test_a_negation_is_a_denial(link: Callable[[Sequence[str]], Linked]) -> None:
    """One report says that something was done, another that it was not: contradicted, on polarity."""
    linked = link(
        (
            "The harbour office closed the northern lock of Velmar on Tuesday.",
            "The harbour office did not close the northern lock of Velmar on Tuesday.",
        )
    )
    claim, cells = row(linked, "the northern lock")
    assert claim.status == "contradicted"
    assert (cells["d1"].state, cells["d1"].differs_on) == ("denies", "polarity")


@pytest.mark.parametrize(
    "earlier",
    [
        "no arrests had been made by late Friday in the fatal fire",
        "police had made no arrests in the fatal fire",
        "police have made no arrest in the fatal fire",
    ],
)
def test_what_had_not_happened_until_then_is_no_denial(link: Callable[[Sequence[str]], Linked], earlier: str) -> None:
    """A report of Friday that knows of no arrest and one of Saturday that tells of it do not contradict each other."""
    linked = link(
        (
            f"Fire in Velmar\n\nThe captain of the tug said {earlier}. The tug burned out in the northern lock.",
            "Velmar police make arrest in fatal fire\n\nThe owner of the tug Aurelia, Ilse Brandvik, was led away.",
        )
    )
    assert not {"contradicted", "differs"} & {claim.status for claim in linked[0].claims}


def test_words_under_a_picture_alone_are_background(link: Callable[[Sequence[str]], Linked]) -> None:
    """What only a caption says is no statement of its report; what the report says as well keeps its row."""
    text = (
        "Tugs free the ferry\n\nTwo tugs freed the ferry Aurelia in the port of Velmar on Friday.\n\n"
        "Photo: Shopkeepers threw away bread near the old lock.\n\n"
        "The owner bought the ship in 2011 and sold two others to a line in Oru."
    )
    linked = link((text, "Nobody was hurt when the ferry Skarn struck a pier on Sunday. The crew left by a ladder."))
    assert row(linked, "threw away bread")[0].status == "background"
    assert row(linked, "bought the ship")[0].status == "only_one"


def test_words_that_only_say_who_speaks_are_background(link: Callable[[Sequence[str]], Linked]) -> None:
    """Two reports that let the same woman speak do not thereby state the same thing."""
    linked = link(
        (
            "The lock was shut twice in May, harbour master Ilse Brandvik said. Shopkeepers were angry.",
            "Ferries wait nine hours at times, harbour master Ilse Brandvik said. The owner bought the tug in 2011.",
        )
    )
    spoken = [claim for claim in linked[0].claims if claim.documents > 1]
    assert [claim.status for claim in spoken] == ["background"]
    assert {cell.state for cell in linked[0].cells if cell.claim_id == spoken[0].claim_id} <= {"states", "attributes"}


def test_hedges_titles_and_wording_are_no_difference(link: Callable[[Sequence[str]], Linked]) -> None:
    """A hedge, another title and another wording stand in one row that agrees."""
    linked = link(
        (
            "Finance minister Tomas Reuel resigned on Tuesday after the vote in Oru.",
            "Tomas Reuel reportedly resigned on Tuesday after the vote in Oru.",
        )
    )
    claim, _ = row(linked, "resigned")
    assert claim.status == "agree"


def test_an_unreadable_report_is_not_called_silent(ferry: Linked) -> None:
    """A report that cannot be read is `not_checkable`, never `not_found`."""
    _, documents, statements = ferry
    unread = Document(document_id="x", path="x", words=0, text="???", sha256="0", status="not_checkable")
    found = link_claims("s", [*documents, unread], statements, NOTHING)
    assert {cell.state for cell in found.cells if cell.document_id == "x"} == {"not_checkable"}


def test_a_story_without_statements_has_no_rows() -> None:
    """No statements, no claims, no error."""
    assert link_claims("s", [], [], NOTHING) == LinkedClaims(claims=(), cells=())


def test_what_may_be_is_no_contradiction(link: Callable[[Sequence[str]], Linked]) -> None:
    """A possibility in one report and a condition in another do not contradict each other."""
    linked = link(
        (
            "The harbour office could close the northern lock of Velmar on Tuesday.",
            "The union will sail unless the harbour office does not close the northern lock of Velmar on Tuesday.",
        )
    )
    assert not any(claim.status in {"contradicted", "differs"} for claim in linked[0].claims)


def test_a_report_of_three_hundred_sentences_works(link: Callable[[Sequence[str]], Linked]) -> None:
    """A long report beside a short one is lined up whole."""
    long = " ".join(
        f"Pier number {number} of Velmar was painted by crew {number} in the spring." for number in range(300)
    )
    found = link((long, "The harbour office closed the northern lock of Velmar."))[0]
    assert len({cell.start for cell in found.cells if cell.document_id == "d0" and cell.start is not None}) >= 300


def test_two_days_for_one_meeting_differ(link: Callable[[Sequence[str]], Linked]) -> None:
    """One happening on two different days is flagged on the date, with both days."""
    linked = link(
        (
            "Mayor Anna Berg will meet harbour master Ilse Brandvik in Oru on 12 May 2025.",
            "Mayor Anna Berg will meet harbour master Ilse Brandvik in Oru on 13 May 2025.",
        )
    )
    claim, cells = row(linked, "Ilse Brandvik")
    assert claim.status == "differs"
    assert cells["d1"].differs_on == "date"
    assert "2025-05-13 here, 2025-05-12 there" in cells["d1"].reason


def test_who_has_the_number_of_the_row_does_not_differ(link: Callable[[Sequence[str]], Linked]) -> None:
    """Of three reports that count one thing, only the one with another number than the row's words differs."""
    _, documents, statements = link(
        (
            "Five sailors drowned when the dredger Vostrel sank off Velmar on Friday.",
            "When the dredger Vostrel sank off Velmar on Friday, five sailors drowned.",
            "Two sailors drowned when the dredger Vostrel sank off Velmar on Friday.",
        )
    )
    counted = [
        replace(one, quantities=tuple(replace(number, figure_id="f") for number in one.quantities))
        for one in statements
    ]
    found = link_claims("s", documents, counted, Verdicts(figures={"f": "conflict"}, utterances={}))
    claim, cells = row((found, documents, counted), "drowned")
    assert claim.status == "differs"
    assert {name: cell.differs_on for name, cell in cells.items()} == {"d0": None, "d1": None, "d2": "number"}


def test_a_count_that_has_grown_is_told_beside_the_passage(
    link_dated: Callable[[Sequence[str], Sequence[str]], Linked],
) -> None:
    """Two dead on one day and four on the next agree; a reader is told all the same that the numbers are others."""
    _, documents, statements = link_dated(
        (
            "Two sailors of the tug Aurelia died after it sank in the northern lock of Velmar.",
            "Four sailors of the tug Aurelia died after it sank in the northern lock of Velmar.",
        ),
        ("2031-05-03", "2031-05-05"),
    )
    counted = [
        replace(one, quantities=tuple(replace(number, figure_id="f") for number in one.quantities))
        for one in statements
    ]
    found = link_claims("s", documents, counted, Verdicts(figures={"f": "bounds_compatible"}, utterances={}))
    claim, cells = row((found, documents, counted), "sailors")
    assert claim.status == "agree"
    assert cells["d1"].reason.endswith("“Four” here, “Two” in the row's words, and both can be so")


def test_a_report_printed_before_is_too_early(link_dated: Callable[[Sequence[str], Sequence[str]], Linked]) -> None:
    """A report of Friday is not called silent on what happened on Sunday; one of Monday is."""
    texts = (
        "The ferry Aurelia ran aground off Velmar on Friday evening, and shopkeepers closed early.",
        "Rescuers towed the ferry Aurelia from the sandbank on Sunday 4 May 2025.",
        "On Sunday 4 May 2025 rescuers towed the ferry Aurelia from the sandbank.",
        "Bakeries in Velmar threw away bread.",
    )
    days = ("2025-05-02", "2025-05-04", "2025-05-05", "2025-05-05")
    _, cells = row(link_dated(texts, [f"{day}T20:00:00+00:00" for day in days]), "towed")
    assert cells["d0"].state == "too_early"
    assert "published 2025-05-02" in cells["d0"].reason
    assert cells["d3"].state == "not_found"


@pytest.mark.parametrize("other", ["d0", "d1", "d2"])
def test_who_names_the_speaker_of_the_row_does_not_differ(link: Callable[[Sequence[str]], Linked], other: str) -> None:
    """Of three reports that give the same words, those that name the row's speaker agree, whoever else differs."""
    words = "“The channel was an accident waiting for a signature,”"
    _, documents, statements = link(
        (f"{words} Ilse Brandvik said.", f"{words} said Ilse Brandvik.", f"{words} Ilse Brandvik told reporters.")
    )
    speakers = {name: "p2" if name == other else "p1" for name in ("d0", "d1", "d2")}
    said = [
        replace(one, utterance_id="u", speaker=speakers[one.clause.document_id]) if one.attributed else one
        for one in statements
    ]
    found = link_claims("s", documents, said, Verdicts(figures={}, utterances={"u": "speaker_differs"}))
    claim, cells = row((found, documents, said), "waiting for a signature")
    speaker = speakers[claim.gist_document_id]
    for name, cell in cells.items():
        assert cell.differs_on == (None if speakers[name] == speaker else "attribution"), name


def test_words_that_stand_by_themselves_stand_for_a_row(link: Callable[[Sequence[str]], Linked]) -> None:
    """A relative clause and "it" lean on what stands before them; a passage that comes near is read instead."""
    linked = link(
        (
            "Rask praised the ferry Astrid, which rammed the dredger Vostrel on Saturday. Bread was thrown away.",
            "The ferry Astrid rammed the dredger Vostrel on Saturday evening. The choir of Velmar sang twice.",
            "Nobody spoke of the ferry Astrid. It rammed the dredger Vostrel on Saturday. Parking is dear in Oru.",
        )
    )
    rammed = [claim for claim in linked[0].claims if claim.documents == 3]
    assert [gist(claim, linked[1]) for claim in rammed] == [
        "The ferry Astrid rammed the dredger Vostrel on Saturday evening"
    ]


def test_a_passage_with_its_own_subject_stands_for_a_row(link: Callable[[Sequence[str]], Linked]) -> None:
    """Of "…, and struck the quay" the subject stands in another statement, so that a report that names it is read."""
    linked = link(
        (
            "The freighter Oda lost her rudder and struck the coal quay. Bread was thrown away.",
            "The freighter Oda struck the coal quay at noon. The choir of Velmar sang twice.",
        )
    )
    (struck,) = [claim for claim in linked[0].claims if claim.documents == 2]
    assert gist(struck, linked[1]) == "The freighter Oda struck the coal quay at noon"


def test_two_rows_are_not_told_in_the_same_words(link: Callable[[Sequence[str]], Linked]) -> None:
    """Two reports print one sentence; once its words stand for a row, the other report's stand for no second one."""
    told = "The mayor of Oru reopened the flooded bridge."
    _, _, statements = link((told, told, "The mayor of Oru reopened the flooded bridge at noon."))
    judge = Judge(weigh(statements, weigh_words(statements)))
    rank = {"d0": 0, "d1": 1, "d2": 2}
    first = choose_gist(judge, range(3), rank, among=range(3))
    assert first == 0
    assert choose_gist(judge, [1, 2], rank, among=range(3)) == 1
    assert choose_gist(judge, [1, 2], rank, among=range(3), told=[first]) == 2
