"""A linked story of three invented reports with a row in every table, made by hand so that no stage is needed.

Run as a program it writes the workspace into the folder named by its argument; the fixture `linked` does so once.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from crossread.records import (
    Cell,
    Citation,
    Claim,
    Copy,
    DateCandidate,
    Document,
    Entity,
    Event,
    EventMention,
    Figure,
    Happening,
    Label,
    Membership,
    Mention,
    Moment,
    Quantity,
    Quotation,
    Reading,
    Sentence,
    Story,
    Utterance,
)
from crossread.store import Workspace

WIRE = """Weir at Orva gives way

The weir at Orva gave way on Friday. About 40 people were moved to a school.

"We will not leave one house unattended," said Ilse Brandvik, the mayor.

Lorm accused Keth of neglect.
"""
DAILY = """Orva weir fails, hundreds flee

The weir at Orva gave way on Friday. As many as 400 people were moved, officials told Harbour Wire.

"We will not leave a house unattended," Brandvik said.

Keth denied that anything was neglected <b>on its side</b> & said so twice.
"""
BLOG = """=Notes from the bank

The weir at Orva gave way on Thursday, a neighbour of mine says.
"""
REPORTS = (
    ("d-wire", WIRE, "Harbour Wire", "2031-05-03T08:30:00+02:00", "https://harbourwire.example/orva", "By Anna Reuel"),
    (
        "d-daily",
        DAILY,
        "Daily Orva",
        "2031-05-03",
        "https://daily.example/a?x=1&y=2",
        "Tomas van den Holt and Ida Lind",
    ),
    ("d-blog", BLOG, None, None, None, None),
)
TEXTS = {document_id: text for document_id, text, *_ in REPORTS}
STORY = "s-orva"


def place(document_id: str, words: str) -> dict[str, Any]:
    """Where words stand in a report."""
    start = TEXTS[document_id].index(words)
    return {"document_id": document_id, "start": start, "end": start + len(words)}


def span(name: str, document_id: str, words: str) -> dict[str, Any]:
    """The same under the names of a second span."""
    found = place(document_id, words)
    return {f"{name}_start": found["start"], f"{name}_end": found["end"]}


def readings() -> Iterator[Reading]:
    """The three reports."""
    for document_id, text, outlet, published, url, byline in REPORTS:
        original = text.encode()
        document = Document(
            document_id=document_id,
            path=f"in/{document_id[2:]}.txt",
            url=url,
            outlet=outlet,
            title=text.split("\n")[0],
            byline=byline,
            published=published,
            published_origin="meta" if published else None,
            language="en",
            words=len(text.split()),
            text=text,
            sha256=hashlib.sha256(original).hexdigest(),
        )
        dates = (
            (DateCandidate(document_id=document_id, value=published, origin="meta", chosen=True),) if published else ()
        )
        yield Reading(document=document, dates=dates, original=original, media_type="text/plain")


def marks(document_id: str) -> Iterator[tuple[str, list[Any]]]:
    """What is found in one report, by the name of its stage."""
    text = TEXTS[document_id]
    parts = [part for part in text.replace(". ", ".\n").split("\n") if part]
    yield (
        "sentences",
        [
            Sentence(index=index, role="body" if index else "headline", **place(document_id, part))
            for index, part in enumerate(parts)
        ],
    )
    quoted = [row for row in QUOTATIONS if row.document_id == document_id]
    yield "quotations", quoted
    yield "quantities", [row for row in QUANTITIES if row.document_id == document_id]
    yield "moments", [row for row in MOMENTS if row.document_id == document_id]
    yield "mentions", [row for row in MENTIONS if row.document_id == document_id]
    yield "events", [row for row in EVENT_MENTIONS if row.document_id == document_id]
    yield "citations", [row for row in CITATIONS if row.document_id == document_id]


ENTITIES = (
    Entity(entity_id="e-brandvik", kind="person", name="Ilse Brandvik", titles=("mayor",)),
    Entity(entity_id="e-keth", kind="place", name="Keth", country="NOR"),
    Entity(entity_id="e-lorm", kind="place", name="Lorm"),
    Entity(entity_id="e-orva", kind="place", name="Orva"),
    Entity(entity_id="e-wire", kind="organisation", name="Harbour Wire"),
)
MENTIONS = tuple(
    Mention(
        mention_id=f"m-{number}",
        entity_id=entity_id,
        text=words,
        form="name",
        voice="outlet",
        **place(document_id, words),
    )
    for number, (document_id, words, entity_id) in enumerate(
        (
            ("d-wire", "Ilse Brandvik", "e-brandvik"),
            ("d-daily", "Brandvik", "e-brandvik"),
            ("d-wire", "Keth", "e-keth"),
            ("d-daily", "Keth", "e-keth"),
            ("d-wire", "Lorm", "e-lorm"),
            ("d-wire", "Orva", "e-orva"),
            ("d-daily", "Orva", "e-orva"),
            ("d-daily", "Harbour Wire", "e-wire"),
        )
    )
)
QUOTATIONS = tuple(
    Quotation(
        quotation_id=f"q-{document_id[2:]}",
        utterance_id="u-house",
        text=words,
        kind="direct",
        speaker_entity_id="e-brandvik",
        speaker_text=speaker,
        **span("speaker", document_id, speaker),
        **span("cue", document_id, "said"),
        **place(document_id, words),
    )
    for document_id, words, speaker in (
        ("d-wire", "We will not leave one house unattended,", "Ilse Brandvik"),
        ("d-daily", "We will not leave a house unattended,", "Brandvik"),
    )
)
QUANTITIES = tuple(
    Quantity(
        quantity_id=f"n-{document_id[2:]}",
        figure_id="f-people",
        text=words,
        low=low,
        high=Decimal(high),
        hedge=hedge,  # type: ignore[arg-type]
        counted="person",
        **span("counted", document_id, "people"),
        **place(document_id, words),
    )
    for document_id, words, low, high, hedge in (
        ("d-wire", "About 40", Decimal(36), 44, "about"),
        ("d-daily", "As many as 400", Decimal(0), 400, "up_to"),
    )
)
MOMENTS = tuple(
    Moment(
        moment_id=f"t-{document_id[2:]}",
        text=words,
        type="DATE",
        value=day,
        earliest=day,
        latest=day,
        precision="day",
        anchor="published 2031-05-03",
        happening_id="h-weir",
        **place(document_id, words),
    )
    for document_id, words, day in (
        ("d-wire", "Friday", "2031-05-02"),
        ("d-daily", "Friday", "2031-05-02"),
        ("d-blog", "Thursday", "2031-05-01"),
    )
)
EVENT_MENTIONS = (
    EventMention(
        event_mention_id="x-wire",
        event_id="v-accuse",
        event="ACCUSE",
        mode="disapprove",
        quad=3,
        modality="asserted",
        polarity="positive",
        actor_entity_id="e-lorm",
        recipient_entity_id="e-keth",
        place_entity_id="e-orva",
        date_moment_id="t-wire",
        date_earliest="2031-05-02",
        date_latest="2031-05-02",
        rule="accuse/verb",
        **span("actor", "d-wire", "Lorm"),
        **span("recipient", "d-wire", "Keth"),
        **place("d-wire", "accused"),
    ),
    EventMention(
        event_mention_id="x-daily",
        event="REJECT",
        modality="asserted",
        polarity="positive",
        actor_entity_id="e-keth",
        rule="deny/verb",
        **span("actor", "d-daily", "Keth"),
        **place("d-daily", "denied"),
    ),
)
CITATIONS = (
    Citation(
        source_text="officials",
        source_kind="official",
        **place("d-daily", "officials told Harbour Wire"),
    ),
)
HAPPENED = "The weir at Orva gave way on Friday."
LINKS: tuple[tuple[str, str | None, tuple[Any, ...]], ...] = (
    (
        "stories",
        None,
        (
            Story(
                story_id=STORY,
                title_document_id="d-wire",
                title="Weir at Orva gives way",
                first="2031-05-03",
                last="2031-05-03",
                documents=3,
                independent=3,
            ),
            *(
                Membership(story_id=STORY, document_id=document_id, score=0.9, reason="same place and day")
                for document_id in TEXTS
            ),
        ),
    ),
    (
        "copies",
        None,
        (
            Copy(
                copy_id="c-1",
                from_document_id="d-wire",
                to_document_id="d-daily",
                identical_share=1.0,
                direction="earlier",
                **span("from", "d-wire", HAPPENED),
                **span("to", "d-daily", HAPPENED),
            ),
        ),
    ),
    (
        "utterances",
        STORY,
        (
            Utterance(
                utterance_id="u-house",
                story_id=STORY,
                speaker_entity_id="e-brandvik",
                verdict="wording_differs",
                variants=2,
            ),
            *QUOTATIONS,
        ),
    ),
    (
        "figures",
        STORY,
        (Figure(figure_id="f-people", story_id=STORY, counted="person", verdict="conflict"), *QUANTITIES),
    ),
    (
        "happenings",
        STORY,
        (
            Happening(
                happening_id="h-weir",
                story_id=STORY,
                earliest="2031-05-01",
                latest="2031-05-02",
                status="happened",
                verdict="differ",
            ),
            *MOMENTS,
        ),
    ),
    (
        "events",
        STORY,
        (
            Event(
                event_id="v-accuse",
                story_id=STORY,
                happening_id="h-weir",
                event="ACCUSE",
                mode="disapprove",
                actors=("e-lorm",),
                recipients=("e-keth",),
                date="2031-05-02",
                place="e-orva",
                documents=1,
                independent=1,
            ),
            *EVENT_MENTIONS,
        ),
    ),
    (
        "claims",
        STORY,
        (
            Claim(
                claim_id="k-moved",
                story_id=STORY,
                kind="figure",
                gist_document_id="d-wire",
                **span("gist", "d-wire", "About 40 people were moved to a school"),
                status="differs",
                documents=2,
                independent=2,
            ),
            Claim(
                claim_id="k-weir",
                story_id=STORY,
                kind="event",
                gist_document_id="d-wire",
                **span("gist", "d-wire", HAPPENED),
                status="agree",
                documents=3,
                independent=3,
            ),
            Cell(
                claim_id="k-moved",
                state="states",
                voice="outlet",
                reason="the earliest text with it",
                score=1.0,
                **place("d-wire", "About 40 people were moved to a school"),
            ),
            Cell(
                claim_id="k-moved",
                state="differs",
                voice="outlet",
                differs_on="number",
                reason="40 lies outside 0 to 400 by more than rounding",
                score=0.8,
                **place("d-daily", "As many as 400 people were moved"),
            ),
            Cell(
                claim_id="k-moved",
                document_id="d-blog",
                state="not_found",
                reason="searched 2 sentences; nearest: \u201cgave way on Thursday\u201d",
            ),
            *(
                Cell(
                    claim_id="k-weir",
                    state="states" if document_id != "d-blog" else "attributes",
                    voice="outlet",
                    reason="same act, same place",
                    score=0.9,
                    **place(document_id, words),
                )
                for document_id, words in (
                    ("d-wire", HAPPENED),
                    ("d-daily", HAPPENED),
                    ("d-blog", "The weir at Orva gave way on Thursday"),
                )
            ),
        ),
    ),
)
LABELS = (
    Label(
        entity_id="e-brandvik",
        document_id="d-wire",
        text="Ilse Brandvik",
        kind="name",
        voice="outlet",
        count=1,
        first_start=WIRE.index("Ilse Brandvik"),
    ),
    Label(
        entity_id="e-brandvik",
        document_id="d-daily",
        text="Brandvik",
        kind="name",
        voice="outlet",
        count=1,
        first_start=DAILY.index("Brandvik"),
    ),
)


def build(folder: str) -> None:
    """Write the workspace."""
    with Workspace.create(folder) as workspace, workspace.transaction():
        for reading in readings():
            workspace.save_reading(reading)
        workspace.save_links("entities", "1", [*ENTITIES, *LABELS])
        families = [replace(reading.document, family_id=reading.document.document_id) for reading in readings()]
        for stage, story_id, rows in LINKS[:2]:
            workspace.save_links(stage, "1", [*rows, *(families if stage == "copies" else ())], story_id=story_id)
        for document_id in TEXTS:
            for stage, found in marks(document_id):
                workspace.save_marks(document_id, stage, "1", found)
        for stage, story_id, rows in LINKS[2:]:
            workspace.save_links(stage, "1", rows, story_id=story_id)


if __name__ == "__main__":
    build(sys.argv[1])
