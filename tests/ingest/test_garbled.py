"""Marks and letters garbled by a wrong encoding on the way here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.ingest import read_bytes
from crossread.ingest.garbled import mend_garbled, mend_words
from crossread.records import Reading


def _garble(text: str, encoding: str) -> str:
    """UTF-8 read in another encoding; a byte that it does not know is kept as a control character."""
    return "".join(
        sign if sign != "\ufffd" else chr(byte)
        for byte in text.encode("utf-8")
        for sign in (bytes((byte,)).decode(encoding, "replace"),)
    )


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("sign", [*"‘’‚“”„–—…•‹›«»€™£©°½¡¿", *map(chr, range(0xC0, 0x180)), *"ạộữ", "😀", "ﬁ"])
def test_marks_and_letters_are_what_they_were(sign: str, encoding: str) -> None:
    """Every mark, dash and accented letter within a word becomes what it was, and the text keeps its length."""
    text = f"The ter{sign}min on the quay"
    garbled = _garble(text, encoding)
    assert mend_words(garbled) == text
    mended = mend_garbled(garbled)
    assert mended.split() == text.split()
    assert len(mended) == len(garbled)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_whole_passage_reads_as_before_and_keeps_its_offsets(encoding: str) -> None:
    """Quotation marks at either end of a word are mended, and each word starts where it stood."""
    text = "“We don’t sail,” said José Núñez — “not in fog…” The café’s owner, Zoë Ábel, agreed."
    garbled = _garble(text, encoding)
    mended = mend_garbled(garbled)
    assert mended.split() == text.split()
    for word in ("said", "Jos", "in", "The", "owner", "agreed"):
        assert mended.index(word) == garbled.index(word)


def test_garbled_twice_and_half_lost() -> None:
    """What went wrong twice, a closing mark without its last byte, and Windows marks read as Latin-1 are mended."""
    once = _garble("the crew’s “no”", "latin-1")
    assert mend_words(_garble(once, "cp1252")) == "the crew’s “no”"
    assert mend_words("â€œNobody knows,â€ she said") == "“Nobody knows,” she said"
    assert (
        mend_words("\x93Nobody knows,\x94 she said \x96 the mayor\x92s wife")
        == "“Nobody knows,” she said – the mayor’s wife"
    )


@pytest.mark.parametrize(
    "text",
    [
        "A “maçã” is an apple; the sign said “MAÇÔ and “AMANHÔ, then “IRMÔ…",
        "“café”—that was all, «déjà»… and “cliché”",
        "Nguyễn Thị Hà, São João, Łódź, Åland, Ängelholm, Þingvellir, Ærø, château, ÂGE",
        "NESCAFÉ® and PÅ’ stand here, 20 °C, £5, 5 €",
        "plain words only",
    ],
)
def test_what_is_meant_stays(text: str) -> None:
    """Words of other languages, marks behind capitals with accents and signs are left as they are."""
    assert mend_garbled(text) == text


@given(st.text())
def test_any_text_keeps_its_length(text: str) -> None:
    """Nothing breaks, and a text is as long as before."""
    assert len(mend_garbled(text)) == len(text)


def test_a_report_is_read_without_garbled_marks_and_says_so() -> None:
    """Text and title are mended, and the reader is told."""
    page = _garble('{"title": "Zoë’s boat", "text": "“Nobody’s aboard,” she said on the quay."}', "cp1252")
    (reading,) = read_bytes(page.encode("utf-8"), "boat.json")
    assert isinstance(reading, Reading)
    assert reading.document.title == "Zoë’s boat"
    assert reading.document.text.split() == ["“Nobody’s", "aboard,”", "she", "said", "on", "the", "quay."]
    assert any("garbled" in warning for warning in reading.warnings)
