from __future__ import annotations

import json
import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from crossread.link.stories import StoryLinks, StoryReport, link_stories, read_story_report
from crossread.link.stories.candidates import MOST_CANDIDATES, find_pairs
from crossread.link.stories.clustering import cluster
from crossread.link.stories.comparators import ALONE, CONTEXT, compare, prepare
from crossread.link.stories.forest import load_scorer
from crossread.link.stories.packing import pack
from crossread.link.stories.reports import find_day
from crossread.link.stories.scorer import score_pairs

CASES = Path(__file__).parents[2] / "cases" / "stories" / "desks.json"
DESKS = json.loads(CASES.read_text("utf-8"))["desks"]
EXAMPLE = Path(__file__).parents[3] / "examples" / "brannsund-ferry"


def read(desk: dict[str, Any]) -> list[StoryReport]:
    """The reports of a desk."""
    return [
        read_story_report(one["id"], title=one["title"], text=one["text"], published=one["published"])
        for one in desk["reports"]
    ]


def groups(links: StoryLinks) -> set[frozenset[str]]:
    """The reports of each story."""
    found = defaultdict(set)
    for one in links.membership:
        found[one.story_id].add(one.document_id)
    return {frozenset(each) for each in found.values()}


@pytest.mark.parametrize("desk", DESKS, ids=[desk["name"] for desk in DESKS])
def test_stories_are_those_a_reader_sees(desk: dict[str, Any]) -> None:
    """Each desk falls into the stories that a careful reader sees."""
    gold = defaultdict(set)
    for one in desk["reports"]:
        gold[one["story"]].add(one["id"])
    assert groups(link_stories(read(desk))) == {frozenset(each) for each in gold.values()}


def example_reports() -> list[StoryReport]:
    """The five reports of the example story, title from the first line."""
    dates = {"1": "2024-03-18", "2": "2024-03-19", "3": "2024-03-17", "4": "2024-03-21", "5": "2024-03-19"}
    found = []
    for path in sorted(EXAMPLE.glob("[1-5]_*")):
        title, _, text = path.read_text("utf-8").partition("\n")
        found.append(read_story_report(path.stem, title=title.strip("# "), text=text, published=dates[path.stem[0]]))
    return found


def test_the_example_is_one_story() -> None:
    """Five reports of one happening on one desk are one story."""
    (story,) = link_stories(example_reports()).stories
    assert (story.documents, story.first, story.last) == (5, "2024-03-17", "2024-03-21")
    assert story.title in {report.title for report in example_reports()}


def test_a_page_stamped_anew_years_later_stays_in_its_story() -> None:
    """A wrong date does not part a report from the four that tell the same."""
    first, *others = example_reports()
    late = replace(first, day=None if first.day is None else first.day + 3 * 366)
    (story,) = link_stories([late, *others]).stories
    assert story.documents == 5


def test_all_desks_together_do_not_mix() -> None:
    """Reports of unrelated desks in one workspace stay apart."""
    together = [report for number, desk in enumerate(DESKS) for report in renamed(read(desk), number)]
    stories = groups(link_stories(together))
    assert all(len({name.split("-")[0] for name in story}) == 1 for story in stories)


def renamed(reports: list[StoryReport], number: int) -> list[StoryReport]:
    """The same reports with ids that name their desk."""
    return [
        StoryReport(
            document_id=f"{number}-{one.document_id}", title=one.title, day=one.day, counts=one.counts, words=one.words
        )
        for one in reports
    ]


def test_order_does_not_matter() -> None:
    """The same reports in another order give the same rows."""
    reports = [report for number, desk in enumerate(DESKS) for report in renamed(read(desk), number)]
    shuffled = list(reports)
    random.Random(3).shuffle(shuffled)
    assert link_stories(reports) == link_stories(shuffled)


