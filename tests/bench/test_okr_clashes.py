"""Numbers of sentences of one event that are said to conflict."""

from __future__ import annotations

from bench.okr_clashes import by_figures, by_noun, find_clashes

ROWS = [
    {
        "event": "ferry",
        "left_sentences": ["The ferry Aurelia sank off Velmar and 22 people were killed ."],
        "right_sentences": [
            "The ferry Aurelia sank off Velmar and 31 people were killed .",
            "The ferry Aurelia sank off Velmar and 12 people were hurt .",
        ],
    },
    {
        "event": "fair",
        "left_sentences": ["The fair drew 40 people ."],
        "right_sentences": ["The fair drew 40 people ."],
    },
]


def test_two_tolls_of_one_event_clash_and_other_outcomes_do_not() -> None:
    """The killed are two numbers that exclude each other; the hurt are another count, and two equal numbers none."""
    [clash] = find_clashes(ROWS, by_figures)
    assert (clash.event, clash.bounds) == ("ferry", (("22", "22"), ("31", "31")))
    assert {words.split()[7] for words in clash.sentences} == {"22", "31"}


def test_a_noun_alone_takes_the_hurt_for_the_killed() -> None:
    """The baseline counts people whatever happened to them."""
    assert len(find_clashes(ROWS, by_noun)) == 3
