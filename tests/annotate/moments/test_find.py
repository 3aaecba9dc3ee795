"""What `find_moments` promises of a report: anchors, offsets, roles, quotations."""

from __future__ import annotations

from datetime import UTC, date, timedelta, timezone

import pytest

from crossread.annotate.moments import Lent, Options, find_moments
from crossread.records.document import Document, Sentence
from crossread.records.moments import Moment
from crossread.records.quotations import Quotation

PUBLISHED = "2024-05-15"


def _document(text: str, published: str | None = PUBLISHED) -> Document:
    return Document(
        document_id="d-1", path="d.txt", text=text, words=len(text.split()), published=published, sha256="0"
    )


def _one(text: str, published: str | None = PUBLISHED, **more: Lent | timezone | Options | None) -> Moment:
    [found] = find_moments(_document(text, published), (), **more)  # type: ignore[arg-type]
    return found


def test_offsets_point_into_the_document_through_markup() -> None:
    """A span covers the words as they stand in the text, marks of emphasis inside it included."""
    text = "# Harbour\n\nThe **ferry** sank on [3 May](https://example.org) *2011* off the cape."
    [found] = find_moments(_document(text), ())
    assert text[found.start : found.end] == found.text
    assert found.text.startswith("3 May")
    assert found.value == "2011-05-03"


def test_headings_do_not_run_into_the_text_below() -> None:
    """A number at the start of a paragraph is no day of the month that ends the heading above it."""
    found = find_moments(_document("Ferry to sail in July\n\n13 people signed up."), ())
    assert [one.value for one in found] == ["2024-07"]


def test_furniture_is_not_read() -> None:
    """Dates in page furniture are not what the report says."""
    text = "The mill burned on Monday.\nCopyright 2019."
    sentences = (
        Sentence(document_id="d-1", index=0, start=0, end=26, role="body"),
        Sentence(document_id="d-1", index=1, start=27, end=42, role="furniture"),
    )
    assert [one.value for one in find_moments(_document(text), sentences)] == ["2024-05-13"]


def test_the_date_of_a_dateline_is_read() -> None:
    """A dateline is set apart from what the report says, but its date is one of the report's moments."""
    text = "GENEVA, May 14 (Lakeside Press) - The mill burned."
    sentences = (
        Sentence(document_id="d-1", index=0, start=0, end=33, role="furniture"),
        Sentence(document_id="d-1", index=1, start=34, end=50, role="body"),
    )
    assert [one.value for one in find_moments(_document(text), sentences)] == ["2024-05-14"]


def test_sentences_split_inside_a_date_do_not_break_it() -> None:
    """A sentence that was cut after an abbreviation is read on where the next goes on."""
    text = "The mill burned on Dec. 9, 2011, at dawn."
    sentences = (
        Sentence(document_id="d-1", index=0, start=0, end=23, role="body"),
        Sentence(document_id="d-1", index=1, start=24, end=41, role="body"),
    )
    assert "2011-12-09" in [one.value for one in find_moments(_document(text), sentences)]


@pytest.mark.parametrize(
    ("head", "published", "value"),
    [
        ("", "2024-05-15", "2024-05-14"),
        ("GENEVA, May 14 (Lakeside Press) - ", "2024-05-15", "2024-05-13"),
        ("Lakeside Review, May 9, 2024\n\nHarbour Gazette 7 May 2024\n\n", "2024-05-10", "2024-05-06"),
        ("Originally published on 3 March 2021.\n\n", "2024-05-15", "2021-03-02"),
        ("May 7, 2024\n\n", None, "2024-05-06"),
    ],
)
def test_yesterday_is_counted_from_the_day_the_words_were_written(head: str, published: str | None, value: str) -> None:
    """Publication, unless a dateline, first lines or the text itself give the day of writing."""
    found = find_moments(_document(head + "The council met yesterday in the old hall by the river.", published), ())
    assert found[-1].text == "yesterday"
    assert found[-1].value == value
    assert found[-1].anchor is not None


def test_without_any_date_relative_words_stay_open() -> None:
    """Nothing is guessed: a weekday keeps its name, a day without a year its month, both without an interval."""
    friday, july = find_moments(_document("They met on Friday and will meet on 13 July.", None), ())
    assert (friday.value, friday.earliest, friday.latest) == ("XXXX-WXX-5", None, None)
    assert (july.value, july.earliest, july.latest) == ("XXXX-07-13", None, None)


