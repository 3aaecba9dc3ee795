"""Entities found in reports and joined across them: nothing found is lost, and joining can be redone and undone."""

from __future__ import annotations

import sqlite3
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from crossread.records import Entity, Label, Mention, Quotation
from crossread.store import Joined, Workspace

Three = tuple[str, str, str]
TABLES = ("entities", "mentions", "quotations", "labels")


def found(workspace: Workspace, document_id: str, number: int, *names: str) -> list[Any]:
    """What annotate might find in a report: actors, a mention and a label of each, and words of the first."""
    text = workspace.load_document(document_id).text
    rows: list[Any] = []
    for place, name in enumerate(names):
        entity_id = f"e-{number}-{name}"
        rows += [
            Entity(entity_id=entity_id, kind="person", name=name),
            Mention(
                mention_id=f"m-{number}-{place}",
                entity_id=entity_id,
                document_id=document_id,
                start=place,
                end=place + 3,
                text=text[place : place + 3],
                form="name",
                voice="outlet",
            ),
            Label(
                entity_id=entity_id,
                document_id=document_id,
                text=text[:3],
                kind="name",
                voice="outlet",
                count=place + 1,
                first_start=0,
            ),
        ]
    return rows


def words(workspace: Workspace, document_id: str, number: int, name: str) -> Quotation:
    """Words somebody says in a report."""
    text = workspace.load_document(document_id).text
    return Quotation(
        quotation_id=f"q-{number}",
        document_id=document_id,
        start=4,
        end=9,
        text=text[4:9],
        kind="indirect",
        speaker_entity_id=f"e-{number}-{name}",
    )


def save(workspace: Workspace, document_id: str, number: int, *names: str) -> None:
    """Save what was found in a report, in two stages."""
    workspace.save_marks(document_id, "entities", "1", found(workspace, document_id, number, *names))
    workspace.save_marks(document_id, "quotations", "1", [words(workspace, document_id, number, names[0])])


def join(workspace: Workspace, same: dict[str, str | None]) -> None:
    """Join what the reports hold; what is not named stays its own."""
    rows: list[Any] = []
    for actors in workspace.found_actors():
        for entity in actors.entities:
            target = same.get(entity.entity_id, entity.entity_id)
            rows.append(Joined(found_id=entity.entity_id, entity_id=target))
    kept = sorted({row.entity_id for row in rows if row.entity_id is not None})
    rows += [Entity(entity_id=entity_id, kind="person", name=f"all of {entity_id}") for entity_id in kept]
    workspace.save_links("entities", repr(sorted(same.items())), rows)


