"""Quotations with their speakers, from text to record, by the shipped language engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crossread.annotate.speech import _without_strayed
from crossread.records import Quotation, Sentence
from tests.reading import read_report, read_speech

CASES = json.loads((Path(__file__).parents[2] / "cases" / "quotations" / "speech.json").read_text("utf8"))
MARKS = json.loads(
    (Path(__file__).parents[2] / "cases" / "quotations" / "marks_that_are_no_speech.json").read_text("utf8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_who_says_what(case: dict[str, Any]) -> None:
    """Each quotation of the case is found with its words and its speaker."""
    speech = read_speech(case["text"])
    names = {entity.entity_id: entity.name for entity in speech.entities}
    found = {(one.kind, one.text, names.get(one.speaker_entity_id or "", "")) for one in speech.quotations}
    assert {tuple(one) for one in case["quotations"]} <= found


def test_titles_and_terms_are_no_quotations() -> None:
    """Titles of works and terms between marks are left out."""
    speech = read_speech("The museum shows “The Long Dry Summer” and a so-called “fire box” until May.")
    assert [one for one in speech.quotations if one.kind != "indirect"] == []


def test_spans_point_at_the_words() -> None:
    """Every span of every record holds the text the record gives, across markup and odd spaces."""
    report = read_report("**Edda\xa0Vance**, a [potter](#), told  reporters: “The *kiln* is cold.”\n\nShe left.")
    document, speech = report.document, report.speech
    for one in speech.quotations:
        assert document.text[one.start : one.end] == one.text
        if one.speaker_start is not None:
            assert document.text[one.speaker_start : one.speaker_end] == one.speaker_text
    for mention in speech.mentions:
        assert document.text[mention.start : mention.end] == mention.text


def test_i_inside_marks_is_the_speaker() -> None:
    """First-person pronouns in a quotation are mentions of who speaks, in the quoted voice."""
    speech = read_speech("“I sold my kiln in May,” Edda Vance said.")
    vance = next(entity.entity_id for entity in speech.entities if entity.name == "Edda Vance")
    own = [mention for mention in speech.mentions if mention.text in {"I", "my"}]
    assert own
    assert all(mention.entity_id == vance and mention.voice == "quoted" for mention in own)


def test_finding_twice_gives_the_same() -> None:
    """The same text gives the same records, ids included."""
    text = CASES[0]["text"]
    assert read_report(text).speech == read_report(text).speech


def test_a_caption_is_not_what_the_next_sentence_says() -> None:
    """Words under a picture stay with a cue of their own and are not given to a cue in the sentence beside them."""
    caption = Sentence(document_id="d", index=0, start=0, end=40, role="caption")
    body = Sentence(document_id="d", index=1, start=42, end=90, role="body")

    def said(start: int, end: int, cue: int | None) -> Quotation:
        return Quotation(
            quotation_id=f"q-{start}-{cue}",
            document_id="d",
            start=start,
            end=end,
            text="x" * (end - start),
            kind="indirect",
            cue_start=cue,
            cue_end=None if cue is None else cue + 4,
        )

    strayed, own, without, beside = said(0, 30, 80), said(0, 30, 32), said(0, 30, None), said(42, 75, 80)
    assert _without_strayed([strayed, own, without, beside], [caption, body]) == (own, without, beside)


@pytest.mark.parametrize(
    "text",
    [
        "Chancellor Eleanor Voss is expected to shake hands with the mayor and to meet the king.",
        "The invitation to Eleanor Voss stands. It has been claimed that the harbour will close in autumn.",
    ],
)
def test_whom_a_passive_is_about_says_nothing(text: str) -> None:
    """Who expects or claims is left open where the report leaves it open."""
    speech = read_speech(text)
    assert {one.speaker_entity_id for one in speech.quotations} <= {None}


@pytest.mark.parametrize("case", MARKS, ids=[case["inside"] for case in MARKS])
def test_what_stands_between_marks_is_speech_or_not(case: dict[str, Any]) -> None:
    """Titles, terms, nicknames and names of occasions are nobody's words; fragments with a cue are somebody's."""
    speech = read_speech(case["text"])
    taken = any(one.kind in {"direct", "mixed"} and case["inside"] in one.text for one in speech.quotations)
    assert taken is case["speech"], case["why"]


@pytest.mark.parametrize(
    ("text", "inner", "kept"),
    [
        ("“I said the word ‘shut’ instead of ‘open.’ It was the rain,” Otto Rask told the council.", "open.", False),
        ("“The lease meets every test of ‘wilful neglect.’ We will sue,” said Pia Holm.", "wilful neglect.", False),
        ("“I asked whether it was shut. He said ‘perhaps.’ We left,” said Pia Holm.", "perhaps.", True),
    ],
)
def test_a_few_words_within_words_need_a_verb_of_saying(text: str, inner: str, *, kept: bool) -> None:
    """Within what somebody says, a term or a word spoken of is no quotation of its own; what is said to be said is."""
    assert (inner in {one.text for one in read_speech(text).quotations if one.kind != "indirect"}) is kept


def test_a_caption_that_repeats_what_is_said_stays() -> None:
    """A heading in marks is the echo of words that the text attributes, though their cue stands elsewhere."""
    heading = Sentence(document_id="d", index=0, start=0, end=16, role="caption")

    def said(start: int, text: str) -> Quotation:
        return Quotation(
            quotation_id=f"q-{start}",
            document_id="d",
            start=start,
            end=start + len(text),
            text=text,
            kind="mixed",
            cue_start=30,
            cue_end=34,
        )

    echo, other, told = said(1, "Grave damage"), said(2, "Dark buoys"), said(40, "grave damage")
    assert _without_strayed([echo, other, told], [heading]) == (echo, told)


def test_a_term_is_a_term_wherever_it_stands() -> None:
    """The same few words between marks are judged together."""
    speech = read_speech(
        "The trip will fall short of the full-blown “harbour parade”, which annoyed many in Lund.\n\n"
        "The guests were offered a “harbour parade” after the vote, which nobody had asked for."
    )
    assert [one.text for one in speech.quotations if one.kind in {"direct", "mixed"}] == []


def test_who_speaks_is_named_behind_a_verb_that_is_set_in() -> None:
    """In "The rowers, said Vance, are" the rowers are the subject, not the source."""
    speech = read_speech("Edda Vance opened the door on Monday. The rowers, said Vance, are required to wear a helmet.")
    names = {entity.entity_id: entity.name for entity in speech.entities}
    assert {names.get(one.speaker_entity_id or "") for one in speech.quotations} == {"Edda Vance"}


def test_letters_behind_a_cue_name_the_speaker() -> None:
    """A bare name right behind the cue at the end of the sentence speaks, whatever the tree makes of it."""
    speech = read_speech(
        "The Northern Potters' Union (NPU) met in Lund. “The kilns were shut in great haste and nobody told the "
        "apprentices of the south bank about it until the evening”, added NPU."
    )
    names = {entity.entity_id: entity.name for entity in speech.entities}
    assert [names.get(one.speaker_entity_id or "") for one in speech.quotations if one.kind == "direct"] == [
        "Northern Potters' Union"
    ]


def test_he_who_is_said_to_say_is_not_who_says_so() -> None:
    """In somebody's words "he said" means another, and what stands in the next sentence says nothing of a piece."""
    speech = read_speech(
        "\"I asked him if he was well. He said 'yeah'. I said to him 'what now?' He nodded,\" Pia Holm said."
    )
    names = {entity.entity_id: entity.name for entity in speech.entities}
    who = {one.text: (one.speaker_text, names.get(one.speaker_entity_id or "")) for one in speech.quotations}
    assert who["yeah"] == ("He", None)
    assert who.get("what now?", ("I", "Pia Holm"))[0] != "He"


