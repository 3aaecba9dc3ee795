"""The states of the words of clauses: one for each content word, none from an engine that gives none of ours."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc

from crossread.annotate.clauses import cut_clauses, pack_states
from crossread.records.word_states import WIDTH
from tests.reading import read_report

TEXT = "The council of Osk called the regatta off on Monday, mayor Vance said, and the rowers left."


def test_each_content_word_of_each_clause_has_a_state_and_a_word_of_two_clauses_the_same() -> None:
    """Places follow the words of the clauses; a clause within another one points at the same states."""
    report = read_report(TEXT)
    cut = cut_clauses(report.document, report.parsed, report.sentences, report.speech.quotations)
    states = pack_states("d", report.parsed.doc, [words for _, words in cut])
    assert [len(words) for _, words in cut] == [len(clause.words) for clause, _ in cut]
    assert len(states.places) == sum(len(clause.words) for clause, _ in cut) > 0
    assert len(states.states) == WIDTH * len({word for _, words in cut for word in words})
    twice = pack_states("d", report.parsed.doc, [cut[0][1], cut[0][1]])
    assert twice.places[: len(cut[0][1])] == twice.places[len(cut[0][1]) :]


def test_one_text_gives_the_same_bytes_and_words_in_their_place_others() -> None:
    """Bytes can be compared; "left" is another word where somebody goes than where a side is told."""
    one, again, other = (
        read_report(text).parsed.doc for text in ("The rowers left.", "The rowers left.", "On the left stood rowers.")
    )
    packed = [pack_states("d", doc, [[2]]) for doc in (one, again, other)]
    assert packed[0] == packed[1] != packed[2]
    rows = np.frombuffer(packed[0].states, np.int8)
    assert rows.any()


def test_another_engine_gives_no_states() -> None:
    """Its vectors mean something else, whatever their width."""
    doc = Doc(read_report(TEXT).parsed.doc.vocab, words=["Rowers", "left"])
    assert not pack_states("d", doc, [[0, 1]]).places
    doc.tensor = np.ones((2, 384), np.float32)
    assert not pack_states("d", doc, [[0, 1]]).states