def tables(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """All that a reader sees."""
    return {name: list(workspace.rows(name)) for name in TABLES}


def test_rows_show_the_entity_across_reports(workspace: Workspace, three: Three) -> None:
    """Mentions, speakers and labels carry the joined entity; labels that become one are counted together."""
    first, second, _ = three
    save(workspace, first, 1, "Veld", "Mara")
    save(workspace, second, 2, "Veld")
    join(workspace, {"e-1-Mara": "e-1-Veld", "e-2-Veld": "e-1-Veld"})
    assert [entity.entity_id for entity in workspace.load(Entity)] == ["e-1-Veld"]
    assert {mention.entity_id for mention in workspace.load(Mention)} == {"e-1-Veld"}
    assert {one.speaker_entity_id for one in workspace.load(Quotation)} == {"e-1-Veld"}
    assert [(label.document_id, label.count) for label in workspace.load(Label, document_id=first)] == [(first, 3)]
    assert not list(workspace.check())


def test_joining_can_be_undone(workspace: Workspace, three: Three) -> None:
    """When nothing is joined any more every report has its own entities again, as it had before."""
    first, second, _ = three
    save(workspace, first, 1, "Veld", "Mara")
    save(workspace, second, 2, "Veld")
    before = tables(workspace)
    actors = list(workspace.found_actors())
    join(workspace, {"e-1-Mara": "e-1-Veld", "e-2-Veld": "e-1-Veld"})
    assert list(workspace.found_actors()) == actors
    join(workspace, {})
    after = tables(workspace)
    assert {row[0] for row in after.pop("entities")} == {row[0] for row in before.pop("entities")}
    assert after == before
    assert not list(workspace.check())


def test_an_actor_left_out_is_named_by_nobody(workspace: Workspace, three: Three) -> None:
    """An actor that the analyst ignores has no row and no label; its mentions stay and name nobody."""
    save(workspace, three[0], 1, "Veld", "Mara")
    join(workspace, {"e-1-Veld": None})
    assert [entity.entity_id for entity in workspace.load(Entity)] == ["e-1-Mara"]
    assert [mention.entity_id for mention in workspace.load(Mention)] == [None, "e-1-Mara"]
    assert [label.entity_id for label in workspace.load(Label)] == ["e-1-Mara"]
    assert [one.speaker_entity_id for one in workspace.load(Quotation)] == [None]
    assert not list(workspace.check())


def test_what_is_found_again_is_shown_joined(workspace: Workspace, three: Three) -> None:
    """A report found anew, or by a further stage, is shown through the entities it was joined to."""
    first, second, _ = three
    save(workspace, first, 1, "Veld")
    workspace.save_marks(second, "entities", "1", found(workspace, second, 2, "Veld"))
    join(workspace, {"e-2-Veld": "e-1-Veld"})
    workspace.save_marks(second, "quotations", "1", [words(workspace, second, 2, "Veld")])
    workspace.save_marks(second, "entities", "2", found(workspace, second, 2, "Veld", "Mara"))
    assert [one.speaker_entity_id for one in workspace.load(Quotation, document_id=second)] == ["e-1-Veld"]
    assert [one.entity_id for one in workspace.load(Mention, document_id=second)] == ["e-1-Veld", "e-2-Mara"]
    assert {one.entity_id: one.name for one in workspace.load(Entity)} == {
        "e-1-Veld": "all of e-1-Veld",
        "e-2-Mara": "Mara",
    }
    assert not list(workspace.check())
    workspace.save_marks(first, "entities", "2", [])
    assert [one.entity_id for one in workspace.load(Mention)] == ["e-1-Veld", "e-2-Mara"]
    assert not list(workspace.check())


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_report_by_report_or_all_at_once(
    order: tuple[int, ...], tmp_path: Path, workspace: Workspace, three: Three
) -> None:
    """Joining after each report, in any order, ends in the rows of joining once."""
    names = [("Veld", "Mara"), ("Veld",), ("Mara", "Rain")]

    def same(numbers: list[int]) -> dict[str, str | None]:
        """All of one name are one: the first by number."""
        heads: dict[str, str] = {}
        for number in sorted(numbers):
            for name in names[number]:
                heads.setdefault(name, f"e-{number}-{name}")
        return {f"e-{number}-{name}": heads[name] for number in numbers for name in names[number]}

    with Workspace.create(tmp_path / "batch") as batch:
        batch.save_readings([workspace.load_reading(document_id) for document_id in three])
        for number, document_id in enumerate(three):
            save(batch, document_id, number, *names[number])
        join(batch, same([0, 1, 2]))
        expected = tables(batch)
    done: list[int] = []
    for number in order:
        save(workspace, three[number], number, *names[number])
        done.append(number)
        join(workspace, same(done))
    assert tables(workspace) == expected
    assert not list(workspace.check())


def test_every_entity_found_must_be_joined(workspace: Workspace, three: Three) -> None:
    """A stage that forgets an entity of a report, or joins it to one it does not give, saves nothing."""
    save(workspace, three[0], 1, "Veld", "Mara")
    before = tables(workspace)
    one = Entity(entity_id="e-1-Veld", kind="person", name="Veld")
    with pytest.raises(ValueError, match="no entity across reports"):
        workspace.save_links("entities", "1", [one, Joined(found_id="e-1-Veld", entity_id="e-1-Veld")])
    with pytest.raises(ValueError, match="does not exist"):
        workspace.save_links(
            "entities", "1", [one, *(Joined(found_id=f"e-1-{name}", entity_id="e-9") for name in ("Veld", "Mara"))]
        )
    assert tables(workspace) == before


def test_a_stage_forgotten_leaves_nothing(workspace: Workspace, three: Three) -> None:
    """When the stage that found the entities is forgotten, nothing of them stays, in public or put aside."""
    save(workspace, three[0], 1, "Veld")
    save(workspace, three[1], 2, "Veld")
    join(workspace, {"e-2-Veld": "e-1-Veld"})
    workspace.forget_stage("quotations")
    workspace.forget_stage("entities")
    assert tables(workspace) == {name: [] for name in TABLES}
    assert not list(workspace.found_actors())
    connection = sqlite3.connect(workspace.path / "crossread.db")
    assert connection.execute('SELECT count(*) FROM "_joined"').fetchone() == (0,)
    connection.close()


def test_rows_changed_by_hand_are_told(workspace: Workspace, three: Three) -> None:
    """`check` tells a mention that names another entity than it is joined to."""
    save(workspace, three[0], 1, "Veld", "Mara")
    join(workspace, {})
    connection = sqlite3.connect(workspace.path / "crossread.db")
    connection.execute("UPDATE mentions SET entity_id = 'e-1-Veld'")
    connection.commit()
    connection.close()
    assert [problem.code for problem in workspace.check()] == ["not_joined"]
