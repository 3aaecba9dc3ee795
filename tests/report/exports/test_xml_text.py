"""Text in XML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from crossread.report.exports.xml_text import xml_text

HARD = ["\x00\x0b\ufffe", '<a b="c">&', "\u202eabc\u200b", "line\r\nbreak\ttab", "\U0001f30a"]


@pytest.mark.parametrize("text", HARD)
def test_every_text_survives(text: str) -> None:
    """What XML can hold comes back as it was; what it cannot hold becomes a replacement character."""
    kept = "".join("\ufffd" if char in "\x00\x0b\ufffe" else char for char in text)
    read = ET.fromstring(f'<a b="{xml_text(text)}">{xml_text(text)}</a>')
    assert (read.text, read.get("b")) == (kept, kept)
