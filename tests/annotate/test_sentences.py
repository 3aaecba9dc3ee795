"""Roles of sentences on pages written for this project."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate.sentences import find_sentences, pictures
from crossread.annotate.sentences.furniture import find_cue
from crossread.records.document import Document

PAGES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "cases" / "sentences" / "pages.json").read_text("utf-8")
)
_WORD = re.compile(r"\w+")


def read(text: str, **known: str) -> Document:
    """A report of a text."""
    return Document(document_id="d", path="a.txt", words=0, text=text, sha256="0", **known)  # type: ignore[arg-type]


def roles_of_words(document: Document) -> list[str]:
    """The role of each word, in order; a word in no sentence has none."""
    sentences = find_sentences(document)
    roles: list[str] = []
    for match in _WORD.finditer(document.text):
        holders = [one.role for one in sentences if one.start <= match.start() and match.end() <= one.end]
        roles.append(holders[0] if len(holders) == 1 else "none")
    return roles


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_each_part_of_a_page_has_its_role(page: dict[str, Any]) -> None:
    """Every word of a part lies in a sentence of the part's role."""
    text, wanted = "", []
    for role, part, *gap in page["parts"]:
        text += ((gap[0] if gap else "\n\n") if text else "") + part
        wanted += [role] * len(_WORD.findall(part))
    found = roles_of_words(read(text))
    wrong = [
        (word, role, want) for word, role, want in zip(_WORD.findall(text), found, wanted, strict=True) if role != want
    ]
    assert not wrong, page["why"]


def test_known_outlet_marks_its_name_behind_a_dash() -> None:
    """A name behind a dash is cut from a headline when it is the outlet's own; otherwise it may be a speaker."""
    lead = "The ferry line of Valpara will sail again, it said on Monday."
    text = f"Ferry line will sail again in the autumn - Marrow\n\n{lead}"
    assert roles_of_words(read(text))[8] == "headline"
    assert roles_of_words(read(text, outlet="marrow.example"))[8] == "furniture"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_every_word_lies_in_one_sentence(text: str) -> None:
    """Sentences are in order, do not overlap, are trimmed, and hold all words, whatever the text."""
    sentences = find_sentences(read(text))
    place = 0
    for number, one in enumerate(sentences):
        assert one.index == number
        assert place <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        place = one.end
    inside = "".join(text[one.start : one.end] for one in sentences)
    assert sum(map(str.isalnum, inside)) == sum(map(str.isalnum, text))


def test_time_grows_with_length_only() -> None:
    """Four times the text takes at most about four times as long, on pages and on one endless line."""
    paragraph = "Two ferries collided in fog outside the harbour, and 11 passengers were brought ashore. "
    for unit in (paragraph + "\n\n", paragraph, "horn ", "x" * 80, ". . . ", "](", "(Photo: ", "a/B "):
        seconds = []
        for size in (50_000, 200_000):
            document = read((unit * (size // len(unit) + 1))[:size])
            begin = time.process_time()
            find_sentences(document)
            seconds.append(time.process_time() - begin)
        assert seconds[1] < 12 * seconds[0] + 0.2, unit


@pytest.mark.parametrize(
    "text",
    [
        "Watch officers saw nothing until the two ferries touched, the harbour office said.",
        "More than forty people stood on the pier.",
        "Related charges against the captain were dropped in May.",
        "Follow-up checks found that the horn had been silent since the spring.",
        "Sign language interpreters helped the passengers.",
        "Subscribers will get their money back.",
        "Comment sections of local papers were full of anger.",
        "Get out, the captain told his crew.",
        "Email records show that the office knew.",
        "Join forces, the governor told the two ferry lines.",
        "Copyright law was not at issue.",
        "Have a question for the governor? He will answer.",
        "The port is not responsible for the content of the containers, it said.",
        "Video playback of the collision was shown in court.",
        "Close this gap, the governor told the council, and the ferries will sail.",
        "Distributed by hand, the leaflets reached every house on the quay.",
        "Editors said that the map was drawn in haste.",
    ],
)
def test_sentences_that_open_like_furniture_are_text(text: str) -> None:
    """An opening word alone does not make a sentence furniture."""
    assert find_cue(text, len(text.split())) is None


@pytest.mark.parametrize(
    "text",
    [
        "(EDITORS: STORY MAY END HERE)",
        "GRAPHIC (for help with images, call the desk):",
        "Distributed by Osk News Agency, LLC.",
    ],
)
def test_notes_of_an_agency_to_its_clients_are_furniture(text: str) -> None:
    """What an agency tells the editors who print its story is none of it."""
    assert find_cue(text, len(text.split())) is not None


def test_each_line_is_compared_by_its_words_and_not_with_every_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list of lines behind an agency's name is read a few times a line, however many lines there are."""
    asked: list[str] = []
    runs = pictures._runs

    def counted(text: str) -> frozenset[tuple[str, ...]]:
        asked.append(text)
        return runs(text)

    monkeypatch.setattr(pictures, "_runs", counted)
    lines = [
        f"REUTERS Barge number {number} lies at the quay of Brannsund and waits for a pilot." for number in range(90)
    ]
    text = "Ninety barges wait\n\n" + "\n\n".join(lines)
    find_sentences(read(text))
    assert 90 <= len(asked) <= 6 * 90