def test_without_any_date_full_dates_still_resolve() -> None:
    """An absolute date needs no anchor and has none."""
    found = find_moments(_document("They met in March 2011.", None), ())
    assert [(one.earliest, one.latest, one.anchor) for one in found] == [("2011-03-01", "2011-03-31", None)]


def test_a_first_full_date_serves_when_nothing_else_is_known_and_says_so() -> None:
    """An undated report is read from the first full date of its lead, and the anchor says that it is a guess."""
    found = find_moments(_document("The dam broke on 9 December 2012. Police came on Saturday.", None), ())
    assert found[1].value == "2012-12-08"
    assert "publication unknown" in str(found[1].anchor)


def test_a_lent_day_serves_an_undated_report_only() -> None:
    """A day lent by the story's other reports counts when the report has none of its own."""
    lent = Lent(day=date(2018, 4, 27), why="latest of the story's other reports")
    assert _one("They met on Tuesday.", None, lent=lent).value == "2018-04-24"
    assert _one("They met on Tuesday.", PUBLISHED, lent=lent).value == "2024-05-14"
    assert "other reports" in str(_one("They met on Tuesday.", None, lent=lent).anchor)


def test_the_zone_moves_the_day_of_publication() -> None:
    """An hour after midnight in one zone is the day before in another."""
    stamp = "2024-05-15T01:00:00+00:00"
    assert _one("They met today.", stamp).value == "2024-05-15"
    assert _one("They met today.", stamp, zone=UTC).value == "2024-05-15"
    assert _one("They met today.", stamp, zone=timezone(timedelta(hours=-4))).value == "2024-05-14"


def test_words_of_a_quotation_are_counted_from_the_day_it_was_said() -> None:
    """Inside a quotation with a day of its own, "tomorrow" follows that day."""
    text = 'She wrote: "We leave tomorrow." They left.'
    quotation = Quotation(
        quotation_id="q", document_id="d-1", start=11, end=31, text=text[11:31], kind="direct", said_on="2020-02-01"
    )
    [found] = find_moments(_document(text), (), quotations=(quotation,))
    assert found.value == "2020-02-02"
    assert "2020-02-01" in str(found.anchor)


def test_words_quoted_after_a_dated_reporting_verb_are_counted_from_that_date() -> None:
    """What was said in January about "next month" was about February, in the next paragraph of the quotation too."""
    text = 'The mayor said in January: "We thank all who came.\n\n"The visit next month is off."'
    found = find_moments(_document(text), ())
    assert found[1].value == "2024-02"


def test_ages_are_left_out_unless_asked_for() -> None:
    """An age is no moment of a report; the option is for sets that count it."""
    text = "The nurse is 38 years old."
    assert find_moments(_document(text), ()) == ()
    assert _one(text, options=Options(ages=True)).value == "P38Y"


def test_ranges_are_whole_or_two_ends() -> None:
    """A range is one moment with one interval; TIMEX3, which has no ranges, wants its ends."""
    text = "The fair ran on July 11-12, 2019."
    whole = _one(text)
    assert (whole.earliest, whole.latest) == ("2019-07-11", "2019-07-12")
    ends = find_moments(_document(text), (), options=Options(whole_ranges=False))
    assert [one.value for one in ends] == ["2019-07-11", "2019-07-12"]


def test_history_is_counted_from_the_date_named_last() -> None:
    """In a text that tells of long ago a bare day belongs to the year it has got to."""
    text = (
        "The siege began in March 1641. In June 1641 the wall fell. A truce held until July 1641. The town was "
        "burned in August 1641. On 3 September the envoys met, and in October they signed."
    )
    found = {one.text: one.value for one in find_moments(_document(text), ())}
    assert found["3 September"] == "1641-09-03"
    assert found["October"] == "1641-10"


def test_ids_are_the_same_in_every_run() -> None:
    """The same report gives the same moments, ids included."""
    text = "They met on Friday, again two days later, and every Monday since 2019."
    assert find_moments(_document(text), ()) == find_moments(_document(text), ())
    assert len({one.moment_id for one in find_moments(_document(text), ())}) == 4


@pytest.mark.parametrize(
    ("front", "value"),
    [("On Thursday the council met again. ", "XXXX-03"), ("It was told to every child of the valley. ", "1987-03")],
)
def test_an_undated_report_of_the_day_lends_its_months_no_year_of_its_background(front: str, value: str) -> None:
    """The end of March in undated news is not of the year in which a dam was built; in a history it is."""
    text = f"{front}The dam was built in 1987. Water came over its wall at the end of March."
    found = find_moments(_document(text, None), ())
    assert next(one.value for one in found if one.text.endswith("March")) == value