@pytest.mark.parametrize("desk", DESKS, ids=[desk["name"] for desk in DESKS])
def test_copies_do_not_change_stories(desk: dict[str, Any]) -> None:
    """A second print of a report is in its story, and no other report moves."""
    reports = read(desk)
    before = groups(link_stories(reports))
    for report in reports:
        copy = replace(report, document_id=f"copy of {report.document_id}")
        after = groups(link_stories([*reports, copy]))
        assert {story - {copy.document_id} for story in after} == before
        assert any({copy.document_id, report.document_id} <= story for story in after)


@pytest.mark.parametrize("desk", DESKS, ids=[desk["name"] for desk in DESKS])
def test_late_reports_find_their_story(desk: dict[str, Any]) -> None:
    """Whichever report comes last, the stories are those of all at once, under the ids that were known."""
    reports = read(desk)
    at_once = groups(link_stories(reports))
    for late in reports:
        others = [report for report in reports if report is not late]
        known = {one.document_id: one.story_id for one in link_stories(others).membership}
        links = link_stories(reports, known=known)
        assert groups(links) == at_once
        for one in links.membership:
            companions = {other.document_id for other in links.membership if other.story_id == one.story_id}
            if len({known[other] for other in companions if other in known}) == 1 and one.document_id in known:
                assert one.story_id == known[one.document_id]


def test_a_story_keeps_its_id_when_an_earlier_report_comes_late() -> None:
    """A report that comes late and is the earliest does not rename the story that was known."""
    reports = read(DESKS[0])
    late = [report for report in reports if report.document_id != "a1"]
    before = {one.document_id: one.story_id for one in link_stories(late).membership}
    after = {one.document_id: one.story_id for one in link_stories(reports, known=before).membership}
    assert {name: after[name] for name in before} == before
    assert after["a1"] == before["a2"]


def test_the_analyst_has_the_last_word() -> None:
    """What the analyst put together or apart stays so; nothing else moves."""
    reports = read(DESKS[0])
    merged = groups(link_stories(reports, together=[("a1", "b1")]))
    assert merged == {frozenset(["a1", "a2", "a3", "b1", "b2"])}
    parted = groups(link_stories(reports, apart=[("a1", "a3")]))
    assert frozenset(["b1", "b2"]) in parted
    assert not any({"a1", "a3"} <= story for story in parted)
    assert groups(link_stories(reports, together=[("a1", "unknown")])) == groups(link_stories(reports))


def test_the_reason_says_what_was_done_by_hand() -> None:
    """Reports that the analyst named are said to be put together or parted by hand, with the headline of the other."""
    reports = read(DESKS[0])
    titles = {report.document_id: report.title for report in reports}
    joined = {one.document_id: one.reason for one in link_stories(reports, together=[("a1", "b1")]).membership}
    assert joined["a1"].startswith(f"put together by hand with “{titles['b1']}”; ")
    assert joined["b1"].startswith(f"put together by hand with “{titles['a1']}”; ")
    assert "by hand" not in joined["a2"]
    parted = {one.document_id: one.reason for one in link_stories(reports[:2], apart=[("a1", "a2")]).membership}
    assert parted["a1"] == f"parted by hand from “{titles['a2']}”"
    asked_for_nothing = link_stories(reports, together=[("a1", "a2")], apart=[("a1", "b1")])
    assert not any("by hand" in one.reason for one in asked_for_nothing.membership)


def test_what_was_joined_against_all_likeness_is_not_said_to_be_alike() -> None:
    """A report that shares nothing with the story it was put into by hand is there by hand, and for no other reason."""
    other = read_story_report(
        "z",
        title="Orchard growers count the cost of frost",
        text="Half of the apple blossom froze overnight, and growers asked for help with their loans.",
        published="2031-05-20",
    )
    links = link_stories([*read(DESKS[0]), other], together=[("a1", "z")])
    reasons = {one.document_id: one.reason for one in links.membership}
    assert reasons["z"].startswith("put together by hand with ")
    assert ";" not in reasons["z"]
    assert "; " in reasons["a1"]


