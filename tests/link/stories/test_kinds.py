from __future__ import annotations

import pytest

from crossread.link.stories.kinds import find_kind, part_title


@pytest.mark.parametrize(
    "title",
    [
        "Harbour strike live: trams stop as well",
        "Live: harbour strike enters third day",
        "Harbour strike – live updates",
        "Harbour strike live blog",
        "Budget speech, minute by minute",
        "Velmark derby: as it happened",
    ],
)
def test_a_live_blog_calls_itself_one(title: str) -> None:
    """What a headline says of its own form is believed."""
    assert find_kind(title) == "live blog"


@pytest.mark.parametrize(
    "title",
    [
        "Morning briefing: mill fire, tram strike, new mayor",
        "News digest: Monday",
        "World in brief – round-up",
        "The week in review",
        "Tomorrow’s front pages",
        "Five things you need to know",
        "Police blotter",
    ],
)
def test_a_round_up_calls_itself_one(title: str) -> None:
    """Headlines of several happenings are told by the common names of the form."""
    assert find_kind(title) == "round-up"


@pytest.mark.parametrize(
    "title",
    [
        "Police round up strikers at harbour",
        "Band to play live in Velmark",
        "Five things to know about the new mayor",
        "Residents who live near mill told to leave",
        "Minister gives morning news conference",
        "Police briefing on mill fire at noon",
        "Court digests 400-page report",
        "",
        None,
    ],
)
def test_words_that_look_like_a_form_are_none(title: str | None) -> None:
    """A form is told by its name, not by a word of it."""
    assert find_kind(title) is None


def test_twins_share_a_frame_and_differ_in_numbers() -> None:
    """Numbers in digits and words, ordinals too, are holes of the frame."""
    second, twelfth = part_title("Harbour strike, day 2"), part_title("Harbour strike: day 12")
    assert second is not None
    assert twelfth is not None
    assert second[0] == twelfth[0]
    assert second[1] != twelfth[1]
    assert part_title("11th sanctions package agreed") == ("# sanctions package agreed", ("11",))
    assert part_title("Eleventh sanctions package agreed") == ("# sanctions package agreed", ("eleventh",))


@pytest.mark.parametrize("title", ["Harbour strike", "Day 2", "12", "", None])
def test_a_headline_without_a_number_or_words_has_no_twin(title: str | None) -> None:
    """Nothing, or next to nothing, is like everything."""
    assert part_title(title) is None
