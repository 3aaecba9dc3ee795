"""What plain texts say about themselves in their first and last lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.ingest.plain import find_plain_metadata

LEAD = "Two ferries collided in fog outside the harbour of Valpara, and eleven passengers were brought ashore by boat."


@pytest.mark.parametrize(
    ("head", "title", "byline", "outlet", "values"),
    [
        ("Ferries collide", "Ferries collide", None, None, []),
        ("Ferries collide | Harbour Gazette", "Ferries collide", None, "Harbour Gazette", []),
        ("Two ferries collide - Lantern Weekly", "Two ferries collide", None, "Lantern Weekly", []),
        ("Ferries collide\n\nBy [Ana Sousa](#)", "Ferries collide", "Ana Sousa", None, []),
        ("Ferries collide\n\nBY J. R. HALE AND ANA SOUSA", "Ferries collide", "J. R. HALE AND ANA SOUSA", None, []),
        ("Ferries collide\n\nLantern Weekly, June 8, 2021", "Ferries collide", None, "Lantern Weekly", ["2021-06-08"]),
        ("Fog\n\n[Lantern Weekly](#) 8 June 2021", "Fog", None, "Lantern Weekly", ["2021-06-08"]),
        (
            "Published: 12 March 2021 14:05 GMT\n\nUpdated 13 March 2021\n\nFerries collide",
            "Ferries collide",
            None,
            None,
            ["2021-03-12T14:05:00+00:00", "2021-03-13"],
        ),
        ("Ferries collide\n\n12/03/2021", "Ferries collide", None, None, ["2021-03-12", "2021-12-03"]),
        ("Ferries collide\n\n31/03/2021", "Ferries collide", None, None, ["2021-03-31"]),
        ("National Harbour Authority", None, None, None, []),
    ],
)
def test_lines_above_the_lead_are_read(
    head: str, title: str | None, byline: str | None, outlet: str | None, values: list[str]
) -> None:
    """Title, byline, outlet and dates stand above the lead, in any order, with or without markup."""
    found = find_plain_metadata(f"{head}\n\n{LEAD}")
    if head.startswith("National"):  # a name that the text does not speak of may be a headline
        title = head
    assert (found.title, found.byline, found.outlet) == (title, byline, outlet)
    assert [date.value for date in found.dates] == values


def test_name_of_a_body_is_its_outlet_and_no_title() -> None:
    """A first line that the text takes up as a name is who published it."""
    found = find_plain_metadata(f"National Harbour Authority\n\nThe National Harbour Authority today said: {LEAD}")
    assert (found.title, found.outlet) == (None, "National Harbour Authority")


def test_glued_date_and_dated_dateline() -> None:
    """A date glued to the lead and one in a dateline are dates of the report; the lead is no title."""
    glued = find_plain_metadata(f"date 2021-06-08 {LEAD}\n\nMore.")
    dated = find_plain_metadata(f"VALPARA, June 8, 2021 (NNA) -- {LEAD}\n\nMore.")
    assert (glued.title, dated.title) == (None, None)
    assert [(*date,) for date in glued.dates] == [("2021-06-08", "byline")]
    assert [(*date,) for date in dated.dates] == [("2021-06-08", "dateline")]


def test_a_byline_ends_before_the_date_that_follows_it() -> None:
    """The label of a date is no name; the date is that of the report, before a lead in the same line too."""
    alone = find_plain_metadata(f"Ferries collide\n\nBy Ana Sousa. CREATED Jun 8, 2021\n\n{LEAD}")
    glued = find_plain_metadata(
        f"Ferries collide\n\nBy Ana Sousa, Reporter for the Gazette Published: 8 June 2021 | Updated: 07:42 {LEAD}"
    )
    assert alone.byline == "Ana Sousa"
    assert [(*date,) for date in (*alone.dates, *glued.dates)] == [("2021-06-08", "byline")] * 2


def test_dateline_without_its_year_gives_no_date() -> None:
    """A day without its year is not more precise than known: it is left out."""
    assert find_plain_metadata(f"VALPARA, Dec. 9 (NNA) -- {LEAD}").dates == ()


def test_dates_inside_the_story_are_no_dates_of_the_report() -> None:
    """What the text tells of other days does not date it."""
    text = f"Ferries collide\n\n{LEAD} On March 3, 2011 two others did.\n\nIt was dark."
    assert find_plain_metadata(text).dates == ()


def test_a_last_line_may_date_the_report() -> None:
    """A line of its own at the bottom gives a date with the weakest origin."""
    text = "Ferries collide\n\n" + f"{LEAD}\n\n" * 12 + "Published: June 9, 2021"
    assert [(*date,) for date in find_plain_metadata(text).dates] == [("2021-06-09", "text")]


@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    """Spans of dates point at what they were read from, whatever the text."""
    for date in find_plain_metadata(text).dates:
        assert any(character.isdigit() for character in text[date.start : date.end])
