from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bench import data
from bench.data import REPOSITORY, Sample, digest
from bench.errors import SetChangedError
from bench.gold_stories import WORDS, story_folder, write_story
from bench.intervals import tally, value_and_size
from bench.tasks.synopsis import TASKS

KEPT = sorted(path.parent for path in (REPOSITORY / "bench" / "gold").glob("*/gold.json"))
MARKS = "\"'“”‘’â\x98\x99\x9c\x9d"
"""With what is left of them in a report whose UTF-8 was read as Latin-1."""
RUN = 6
"""So many words in a row are no longer a name: they are somebody's sentence."""

Entry = dict[str, Any]


def entries(value: object) -> Iterator[Entry]:
    """Every part of a gold reading that stands somewhere in a report."""
    if isinstance(value, list):
        for one in value:
            yield from entries(one)
    elif isinstance(value, dict):
        if "start" in value:
            yield value
        for one in value.values():
            yield from entries(one)


def strings(value: object) -> Iterator[str]:
    """Every string of a gold reading."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of words of a text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.fixture
def quay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story of one invented report whose text is a row of a set, with one claim and one label."""
    rows = [
        {"id": "a", "source": "gull.example", "date": "2024-03-04T10:00:00", "url": "https://gull.example/1"},
        {"id": "b", "source": "mole.example", "date": "2024-03-05T10:00:00", "url": "https://mole.example/1"},
    ]
    for row in rows:
        row |= {"title": "Quay shut", "text": "Petra Holm shut the quay.\nShips wait. "}
    place = tmp_path / "shared" / "data" / "quays.jsonl"
    place.parent.mkdir(parents=True)
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    cards = tmp_path / "cards"
    (cards / "stories").mkdir(parents=True)
    (cards / "stories" / "quays.toml").write_text(
        'path = "data/quays.jsonl"\nhome = "shared"\nwhat = "A report."\nn = 2\nfields = ["id"]\n'
        f'licence = "Apache-2.0"\norigin = "written for this test"\ndefects = "none"\nsplit = "Open."\n'
        f'sha256 = "{digest(place)}"\n',
        "utf-8",
    )
    monkeypatch.setenv("CROSSREAD_SHARED", str(tmp_path / "shared"))
    monkeypatch.setattr(data, "CARDS", cards)
    story = tmp_path / "quay"
    story.mkdir()
    text = "Quay shut\n\nPetra Holm shut the quay.\n\nShips wait."
    index = {
        "set": "stories/quays",
        "reports": [{"file": "0_mole.txt", "id": "b", "sha256": sha256(text.encode()).hexdigest()}],
    }
    gold = {
        "articles": [{"file": "0_mole.txt", "title": [0, 9]}],
        "claims": [{"id": "C1", "reports": [{"file": "0_mole.txt", "start": 11, "end": 35}]}],
        "naming": [{"file": "0_mole.txt", "start": 11, "end": 26, "label": [11, 21]}],
        "quotations": [{"file": "0_mole.txt", "start": 38, "end": 48, "speaker": "Petra Holm", "form": "direct"}],
    }
    (story / "index.json").write_text(json.dumps(index), "utf-8")
    (story / "gold.json").write_text(json.dumps(gold), "utf-8")
    return story


def test_a_story_gets_its_words_back(quay: Path) -> None:
    """Reports become files, index.json says who published what, and passages and labels are cut out of the texts."""
    with story_folder(quay) as folder:
        assert (folder / "0_mole.txt").read_text("utf-8") == "Quay shut\n\nPetra Holm shut the quay.\n\nShips wait."
        (listed,) = json.loads((folder / "index.json").read_text("utf-8"))
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
    assert listed["outlet"] == "mole.example"
    assert listed["date"] == "2024-03-05"
    assert gold["articles"][0]["title"] == "Quay shut"
    assert gold["claims"][0]["reports"][0]["passage"] == "Petra Holm shut the quay"
    assert gold["naming"][0]["label"] == "Petra Holm"
    assert gold["quotations"][0]["text"] == "Ships wait"
    assert not folder.exists()


def test_another_text_is_refused(quay: Path, tmp_path: Path) -> None:
    """Offsets hold for one text; a row that changed by a letter is not that text."""
    index = json.loads((quay / "index.json").read_text("utf-8"))
    index["reports"][0]["sha256"] = "0" * 64
    (quay / "index.json").write_text(json.dumps(index), "utf-8")
    with pytest.raises(SetChangedError, match="not the text that was annotated"):
        write_story(quay, tmp_path)


def test_a_story_with_its_texts_is_taken_as_it_lies(tmp_path: Path) -> None:
    """Nothing is written for a folder that holds reports."""
    (tmp_path / "index.json").write_text("[]", "utf-8")
    with story_folder(tmp_path) as folder:
        assert folder == tmp_path


@pytest.mark.parametrize("story", KEPT, ids=lambda path: path.name)
def test_kept_gold_has_offsets_for_words(story: Path) -> None:
    """No passage and no text is kept, and where words of others belong there are two numbers."""
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    for entry in entries(gold):
        assert not {"passage", "text", "text_core", "context"} & entry.keys()
        assert entry["start"] < entry["end"]
        for key in WORDS & entry.keys():
            assert not entry[key] or (len(entry[key]) == 2 and entry[key][0] < entry[key][1]), entry


