"""A workspace of the example story whose links come from its hand-made gold, so that every page is full."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crossread import pipeline
from crossread.records import (
    Cell,
    Claim,
    Document,
    Event,
    EventMention,
    Happening,
    Moment,
    Quotation,
    Sentence,
    Story,
    Utterance,
    content_id,
)
from crossread.settings import Settings
from crossread.store import Workspace

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "brannsund-ferry"

STATES = {
    "same": "states",
    "more_specific": "adds",
    "less_specific": "states",
    "hedged": "states",
    "conflicts": "differs",
}
SLOTS = {
    "number": "number", "date": "date", "attribution": "attribution", "speaker": "attribution", "place": "place",
    "polarity": "polarity", "actor": "actor", "role": "role", "unit": "unit",
}  # fmt: skip


class Gold:
    """The gold of the example story as rows of a workspace."""

    def __init__(self, workspace: Workspace, gold: dict[str, Any]) -> None:
        self.gold = gold
        self.workspace = workspace
        self.story = next(iter(workspace.load(Story)))
        self.ids = {Path(row.path).name: row.document_id for row in workspace.load(Document)}
        self.families = {row.document_id: row.family_id for row in workspace.load(Document)}
        self.published = {row["file"]: row["date"] for row in gold["articles"]}

    def claims(self) -> Iterator[Any]:
        """Yield claims and cells."""
        for claim in self.gold["claims"]:
            claim_id = content_id("claim", claim["id"])
            by_file: dict[str, list[dict[str, Any]]] = {}
            for place in claim["reports"]:
                by_file.setdefault(place["file"], []).append(place)
            relations = {place["relation"] for place in claim["reports"]}
            texts = {self.families[self.ids[name]] for name in by_file}
            status = "agree" if len(texts) > 1 else "only_one"
            if "conflicts" in relations:
                status = "differs"
            if claim["status"] == "background" or claim.get("background"):
                status = "background"
            gist = next(iter(claim["reports"]))
            yield Claim(
                claim_id=claim_id,
                story_id=self.story.story_id,
                kind=claim["kind"] if claim["kind"] in {"figure", "quotation", "event"} else "statement",
                gist_document_id=self.ids[gist["file"]],
                gist_start=gist["start"],
                gist_end=gist["end"],
                status=status,  # type: ignore[arg-type]
                documents=len(by_file),
                independent=len(texts),
            )
            yield from self._cells(claim, claim_id, by_file)

    def _cells(self, claim: dict[str, Any], claim_id: str, by_file: dict[str, Any]) -> Iterator[Cell]:
        for name, document_id in self.ids.items():
            places = by_file.get(name)
            if not places:
                early = name in claim.get("too_early", ())
                yield Cell(
                    claim_id=claim_id,
                    document_id=document_id,
                    state="too_early" if early else "not_found",
                    reason="published before it happened"
                    if early
                    else "all 39 sentences searched; nearest miss: sentence 12, which shares two names (score 0.31)",
                )
                continue
            place = places[0]
            state = STATES[place["relation"]]
            if state == "states" and place.get("attributed_to"):
                state = "attributes"
            yield Cell(
                claim_id=claim_id,
                document_id=document_id,
                state=state,  # type: ignore[arg-type]
                start=place["start"],
                end=place["end"],
                voice="quoted" if place.get("attributed_to") else "outlet",
                differs_on=self._slot(claim, place) if state == "differs" else None,  # type: ignore[arg-type]
                score=0.42 if place.get("uncertain_membership") else 0.91,
                reason=place.get("note", "same names and same act"),
            )

    def _slot(self, claim: dict[str, Any], place: dict[str, Any]) -> str:
        """The kind of the conflict in which a passage stands."""
        for conflict in self.gold["conflicts"]:
            for side in conflict["sides"]:
                if side["file"] == place["file"] and side["start"] < place["end"] and place["start"] < side["end"]:
                    return SLOTS.get(conflict["kind"], "other")
        return "number" if claim["kind"] == "figure" else "other"

    def quotations(self) -> Iterator[Any]:
        """Yield utterances, and the quotations that overlap their members."""
        members = {row["id"]: row for row in self.gold["quotations"]}
        for group in self.gold["quote_groups"]:
            rows = []
            for key in group["members"]:
                wanted = members[key]
                row = next(
                    (
                        row
                        for row in self.workspace.load(Quotation, document_id=self.ids[wanted["file"]])
                        if row.start < wanted["end"] and wanted["start"] < row.end
                    ),
                    None,
                )
                if row is not None:
                    rows.append(row)
            if not rows:
                continue
            utterance_id = content_id("utterance", group["id"])
            speakers = {row.speaker_text for row in rows if row.speaker_text}
            texts = {row.text.strip('"“”., ').casefold() for row in rows}
            verdict = "same" if len(texts) == 1 else "wording_differs"
            if len({row.document_id for row in rows}) == 1:
                verdict = "single"
            elif group["id"] == "QG5" or (len(speakers) > 1 and "speaker" in str(group["differences"])):
                verdict = "speaker_differs"
            yield Utterance(
                utterance_id=utterance_id,
                story_id=self.story.story_id,
                speaker_entity_id=next((row.speaker_entity_id for row in rows if row.speaker_entity_id), None),
                verdict=verdict,  # type: ignore[arg-type]
                variants=len(texts),
            )
            yield from (replace(row, utterance_id=utterance_id) for row in dict.fromkeys(rows))

    def acts(self) -> Iterator[Any]:
        """Yield an act for every report of a happening, between the first two actors of its sentence."""
        for happening in self.gold["happenings"]:
            for place in happening["reports"]:
                document_id = self.ids[place["file"]]
                named = [
                    row
                    for row in self.workspace.load(self.mention, document_id=document_id)
                    if row.form == "name" and place["start"] - 60 <= row.start < place["end"] + 60 and row.entity_id
                ]
                actors = list(dict.fromkeys(row.entity_id for row in named))
                yield EventMention(
                    event_mention_id=content_id("act", happening["id"], place["file"], place["start"]),
                    event_id=None,
                    document_id=document_id,
                    start=place["start"],
                    end=place["end"],
                    event="CONSULT" if "meet" in happening["gist"] else "ASSAULT",
                    modality="future" if happening["status"] == "planned" else "asserted",
                    polarity="positive",
                    actor_entity_id=actors[0] if actors else None,
                    recipient_entity_id=actors[1] if len(actors) > 1 else None,
                    date_moment_id=next(
                        (
                            row.moment_id
                            for row in self.workspace.load(Moment, document_id=document_id)
                            if place["start"] <= row.start and row.end <= place["end"]
                        ),
                        None,
                    ),
                    date_earliest=(place.get("resolves_to") or [None])[0],
                    date_latest=(place.get("resolves_to") or [None])[-1],
                    rule="gold",
                )

    @property
    def mention(self) -> Any:  # noqa: ANN401 - a record type
        """The record of namings."""
        from crossread.records import Mention  # noqa: PLC0415

        return Mention

    def happenings(self) -> Iterator[Any]:
        """Yield happenings, an event of each, and its mentions."""
        for happening in self.gold["happenings"]:
            happening_id = content_id("happening", happening["id"])
            dates = {tuple(row.get("resolves_to") or ()) for row in happening["reports"]}
            status = happening["status"]
            yield Happening(
                happening_id=happening_id,
                story_id=self.story.story_id,
                earliest=happening["date_start"],
                latest=happening["date_end"],
                status=status if status in {"happened", "planned", "threatened", "hypothetical"} else "happened",
                verdict="single" if len(happening["reports"]) == 1 else "differ" if len(dates) > 1 else "agree",
            )
            yield Event(
                event_id=content_id("event", happening["id"]),
                story_id=self.story.story_id,
                happening_id=happening_id,
                event="ASSAULT",
                documents=len(happening["reports"]),
                independent=len(happening["reports"]),
            )
            for place in happening["reports"]:
                mention_id = content_id("act", happening["id"], place["file"], place["start"])
                for row in self.workspace.load(EventMention, ids=[mention_id]):
                    yield replace(row, event_id=content_id("event", happening["id"]))


def fill(workspace: Workspace) -> None:
    """Save the gold of the example story as links."""
    gold = Gold(workspace, json.loads((EXAMPLE / "gold.json").read_text("utf-8")))
    story_id = gold.story.story_id
    acts: dict[str, list[Any]] = {}
    for act in gold.acts():
        acts.setdefault(act.document_id, []).append(act)
    for document_id, found in acts.items():
        workspace.save_marks(document_id, "events", "gold", found)
    workspace.save_links("utterances", "gold", list(gold.quotations()), story_id=story_id)
    workspace.save_links("happenings", "gold", list(gold.happenings()), story_id=story_id)
    workspace.save_links("claims", "gold", list(gold.claims()), story_id=story_id)


@pytest.fixture(scope="session")
def gold_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of the example story, linked by its gold; not to be changed."""
    folder = tmp_path_factory.mktemp("gold")
    story = folder / "story"
    shutil.copytree(EXAMPLE, story)
    pipeline.run([str(story)], folder / "case", Settings(jobs=1))
    with Workspace.open(folder / "case") as workspace:
        fill(workspace)
        assert workspace.count(Sentence)
    return folder / "case"
