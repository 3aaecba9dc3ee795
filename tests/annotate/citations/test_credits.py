"""Credits on a page."""

from __future__ import annotations

import pytest

from crossread.annotate.citations.credits import find_credits

CASES = [
    ("LERWICK, Dec. 4 (Reuters) - Two seals slept.", "Reuters"),
    ("LERWICK, December 4 /TASS/. Two seals slept.", "TASS"),
    ("Photo: AP / Orla Brae", "AP / Orla Brae"),
    ("Photograph by Orla Brae", "Orla Brae"),
    ("*Source: [Harbour Wire](#)*", "Harbour Wire"),
    ("(Reporting by Orla Brae; Editing by Finn Stone)", "Orla Brae"),
    ("Image copyright EPA", "EPA"),
    ("Image copyright Reuters Image caption Two seals slept", "Reuters"),
    ("Copyright Associated Press / Harbour Wire", "Associated Press"),
    ("An Associated Press report is included.", "Associated Press"),
    ("Orla Brae contributed to this report.", "Orla Brae"),
    ("This story contains material from Reuters.", "Reuters"),
    ("Updated: 2021-06-08 09:53 (Agencies)", "Agencies"),
    ("SWNS • PA Two seals slept on the quay", "SWNS"),
    ("Additional reporting by agencies", "agencies"),
    ("Republished from Harbour Wire.", "Harbour Wire"),
    ("Two seals asleep on Sunday. Harbour Wire/Orla Brae", "Harbour Wire"),
]


@pytest.mark.parametrize(("text", "source"), CASES)
def test_a_credit_names_its_source(text: str, source: str) -> None:
    """Each way of crediting is found once, with the words that name the source."""
    found = [text[left:right] for _, _, (left, right) in find_credits(text, [])]
    assert found == [source]


def test_running_text_is_no_credit() -> None:
    """Names, brackets and slashes of ordinary sentences are left alone."""
    text = "Orla Brae (34) and/or Finn Stone took the photo on Sunday, the source of the row."
    assert list(find_credits(text, [])) == []