def test_what_is_passed_on_is_said_by_both() -> None:
    """The outer report holds the inner one whole; each has its own cue."""
    speech = read_speech("Police said the boy was well and had been sent home, the Lund Herald reported on Monday.")
    told = {one.speaker_text: one.text for one in speech.quotations}
    assert set(told) >= {"Police", "the Lund Herald"}
    assert told["Police"] in told["the Lund Herald"]


def test_a_noise_in_somebodys_words_is_nobodys() -> None:
    """One word that a speaker sets apart as a thing ("this ‘bang’") is no quotation in the quotation."""
    said = "All of a sudden you heard this ‘bang,’ and then the lamps went out and everybody ran,"
    speech = read_speech(f"“{said}” said Edda Vance.")
    assert [one.text for one in speech.quotations if one.kind != "indirect"] == [said]


def test_what_a_speaker_only_thinks_of_is_nobodys() -> None:
    """Words within somebody's words behind "is" are those of nobody."""
    said = "The only question now is: ‘Who will pay for the kiln?’"
    speech = read_speech(f"Edda Vance said: “{said}”")
    assert [one.text for one in speech.quotations if one.kind != "indirect"] == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Police said that the kiln was cold but declined to say for how long.", "that the kiln was cold"),
        ("Edda Vance confirmed that the kiln was cold and called it a loss.", "that the kiln was cold"),
        (
            "Edda Vance said that the kiln was cold and the door was shut.",
            "that the kiln was cold and the door was shut",
        ),
    ],
)
def test_what_is_said_ends_before_the_next_thing_one_does(text: str, said: str) -> None:
    """A second verb of the same source begins something new, a second clause does not."""
    speech = read_speech(text)
    assert said in {one.text for one in speech.quotations}


