"""Test sets and their cards: where they lie, whether they are the ones described, and the sample a task reads.

The texts stay outside this repository. They are looked for in the folder that `CROSSREAD_SHARED` names, else in
`../shared` beside the checkout.
"""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bench.errors import BenchError, SetChangedError, SetMissingError

REPOSITORY = Path(__file__).resolve().parent.parent
CARDS = Path(__file__).resolve().parent / "cards"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is known about a test set.

    Attributes:
        name: "folder/set", the path of its card without the suffix.
        path: Where it lies, below the shared folder; below the repository for a set of our own.
        home: "shared", or "repository" for a set of our own.
        what: What a row is, in one sentence.
        n: Number of rows; of files for a folder.
        fields: Names of the fields of a row.
        licence: Licence as stated by its origin.
        origin: Whose work it is and where it came from.
        defects: What is known to be wrong with it.
        split: Which part of the whole it is, and what may be done with it.
        sha256: Digest of the file; of the sorted names and digests of the files of a folder.
    """

    name: str
    path: str
    home: str
    what: str
    n: int
    fields: tuple[str, ...]
    licence: str
    origin: str
    defects: str
    split: str
    sha256: str

    @property
    def place(self) -> Path:
        """Where the set lies on this machine, whether it is there or not."""
        return (REPOSITORY if self.home == "repository" else shared_folder()) / self.path


def shared_folder() -> Path:
    """Where the shared sets are looked for; the folder need not exist."""
    named = os.environ.get("CROSSREAD_SHARED")
    return Path(named) if named else REPOSITORY.parent / "shared"


def load_card(name: str) -> Card:
    """The card of a set.

    Args:
        name: For example "time/timebank".

    Raises:
        BenchError: There is no such card.
    """
    path = CARDS / f"{name}.toml"
    if not path.is_file():
        raise BenchError(f"the set {name} has no card", hint=f"write bench/cards/{name}.toml")
    facts = tomllib.loads(path.read_text("utf-8"))
    facts["fields"] = tuple(facts["fields"])
    return Card(name=name, **facts)


def all_cards() -> tuple[Card, ...]:
    """Every card there is, by name."""
    return tuple(
        load_card(path.relative_to(CARDS).with_suffix("").as_posix()) for path in sorted(CARDS.rglob("*.toml"))
    )


@lru_cache(maxsize=256)
def _file_digest(path: Path, _size: int, _modified: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest(path: Path) -> str:
    """SHA-256 of a file, or of the sorted names and digests of all files of a folder.

    Raises:
        SetMissingError: Nothing is there.
    """
    if path.is_file():
        facts = path.stat()
        return _file_digest(path, facts.st_size, facts.st_mtime_ns)
    if not path.is_dir():
        raise SetMissingError(
            f"there is no test set at {path}",
            hint="put the shared folder beside the checkout, or name it in CROSSREAD_SHARED",
        )
    lines = [
        f"{file.relative_to(path).as_posix()} {digest(file)}\n" for file in sorted(path.rglob("*")) if file.is_file()
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def check_set(card: Card) -> None:
    """Make sure that a set is there and is the one its card describes.

    Raises:
        SetMissingError: It is not there.
        SetChangedError: Its digest is not that of the card.
    """
    have = digest(card.place)
    if have != card.sha256:
        raise SetChangedError(
            f"the set {card.name} is not the one its card describes (its sha256 is {have})",
            hint="if the change is meant, correct the card and say why; then accept it in the gate",
        )


class Sample:
    """What a contestant reads: whole sets, or the fast subset of them.

    Args:
        groups: How many groups of each set to take; None for all of them.
        seed: For contestants that draw lots.
    """

    def __init__(self, *, groups: int | None = None, seed: int = 13) -> None:
        self.groups = groups
        self.seed = seed
        self._rows: dict[str, tuple[Row, ...]] = {}

    def rows(self, name: str, *, group: str | None = None) -> tuple[Row, ...]:
        """Rows of a set of JSON lines, in the order of the file.

        Args:
            name: Name of its card.
            group: Field whose rows must stay together ("cluster"); None when each row is its own group.

        Returns:
            All rows; in a fast run those of the groups whose hashed names come first, the same ones everywhere.

        Raises:
            SetMissingError: The set is not on this machine.
            SetChangedError: It is not the one its card describes.
        """
        card = load_card(name)
        if name not in self._rows:
            check_set(card)
            with card.place.open(encoding="utf-8") as lines:
                self._rows[name] = tuple(json.loads(line) for line in lines if line.strip())
        rows = self._rows[name]
        if self.groups is None:
            return rows
        names = [str(row[group]) if group else str(index) for index, row in enumerate(rows)]
        kept = set(sorted(set(names), key=_lot)[: self.groups])
        return tuple(row for row, mine in zip(rows, names, strict=True) if mine in kept)

    def folder(self, name: str) -> Path:
        """Where a set that is a folder lies, once it is checked.

        Raises:
            SetMissingError: The set is not on this machine.
            SetChangedError: It is not the one its card describes.
        """
        card = load_card(name)
        check_set(card)
        return card.place


def _lot(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def digests(names: tuple[str, ...]) -> Mapping[str, str]:
    """Digest of each set as it lies on this machine.

    Raises:
        SetMissingError: One is not there.
    """
    return {name: digest(load_card(name).place) for name in names}
