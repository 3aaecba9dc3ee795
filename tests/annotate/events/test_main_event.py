from __future__ import annotations

from crossread.annotate.events.main_event import MainEvent, Passage, find_main_event
from crossread.annotate.sentences import find_sentences
from tests.annotate.events.conftest import Desk

TEXT = (
    "Harbour master closes old bridge in Velmar\n\n"
    "The harbour master Ilse Brandvik closed the old bridge in Bergen, Norway, on Friday after a barge had hit it. "
    "It was built in 1921. Nobody was hurt.\n"
)


def find(desk: Desk, text: str) -> MainEvent:
    """What a text is about."""
    document, parsed, marks = desk.read(text)
    return find_main_event(document, parsed, find_sentences(document), marks)


def words(text: str, passage: Passage | None) -> str | None:
    """The words of a passage."""
    return text[passage[0] : passage[1]] if passage is not None else None


def test_headline_tells_who_and_what(desk: Desk) -> None:
    """Who is the subject of the headline, what its verb with all that follows."""
    found = find(desk, TEXT)
    assert words(TEXT, found.who) == "Harbour master"
    assert (words(TEXT, found.what) or "").startswith("closes old bridge")


def test_the_day_is_one_shortly_before_the_report(desk: Desk) -> None:
    """A day of last week is when it happened; a year long ago is not."""
    found = find(desk, TEXT)
    assert words(TEXT, found.when) in {"on Friday", "Friday"}
    assert found.day == "2019-03-22"


def test_without_a_day_it_is_that_of_the_report(desk: Desk) -> None:
    """A report that names no day tells of its own."""
    found = find(desk, "Mayor opens bridge\n\nThe mayor opened the bridge that was begun in 1921.\n")
    assert found.when is None
    assert found.day == "2019-03-25"


def test_a_place_goes_with_what_it_lies_in(desk: Desk) -> None:
    """A town before a country, and both where they stand together."""
    text = "Police in Norway arrest two men\n\nTwo men were arrested in Bergen, Norway, on Friday, police said.\n"
    assert words(text, find(desk, text).where) == "Bergen, Norway"


def test_a_text_without_a_verb_says_nothing(desk: Desk) -> None:
    """Where nothing happens, nothing is found."""
    found = find(desk, "Photographs of the harbour\n")
    assert (found.who, found.what) == (None, None)


def test_what_the_report_calls_an_area_is_where(desk: Desk) -> None:
    """A name that no list holds is a place where "province" follows it, and the answer holds the whole."""
    text = (
        "Boy found safe after search in hills\n\n"
        "A boy was found safe on Sunday after a search in Quelmar province, rescuers said.\n"
    )
    assert words(text, find(desk, text).where) == "Quelmar province"
