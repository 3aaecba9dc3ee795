"""Entities across reports: who is joined, who is not, and why; whatever the order of reports."""

from __future__ import annotations

import itertools
import json
import random
import time
from pathlib import Path
from typing import Any

import pytest

from crossread.link.entities import EntityLinks, ReportActor, Wish, link_entities, read_actors
from crossread.link.entities.actors import read_key
from crossread.link.entities.comparators import ENOUGH, WEIGHTS
from crossread.records import Entity, Label
from crossread.records.actors import LabelKind

CASES = json.loads((Path(__file__).parents[2] / "cases" / "entities" / "stories.json").read_text("utf-8"))["stories"]


def read(report: str, rows: list[dict[str, Any]]) -> tuple[ReportActor, ...]:
    """The actors of one report of a case."""
    entities, labels = [], []
    for row in rows:
        entity_id = f"{report}:{row['name']}"
        entities.append(
            Entity(
                entity_id=entity_id,
                kind=row["kind"],
                name=row["name"],
                country=row.get("country"),
                titles=tuple(row.get("titles", ())),
            )
        )
        for place, label in enumerate(row.get("labels", [f"name: {row['name']}"])):
            kind, _, text = label.partition(": ")
            labels.append(make_label(entity_id, report, kind, text, place))
    return read_actors(entities, labels, report)


def make_label(entity_id: str, report: str, kind: LabelKind, text: str, place: int) -> Label:
    """One naming of an actor."""
    return Label(
        entity_id=entity_id, document_id=report, text=text, kind=kind, voice="outlet", count=1, first_start=place
    )


def person(report: str, name: str, *titles: str, country: str | None = None) -> tuple[ReportActor, ...]:
    """One person of one report."""
    return read(report, [{"kind": "person", "name": name, "titles": titles, "country": country}])


def together(links: EntityLinks) -> set[frozenset[str]]:
    """Pairs of actors that are one."""
    groups: dict[str | None, list[str]] = {}
    for found_id, entity_id in links.joined.items():
        groups.setdefault(entity_id, []).append(found_id)
    return {frozenset(pair) for group in groups.values() for pair in itertools.combinations(group, 2)}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_actors_of_one_story(case: dict[str, Any]) -> None:
    """Just those actors are joined that a careful reader would join, and every joined one has its reason."""
    actors = [actor for report, rows in case["reports"].items() for actor in read(report, rows)]
    links = link_entities(actors, stories=dict.fromkeys(case["reports"], "s"), published={})
    expected = {frozenset(pair) for group in case["same"] for pair in itertools.combinations(group, 2)}
    assert together(links) == expected
    joined = {actor for pair in expected for actor in pair}
    assert joined <= links.reasons.keys() | {entity.entity_id for entity in links.entities}
    assert all(reason.reason for reason in links.reasons.values())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_order_of_reports_does_not_matter(case: dict[str, Any]) -> None:
    """Whatever the order in which actors come, the entities are the same, bytes for bytes."""
    actors = [actor for report, rows in case["reports"].items() for actor in read(report, rows)]
    stories = dict.fromkeys(case["reports"], "s")
    expected = link_entities(actors, stories=stories, published={})
    shuffle = random.Random(7)
    for _ in range(5):
        shuffle.shuffle(actors)
        links = link_entities(actors, stories=stories, published={})
        assert (links.entities, dict(links.joined), dict(links.reasons)) == (
            expected.entities,
            dict(expected.joined),
            dict(expected.reasons),
        )


def test_the_id_is_that_of_the_earliest_report() -> None:
    """A later report does not change the id of an entity; an actor alone keeps its own."""
    actors = [*person("z", "Ilse Brandvik"), *person("a", "Ilse Brandvik"), *person("a", "Rui Melo")]
    links = link_entities(
        actors, stories=dict.fromkeys("az", "s"), published={"z": "2031-05-01", "a": "2031-05-02T10:00:00+00:00"}
    )
    assert links.joined == {
        "z:Ilse Brandvik": "z:Ilse Brandvik",
        "a:Ilse Brandvik": "z:Ilse Brandvik",
        "a:Rui Melo": "a:Rui Melo",
    }


