"""Clauses that can stand as statements, from text to record, by the shipped language engine."""

from __future__ import annotations

import pytest

from crossread.annotate.clauses import find_clauses
from crossread.records import Clause
from tests.reading import read_report


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text."""
    report = read_report(text)
    return find_clauses(report.document, report.parsed, report.sentences, report.speech.quotations)


def one(text: str, start: str) -> Clause:
    """The clause that begins with these words."""
    return next(clause for clause in clauses(text) if clause.text.startswith(start))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The council closed the bridge and the ferry sailed twice.",
            ["The council closed the bridge", "the ferry sailed twice"],
        ),
        (
            "Lund shot and killed a clerk in Osk, and he was arrested and was taken to Velmar.",
            ["Lund shot and killed a clerk in Osk", "he was arrested", "was taken to Velmar"],
        ),
        (
            "The harbour office said the pilot had left the tanker.",
            ["The harbour office said", "the pilot had left the tanker"],
        ),
        (
            "Ilse Brandvik, the harbour master of Velmar, resigned on Monday.",
            [
                "Ilse Brandvik, the harbour master of Velmar",
                "Ilse Brandvik, the harbour master of Velmar, resigned on Monday",
            ],
        ),
        (
            "The crew left the tanker, which had lost its rudder near the pier.",
            ["The crew left the tanker", "which had lost its rudder near the pier"],
        ),
    ],
)
def test_each_statement_has_a_row(text: str, expected: list[str]) -> None:
    """Coordinated, reported, apposed and relative statements have rows of their own, without joining words."""
    found = [clause.text for clause in clauses(text)]
    assert [words for words in expected if words not in found] == []


def test_words_that_only_say_who_speaks_are_told_apart() -> None:
    """What is said is `reported` and lies in its quotation; who says it is `speech`."""
    found = clauses("The bridge will close on Friday, mayor Anna Berg told reporters.")
    assert [(clause.kind, clause.quotation_id is not None) for clause in found] == [
        ("reported", True),
        ("speech", False),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It is worn out.” Anna Berg said Monday.", "speech"),
        ("Anna Berg said nothing about the pump on Monday.", "main"),
        ("Anna Berg said goodbye to the crew.", "main"),
    ],
)
def test_a_clause_with_no_more_than_its_speaker_is_speech(text: str, kind: str) -> None:
    """Where the words stand in another sentence, who says them is still no statement; what she says is one."""
    assert one(text, "Anna Berg said").kind == kind


def test_words_between_marks_are_in_the_voice_of_the_speaker() -> None:
    """A clause between quotation marks is `quoted`, an indirect one keeps the outlet's voice."""
    found = clauses("“The pump is worn out,” Anna Berg said. She said the council had no money.")
    voices = {clause.text: clause.voice for clause in found}
    assert voices["The pump is worn out"] == "quoted"
    assert voices["the council had no money"] == "outlet"


def test_who_does_what_is_read_across_the_passive() -> None:
    """The one to whom something is done is the object, whether the verb is active or passive."""
    active = one("Police arrested the harbour master on Friday.", "Police")
    passive = one("The harbour master was arrested by police on Friday.", "The harbour")
    assert (active.predicate, active.subject, active.object) == ("arrest", "police", "harbour master")
    assert (passive.predicate, passive.subject, passive.object) == ("arrest", "police", "harbour master")


def test_coordinated_verbs_share_their_subject() -> None:
    """A verb without a subject of its own has that of the verb it is joined to."""
    found = clauses("The guards seized four boats and burned two sheds.")
    assert [(clause.predicate, clause.subject) for clause in found] == [("seize", "guard"), ("burn", "guard")]


@pytest.mark.parametrize(
    ("text", "polarity", "modality", "tense"),
    [
        ("The crew doesn’t believe the harbour master.", "negated", "asserted", "present"),
        ("Nine sailors were hurt, none badly.", "affirmed", "asserted", "past"),
        ("The tanker sank on Friday.", "affirmed", "asserted", "past"),
        ("The tanker did not sink.", "negated", "asserted", "past"),
        ("The toll is not only bad economics.", "affirmed", "asserted", "present"),
        ("The crew threatened not to sail.", "affirmed", "asserted", "past"),
        ("The owner denied the charges.", "negated", "asserted", "past"),
        ("The minister will visit the port.", "affirmed", "planned", "future"),
        ("The minister is unlikely to visit the port.", "affirmed", "unlikely", "present"),
        ("The minister may visit the port.", "affirmed", "possible", None),
        ("The tanker reportedly sank.", "affirmed", "possible", "past"),
        ("The tanker sank on 4 May 2025.", "affirmed", "asserted", "past"),
        ("Eleanor May closed the port.", "affirmed", "asserted", "past"),
    ],
)
def test_how_it_is_asserted(text: str, polarity: str, modality: str, tense: str | None) -> None:
    """Negation, denial, plans, chances and hedges are read from grammar and small closed lists."""
    found = clauses(text)[0]
    assert (found.polarity, found.modality, found.tense) == (polarity, modality, tense)


def test_no_word_is_outside_of_all_clauses() -> None:
    """Every word that a report says lies in some clause; a report without verbs has clauses too."""
    text = "Storm over Velmar\n\nNo light. The pier, white with foam, shook; boats broke loose and two men drowned."
    covered = {place for clause in clauses(text) for place in range(clause.start, clause.end)}
    left = "".join(sign if place not in covered else " " for place, sign in enumerate(text))
    assert not [word for word in left.split() if word.isalpha() and word not in {"and", "but", "or"}]


def test_rows_lie_in_their_report() -> None:
    """Each row's words are those of the report at its place, and ids do not repeat."""
    text = "The *council* closed the bridge, said Anna Berg, who chairs it.\n\nIt opens on Monday."
    found = clauses(text)
    assert all(text[clause.start : clause.end] == clause.text for clause in found)
    assert len({clause.clause_id for clause in found}) == len(found)


def test_what_completes_a_verb_is_its_object_too() -> None:
    """Two verbs with one object are one clause, and it is done to the object of the second."""
    found = one("Police say Lund shot and killed a young clerk.", "Lund")
    assert (found.text, found.subject, found.object) == ("Lund shot and killed a young clerk", "lund", "young clerk")