def _speakers(text: str) -> dict[str, str | None]:
    """For the words of each quotation of a text who speaks them."""
    speech = read_speech(text)
    names = {entity.entity_id: entity.name for entity in speech.entities}
    return {one.text: names.get(one.speaker_entity_id or "") for one in speech.quotations}


def test_capitals_tell_nothing_in_a_headline_in_capitals() -> None:
    """What a headline in title case quotes is no title for its capitals."""
    found = _speakers("Vance Says 'Let Osk Back In' as He Heads for Lund\n\nVance spoke on Monday.")
    assert found == {"Let Osk Back In": "Vance"}


def test_what_court_documents_say_no_court_says() -> None:
    """Documents kept by a court are a source of their own."""
    found = _speakers("The Lund court opened at noon. The kiln was cold, according to court documents.")
    assert list(found.values()) == ["court documents"]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Vance said police confirmed that the kiln was cold.", "police"),
        ("Vance said investigators believe the kiln was cold.", "investigators"),
        ("Vance said the ashes showed that the kiln was cold.", None),
    ],
)
def test_who_confirms_within_words_is_somebody(text: str, inner: str | None) -> None:
    """Words within words have a speaker of their own where somebody tells them, and none where a thing shows it."""
    assert {who for who in _speakers(text).values() if who != "Vance"} == ({inner} if inner else set())


def test_an_adjective_before_a_newspaper_is_nobody() -> None:
    """In "the official Lund Daily" the newspaper speaks."""
    assert set(_speakers("“The kiln is cold,” said the official Lund Daily on Monday.").values()) == {"Lund Daily"}


def test_a_clause_before_words_in_marks_is_reported_too() -> None:
    """What the outlet words itself before a quoted sentence of the same content is a row beside it."""
    found = _speakers("Vance said that although he liked the idea of the board, “a new kiln is not needed.”")
    assert found["a new kiln is not needed."] == "Vance"
    assert any(text.startswith("that although he liked") for text in found)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Vance said the door was shut and denied any delay.", "Vance"),
        ("Vance said the boy first stopped at the desk on Monday and talked to the clerk.", None),
    ],
)
def test_a_second_verb_of_saying_has_the_source_of_the_first(text: str, speaker: str | None) -> None:
    """A cue behind "and" is the source's, unless it tells what somebody did of whom the first tells."""
    found = {said: who for said, who in _speakers(text).items() if not said.startswith("the ")}
    assert found == ({"any delay": speaker} if speaker else {})