def test_name_kind_country_and_titles() -> None:
    """An entity goes by its longest established name and gathers countries and titles of all reports."""
    actors = [
        *person("a", "Ana Sousa", "Foreign Minister"),
        *person("b", "Ana Sousa", "foreign minister", country="NOR"),
        *person("c", "Sousa", "Mrs."),
        *person("d", "Ana Maria de Melo Sousa"),
        *(actor for report in "efgh" for actor in person(report, "Ana Sousa", "acting premier")),
    ]
    links = link_entities(actors, stories=dict.fromkeys("abcdefgh", "s"), published={})
    (entity,) = links.entities
    assert (entity.kind, entity.name, entity.country) == ("person", "Ana Sousa", "NOR")
    assert entity.titles == ("acting premier", "Foreign Minister", "Mrs.")


def test_an_initial_makes_no_longer_name() -> None:
    """The name of most reports stands before one that only an initial sets off; a middle name still counts."""
    plain = [*person("a", "Ana Sousa"), *person("b", "Ana Sousa")]
    for other, name in (("Ana B. Sousa", "Ana Sousa"), ("Ana Berta Sousa", "Ana Berta Sousa")):
        links = link_entities([*plain, *person("c", other)], stories=dict.fromkeys("abc", "s"), published={})
        assert [entity.name for entity in links.entities] == [name]


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ((("Jan Smit", "coach"),), (("Jan Smit", "plumber"),), False),
        ((("Jan Smit", "Velmar coach"),), (("Jan Smit", "Velmar coach"),), True),
        ((("Jan Smit", "coach"), ("Ilse Brandvik",)), (("Jan Smit",), ("Ilse Brandvik",)), True),
        ((("Smit", "Velmar coach"),), (("Smit", "Velmar coach"),), False),
    ],
    ids=["name alone", "name and office", "name and company", "surname and office"],
)
def test_people_of_two_stories_need_evidence(one: tuple[Any, ...], other: tuple[Any, ...], *, joined: bool) -> None:
    """People of one name in two stories are one only by office, country or company."""
    actors = [
        actor for report, names in (("a", one), ("b", other)) for name in names for actor in person(report, *name)
    ]
    links = link_entities(actors, stories={"a": "s-1", "b": "s-2"}, published={})
    name = one[0][0]
    assert (links.joined[f"a:{name}"] == links.joined[f"b:{name}"]) is joined


def test_bodies_of_two_stories() -> None:
    """Bodies are joined across stories by names that say which is meant; "the police" of two stories are two."""
    rows: list[dict[str, Any]] = [
        {"kind": "organisation", "name": "Velmar Port Authority"},
        {"kind": "organisation", "name": "Norwegian government", "labels": ["description: the Norwegian government"]},
        {"kind": "organisation", "name": "NATO"},
        {"kind": "place", "name": "Oslo"},
        {"kind": "organisation", "name": "Embassy"},
        {"kind": "organisation", "name": "police", "labels": ["description: the police"]},
    ]
    links = link_entities([*read("a", rows), *read("b", rows)], stories={"a": "s-1", "b": "s-2"}, published={})
    one = {row["name"] for row in rows if links.joined[f"a:{row['name']}"] == links.joined[f"b:{row['name']}"]}
    assert one == {"Velmar Port Authority", "Norwegian government", "NATO", "Oslo"}


def test_a_seat_is_a_name_before_a_government() -> None:
    """A government that reports call by its seat goes by that, one that they call by its capital does not."""
    told = {"kind": "organisation", "name": "British government", "labels": ["description: the British government"]}
    for seat, name in (("Downing Street", "Downing Street"), ("London", "British government")):
        rows = [*read("a", [{"kind": "organisation", "name": seat}]), *read("b", [told])]
        links = link_entities(rows, stories={"a": "s-1", "b": "s-1"}, published={})
        assert [entity.name for entity in links.entities] == [name]


