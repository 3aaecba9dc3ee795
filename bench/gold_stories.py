"""Gold readings kept without their texts: offsets and own words lie here, the reports in an open set elsewhere.

A story of this kind is a folder with two files. `index.json` names the set and, for every report, the file it becomes,
the id of its row and the SHA-256 of the text it must turn into. `gold.json` is a gold reading whose passages are cut
away: `start` and `end` point into those texts, and so do the pairs of numbers that stand in place of words.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.data import Row, check_set, load_card
from bench.errors import SetChangedError

WORDS = frozenset(("as_written", "cue", "date_expression", "label", "speaker_as_written", "title"))
"""Fields whose words are other people's: a pair of offsets in the kept gold, text once it is filled in."""


@contextmanager
def story_folder(folder: Path) -> Iterator[Path]:
    """The folder of a story with its reports: the one given, or a made one where only offsets are kept.

    Args:
        folder: Where the story lies.

    Returns:
        A folder with reports, index.json and gold.json; a made one is gone afterwards.

    Raises:
        SetMissingError: The set that holds the texts is not on this machine.
        SetChangedError: It is not the one its card describes, or a text is not the one that was annotated.
    """
    if not _is_without_texts(folder):
        yield folder
        return
    with tempfile.TemporaryDirectory() as made:
        place = Path(made) / folder.name
        place.mkdir()
        write_story(folder, place)
        yield place


def write_story(folder: Path, place: Path) -> None:
    """Write reports, index.json and gold.json of a story that is kept without its texts.

    Args:
        folder: Where its offsets lie.
        place: An empty folder.

    Raises:
        SetMissingError: The set that holds the texts is not on this machine.
        SetChangedError: It is not the one its card describes, or a text is not the one that was annotated.
    """
    index = json.loads((folder / "index.json").read_text("utf-8"))
    rows = _rows(index["set"], frozenset(one["id"] for one in index["reports"]))
    texts: dict[str, str] = {}
    listed: list[dict[str, str]] = []
    for one in index["reports"]:
        row = rows[one["id"]]
        text = report_text(row)
        if sha256(text.encode()).hexdigest() != one["sha256"]:
            raise SetChangedError(
                f"row {one['id']} of {index['set']} is not the text that was annotated",
                hint=f"the offsets of {folder.name} hold for that text alone",
            )
        texts[one["file"]] = text
        (place / one["file"]).write_bytes(text.encode())
        listed.append(
            {"file": one["file"], "outlet": row["source"], "date": row["date"][:10], "url": row["url"], "id": row["id"]}
        )
    (place / "index.json").write_text(json.dumps(listed, indent=1), "utf-8")
    gold = fill(json.loads((folder / "gold.json").read_text("utf-8")), texts)
    (place / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), "utf-8")


def report_text(row: Mapping[str, Any]) -> str:
    r"""The text of a report that a set gives as a title and lines.

    Args:
        row: With `title` and `text`.

    Example:
        >>> report_text({"title": "Quay shut", "text": "A crack was seen.\nShips wait. "})
        'Quay shut\n\nA crack was seen.\n\nShips wait.'
    """
    lines = [row["title"], *row["text"].split("\n")]
    return "\n\n".join(line.strip() for line in lines if line.strip())


def fill(entry: object, texts: Mapping[str, str]) -> object:
    """A gold reading with the words put back in.

    Args:
        entry: The reading, or any part of it; a part that stands in a report says so in `file`.
        texts: Text of each file.

    Example:
        >>> fill({"file": "a.txt", "start": 0, "end": 9, "label": [5, 9]}, {"a.txt": "Quay shut"})
        {'file': 'a.txt', 'start': 0, 'end': 9, 'label': 'shut', 'passage': 'Quay shut'}
    """
    if isinstance(entry, list):
        return [fill(one, texts) for one in entry]
    if not isinstance(entry, dict):
        return entry
    filled = {key: fill(value, texts) for key, value in entry.items()}
    if (text := texts.get(entry.get("file", ""))) is not None:
        for key in WORDS & entry.keys():
            if isinstance(entry[key], list):
                filled[key] = text[slice(*entry[key])]
        if "start" in entry:
            filled["passage"] = text[entry["start"] : entry["end"]]
            if "speaker" in entry and "form" in entry:
                filled["text"] = filled["passage"]
    return filled


def _is_without_texts(folder: Path) -> bool:
    index = folder / "index.json"
    return index.is_file() and isinstance(json.loads(index.read_text("utf-8")), dict)


def _rows(name: str, wanted: frozenset[str]) -> dict[str, Row]:
    card = load_card(name)
    check_set(card)
    with card.place.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return {row["id"]: row for row in rows if row["id"] in wanted}
