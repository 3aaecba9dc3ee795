"""Structured queries find the passages that answer them, those of the latest reports first."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from crossread.records import (
    Cell,
    Claim,
    Entity,
    EventMention,
    Membership,
    Mention,
    Quantity,
    Quotation,
    Reading,
    Sentence,
    Story,
)
from crossread.store import Workspace

MakeReading = Callable[..., Reading]

TEXTS = (
    (
        "2031-05-03",
        "Tidewire",
        "“The barge stays,” said Mara Veld. About 300 foreign soldiers left Oslin. Norland warned Suland.",
    ),
    ("2031-05-04", "Klaxon", "Veld said “no soldier was hurt” at the pier. Some 40 soldiers stood by. The barge sank."),
    (None, "Tidewire", "“We count 500 soldiers,” said Anders Holt. It cost 5 million dollars."),
)


def span(text: str, words: str) -> dict[str, Any]:
    """Where words first stand."""
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


@pytest.fixture
def asked(workspace: Workspace, make_reading: MakeReading) -> Callable[[str], list[tuple[str, str]]]:
    """A workspace with marks; the answer to a query as outlet and passage."""
    readings = [
        make_reading(text, path=f"{number}.txt", title=f"Report {number}", outlet=outlet, published=day)
        for number, (day, outlet, text) in enumerate(TEXTS)
    ]
    workspace.save_readings(readings)
    ids = [reading.document.document_id for reading in readings]
    people = [
        Entity(entity_id="e-veld", kind="person", name="Mara Veld", titles=("Harbour Master",)),
        Entity(entity_id="e-holt", kind="person", name="Anders Holt"),
        Entity(entity_id="e-nor", kind="place", name="Norland", country="NLD"),
        Entity(entity_id="e-sul", kind="place", name="Suland", country="SUL"),
    ]
    for number, (document_id, (_, _, text)) in enumerate(zip(ids, TEXTS, strict=True)):
        ends = [place + 1 for place, char in enumerate(text) if char == "."]
        cuts = [0, *ends]
        workspace.save_marks(
            document_id,
            "sentences",
            "1",
            [
                Sentence(document_id=document_id, index=index, start=start, end=end, role="body")
                for index, (start, end) in enumerate(zip(cuts, ends, strict=False))
            ],
        )
        mentions = [
            Mention(
                mention_id=f"m-{number}-{one.entity_id}",
                entity_id=one.entity_id,
                document_id=document_id,
                text=one.name.split()[-1],
                form="name",
                voice="outlet",
                **span(text, one.name.split()[-1]),
            )
            for one in people
            if one.name.split()[-1] in text
        ]
        named = {mention.entity_id for mention in mentions}
        workspace.save_marks(
            document_id, "entities", "1", [*(one for one in people if one.entity_id in named), *mentions]
        )
    quoted = (
        ("The barge stays", 0, "e-veld"),
        ("no soldier was hurt", 1, "e-veld"),
        ("We count 500 soldiers", 2, "e-holt"),
    )
    for words, number, speaker in quoted:
        workspace.save_marks(
            ids[number],
            "quotations",
            "1",
            [
                Quotation(
                    quotation_id=f"q-{number}",
                    document_id=ids[number],
                    text=words,
                    kind="direct",
                    speaker_entity_id=speaker,
                    **span(TEXTS[number][2], words),
                )
            ],
        )
    counted = (
        ("About 300", 0, 270, 330, None, "soldier"),
        ("Some 40", 1, 36, 44, None, "soldier"),
        ("5 million dollars", 2, 5_000_000, 5_000_000, "USD", None),
    )
    for words, number, low, high, unit, what in counted:
        workspace.save_marks(
            ids[number],
            "quantities",
            "1",
            [
                Quantity(
                    quantity_id=f"n-{number}",
                    document_id=ids[number],
                    text=words,
                    low=Decimal(low),
                    high=Decimal(high),
                    unit=unit,
                    counted=what,
                    **span(TEXTS[number][2], words),
                )
            ],
        )
    workspace.save_marks(
        ids[0],
        "events",
        "1",
        [
            EventMention(
                event_mention_id="ev-0",
                document_id=ids[0],
                event="THREATEN",
                modality="asserted",
                polarity="positive",
                actor_entity_id="e-nor",
                recipient_entity_id="e-sul",
                rule="warn",
                **span(TEXTS[0][2], "warned"),
            )
        ],
    )
    story = Story(story_id="s-1", title_document_id=ids[0], title="Report 0", documents=3, independent=3)
    members = [Membership(story_id="s-1", document_id=one, score=1.0, reason="same pier") for one in ids]
    workspace.save_links("stories", "1", [story, *members])
    where = span(TEXTS[0][2], "Norland warned Suland")
    claim = Claim(
        claim_id="c-1",
        story_id="s-1",
        kind="event",
        gist_document_id=ids[0],
        gist_start=where["start"],
        gist_end=where["end"],
        status="only_one",
        documents=1,
        independent=1,
    )
    cell = Cell(
        claim_id="c-1", document_id=ids[0], state="attributes", reason="its own", speaker_entity_id="e-veld", **where
    )
    workspace.save_links("claims", "1", [claim, cell], story_id="s-1")

    def ask(query: str) -> list[tuple[str, str]]:
        return [(hit.outlet or "", hit.snippet) for hit in workspace.search(query)]

    return ask


Ask = Callable[[str], list[tuple[str, str]]]


def test_quotations_by_somebody(asked: Ask) -> None:
    """A speaker is found by any word of the name or of a title; words must stand in the sentence of the quotation."""
    both = [("Klaxon", "no soldier was hurt"), ("Tidewire", "The barge stays")]
    assert asked("quotations by Veld") == both
    assert asked('quotations by "harbour master"') == both
    assert asked("quotations by Veld about pier") == both[:1]
    assert asked("quotations by Veld about barge") == both[1:]
    assert asked("quotations by Holt since 2031") == [], "an undated report is of no year"
    assert asked("quotations by nobody") == []
    assert asked("quotations by !!!") == []
    assert asked("quotations: soldier*") == [both[0], ("Tidewire", "We count 500 soldiers")]


def test_figures_counting_something(asked: Ask) -> None:
    """A thing counted is found in the singular and the plural, a number by its bounds and unit."""
    assert [outlet for outlet, _ in asked("figures counting soldiers")] == ["Klaxon", "Tidewire"]
    assert asked("figures counting foreign soldiers") == [("Tidewire", "About 300 foreign soldiers left Oslin.")]
    assert [outlet for outlet, _ in asked("figures counting soldiers over 100")] == ["Tidewire"]
    assert [outlet for outlet, _ in asked("figures counting soldiers under 40")] == ["Klaxon"]
    assert asked("figures in usd") == [("Tidewire", "It cost 5 million dollars.")]


def test_events_between_two(asked: Ask) -> None:
    """Who acts on whom is found by the letters of a country or by words of a name, and by the type of the act."""
    hit = [("Tidewire", "Norland warned Suland.")]
    for query in (
        "NLD -> SUL",
        "NLD ->",
        "-> SUL",
        "Norland -> Suland",
        "NLD -> SUL type threaten",
        "NLD -> about Suland",
    ):
        assert asked(f"events {query}") == hit, query
    for query in ("SUL -> NLD", "NLD -> SUL type aid", "NLD -> SUL about herring"):
        assert asked(f"events {query}") == [], query


def test_claims_and_reports(asked: Ask) -> None:
    """Claims are found by status and by who says them, reports by outlet, date and words."""
    assert asked("claims status only_one") == [("Tidewire", "Norland warned Suland")]
    assert asked("claims by Veld about Norland") == [("Tidewire", "Norland warned Suland")]
    assert asked("claims status differs") == []
    assert [snippet for _, snippet in asked("reports from tidewire")] == ["Report 0", "Report 2"]
    assert [snippet for _, snippet in asked("reports until 2031-05")] == ["Report 1", "Report 0"]
    assert len(asked("reports: barge from Klaxon since 2031-05-04")) == 1


def test_told_and_limit(workspace: Workspace, asked: Ask) -> None:
    """A hit says who speaks or who did what to whom; no more come than asked for."""
    (hit,) = workspace.search("events NLD -> SUL")
    assert hit.told == "Norland THREATEN Suland"
    (hit,) = workspace.search("quotations by Veld", limit=1)
    assert (hit.told, hit.outlet) == ("Mara Veld", "Klaxon")
    assert [hit.told for hit in workspace.search("quotations: soldier*", limit=1)] == ["Mara Veld"]


def test_the_index_of_names_follows_the_actors(workspace: Workspace, asked: Ask) -> None:
    """A name that changes is found by its new words alone, and an actor nobody names is found no more."""
    assert workspace.browse_actors("Holt") == (), "nobody has labels here"
    ids = [hit.document_id for hit in workspace.search("quotations by Holt")]
    entity = Entity(entity_id="e-holt", kind="person", name="Anders Kroll")
    text = TEXTS[2][2]
    mention = Mention(
        mention_id="m-2",
        entity_id="e-holt",
        document_id=ids[0],
        text="Holt",
        form="name",
        voice="outlet",
        **span(text, "Holt"),
    )
    workspace.save_marks(ids[0], "entities", "2", [entity, mention])
    assert asked("quotations by Holt") == []
    assert len(asked("quotations by Kroll")) == 1
    workspace.save_marks(ids[0], "entities", "3", [])
    assert asked("quotations by Kroll") == []
    assert list(workspace.check()) == []
