"""Dates of one happening come together, and only a happening that is surely one has two dates."""

from __future__ import annotations

import random

import pytest

from crossread.link.happenings import HappeningLinks, Telling, link_happenings, read_telling
from crossread.link.terms import find_terms, weigh_story
from crossread.records.clauses import Clause, ClauseModality, Tense
from crossread.records.moments import Moment, Precision

WEIGHTS = weigh_story([])


def tell(
    report: str,
    text: str,
    day: str = "2031-05-02",
    until: str | None = None,
    *,
    verb: str = "sink",
    parties: tuple[str, str] = ("ferry skarv", ""),
    modality: ClauseModality = "asserted",
    tense: Tense = "past",
    published: str | None = "2031-05-03",
    precision: Precision = "day",
    start: int = 0,
    anchor: str | None = None,
) -> Telling:
    """A dated clause of a report."""
    moment = Moment(
        moment_id=f"m-{report}-{start}",
        document_id=report,
        start=start,
        end=start + 6,
        text="Friday",
        type="DATE",
        earliest=day,
        latest=until or day,
        precision=precision,
        anchor=anchor,
    )
    clause = Clause(
        clause_id=f"c-{report}-{start}",
        document_id=report,
        start=start,
        end=start + len(text),
        text=text,
        sentence=0,
        kind="main",
        predicate=verb,
        subject=parties[0] or None,
        object=parties[1] or None,
        modality=modality,
        tense=tense,
    )
    return read_telling(moment, clause=clause, sentence=text, words=text, weights=WEIGHTS, published=published)


SANK = "The ferry Skarv sank in the channel off Velmar"


def verdicts(*tellings: Telling) -> list[str]:
    """Verdicts of all happenings, in order."""
    return sorted(happening.verdict for happening in link_happenings("s", tellings).happenings)


def status(*tellings: Telling) -> str:
    """Status of dates that are one happening."""
    (happening,) = link_happenings("s", tellings).happenings
    return happening.status


def test_one_report_alone_is_single() -> None:
    """A happening that one report has is single, and keeps its days."""
    (happening,) = link_happenings("s", [tell("a", SANK)]).happenings
    assert (happening.verdict, happening.earliest, happening.latest) == ("single", "2031-05-02", "2031-05-02")


def test_two_reports_of_one_day_agree() -> None:
    """The same day in other words, with a near synonym of the verb, is one happening."""
    one = tell("a", "The minister cancelled the visit to Velmar", verb="cancel", parties=("minister", "visit"))
    other = tell("b", "She called off her visit to Velmar", verb="call off", parties=("she", "visit"))
    assert verdicts(one, other) == ["agree"]


def test_a_wider_date_agrees_and_the_narrow_one_stays() -> None:
    """A month agrees with a day in it; the happening keeps the day."""
    month = tell("b", f"{SANK} in May", "2031-05-01", "2031-05-31", precision="month")
    (happening,) = link_happenings("s", [tell("a", SANK), month]).happenings
    assert (happening.verdict, happening.earliest, happening.latest) == ("agree", "2031-05-02", "2031-05-02")


def test_another_happening_of_the_day_stays_apart() -> None:
    """One day is not enough."""
    other = tell("b", "Parliament debated the tax on herring", verb="debate", parties=("parliament", "tax"))
    assert verdicts(tell("a", SANK), other) == ["single", "single"]


def test_two_dates_of_one_happening_differ() -> None:
    """The same party, verb and words on days that cannot meet: the reports differ, and the days span both."""
    (happening,) = link_happenings("s", [tell("a", SANK), tell("b", SANK, "2031-05-01")]).happenings
    assert (happening.verdict, happening.earliest, happening.latest) == ("differ", "2031-05-01", "2031-05-02")


def test_what_can_happen_twice_has_no_two_dates() -> None:
    """Two meetings of one pair on two days are two meetings."""
    met = "Minister Brandvik met Mayor Torrel in Velmar"
    who = ("minister brandvik", "mayor torrel")
    assert verdicts(
        tell("a", met, verb="meet", parties=who), tell("b", met, "2031-05-01", verb="meet", parties=who)
    ) == ["single", "single"]


@pytest.mark.parametrize(
    "other",
    [
        tell("b", "The tug Ekko sank in the channel off Velmar", "2031-05-01", parties=("tug ekko", "")),
        tell("b", SANK, "2031-05-01", anchor="counted from “Monday”, 2031-05-01"),
        tell("b", f"{SANK} since", "2029-01-01", "2029-12-31", precision="year"),
        tell("a", SANK, "2031-05-01", start=500),
    ],
)
def test_a_doubt_makes_two_happenings(other: Telling) -> None:
    """Another party, a day counted from another expression, a span, or one report: no difference is claimed."""
    assert verdicts(tell("a", SANK), other) == ["single", "single"]


def test_status_is_told_by_words_and_by_the_day() -> None:
    """What lies ahead is planned, a threat is a threat, a condition is hypothetical, and what happened has happened."""
    assert status(tell("a", SANK)) == "happened"
    assert status(tell("a", "The ferry will sail", "2031-05-09", verb="sail")) == "planned"
    assert status(tell("a", "The union threatened a strike", verb="threaten")) == "threatened"
    assert status(tell("a", "If the ferry sails", verb="sail", modality="conditional")) == "hypothetical"
    planned = tell("a", "The ferry Skarv will be raised off Velmar", verb="raise", tense="future", modality="planned")
    done = tell("b", "The ferry Skarv was raised off Velmar", verb="raise")
    assert status(planned, done) == "happened"


def test_the_order_of_reports_changes_nothing() -> None:
    """Shuffled dates give the same happenings, verdicts and ids, and every date has one."""
    tellings = [
        tell("a", SANK),
        tell("b", SANK, "2031-05-01"),
        tell("c", f"{SANK} with all its cars"),
        tell("d", "Divers searched the channel off Velmar", "2031-05-03", verb="search"),
    ]
    expected: HappeningLinks = link_happenings("s", tellings)
    assert set(expected.happening_of) == {telling.moment.moment_id for telling in tellings}
    assert all(evidence.reason for evidence in expected.evidence.values())
    assert [term.stem for term in find_terms(SANK)]
    for seed in range(6):
        random.Random(seed).shuffle(tellings)
        assert link_happenings("s", tellings) == expected