def test_the_analyst_is_obeyed() -> None:
    """Two actors are merged, one is called otherwise, one is left out; a name nobody bears changes nothing."""
    actors = [*person("a", "Ilse Brandvik"), *person("a", "The Skipper"), *person("a", "Rui Melo"), *person("b", "Tom")]
    wishes = [
        Wish(action="merge", name="the skipper", target="Ilse Brandvik"),
        Wish(action="rename", name="a:Rui Melo", target="R. Melo (owner)"),
        Wish(action="ignore", name="Tom"),
        Wish(action="merge", name="Nobody", target="Ilse Brandvik"),
        Wish(action="ignore", name="Nobody Else"),
    ]
    links = link_entities(actors, stories={}, published={}, wishes=wishes)
    assert links.joined["a:The Skipper"] == links.joined["a:Ilse Brandvik"]
    assert links.joined["b:Tom"] is None
    assert {entity.name for entity in links.entities} == {"Ilse Brandvik", "R. Melo (owner)"}
    assert links.reasons["a:The Skipper"].reason == "merged by the analyst: the skipper, Ilse Brandvik"


def test_every_weight_has_its_reason() -> None:
    """The table of features in the docstring names every weight that is used, and no other."""
    from crossread.link.entities import comparators  # noqa: PLC0415 - its docstring

    rows = [line.split("|")[1:3] for line in (comparators.__doc__ or "").splitlines() if line.startswith("| ")]
    table = {name.strip(): value.strip() for name, value in rows[1:]}
    assert {name: float(value) for name, value in table.items() if value != "veto"} == dict(WEIGHTS)
    assert 0 < ENOUGH <= 1


def test_time_grows_with_the_reports_and_no_faster() -> None:
    """Linking many reports that name the same people takes a time that grows with their number."""

    def seconds(reports: int) -> float:
        actors = [
            actor
            for number in range(reports)
            for name in ("Ilse Brandvik", f"Ana Sousa{number % 50}", f"Rui{number % 97} Melo")
            for actor in person(f"d{number:05}", name, "mayor")
        ]
        stories = {f"d{number:05}": f"s{number // 10}" for number in range(reports)}
        began = time.process_time()
        link_entities(actors, stories=stories, published={})
        return time.process_time() - began

    seconds(50)
    assert seconds(2_000) < 30 * max(seconds(200), 0.02)


def test_a_sum_keeps_its_number() -> None:
    """A sum whose sign was left outside is read whole: it is compared with other sums."""
    assert read_key("300 million contract") == ("300", "million", "contract")
    assert read_key("12 contracts") == ("contracts",)


def test_a_description_is_shown_whole_and_compared_by_its_noun() -> None:
    """What stands behind the noun says who is meant, and makes no other noun of it."""
    rows = [{"kind": "person", "name": "spokesman for a charity", "labels": ["description: the spokesman"]}]
    [actor] = read("r", rows)
    assert (actor.words, actor.called) == (("spokesman",), "spokesman for a charity")
    links = link_entities([actor], stories={"r": "s"}, published={})
    assert [entity.name for entity in links.entities] == ["spokesman for a charity"]


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("harbour officials in Osk", "harbour officials in Lund", False),
        ("harbour officials in Osk", "harbour officials of Osk", True),
        ("harbour officials in Osk", "harbour officials", True),
    ],
)
def test_people_of_two_reports_by_what_is_told_of_them(one: str, other: str, *, joined: bool) -> None:
    """Two reports mean the same people where nothing behind the noun speaks against it."""
    rows = {
        report: [{"kind": "group", "name": name, "labels": [f"description: {name}"]}]
        for report, name in (("a", one), ("b", other))
    }
    actors = [actor for report, row in rows.items() for actor in read(report, row)]
    links = link_entities(actors, stories=dict.fromkeys(rows, "s"), published={})
    assert (len(links.entities) == 1) is joined


def test_the_analyst_may_write_the_whole_description() -> None:
    """A line of the analyst's file holds for what the page shows, and for the noun alone."""
    row = [{"kind": "group", "name": "officials in Osk", "labels": ["description: officials"]}]
    for name in ("officials in Osk", "officials"):
        wish = Wish(action="rename", name=name, target="Osk council")
        links = link_entities(read("r", row), stories={"r": "s"}, published={}, wishes=[wish])
        assert [entity.name for entity in links.entities] == ["Osk council"]