def test_independent_counts_families() -> None:
    """Copies of one text are one independent text."""
    links = link_stories(read(DESKS[0]), families={"a1": "a1", "a2": "a1", "a3": "a3", "b1": "b1", "b2": "b2"})
    assert {(story.documents, story.independent) for story in links.stories} == {(3, 2), (2, 2)}


def test_every_report_is_in_one_story_and_the_reason_names_another_report() -> None:
    """Membership is complete; its reason quotes the headline of the report it rests on, or says that there is none."""
    reports = read(DESKS[0])
    links = link_stories(reports)
    assert sorted(one.document_id for one in links.membership) == sorted(report.document_id for report in reports)
    titles = {report.document_id: report.title or "" for report in reports}
    for one in links.membership:
        assert any(f"“{title}”" in one.reason for name, title in titles.items() if name != one.document_id)
    (alone,) = link_stories(reports[:1]).membership
    assert "no other report" in alone.reason


@pytest.mark.parametrize("text", ["", "…", "7", "The", "Ünlü İstanbul'da"])
def test_nearly_nothing_is_no_error(text: str) -> None:
    """Reports without words, title or date are stories of their own or together, never an error."""
    reports = [read_story_report(name, title=None, text=text) for name in ("a", "b")]
    assert len(link_stories(reports).membership) == 2
    assert link_stories([]).stories == ()


def test_the_same_id_twice_is_refused() -> None:
    """Two reports with one id cannot be told apart."""
    report = read_story_report("a", title="Ferry sinks", text="")
    with pytest.raises(ValueError, match="one id"):
        link_stories([report, report])


def test_no_report_is_compared_with_too_many() -> None:
    """However many reports share their words, pairs grow with the reports, not with their square."""
    reports = [
        read_story_report(
            f"d{at:03}", title="Storm hits coast", text="The storm hit the coast.", published="2031-01-01"
        )
        for at in range(300)
    ]
    compared = prepare([pack(report) for report in reports])
    left, _ = find_pairs(compared.weightiest, compared.days)
    assert len(left) <= 2 * MOST_CANDIDATES * len(reports)


