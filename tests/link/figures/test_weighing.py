"""Numbers of one numeral that are one by all that stands around them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from crossread.link.figures.likeness import COLUMNS, Surroundings, key_of, weigh_likeness
from crossread.link.figures.link import link_figures
from crossread.link.figures.weighing import find_alike, group_places, load_weights, odds_of
from tests.link.figures.test_link_figures import tell


def _joined(*reports: str) -> bool:
    """Whether the first numbers of the first two reports are one figure."""
    told = tell(*reports)
    links = link_figures("s", told)
    first, second = (
        next(one.quantity.quantity_id for one in told if one.quantity.document_id == document)
        for document in sorted({one.quantity.document_id for one in told})[:2]
    )
    return links.figure_of[first] == links.figure_of[second]


def test_a_few_of_one_thing_in_each_report() -> None:
    """Each report gives two employees once, on other days: they are those of the one firm."""
    assert _joined(
        "Harbrook Marine, which had just two employees when the storm came on 3 May, now counts 90.",
        "The tiny firm employed only two employees as of late June.",
    )


def test_few_things_of_two_nouns_stay_apart() -> None:
    """Two of most things come in every story, whatever else is said alike."""
    assert not _joined(
        "The mayor of Velmar praised the two ministers for the harbour plan.",
        "The mayor of Velmar praised the two bridges of the harbour plan.",
    )


def test_a_large_sum_is_one_whatever_it_is_called() -> None:
    """A contract over 300 million and the 300 million that a firm gets are one, though other days stand beside."""
    assert _joined(
        "The council signed a $300 million contract with Harbrook on 4 May.",
        "Harbrook, founded in June, may spend the $300 million as it likes.",
    )


def test_a_share_beside_another_shared_number() -> None:
    """Ten percent on aluminium beside 25 percent on steel is one rate in both reports."""
    assert _joined(
        "A levy of 10 percent on aluminium and of 25 percent on steel came on Friday.",
        "The port pays a 10% levy on aluminium, and 25% on steel.",
    )


def test_what_comes_on_top_is_no_other_count() -> None:
    """Another five hundred, of people whom the reports name otherwise, are not the first five hundred."""
    told = tell("The ship carried 500 sailors to the war.", "Another 500 nurses of the ship went to the war.")
    assert not list(find_alike(told))
    few = tell("Lund signed 5 keepers in May.", "In May Lund signed another 5 keepers.")
    assert not list(find_alike(few))


def test_what_comes_on_top_can_be_told_without_the_word() -> None:
    """Who puts another fifteen people on a list puts fifteen people on it."""
    assert _joined("Keldia put another 15 officers on its list.", "Keldia will put 15 officers on its list on Friday.")


def test_no_key_for_words_ranks_and_single_ones() -> None:
    """Dozens, one of many, and what a thing of its kind can weigh are not weighed."""
    told = tell("Dozens came.", "One of the guests left.", "Bears can weigh 400 pounds.", "Twelve guests left.")
    assert [key_of(one) is None for one in told] == [True, True, True, False]


def test_the_best_of_a_report_is_taken() -> None:
    """Of two things with one numeral, a number goes to the one that is told alike."""
    told = tell(
        "Forty tents were pitched by the river; forty horses grazed on the hill.",
        "Scouts saw 40 tents by the river.",
    )
    third = next(place for place, one in enumerate(told) if one.quantity.text == "40")
    joined = {place for i, j, _ in find_alike(told) for place in (i, j) if third in (i, j)} - {third}
    assert {told[place].noun for place in joined} == {"tent"}


def test_the_columns_do_not_depend_on_the_order() -> None:
    """A pair weighs the same whichever number is named first."""
    told = tell("The council owes 420 crowns to the guild.", "It was the guild that lent the 420 crowns.")
    held = Surroundings(told)
    assert list(held.pairs()) == [(0, 1)]
    assert weigh_likeness(held, 0, 1) == weigh_likeness(held, 1, 0)


def test_the_weights_are_those_of_the_columns() -> None:
    """Every column has a weight, and the odds of nothing are the bias."""
    bias, weights = load_weights()
    assert len(weights) == len(COLUMNS)
    assert odds_of([0.0] * len(COLUMNS)) == bias


def test_days_beside_do_not_keep_one_numeral_apart() -> None:
    """The 12 indicted on Friday and the 12 of whom it is told on Monday are the same."""
    assert _joined(
        "On 13 July the ministry charged 12 Drovenian officers with spying on the port of Velmar.",
        "On 16 July the consul refused to hand over the 12 Drovenian officers accused of spying on the port.",
    )


def test_groups_keep_what_can_never_be_one_apart() -> None:
    """Of the dead of today and those of another year, whatever is said alike, there are two groups."""
    told = tell(
        "In November 2011 a fire aboard the ferry killed 14 people off Velmar.",
        "The ferry sank and 14 people died off Velmar.",
        published=("2024-03-18", "2024-03-18"),
    )
    dated = [replace(one, days=("2011-11-01", "2011-11-30")) if "2011" in (one.sentence or "") else one for one in told]
    assert not [pair for pair in find_alike(dated) if dated[pair[0]].quantity.low == Decimal(14)]


def test_groups_do_not_depend_on_the_order() -> None:
    """Pairs with the best average meet first, whatever came first."""
    told = tell("Forty tents stood there.", "Scouts saw 40 tents.", "Nurses put up 40 tents.", "Forty horses grazed.")
    odds = {(0, 1): 3.0, (0, 2): 2.0, (1, 2): 1.0, (0, 3): 1.4, (1, 3): -4.0, (2, 3): -4.0}
    groups = group_places(told, [0, 1, 2, 3], odds, 1.0)
    assert groups == group_places(told, [3, 1, 0, 2], odds, 1.0)
    assert [held for held, _ in groups] == [[0, 1, 2]]
