"""A made workspace of any size with rows in the tables that pages read, for measuring how fast it is served.

Stories have 1 to 40 reports (a fifth have one; their mean is 4.5). A report has 15 sentences of 12 to 28 words. Words
are drawn from 30,000 with a weight of 1 / (n + 2.7), as in news. A story has a cast of eight of 3,000 actors, whose
n-th is drawn with a weight of 1 / n, from 120 countries; six more actors are a report's own. Each report has 12
mentions, 10 labels, 4 quotations, 5 numbers, 4 dates, 2 acts; each story of several reports 30 claims with a cell for
every report, and a few utterances and figures. Rows are written past the pipeline: nothing is found or linked.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from crossread.records import (
    Cell,
    Claim,
    Document,
    Entity,
    EventMention,
    Figure,
    Label,
    Membership,
    Mention,
    Moment,
    Quantity,
    Quotation,
    Sentence,
    Story,
    Utterance,
)
from crossread.store import Workspace
from crossread.store.database import open_writer
from crossread.store.readings import insert
from crossread.store.tables import table_of
from crossread.store.values import row_of

WORDS = 30_000
ACTORS = 3_000
CLAIMS = 30
ACTS = ("ACCUSE", "THREATEN", "AGREE", "CONSULT", "AID", "COERCE", "PROTEST", "REJECT")
COUNTED = ("soldier", "person", "passenger", "ship", "house", "dollar")
STATUSES = ("differs", "agree", "only_one", "only_one", "background", "contradicted")


class Maker:
    """Makes reports and stories; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self._draw = np.random.default_rng(seed)
        letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
        lengths = self._draw.integers(2, 11, WORDS)
        self.words = np.array(["".join(self._draw.choice(letters, length)) for length in lengths])
        weights = 1 / (np.arange(WORDS) + 2.7)
        self._rising = np.cumsum(weights / weights.sum())
        names = self._draw.choice(self.words[500:], (ACTORS, 2))
        self.actors = [f"{one.capitalize()} {other.capitalize()}" for one, other in names]
        codes = self._draw.choice(letters, (120, 3))
        self.countries = ["".join(code).upper() for code in codes]
        weights = 1 / (np.arange(ACTORS) + 1)
        self._known = np.cumsum(weights / weights.sum())
        self.rows: dict[type[Any], list[Any]] = defaultdict(list)

    def _country(self, entity_id: str) -> str:
        return self.countries[int(entity_id[-4:], 16) % len(self.countries)]

    def _some(self, count: int) -> list[str]:
        found: list[str] = self.words[np.searchsorted(self._rising, self._draw.random(count))].tolist()
        return found

    def entities(self) -> Iterator[Entity]:
        """The actors that stories share."""
        for number, name in enumerate(self.actors):
            country = self.countries[number % len(self.countries)]
            yield Entity(
                entity_id=f"e-{number:016x}",
                kind=("person", "place", "organisation")[number % 3],
                name=name,
                country=country if number % 3 else None,
                titles=("Minister",) if number % 9 == 0 else (),
            )

    def story(self, number: int, first: int) -> int:
        """Make a story and its reports, and say how many those are."""
        size = int(min(40, self._draw.geometric(1 / 4.5)))
        cast = np.searchsorted(self._known, self._draw.random(8)).tolist()
        begin = date(2015, 1, 1) + timedelta(days=int(self._draw.integers(0, 3600)))
        story_id = f"s-{number:016x}"
        title = " ".join(self._some(9)).capitalize()
        documents = [self._report(first + at, cast, begin + timedelta(days=at % 4), title) for at in range(size)]
        days = sorted(document.published or "" for document in documents)
        self.rows[Story].append(
            Story(
                story_id=story_id,
                title_document_id=documents[0].document_id,
                title=documents[0].title or "",
                first=days[0],
                last=days[-1],
                documents=size,
                independent=max(1, size - size // 4),
            )
        )
        self.rows[Membership] += [
            Membership(story_id=story_id, document_id=one.document_id, score=0.9, reason="shares names, days and words")
            for one in documents
        ]
        if size > 1:
            self._links(story_id, documents)
        return size

    def _report(self, number: int, cast: list[int], day: date, theme: str) -> Document:
        document_id = f"d-{number:016x}"
        add: dict[str, Any] = {"document_id": document_id}
        own = [f"{word.capitalize()} {document_id[-4:].capitalize()}" for word in self._some(6)]
        for place, name in enumerate(own):
            self.rows[Entity].append(Entity(entity_id=f"e-f{number:07x}{place:08x}", kind="group", name=name))
        people = [(f"e-{one:016x}", self.actors[one]) for one in cast]
        people += [(f"e-f{number:07x}{place:08x}", name) for place, name in enumerate(own)]
        text, sentences = "", []
        lengths = self._draw.integers(12, 29, 15).tolist()
        words = self._some(sum(lengths))
        marks: list[tuple[int, int, str]] = []
        for index, length in enumerate(lengths):
            said, words = words[:length], words[length:]
            who, name = people[int(self._draw.integers(len(people)))]
            start = len(text)
            text += f"{name} {' '.join(said)}. "
            marks.append((start, index, who))
            sentences.append((start, len(text) - 1))
        self.rows[Sentence] += [
            Sentence(index=index, start=start, end=end, role="body", **add)
            for index, (start, end) in enumerate(sentences)
        ]
        self._found(number, text, sentences, marks, dict(people), day)
        document = Document(
            document_id=document_id,
            path=f"{number}.txt",
            outlet=f"Outlet {number % 60}",
            outlet_origin="meta",
            title=f"{theme} {' '.join(self._some(2))}",
            published=day.isoformat(),
            published_origin="meta",
            language="en",
            words=text.count(" "),
            text=text,
            family_id=document_id,
            sha256=f"{number:064x}",
        )
        self.rows[Document].append(document)
        return document

    def _found(  # noqa: PLR0917 - the parts of one report
        self,
        number: int,
        text: str,
        sentences: list[tuple[int, int]],
        marks: list[tuple[int, int, str]],
        names: dict[str, str],
        day: date,
    ) -> None:
        """Make the marks of a report."""
        add: dict[str, Any] = {"document_id": f"d-{number:016x}"}
        labels: dict[str, int] = {}
        for start, index, who in marks[:12]:
            words = names[who]
            self.rows[Mention].append(
                Mention(
                    mention_id=f"m-{number:08x}{index:08x}", entity_id=who, start=start, end=start + len(words),
                    text=words, form="name", voice="outlet", **add,
                )
            )  # fmt: skip
            if who not in labels:
                labels[who] = start
        self.rows[Label] += [
            Label(entity_id=who, text=names[who], kind="name", voice="outlet", count=1, first_start=start, **add)
            for who, start in labels.items()
        ]
        for place, (start, index, who) in enumerate(marks[:4]):
            begin, end = start + len(names[who]) + 1, sentences[index][1] - 1
            self.rows[Quotation].append(
                Quotation(
                    quotation_id=f"q-{number:08x}{place:08x}", start=begin, end=end, text=text[begin:end],
                    kind="indirect", speaker_entity_id=who, speaker_start=start, speaker_end=begin - 1,
                    speaker_text=names[who], **add,
                )
            )  # fmt: skip
        for place, (start, _, who) in enumerate(marks[4:9]):
            value = Decimal(int(self._draw.integers(1, 5000)))
            self.rows[Quantity].append(
                Quantity(
                    quantity_id=f"n-{number:08x}{place:08x}", start=start, end=start + len(names[who]),
                    text=names[who], low=value, high=value, counted=COUNTED[int(self._draw.integers(6))], **add,
                )
            )  # fmt: skip
        for place, (start, _, who) in enumerate(marks[9:13]):
            when = (day - timedelta(days=place)).isoformat()
            self.rows[Moment].append(
                Moment(
                    moment_id=f"t-{number:08x}{place:08x}", start=start, end=start + len(names[who]), text=names[who],
                    type="DATE", value=when, earliest=when, latest=when, precision="day", **add,
                )
            )  # fmt: skip
        for place, (start, _, who) in enumerate(marks[13:15]):
            self.rows[EventMention].append(
                EventMention(
                    event_mention_id=f"v-{number:08x}{place:08x}", start=start, end=start + len(names[who]),
                    event=ACTS[int(self._draw.integers(8))], modality="asserted", polarity="positive",
                    actor_entity_id=who, recipient_entity_id=marks[place][2], rule="made",
                    actor_country=self._country(who),
                    recipient_country=self._country(marks[place][2]), **add,
                )
            )  # fmt: skip

    def _links(self, story_id: str, documents: list[Document]) -> None:
        """Make what holds across the reports of a story."""
        tail = story_id[2:]
        self.rows[Utterance] += [
            Utterance(utterance_id=f"u-{tail}{at}", story_id=story_id, verdict="single", variants=1) for at in range(4)
        ]
        self.rows[Figure] += [
            Figure(figure_id=f"f-{tail}{at}", story_id=story_id, counted="soldier", verdict="equal") for at in range(3)
        ]
        for at in range(CLAIMS):
            claim_id, leader = f"c-{tail}{at:02}", documents[at % len(documents)]
            start = (at * 97) % max(1, len(leader.text) - 160)
            status = STATUSES[at % len(STATUSES)]
            self.rows[Claim].append(
                Claim(
                    claim_id=claim_id, story_id=story_id, kind="statement", gist_document_id=leader.document_id,
                    gist_start=start, gist_end=start + 90, status=status,  # type: ignore[arg-type]
                    documents=1 if status == "only_one" else len(documents), independent=1,
                )
            )  # fmt: skip
            for place, document in enumerate(documents):
                found = document is leader or (status != "only_one" and (place + at) % 3)
                begin = (at * 97 + place * 31) % max(1, len(document.text) - 160)
                self.rows[Cell].append(
                    Cell(
                        claim_id=claim_id, document_id=document.document_id,
                        state=("differs" if status == "differs" and place == 1 else "states") if found else "not_found",
                        start=begin if found else None, end=begin + 90 if found else None,
                        differs_on="number" if found and status == "differs" and place == 1 else None,
                        score=0.8 if found else None,
                        reason="same names and same act" if found else "all 15 sentences searched; nothing near",
                    )
                )  # fmt: skip


def make_workspace(folder: Path, reports: int, seed: int = 1) -> None:
    """Make a workspace of a number of reports, or leave one that is there already.

    Args:
        folder: Where.
        reports: At least so many.
        seed: The same seed makes the same workspace.
    """
    if (folder / "made").exists():
        return
    Workspace.create(folder).close()
    connection = open_writer(folder / "crossread.db")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    maker = Maker(seed)
    connection.execute("BEGIN")
    _save(connection, {Entity: list(maker.entities())})
    number = made = 0
    while made < reports:
        made += maker.story(number, made)
        number += 1
        if len(maker.rows[Document]) >= 5000:
            _save(connection, maker.rows)
            maker.rows.clear()
    _save(connection, maker.rows)
    connection.execute("COMMIT")
    connection.close()
    (folder / "made").write_text(f"{made} reports, {number} stories, seed {seed}\n", "utf-8")


def _save(connection: sqlite3.Connection, rows: dict[type[Any], list[Any]]) -> None:
    for record, found in rows.items():
        table = table_of(record)
        connection.executemany(insert(table), [row_of(table, one) for one in found])
