"""Numbers of one thing come together, numbers of two things stay apart, and only what differs is called a conflict."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from crossread.annotate.quantities import find_quantities
from crossread.annotate.quantities.tables import load_persons, load_units
from crossread.link.figures import Tally, Unit, link_figures, read_tally
from crossread.link.figures.alike import converts_to
from crossread.link.figures.barriers import barred
from crossread.link.figures.passages import Passage
from crossread.link.figures.surroundings import refers_back
from crossread.link.terms import find_terms, weigh_story
from crossread.records import Document, Quantity, Sentence

UNITS = {symbol: Unit(unit.dimension, unit.factor) for symbol, unit in load_units().items()}
SINK = "The ferry Skarv sank off Velmar on Friday and "


def tell(*reports: str, published: tuple[str, ...] = ()) -> list[Tally]:
    """The numbers of reports of one sentence each."""
    weights = weigh_story([term.stem for term in find_terms(text)] for text in reports)
    tallies = []
    for number, text in enumerate(reports):
        report = Document(document_id=f"d-{number}", path="a.txt", words=1, text=text, sha256="0" * 64)
        whole = Sentence(document_id=report.document_id, index=0, start=0, end=len(text), role="body")
        found = find_quantities(report, [whole])
        spans = [(one.start, one.end) for one in found]
        tallies += [
            read_tally(
                one,
                Passage(
                    text=text, start=one.start, end=one.end, others=[span for span in spans if span[0] != one.start]
                ),
                weights=weights,
                units=UNITS,
                persons=load_persons(),
                published=published[number] if published else None,
            )
            for one in found
        ]
    return tallies


def verdicts(*reports: str, published: tuple[str, ...] = ()) -> list[str]:
    """The verdicts of all figures that more than one report has, in order."""
    figures = link_figures("s", tell(*reports, published=published)).figures
    return sorted(figure.verdict for figure in figures if figure.verdict != "single")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("22 people drowned", "22 people drowned", "equal"),
        ("22 passengers were killed", "22 people died", "equal"),
        ("at least 22 people drowned", "24 people drowned", "bounds_compatible"),
        ("up to 300 people were rescued", "nearly 200 people were rescued", "bounds_compatible"),
        ("22 people drowned", "31 people drowned", "conflict"),
        ("35 tonnes of aid was lost", "38.6 short tons of aid was lost", "equal_after_conversion"),
        ("about 1,200 people were evacuated", "1,180 people were evacuated", "bounds_compatible"),
        ("28,000 litres of oil were spilled", "27,900 litres of oil were spilled", "within_rounding"),
    ],
)
def test_two_reports_of_one_thing(one: str, other: str, expected: str) -> None:
    """Hedges and units never make a conflict; numbers that no wording reconciles do."""
    assert verdicts(f"{SINK}{one}.", f"{SINK}{other}.") == [expected]
    assert verdicts(f"{SINK}{other}.", f"{SINK}{one}.") == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("22 people were killed", "31 people were injured"),
        ("22 people drowned", "31 lorries were lost"),
        ("three of the drowned were children", "22 people drowned"),
        ("35 tonnes of aid was lost", "38 kilometres of beach were closed"),
        ("$40m was claimed by the owners", "€40m was claimed by the owners"),
    ],
)
def test_two_things_stay_apart(one: str, other: str) -> None:
    """Outcome, thing, part, dimension and currency keep numbers apart, and no conflict is made of them."""
    assert "conflict" not in verdicts(f"{SINK}{one}.", f"{SINK}{other}.")
    numbers = tell(f"{SINK}{one}.", f"{SINK}{other}.")
    links = link_figures("s", numbers)
    firsts = {links.figure_of[tally.quantity.quantity_id] for tally in numbers if tally.quantity.document_id == "d-0"}
    seconds = {links.figure_of[tally.quantity.quantity_id] for tally in numbers if tally.quantity.document_id == "d-1"}
    assert not firsts & seconds


def test_a_later_higher_count_supersedes() -> None:
    """A toll that rises from one day to the next is no conflict; one that falls is."""
    early, late = f"{SINK}22 people drowned.", f"{SINK}31 people drowned."
    assert verdicts(early, late, published=("2031-05-03", "2031-05-04")) == ["bounds_compatible"]
    assert verdicts(early, late, published=("2031-05-04", "2031-05-03")) == ["conflict"]
    assert verdicts(early, late, published=("2031-05-03", "2031-05-03")) == ["conflict"]


def test_another_scope_is_no_conflict() -> None:
    """Those counted along with the thing make another count."""
    assert verdicts(f"{SINK}100 soldiers were rescued.", f"{SINK}120 soldiers and officials were rescued.") == []


def test_ages_go_by_name() -> None:
    """An age belongs to a person: the same name, in two spellings, and no other."""
    one, other = "Pavel Dorin, 23, steered the ferry.", "The 23-year-old mate Pavell Dorin was at the wheel."
    assert verdicts(one, other) == ["equal"]
    assert verdicts(one, "Mara Lind, 23, was at the wheel.") == []
    assert verdicts(one, other.replace("23", "25")) == ["conflict"]


def test_one_of_a_set_is_one() -> None:
    """A report of a set that says that one of it died, and a report of a second death, differ."""
    two = "Two boiler fires broke out aboard the ferry Skarv, with one deckhand dying of burns."
    named = "A second death from the boiler fires aboard the ferry Skarv was confirmed."
    assert verdicts(two, named) == ["conflict"]


def test_the_order_of_reports_changes_nothing() -> None:
    """Shuffled numbers give the same figures, verdicts and ids."""
    tallies = tell(
        f"{SINK}22 people drowned and 40 were hurt.",
        f"{SINK}at least 20 people died.",
        f"{SINK}31 people drowned.",
        f"{SINK}some 40 people were injured.",
    )
    expected = link_figures("s", tallies)
    for seed in range(6):
        random.Random(seed).shuffle(tallies)
        assert link_figures("s", tallies) == expected


def test_every_number_has_a_figure_and_every_verdict_a_reason() -> None:
    """No number is left over, and every reason is fit for the page."""
    tallies = tell(f"{SINK}22 people drowned.", f"{SINK}31 people drowned.", "It cost $3.")
    links = link_figures("s", tallies)
    assert set(links.figure_of) == {tally.quantity.quantity_id for tally in tallies}
    assert all(links.reasons[figure.figure_id].reason for figure in links.figures)
    assert all(evidence.reason for evidence in links.evidence.values())
    assert Decimal(3) in {tally.interval.low for tally in tallies}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("19 people are missing", "4 people are missing"),
        ("22 people drowned", "236 people were aboard"),
        ("two feet of rain fell on the port", "two people of the crew were hurt"),
    ],
)
def test_what_changes_or_is_another_thing_is_no_conflict(one: str, other: str) -> None:
    """The missing are counted anew from day to day; those aboard are not those who drowned."""
    days = ("2031-05-03", "2031-05-04")
    assert "conflict" not in verdicts(f"{SINK}{one}.", f"{SINK}{other}.", published=days)


def test_parts_of_one_whole_can_conflict() -> None:
    """Two counts of the dead of one crew exclude each other."""
    one, other = "two of the ferry's crew were killed", "five of the ferry's crew were killed"
    assert verdicts(f"{SINK}{one}.", f"{SINK}{other}.") == ["conflict"]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("It sank with the loss of at least 31 lives.", "In all 33 people died, radio said.", "bounds_compatible"),
        ("61 people were in hospital.", "About 60 people were injured.", "bounds_compatible"),
        ("It lay 3 kilometres off the pier.", "He put it at 1.9 miles from the pier.", "equal_after_conversion"),
        ("They came in two transport aircraft.", "Marines left two grey transport planes.", "equal"),
    ],
)  # fmt: skip
def test_tolls_lengths_and_things_need_few_words(one: str, other: str, verdict: str) -> None:
    """One toll, one length in two units, and a few things with one more word in common are one figure."""
    assert verdict in verdicts(one, other)


def test_a_toll_that_has_risen_is_dated_by_its_count() -> None:
    """The day beside a toll that is told as raised is the day of counting."""
    days = ("2031-05-04", "2031-05-07")
    texts = "31 people drowned off Velmar.", "Divers off Velmar raised the number of dead to 38."
    assert verdicts(*texts, published=days) == ["bounds_compatible"]
    assert verdicts(texts[0], "Divers off Velmar raised the number of cranes to 38.", published=days) == []


def test_who_gives_two_accounts_has_both_in_one_figure() -> None:
    """A number that leaves out what it counts is another account of the one before it, not of another thing."""
    found = link_figures(
        "s",
        tell(
            "Oru says that five of the barge's crew were killed; the police have counted two.",
            "Two of the barge's crew were killed.",
            "Five of the barge's crew were killed.",
        ),
    )
    assert sorted(figure.verdict for figure in found.figures) == ["conflict"]


def test_the_one_toll_of_each_report_is_one() -> None:
    """Tolls of people in general that stand alone in each report are one, however little else is alike."""
    day = ("2031-05-04", "2031-05-04")
    assert verdicts("Four people were injured.", "Nine people were hurt, says Oru radio.", published=day) == [
        "conflict"
    ]
    assert verdicts("Four sailors were injured.", "Nine people were hurt, says Oru radio.", published=day) == []
    both = "Nine people were hurt, and six more people were hurt in Oru."
    assert "conflict" not in verdicts("Four people were injured.", both, published=day)


def test_a_number_that_refers_back_has_the_words_of_the_sentence_before() -> None:
    """`31 of them` are those whom the sentence before names; so is the rest of a sentence that a page break cut."""
    assert refers_back("Police arrested 31 of them.", 16, 18)
    assert refers_back("Tugs saved the other two.", 21, 24)
    assert not refers_back("Police arrested 31 sailors.", 16, 18)


def test_a_part_of_a_crowd_is_all_who_were_arrested() -> None:
    """31 of the marchers one day and 46 arrested since the next are one count that rose; a part of the dead is not."""
    march = "About 4,000 people marched to the gates of Velmar harbour. "
    held = tell(
        f"{march}Police arrested 31 of them.",
        f"{march}By now 46 people have been arrested since.",
        published=("2031-05-03", "2031-05-04"),
    )
    part, risen = (one for one in held if one.outcome == "arrest")
    assert not barred(part, risen)
    assert barred(replace(part, published="2031-05-05"), risen)


def test_a_bound_just_beyond_a_length_is_that_length() -> None:
    """Three kilometres are less than two miles; they are not less than five."""
    told = tell("3 kilometres off", "less than two miles off", "less than five miles off")
    assert converts_to(told[0], told[1])
    assert converts_to(told[1], told[0])
    assert not converts_to(told[0], told[2])


def test_what_is_put_in_between_does_not_hide_the_outcome() -> None:
    """Those counted were killed, though a list of who they were stands between."""
    tallies = tell("Some 30 civilians, including women and two boys, were killed in the raid.")
    assert tallies[0].outcome == "die"


def test_a_participle_before_the_next_number_tells_of_that() -> None:
    """Who fired on 100 people wounded 13, and not the 100."""
    tallies = tell("They fired on more than 100 people, wounding 13.")
    assert [one.outcome for one in tallies] == [None, "injure"]


def test_what_comes_on_top_is_no_count_of_the_whole() -> None:
    """Another 1,000 are not the nearly 1,000 of the other report, and the others conflict with nobody."""
    one, other = "Keldia has nearly 1,000 troops at Velmar.", "Keldia has another 1,000 troops at Velmar."
    assert verdicts(one, other) == []
    three, two = "Three other sailors were hurt on the Skarv.", "Two other sailors were hurt on the Skarv."
    assert "conflict" not in verdicts(three, two)


def test_dozens_and_a_number_of_one_report_are_one() -> None:
    """A report that first says dozens and then 120 says 120."""
    one = f"{SINK}dozens of people were injured. {SINK}120 people were injured."
    assert verdicts(one, f"{SINK}120 people were injured.") == ["equal"]


def test_a_birthday_is_no_conflict() -> None:
    """Two ages of one person differ by a year where the reports are months apart."""
    one, other = "Pavel Dorin, 23, steered the ferry.", "Pavel Dorin, 24, steered the ferry."
    assert verdicts(one, other, published=("2031-05-03", "2031-11-03")) == ["bounds_compatible"]
    assert verdicts(one, other, published=("2031-05-03", "2031-05-04")) == ["conflict"]


def test_a_man_is_no_woman() -> None:
    """One man and one woman are two, however alike what is told of them."""
    assert (
        verdicts("One man was wounded aboard the ferry Skarv.", "One woman was wounded aboard the ferry Skarv.") == []
    )


def test_a_date_closes_what_is_told_before_it() -> None:
    """Of `12 in March and 8 this year`, the month is that of the 12."""
    text = "They won 12 games in March and 8 games so far."
    at = text.index("March")
    passage = Passage(
        text=text,
        start=text.index("8"),
        end=text.index("8") + 1,
        others=[(text.index("12"), text.index("12") + 2)],
        dates=[(at, at + 5, ("2031-03-01", "2031-03-31"), False)],
    )
    eight = Quantity(quantity_id="q", document_id="d", start=0, end=1, text="8", low=Decimal(8), high=Decimal(8))
    assert read_tally(eight, passage, weights=weigh_story([]), units=UNITS).days is None


def test_the_name_of_a_title_is_nobody() -> None:
    """Behind the age stands an award and no person; `at age 60` dates itself, and a year beside it keeps none apart."""
    (age,) = tell("The 65-year-old Player of the Year left.")
    assert not age.aged
    assert verdicts("Ada Brask won at age 60.", "Ada Brask got her first prize at age 60.") == ["equal"]


def test_a_number_goes_to_its_equal_before_one_that_differs() -> None:
    """A report that tells of three men and of four people killed contradicts no report of four."""
    told = tell(
        "Four people were killed by a gunman on a rampage in Velmar, the police of Velmar said on Monday.",
        "A gunman killed three men in Velmar. The police of Velmar said that he killed four people on the rampage.",
    )
    figures = link_figures("s", told)
    assert all(figure.verdict != "conflict" for figure in figures.figures)


@pytest.mark.parametrize(
    ("text", "number", "outcome"),
    [
        ("One woman died at the scene and three others were flown out.", "three", None),
        ("Gunfire Leaves Man Dead & 3 Others Hurt", "3", "injure"),
        ("A man was found dead and three others -- two women and a boy -- were hurt.", "three", "injure"),
        ("Six people were wounded -- two mortally, the police said.", "two", "die"),
        ("The blast killed a guard and two dogs.", "two", "die"),
    ],
)
def test_what_befell_one_is_not_told_of_the_others(text: str, number: str, outcome: str | None) -> None:
    """A clause of their own tells what happened to those who are counted behind `and`."""
    (one,) = [tally for tally in tell(text) if tally.quantity.text == number]
    assert one.outcome == outcome


def test_two_sentences_are_no_two_dead() -> None:
    """What a court gave is no toll."""
    assert not verdicts("Two life sentences for a man in the Velmar murder.", "Four shot, two dead in Velmar.")


def test_who_was_taken_to_hospital_is_some_of_those_hurt() -> None:
    """Fewer treated than hurt is no conflict and no one figure; as many are one."""
    assert verdicts(SINK + "60 people were injured.", SINK + "40 people were taken to hospital.") == []
    assert verdicts(SINK + "60 people were injured.", SINK + "60 people were taken to hospital.") == ["equal"]


def test_attackers_are_none_of_those_they_hurt() -> None:
    """Three gunmen are no three women, and can be three men."""
    women = "Three women of Osk fled the house on Friday.", "Three gunmen chased them out of the house on Friday."
    assert verdicts(*women) == []
    men = "Three men broke into the house in Osk on Friday.", "Three gunmen broke into the house in Osk on Friday."
    assert verdicts(*men) == ["equal"]


def test_whoever_did_it_is_counted_or_not() -> None:
    """Four dead with the gunman and the three he killed are no conflict; four and four are one."""
    with_him = "Four people were killed in Osk on Friday, including the gunman."
    assert "conflict" not in verdicts(with_him, "Three people were killed in Osk on Friday.")
    assert verdicts("Four people were killed in Osk on Friday.", "Three people were killed in Osk on Friday.") == [
        "conflict"
    ]
    assert verdicts(with_him, "Four people were killed in Osk on Friday.") == ["equal"]


def test_a_bound_far_below_is_another_number_of_one_report() -> None:
    """At least seven years before parole and a sentence of twenty years are two figures of both reports."""
    least, all_in_all = "Vance must serve at least seven years in prison", "Vance was sentenced to 20 years in prison"
    links = link_figures("s", tell(f"{all_in_all}; {least.lower()}.", f"{least}; {all_in_all.lower()}."))
    values = [
        {
            one.quantity.text
            for one in tell(f"{all_in_all}; {least.lower()}.", f"{least}; {all_in_all.lower()}.")
            if links.figure_of[one.quantity.quantity_id] == figure.figure_id
        }
        for figure in links.figures
    ]
    assert sorted(map(sorted, values)) == [["20 years"], ["at least seven years"]]


def test_counts_of_two_charges_are_two() -> None:
    """Two counts of theft and two counts of arson are no one number; two counts of theft are."""
    theft = "Vance faces two counts of theft in Osk."
    assert verdicts(theft, "Vance was charged in Osk with two counts of arson.") == []
    assert verdicts(theft, "Vance was charged in Osk with two counts of theft.") == ["equal"]


def test_bodies_and_names_count_people() -> None:
    """The bodies of three are three dead, fatally shooting three is killing them, names on a list are people."""
    found = "The bodies of three victims were found at a farm near Osk."
    assert [one.outcome for one in tell(found)] == ["die"]
    assert [one.outcome for one in tell("Vance is accused of fatally shooting three people.")] == ["die"]
    listed = tell("Keldia put 15 new names on its list.", "The 15 names of rivers are old.")
    assert [one.noun for one in listed] == ["person", "nam"]


def test_the_harm_of_several_happenings_is_no_count_of_one() -> None:
    """Two killed in four shootings and the one of a single shooting do not conflict; of one shooting they would."""
    several = (
        "Two people were killed in shootings in Osk on Friday.",
        "The shooting killed one person in Osk on Friday.",
    )
    assert "conflict" not in verdicts(*several)
    assert "conflict" in verdicts("Two people were killed in a shooting in Osk on Friday.", several[1])


def test_whose_age_behind_a_number_lives_in_a_town() -> None:
    """A name of two words before a town is a person; a title of one word is not."""
    assert tell("The 19-year-old Mara Lind of Brask won.")[0].aged == ("mara", "lind")
    assert tell("The 19-year-old Head of the Year won.")[0].aged == ()


def test_many_times_as_many_is_another_number() -> None:
    """Nine trawlers and ten that block a port differ; nine and 147 are two counts."""
    blocked = "{} trawlers of Keldia blocked the port of Osk on Friday."
    assert verdicts(blocked.format("9"), blocked.format("14")) == ["conflict"]
    assert verdicts(blocked.format("9"), blocked.format("147")) == []


def test_a_bound_goes_to_the_number_just_above_it() -> None:
    """More than 680 are the 683 of another report, and not its 1,200 and more, which only the bound allows."""
    one = "A court in Osk jailed more than 680 rebels on Friday."
    other = "In Osk more than 1,200 rebels face jail on Friday. A court in Osk jailed 683 rebels on Friday."
    tallies = tell(one, other)
    figure_of = link_figures("s", tallies).figure_of
    bound, many, exact = (figure_of[each.quantity.quantity_id] for each in tallies)
    assert bound == exact != many


def test_digits_that_hardly_come_twice_are_no_matter_of_days_or_nouns() -> None:
    """A count of 683 is one whatever day stands beside it; 37 of last year are not those of today."""

    def joined(number: int) -> bool:
        tallies = tell(
            f"The court jailed {number} men.", f"The {number} defendants are charged.", published=("2031-05-03",) * 2
        )
        told = [replace(tallies[0], days=("2031-05-02", "2031-05-02")), replace(tallies[1], days=("2030-01-01",) * 2)]
        return len(link_figures("s", told).figures) == 1

    assert joined(683)
    assert not joined(37)


def test_what_somebody_has_said_before_still_holds() -> None:
    """A number is given up where it was reported first, and not where somebody has previously said it."""
    given = tell("The dead were previously reported to be 14.", "Lund has previously said that 14 died.")
    assert [one.superseded for one in given] == [True, False]