def test_one_likely_pair_does_not_chain_two_groups() -> None:
    """Two groups with a single likely pair between them stay apart."""
    inside = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (3, 4): 0.9, (3, 5): 0.9, (4, 5): 0.9, (2, 3): 0.95}

    def score(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        return np.array([inside.get((int(a), int(b)), 0.05) for a, b in zip(one, other, strict=True)])

    left, right = (np.array(side) for side in zip(*inside, strict=True))
    inside[2, 3] = 0.8
    assert cluster(6, left, right, score(left, right), score, threshold=0.5).tolist() == [0, 0, 0, 3, 3, 3]


def twin_groups(within: float, between: float, opening: float, tells: float) -> tuple[np.ndarray[Any, Any], ...]:
    """Pairs of two groups of three, all likely; members share `within`, others `between`, and `opening` of openings."""
    left, right = np.triu_indices(6, 1)
    inside = (left < 3) == (right < 3)
    shared = np.where(inside, within, between)
    # Each group is closed before the two are compared.
    likely = np.where(inside, 0.9, 0.7)
    openings = np.where(inside, within, opening)
    return left, right, np.stack([likely, np.where(inside, tells, 1.0), shared, shared, openings], axis=1)


@pytest.mark.parametrize(
    ("within", "between", "opening", "tells", "stories"),
    [
        (0.6, 0.2, 0.2, 1.0, 2),
        (0.6, 0.4, 0.4, 1.0, 1),
        (0.6, 0.2, 0.2, 0.0, 1),
        (0.2, 0.15, 0.15, 1.0, 1),
        (0.5, 0.5, 0.25, 1.0, 2),
        (0.5, 0.5, 0.4, 1.0, 1),
        (0.5, 0.3, 0.25, 1.0, 1),
        (0.5, 0.5, 0.25, 0.0, 1),
    ],
    ids=[
        "look-alikes",
        "one happening",
        "copies or headlines",
        "little is shared by any",
        "one war and two battles",
        "one war and one battle",
        "openings as unlike as texts",
        "copies with other openings",
    ],
)
def test_groups_that_share_more_within_stay_apart(
    within: float, between: float, opening: float, tells: float, stories: int
) -> None:
    """Likely pairs do not join groups whose members share far more with each other; some pairs do not count."""
    left, right, rows = twin_groups(within, between, opening, tells)
    known = {(int(a), int(b)): row for a, b, row in zip(left, right, rows, strict=True)}

    def score(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        return np.array([known[int(a), int(b)] for a, b in zip(one, other, strict=True)]).reshape(-1, 5)

    found = cluster(6, left, right, rows, score, threshold=0.5)
    assert len(set(found.tolist())) == stories
    assert len(set(cluster(6, left, right, rows[:, 0], lambda a, b: score(a, b)[:, 0], threshold=0.5).tolist())) == 1


def test_two_reports_do_not_tell_how_a_story_begins() -> None:
    """Groups of two are not held apart by their openings, groups of three are."""
    left, right, rows = twin_groups(0.5, 0.5, 0.25, 1.0)
    known = {(int(a), int(b)): row for a, b, row in zip(left, right, rows, strict=True)}

    def score(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        return np.array([known[int(a), int(b)] for a, b in zip(one, other, strict=True)]).reshape(-1, 5)

    five = (left != 5) & (right != 5)
    assert cluster(6, left, right, rows, score, threshold=0.5).tolist() == [0, 0, 0, 3, 3, 3]
    assert cluster(6, left[five], right[five], rows[five], score, threshold=0.5).tolist() == [0, 0, 0, 0, 0, 5]


def test_copies_and_headlines_do_not_tell_how_like_a_story_is() -> None:
    """Of a text and its copy, another text, and two headlines, only the pairs of two texts tell."""
    texts = {
        "a": "The mill in Hallin burned down on Monday. Fire chief Ivo Brandt said the boiler had cracked.",
        "b": "The mill in Hallin burned down on Monday. Fire chief Ivo Brandt said the boiler had cracked.",
        "c": "Flames took the paper works overnight. Two men were hurt, said Ivo Brandt, and 90 jobs are gone.",
        "d": "",
        "e": "",
    }
    packed = [
        pack(read_story_report(name, title="Hallin mill burns", text=text, published="2031-03-03"))
        for name, text in texts.items()
    ]
    scorer = load_scorer()
    scored = score_pairs(prepare(packed), scorer["alone"], scorer["in_context"])
    left, right = np.triu_indices(5, 1)
    tells = {(int(a), int(b)) for a, b, row in zip(left, right, scored.link(left, right), strict=True) if row[1]}
    assert tells == {(0, 2), (1, 2)}


def test_the_scorer_asks_what_is_compared() -> None:
    """The shipped forests read the columns that the comparators write, in their order."""
    scorer = load_scorer()
    assert scorer["alone"].features == ALONE
    assert scorer["in_context"].features == (*ALONE, *CONTEXT)


def test_a_pair_is_scored_the_same_whatever_lies_beside_it() -> None:
    """What is compared of two reports does not hang on the other reports: words weigh by a fixed background."""
    all_of_them = [pack(report) for report in read(DESKS[0])]
    two = all_of_them[:2]
    one, other = np.array([0]), np.array([1])
    assert np.allclose(compare(prepare(two), one, other), compare(prepare(all_of_them), one, other))


def test_a_month_is_no_day() -> None:
    """A date that is less precise than a day says nothing about days apart."""
    assert find_day("2031-05") is None
    assert find_day("not a date") is None


def desk_of_reasons() -> list[StoryReport]:
    """Two crashes told under one template, a live blog and a round-up of the first, and an undated report of it."""
    spring = (
        "A tram left the rails at Karlin bridge in Velmark on Monday and killed a nurse, Ilse Maar, and her son. The "
        "brakes had failed on the slope, said transport chief Petra Holm. Mayor Jon Aske closed line 6 for a week."
    )
    autumn = (
        "A lorry loaded with timber ran a red light outside Norvik hospital on Friday and hit a crowded tram. Students "
        "Edda Lorn and Marek Sill died at once. The driver, 61, was arrested; police chief Anna Voss spoke of drink."
    )
    return [
        read_story_report("a1", title="Two killed in tram crash", text=spring, published="2031-04-07"),
        read_story_report("a2", title="Velmark tram crash – live", text=spring + " More soon.", published="2031-04-07"),
        read_story_report("a3", title="Morning briefing: Velmark crash", text=spring, published="2031-04-08"),
        read_story_report("a4", title="Brakes failed on Velmark tram", text=spring + " She was 34.", published=None),
        read_story_report("b1", title="Four killed in tram crash", text=autumn, published="2031-10-17"),
        read_story_report("c1", title="The week in review", text="Much happened, and little of it.", published=None),
    ]


def test_the_reason_names_the_kind_of_a_report() -> None:
    """Live blogs, round-ups, undated reports and twins of a template are called so, in a story and alone."""
    reasons = {one.document_id: one.reason for one in link_stories(desk_of_reasons()).membership}
    assert reasons["a2"].startswith("a live blog: same names")
    assert reasons["a3"].startswith("a round-up of several happenings, put with the one it is likest to: ")
    assert reasons["a4"].endswith("itself undated")
    assert "“Four killed in tram crash” differs by a number only and is of another story" in reasons["a1"]
    assert reasons["b1"].startswith("no other report was found")
    assert "“Two killed in tram crash” differs by a number only and is of another story" in reasons["b1"]
    assert reasons["c1"].startswith("a round-up of several happenings, not enough of one")


def test_a_twin_in_the_same_story_is_named_when_it_came_out_weeks_before() -> None:
    """On a desk of few the 12th and the 13th package are one story, and the reason warns of it; two updates are not."""
    first = "Ministers adopted the 12th package against Keldia on Monday. It bans diamonds, said Anna Brandt in Lund."
    second = "Ministers adopted the 13th package against Keldia on Monday. It lists drone makers, Anna Brandt said."
    again = "Ministers in Lund adopted the 12th package against Keldia on Monday, banning diamonds. Anna Brandt spoke."

    def desk(days: tuple[str, str]) -> list[StoryReport]:
        return [
            read_story_report("a", title="Lund adopts 12th package on Keldia", text=first, published=days[0]),
            read_story_report("b", title="Diamonds from Keldia banned in Lund", text=again, published=days[0]),
            read_story_report("c", title="Lund adopts 13th package on Keldia", text=second, published=days[1]),
        ]

    links = link_stories(desk(("2031-01-06", "2031-03-10")))
    reasons = {one.document_id: one.reason for one in links.membership}
    assert len(links.stories) == 1
    assert "“Lund adopts 13th package on Keldia” differs by a number only and was put with it" in reasons["a"]
    assert "“Lund adopts 12th package on Keldia” differs by a number only and was put with it" in reasons["c"]
    assert "differs by a number" not in reasons["b"]
    same_day = link_stories(desk(("2031-01-06", "2031-01-06")))
    assert len(same_day.stories) == 1
    assert not any("differs by a number" in one.reason for one in same_day.membership)


def test_neither_a_live_blog_nor_a_round_up_gives_a_story_its_title() -> None:
    """The headline of a story is one that says what happened, while there is one."""
    reports = desk_of_reasons()[1:4]
    (story,) = link_stories(reports).stories
    assert story.title == "Brakes failed on Velmark tram"
    (only,) = link_stories(reports[:1]).stories
    assert only.title == "Velmark tram crash – live"
