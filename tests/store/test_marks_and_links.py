"""Marks of one report and links across reports: what replaces what, and what still waits."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from crossread.records import (
    Cell,
    Claim,
    Document,
    Entity,
    Figure,
    Label,
    Membership,
    Mention,
    Moment,
    Quantity,
    Sentence,
    Story,
)
from crossread.store import Workspace

Three = tuple[str, str, str]


def sentences(workspace: Workspace, document_id: str, *cuts: int) -> list[Sentence]:
    """Cut a report into sentences."""
    ends = [*cuts, len(workspace.load_document(document_id).text)]
    starts = [0, *cuts]
    return [
        Sentence(document_id=document_id, index=index, start=start, end=end, role="body")
        for index, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def quantity(workspace: Workspace, document_id: str, words: str) -> Quantity:
    """Mark a number by its words."""
    start = workspace.load_document(document_id).text.index(words)
    return Quantity(
        quantity_id=f"q-{document_id}-{start}",
        document_id=document_id,
        start=start,
        end=start + len(words),
        text=words,
        low=None,
        high=None,
    )


def story(workspace: Workspace, name: str, *documents: str) -> None:
    """Make one story of reports."""
    workspace.save_links(
        "stories",
        name,
        [
            Story(story_id=name, title_document_id=documents[0], title=name, documents=len(documents), independent=1),
            *(Membership(story_id=name, document_id=found, score=1.0, reason="said so") for found in documents),
        ],
    )


def test_saving_again_replaces(workspace: Workspace, three: Three) -> None:
    """What a stage found before is replaced, in this report alone; finding nothing removes all."""
    first, second, _ = three
    workspace.save_marks(first, "sentences", "s/1", sentences(workspace, first, 10, 20))
    workspace.save_marks(second, "sentences", "s/1", sentences(workspace, second, 10))
    workspace.save_marks(first, "sentences", "s/2", sentences(workspace, first, 15))
    assert next(workspace.load(Sentence, document_id=first)).end == 15
    assert workspace.count(Sentence, document_id=first) == 2
    workspace.save_marks(first, "sentences", "s/3", [])
    assert workspace.count(Sentence, document_id=first) == 0
    assert workspace.count(Sentence) == 2


def test_pending_is_what_is_not_done_by_this_fingerprint(workspace: Workspace, three: Three) -> None:
    """A report waits until its stage is done, and again with a new fingerprint; a report without marks is done."""
    assert list(workspace.pending("sentences", "s/1")) == sorted(three)
    workspace.save_marks(three[0], "sentences", "s/1", [])
    workspace.save_stages(three[1], [("sentences", "s/1", []), ("quantities", "q/1", [])])
    assert list(workspace.pending("sentences", "s/1")) == [three[2]]
    assert list(workspace.pending("sentences", "s/2")) == sorted(three)
    assert list(workspace.pending("quantities", "q/1")) == sorted([three[0], three[2]])


def test_reports_can_be_done_while_pending_is_read(workspace: Workspace, three: Three) -> None:
    """A pipeline may save while it walks through what waits."""
    seen = []
    for document_id in workspace.pending("sentences", "s/1"):
        workspace.save_marks(document_id, "sentences", "s/1", sentences(workspace, document_id))
        seen.append(document_id)
    assert seen == sorted(three)


@pytest.mark.parametrize("again", [False, True])
def test_bad_marks_save_nothing(workspace: Workspace, three: Three, *, again: bool) -> None:
    """A mark of another report or of none, a double, a link, or one that points at nothing is refused whole."""
    first, second, _ = three
    if again:
        workspace.save_marks(first, "mine", "1", [quantity(workspace, first, "300")])
    good = quantity(workspace, first, "300 passengers")
    before = list(workspace.rows("quantities"))
    bad: list[tuple[Any, type[Exception], str]] = [
        (quantity(workspace, second, "280"), ValueError, "handed over with"),
        (good, ValueError, "same|UNIQUE"),
        (Figure(figure_id="f-1", story_id="s-1", verdict="single"), TypeError, "save_links"),
        (dataclasses.replace(good, quantity_id="q-x", figure_id="f-none"), ValueError, "does not exist"),
    ]
    for record, error, words in bad:
        with pytest.raises(error, match=words):
            workspace.save_marks(first, "mine", "2", [good, record])
    with pytest.raises(ValueError, match="no report"):
        workspace.save_marks("d-none", "mine", "2", [])
    assert list(workspace.rows("quantities")) == before
    assert list(workspace.pending("mine", "2")) == sorted(three)


def test_two_stages_may_not_fill_one_table(workspace: Workspace, three: Three) -> None:
    """The second stage is refused, until the first is forgotten."""
    mark = quantity(workspace, three[0], "300")
    workspace.save_marks(three[0], "old", "1", [mark])
    with pytest.raises(ValueError, match="'old' fills quantities already"):
        workspace.save_marks(three[0], "new", "1", [mark])
    workspace.forget_stage("old")
    assert workspace.count(Quantity) == 0
    workspace.save_marks(three[0], "new", "1", [mark])
    assert list(workspace.load(Quantity)) == [mark]


def test_links_are_set_on_marks_and_emptied_again(workspace: Workspace, three: Three) -> None:
    """A mark takes its link from the record; a link that is not set again is emptied; other links stay."""
    first, second, _ = three
    marks = [quantity(workspace, first, "300"), quantity(workspace, second, "280")]
    for mark in marks:
        workspace.save_marks(mark.document_id, "quantities", "1", [mark])
    story(workspace, "s-1", first, second)
    linked = [dataclasses.replace(mark, figure_id="f-1") for mark in marks]
    figure = Figure(figure_id="f-1", story_id="s-1", verdict="conflict")
    workspace.save_links("figures", "1", [*linked, figure], story_id="s-1")
    assert [mark.figure_id for mark in workspace.load(Quantity)] == ["f-1", "f-1"]
    workspace.save_links("figures", "2", [figure, linked[0]], story_id="s-1")
    assert {mark.document_id: mark.figure_id for mark in workspace.load(Quantity)} == {first: "f-1", second: None}
    workspace.save_links("figures", "3", [], story_id="s-1")
    assert workspace.count(Figure) == 0
    assert [mark.figure_id for mark in workspace.load(Quantity)] == [None, None]


def test_families_are_set_and_emptied(workspace: Workspace, three: Three) -> None:
    """The family of a report is a link as well; nothing else of a report can be changed by it."""
    documents = {document.document_id: document for document in workspace.load(Document)}
    changed = dataclasses.replace(documents[three[0]], family_id="fam-1", title="another")
    workspace.save_links("copies", "1", [changed])
    stored = workspace.load_document(three[0])
    assert stored == dataclasses.replace(documents[three[0]], family_id="fam-1")
    workspace.save_links("copies", "2", [])
    assert workspace.load_document(three[0]).family_id is None


def test_rows_that_stay_keep_what_hangs_on_them(workspace: Workspace, three: Three) -> None:
    """Linking stories anew keeps the figures of a story that is still there, and removes those of one that is gone."""
    first, second, third = three
    for name in ("s-1", "s-2"):
        story(workspace, name, first) if name == "s-1" else None
    workspace.save_links(
        "stories",
        "1",
        [
            Story(story_id=name, title_document_id=first, title=name, documents=1, independent=1)
            for name in ("s-1", "s-2")
        ],
    )
    for name in ("s-1", "s-2"):
        figure = Figure(figure_id=f"f-{name}", story_id=name, verdict="single")
        workspace.save_links("figures", "1", [figure], story_id=name)
    story(workspace, "s-2", second, third)
    assert [figure.figure_id for figure in workspace.load(Figure)] == ["f-s-2"]
    assert workspace.links_pending("figures", "1", story_id="s-1")
    assert list(workspace.check()) == []


def test_a_stage_of_one_story_leaves_the_others_alone(workspace: Workspace, three: Three) -> None:
    """Replacing the claims of one story keeps those of another, with their cells."""
    for name, document_id in (("s-1", three[0]), ("s-2", three[1])):
        stories = [
            Story(story_id=s, title_document_id=d, title=s, documents=1, independent=1)
            for s, d in (("s-1", three[0]), ("s-2", three[1]))
        ]
        workspace.save_links("stories", "1", stories)
        claim = Claim(
            claim_id=f"c-{name}",
            story_id=name,
            kind="statement",
            gist_document_id=document_id,
            gist_start=0,
            gist_end=5,
            status="only_one",
            documents=1,
            independent=1,
        )
        cell = Cell(
            claim_id=claim.claim_id, document_id=document_id, state="states", start=0, end=5, reason="its own words"
        )
        workspace.save_links("claims", "1", [cell, claim], story_id=name)
    workspace.save_links("claims", "2", [], story_id="s-1")
    assert [claim.claim_id for claim in workspace.load(Claim)] == ["c-s-2"]
    assert [cell.claim_id for cell in workspace.load(Cell)] == ["c-s-2"]
    assert workspace.count(Cell, document_id=three[1], story_id="s-2") == 1
    with pytest.raises(ValueError, match="fills claims already"):
        workspace.save_links("others", "1", list(workspace.load(Claim)), story_id="s-2")


def test_links_wait_when_their_marks_change(workspace: Workspace, three: Three) -> None:
    """A link stage is pending until done, and again when a report is added to its scope or marks are found anew."""
    first, second, third = three
    story(workspace, "s-1", first, second)
    assert workspace.links_pending("figures", "1", story_id="s-1")
    workspace.save_links("figures", "1", [], story_id="s-1")
    assert not workspace.links_pending("figures", "1", story_id="s-1")
    assert workspace.links_pending("figures", "2", story_id="s-1")
    workspace.save_marks(third, "quantities", "1", [])
    assert not workspace.links_pending("figures", "1", story_id="s-1")
    workspace.save_marks(second, "quantities", "1", [])
    assert workspace.links_pending("figures", "1", story_id="s-1")


@pytest.mark.parametrize(
    ("record", "error", "words"),
    [
        (Sentence(document_id="d", index=0, start=0, end=1, role="body"), TypeError, "save_marks"),
        (Membership(story_id="s-none", document_id="d-none", score=1.0, reason="r"), ValueError, "does not exist"),
        (
            Quantity(quantity_id="q", document_id="d", start=0, end=1, text="1", low=None, high=None),
            ValueError,
            "never saved",
        ),
    ],
)
def test_bad_links_save_nothing(
    workspace: Workspace, three: Three, record: object, error: type[Exception], words: str
) -> None:
    """A link to nothing, to a mark that was never saved, or of a wrong type is refused, with all that came with it."""
    with pytest.raises(error, match=words):
        workspace.save_links("stage", "1", [Entity(entity_id="e-1", kind="person", name="Veld"), record])
    assert workspace.count(Entity) == 0
    assert workspace.links_pending("stage", "1")
    workspace.save_links("stage", "1", [Entity(entity_id="e-1", kind="person", name="Veld")])


def test_a_double_link_is_refused(workspace: Workspace) -> None:
    """Two rows with one identity are refused."""
    twins = [Entity(entity_id="e-1", kind="person", name=name) for name in ("Veld", "Mara Veld")]
    with pytest.raises(ValueError, match="same entity_id"):
        workspace.save_links("entities", "1", twins)


def test_marks_keep_what_points_at_them(workspace: Workspace, three: Three) -> None:
    """A moment found again with the same identity keeps the events that happened then."""
    from crossread.records import EventMention  # noqa: PLC0415 - only here

    first = three[0]
    noon = Moment(moment_id="m-1", document_id=first, start=21, end=28, text="at noon", type="TIME")
    act = EventMention(
        event_mention_id="x-1",
        document_id=first,
        start=10,
        end=14,
        event="COOPERATE",
        modality="asserted",
        polarity="positive",
        date_moment_id="m-1",
        rule="r1",
    )
    assert workspace.load_document(first).text[21:28] == "at noon"
    workspace.save_marks(first, "moments", "1", [noon])
    workspace.save_marks(first, "events", "1", [act])
    workspace.save_marks(first, "moments", "2", [noon])
    assert list(workspace.load(EventMention)) == [act]
    workspace.save_marks(first, "moments", "3", [])
    assert list(workspace.load(EventMention)) == [dataclasses.replace(act, date_moment_id=None)]


def test_rows_by_report_and_story(workspace: Workspace, three: Three) -> None:
    """Entities, labels and mentions are found through the reports that name them, and through their story."""
    first, second, _ = three
    workspace.save_links("entities", "1", [Entity(entity_id=f"e-{n}", kind="person", name=f"N{n}") for n in (1, 2)])
    for number, document_id in ((1, first), (2, second)):
        start = workspace.load_document(document_id).text.index("Veld")
        mention = Mention(
            mention_id=f"m-{number}",
            entity_id=f"e-{number}",
            document_id=document_id,
            start=start,
            end=start + 4,
            text="Veld",
            form="name",
            voice="outlet",
        )
        workspace.save_marks(document_id, "mentions", "1", [mention])
    start = workspace.load_document(first).text.index("Veld")
    label = Label(
        entity_id="e-1", document_id=first, text="Veld", kind="name", voice="outlet", count=1, first_start=start
    )
    workspace.save_links("labels", "1", [label])
    story(workspace, "s-1", first)
    assert [entity.entity_id for entity in workspace.load(Entity, story_id="s-1")] == ["e-1"]
    assert [entity.entity_id for entity in workspace.load(Entity, document_id=second)] == ["e-2"]
    assert list(workspace.load(Label, story_id="s-1")) == [label]
    assert workspace.count(Label, document_id=second) == 0
    assert [found.document_id for found in workspace.load(Document, story_id="s-1")] == [first]
    assert list(workspace.check()) == []


def mention(workspace: Workspace, document_id: str, words: str, entity_id: str) -> Mention:
    """Mark a name by its words."""
    start = workspace.load_document(document_id).text.index(words)
    return Mention(
        mention_id=f"m-{document_id}-{start}",
        entity_id=entity_id,
        document_id=document_id,
        start=start,
        end=start + len(words),
        text=words,
        form="name",
        voice="outlet",
    )


def test_entities_of_one_report_come_and_go_with_its_mentions(workspace: Workspace, three: Three) -> None:
    """Entities and labels are saved with the mentions of a report; when it is read anew, the unnamed ones go."""
    first, second, _ = three
    veld, port = (Entity(entity_id=f"e-{n}", kind="person", name=n) for n in ("veld", "port"))
    here = mention(workspace, first, "300 passengers", "e-veld")
    label = Label(
        entity_id="e-veld",
        document_id=first,
        text=here.text,
        kind="name",
        voice="outlet",
        count=1,
        first_start=here.start,
    )
    workspace.save_marks(first, "entities", "1", [veld, here, label])
    workspace.save_marks(second, "entities", "1", [port, mention(workspace, second, "280", "e-port")])
    assert list(workspace.load(Entity)) == [port, veld]
    assert list(workspace.load(Label)) == [label]
    workspace.save_marks(first, "entities", "2", [])
    assert list(workspace.load(Entity)) == [port]
    assert not list(workspace.load(Label))
    assert not list(workspace.check())
    workspace.forget_stage("entities")
    assert not list(workspace.load(Entity))
