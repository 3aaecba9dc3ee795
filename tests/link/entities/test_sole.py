"""The one firm, zoo or paper of a story, and what a report tells of once."""

from __future__ import annotations

from crossread.link.entities import link_entities
from tests.telling import groups, told


def test_the_one_firm_of_a_story() -> None:
    """A small company is the one body that some report calls a company; a second such body leaves it open."""
    named = told("r1", "organisation", "Nordkraft Energy", "Nordkraft Energy")
    other = told("r2", "organisation", "Nordkraft Energy", "Nordkraft Energy")
    called = told("r2", "organisation", "Nordkraft Energy company", "the Nordkraft Energy company")
    small = told("r3", "organisation", "small company", "a small company", "the company")
    rival = told("r3", "organisation", "Sundbau Holdings", "Sundbau Holdings")
    again = told("r1", "organisation", "Sundbau Holdings", "Sundbau Holdings")
    assert frozenset({"r1:Nordkraft Energy", "r3:small company"}) in groups(named, other, called, small)
    assert frozenset({"r1:Nordkraft Energy", "r3:small company"}) not in groups(
        named, other, called, small, rival, again
    )


def test_no_firm_where_nobody_calls_one_so() -> None:
    """A union is not the company, and neither is a body of which nothing is said."""
    union = told("r1", "organisation", "Lund Dockers Union", "Lund Dockers Union")
    firm = told("r2", "organisation", "company", "the company")
    assert not groups(union, firm)


def test_the_zoo_far_more_told_of() -> None:
    """A bare noun is the body whose name ends so, if it is told of far more than any other so named."""
    here = [told(f"r{n}", "place", "Lund Zoo", "Lund Zoo", count=5) for n in (1, 2, 3)]
    bare = told("r4", "place", "zoo", "the zoo")
    far = told("r4", "place", "Odda Zoo", "Odda Zoo", count=1)
    near = [told(f"r{n}", "place", "Odda Zoo", "Odda Zoo", count=5) for n in (1, 2, 4)]
    assert frozenset({"r1:Lund Zoo", "r4:zoo"}) in groups(*here, bare, far)
    assert frozenset({"r1:Lund Zoo", "r4:zoo"}) not in groups(*here, bare, *near)


def test_a_paper_by_the_last_word_of_its_name() -> None:
    """A paper called "the Courier" is the Lund Courier; a town is not a body whose name ends in it."""
    full = [told(f"r{n}", "organisation", "Lund Courier", "Lund Courier") for n in (1, 2)]
    short = told("r2", "organisation", "Courier", "Courier", "the Courier")
    assert frozenset({"r1:Lund Courier", "r2:Courier"}) in groups(*full, short)
    office = told("r1", "organisation", "Friends Lund", "Friends Lund")
    town = told("r2", "place", "Lund", "Lund")
    assert frozenset({"r1:Friends Lund", "r2:Lund"}) not in groups(office, town)


def test_a_thing_told_once_is_kept_where_others_come_back_to_it() -> None:
    """A permit that one report names once is that of the others; a van that only one names is left out."""
    main = told("r1", "other", "permit", "a permit", "the permit")
    once = told("r2", "other", "permit", "a permit", count=1, first=900)
    van = told("r2", "other", "van", "a van", count=1, first=950)
    links = link_entities([main, once, van], stories=dict.fromkeys(("r1", "r2"), "s"), published={})
    assert links.joined["r2:permit"] == links.joined["r1:permit"]
    assert links.joined["r2:van"] is None
    assert all(entity.name != "van" for entity in links.entities)


def test_a_thing_told_once_in_the_opening_stays() -> None:
    """What a headline or first sentence tells of is no aside."""
    tram = told("r1", "other", "tram", "a tram", count=1, first=20)
    assert link_entities([tram], stories={"r1": "s"}, published={}).joined["r1:tram"] == "r1:tram"


def test_a_kind_that_only_tells_more() -> None:
    """A sharp left-hand bend is the sharp bend; two sums of money tell two contracts apart."""
    sharp = [told(f"r{n}", "place", "sharp bend", "a sharp bend") for n in (1, 2)]
    left = [told(f"r{n}", "place", "sharp left bend", "the sharp left bend") for n in (3, 4)]
    assert frozenset({"r1:sharp bend", "r3:sharp left bend"}) in groups(*sharp, *left)
    cheap = told("r1", "other", "$20 million contract", "a $20 million contract")
    dear = told("r2", "other", "$90 million contract", "a $90 million contract")
    bare = told("r3", "other", "contract", "the contract")
    assert not groups(cheap, dear)
    assert groups(cheap, bare)


def test_an_outside_firm_is_another() -> None:
    """Words that say another is meant keep a firm from being the one of the story."""
    named = [told(f"r{n}", "organisation", "Nordkraft Holdings", "Nordkraft Holdings") for n in (1, 2)]
    other = told("r3", "organisation", "outside firm", "an outside firm", "the outside firm")
    assert frozenset({"r1:Nordkraft Holdings", "r3:outside firm"}) not in groups(*named, other)


def test_a_team_by_the_plural_at_the_end_of_its_name() -> None:
    """A plural is the one team whose name ends so, however many reports use it; two such teams leave it open."""
    full = told("r1", "organisation", "Lund Falcons", "Lund Falcons")
    short = [told(f"r{n}", "organisation", "Falcons", "Falcons", "the Falcons") for n in (2, 3)]
    assert frozenset({"r1:Lund Falcons", "r2:Falcons"}) in groups(full, *short)
    rival = told("r2", "organisation", "Odda Falcons", "Odda Falcons")
    assert frozenset({"r1:Lund Falcons", "r2:Falcons"}) not in groups(full, *short, rival)