@pytest.mark.parametrize("story", KEPT, ids=lambda path: path.name)
def test_kept_gold_refers_to_what_is_there(story: Path) -> None:
    """Ids are unique, and whatever is referred to by id or by file exists."""
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    index = json.loads((story / "index.json").read_text("utf-8"))
    files = {one["file"] for one in index["reports"]}
    assert files == {one["file"] for one in gold["articles"]}
    assert {entry["file"] for entry in entries(gold)} <= files
    named = ("claims", "quotations", "quote_groups", "figures", "happenings", "conflicts")
    ids = {kind: [one["id"] for one in gold[kind]] for kind in named}
    assert all(len(set(some)) == len(some) for some in ids.values())
    for group in gold["quote_groups"] + gold["quote_hard_negatives"]:
        assert set(group["members"]) <= set(ids["quotations"])
    known = {one for some in ids.values() for one in some}
    assert all(set(one["related"]) <= known for one in gold["conflicts"])
    for claim in gold["claims"]:
        assert claim["files"] == sorted({one["file"] for one in claim["reports"]})
        assert (claim["status"] == "unique") == (len(claim["files"]) == 1), claim["id"]


@pytest.mark.shared
@pytest.mark.parametrize("story", KEPT, ids=lambda path: path.name)
def test_offsets_stand_at_words_of_the_texts(story: Path, shared: Path) -> None:
    """Passages begin and end at words within the text; labels and dates lie within theirs, quotations within marks."""
    kept = json.loads((story / "gold.json").read_text("utf-8"))
    with story_folder(story) as folder:
        texts = {one["file"]: (folder / one["file"]).read_text("utf-8") for one in kept["articles"]}
        filled = json.loads((folder / "gold.json").read_text("utf-8"))
    for entry in entries(kept):
        text, start, end = texts[entry["file"]], entry["start"], entry["end"]
        assert 0 <= start < end <= len(text)
        for place in (start, end):  # within no word, unless the set lost the space between two sentences
            before, after = text[place - 1 : place], text[place : place + 1]
            glued = before.islower() and after.isupper()
            assert glued or not before.isalnum() or not re.match(r"[^\Wâ]", after), entry
        for key in ("as_written", "date_expression", "label"):
            if entry.get(key):
                assert start <= entry[key][0] < entry[key][1] <= end, entry
    for quotation in kept["quotations"]:
        text = texts[quotation["file"]]
        ends = (*MARKS, "\n")  # speech that goes on in another paragraph has no closing mark in this one
        opened = text[quotation["start"] - 1] in MARKS or "the opening one is missing" in quotation["marks"]
        within_marks = opened and text[quotation["end"]] in ends
        set_off = quotation["marks"] == "none, a block"  # a document quoted as a paragraph of its own
        assert within_marks == (quotation["form"] != "indirect" and not set_off), quotation["id"]
    for happening in filled["happenings"]:
        for report in happening["reports"]:
            assert report["date_expression"] in report["passage"]


@pytest.mark.shared
@pytest.mark.parametrize("story", KEPT, ids=lambda path: path.name)
def test_no_sentence_of_the_texts_is_kept(story: Path, shared: Path) -> None:
    """Gists, notes and values are our own: no run of six words of them stands in a report."""
    with story_folder(story) as folder:
        theirs = set[tuple[str, ...]]().union(*(runs(path.read_text("utf-8")) for path in folder.glob("*.txt")))
    kept = json.loads((story / "gold.json").read_text("utf-8"))
    assert [one for one in strings(kept) if runs(one) & theirs] == []


def test_the_held_out_stories_are_held_out() -> None:
    """A run of the module must not show its scores to those who tune on the others."""
    assert [one.name for one in TASKS if one.held_out] == [
        "synopsis.electric-bill",
    ]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("story", "furniture", "quotations"),
    [
        ("mazar-consulate", 30, 17),
        ("croydon-tram", 17, 56),
        ("bridgeport-party", 16, 37),
        ("harambe-zoo", 19, 56),
        ("charlevoix-summit", 12, 115),
        ("whitefish-contract", 26, 36),
        ("santa-monica-shooting", 19, 28),
        ("helsinki-summit", 32, 121),
        ("arians-retirement", 15, 53),
        ("donbas-referendum", 3, 71),
        ("russia-sanctions", 2, 70),
        ("orange-county", 40, 41),
        ("observers-held", 5, 80),
        ("nazi-tattoos", 17, 15),
        ("egypt-sentences", 2, 46),
        ("moon-mission", 14, 19),
        ("un-aid", 1, 20),
        ("courthouse", 14, 37),
        ("patrol", 19, 58),
        ("homs", 3, 30),
        ("assad", 3, 17),
        ("electric-bill", 10, 9),
    ],
)
def test_a_story_kept_without_texts_is_scored(shared: Path, story: str, furniture: int, quotations: int) -> None:
    """The naive reader takes all furniture for text, there as in the other stories."""
    (task,) = [one for one in TASKS if one.name == f"synopsis.{story}"]
    naive = [one for one in task.contestants if one.kind == "baseline"]
    tallied = tally(tuple(naive[0].run(Sample())), task.measures, samples=0)
    scores = {measure.name: value_and_size(tallied, measure) for measure in task.measures}
    assert scores["provenance.furniture_taken_as_text"] == (1.0, furniture)
    assert scores["quotations.recall"][1] == quotations
