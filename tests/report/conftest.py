"""A workspace of the example story whose links come from its hand-made gold, so that every page is full."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from crossread import pipeline
from crossread.records import Cell, Claim, Document, Membership, Reading, Sentence, Story, content_id
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


def fill(workspace: Workspace) -> None:
    """Save the claims of the gold in place of those that were linked."""
    gold = Gold(workspace, json.loads((EXAMPLE / "gold.json").read_text("utf-8")))
    workspace.save_links("claims", "gold", list(gold.claims()), story_id=gold.story.story_id)


HOSTILE = "\u202e</script><img src=x onerror=alert(1)>\u200b&amp;{{ 7*7 }}" + "W" * 10_000
"""Words that would like to be more than words."""


def make_story(
    folder: Path, *, reports: int, claims: int, words: str = "", copies: Mapping[int, int] | None = None
) -> Path:
    """Make a workspace of one story with made-up reports and claims, every third cell with a passage.

    Args:
        folder: The workspace.
        reports: Number of reports.
        claims: Number of claims.
        words: Put into every title, name and reason.
        copies: Which reports, counted from 0, repeat the text of which; three or six later has the same cells.
    """
    harbours = ("Velmar", "Tull", "Orsa", "Kjelvik", "Brenn")
    with Workspace.create(folder) as workspace:
        sentences = [
            f"The harbour office of {harbours[number % 5]} said on Friday that {number + 20} boats were kept in port "
            f"because of the storm, and that the ferries of the coast line would sail again when the wind falls{words}."
            for number in range(30)
        ]
        text = "\n".join(sentences)
        starts = [sum(len(sentence) + 1 for sentence in sentences[:number]) for number in range(30)]
        ids = [f"d-{number:04}" for number in range(reports)]
        family = {copy: ids[original] for copy, original in (copies or {}).items()}
        family |= {original: ids[original] for original in (copies or {}).values()}
        for number, document_id in enumerate(ids):
            original = f"{number} {text}".encode()
            document = Document(
                document_id=document_id,
                path=f"{number}.txt{words}",
                outlet=f"Coast Gazette {number}{words}",
                title=f"Boats kept in port, says report {number}{words}",
                byline=f"Ona Velmar{words}",
                published=f"2031-05-{number % 28 + 1:02}",
                language="en",
                words=len(text.split()),
                text=text,
                sha256=hashlib.sha256(original).hexdigest(),
                family_id=family.get(number),
            )
            workspace.save_reading(Reading(document=document, original=original, media_type="text/plain"))
            rows: list[Any] = [
                Sentence(document_id=document_id, index=index, start=start, end=start + len(sentence), role="body")
                for index, (start, sentence) in enumerate(zip(starts, sentences, strict=True))
            ]
            workspace.save_marks(document_id, "sentences", "made", rows)
        story = Story(
            story_id="story-1", title_document_id=ids[0], title=f"Storm{words}", documents=reports, independent=reports
        )
        members = [
            Membership(story_id="story-1", document_id=document_id, score=1.0, reason=f"same names{words}")
            for document_id in ids
        ]
        workspace.save_links("stories", "made", [story, *members])
        workspace.save_links(
            "claims", "made", list(_made_claims(ids, starts, sentences, claims, words)), story_id="story-1"
        )
    return folder


def _made_claims(ids: list[str], starts: list[int], sentences: list[str], claims: int, words: str) -> Iterator[Any]:
    """Yield claims whose every third cell has a passage; the rest were searched."""
    for number in range(claims):
        place = number % 30
        start, end = starts[place], starts[place] + len(sentences[place])
        claim_id = f"claim-{number:04}"
        found = [document_id for step, document_id in enumerate(ids) if (step + number) % 3 == 0]
        yield Claim(
            claim_id=claim_id,
            story_id="story-1",
            kind="statement",
            gist_document_id=found[0],
            gist_start=start,
            gist_end=end,
            status="agree" if number % 4 else "differs",
            documents=len(found),
            independent=len(found),
        )
        for document_id in ids:
            if document_id in found:
                yield Cell(
                    claim_id=claim_id,
                    document_id=document_id,
                    state="states" if number % 4 or document_id == found[0] else "differs",
                    start=start,
                    end=end,
                    voice="outlet",
                    score=0.9,
                    reason=f"same names and same act{words}",
                )
            else:
                yield Cell(
                    claim_id=claim_id,
                    document_id=document_id,
                    state="not_found",
                    reason=f"all 30 sentences searched; the nearest, sentence 12, shares two names{words}",
                )


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


@pytest.fixture(scope="session")
def hostile_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of one story whose every word would like to be more; not to be changed."""
    return make_story(tmp_path_factory.mktemp("hostile") / "case", reports=3, claims=4, words=HOSTILE)


@pytest.fixture(scope="session")
def story_of() -> Callable[..., Path]:
    """Makes a workspace of one story with so many reports and claims."""
    return make_story
