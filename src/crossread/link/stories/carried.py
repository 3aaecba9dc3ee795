"""What one block of time hands to the next, and what was found for it, both as bytes that can be kept."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import numpy.typing as npt

from crossread.link.stories.comparators import RIVALS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Carried:
    """Reports of earlier blocks that those of later ones are compared with.

    Attributes:
        documents: Ids of the reports.
        groups: Number of the group of each.
        keys: Key of each group: the id of the report it began with.
        sagas: Key of the saga of each group: the key of the group it began with.
        rivals: Numbers of the groups that are likest to each report besides its own; -1 for none, -2 for one that is
            not carried on.
        likeness: How like each of them is.
    """

    documents: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()
    sagas: tuple[str, ...] = ()
    rivals: npt.NDArray[np.int32] = field(default_factory=lambda: np.zeros((0, RIVALS), dtype=np.int32))
    likeness: npt.NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, RIVALS), dtype=np.float32))

    def write(self) -> bytes:
        """As bytes; equal content gives equal bytes."""
        return zlib.compress(self._whole(), 1)

    def _whole(self) -> bytes:
        names = json.dumps([self.documents, self.groups, self.keys, self.sagas]).encode()
        numbers = self.rivals.astype("<i4").tobytes() + self.likeness.astype("<f4").tobytes()
        return len(names).to_bytes(4, "little") + names + numbers

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Read what `write` wrote."""
        whole = zlib.decompress(content)
        end = 4 + int.from_bytes(whole[:4], "little")
        documents, groups, keys, sagas = json.loads(whole[4:end])
        cells = len(documents) * RIVALS
        rivals = np.frombuffer(whole, dtype="<i4", count=cells, offset=end).reshape(-1, RIVALS)
        likeness = np.frombuffer(whole, dtype="<f4", count=cells, offset=end + 4 * cells).reshape(-1, RIVALS)
        return cls(
            documents=tuple(documents),
            groups=tuple(groups),
            keys=tuple(keys),
            sagas=tuple(sagas),
            rivals=rivals,
            likeness=likeness,
        )

    def digest(self) -> str:
        """Digest of the content."""
        return hashlib.blake2b(self._whole(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What is said about a story and its reports.

    Attributes:
        title_document_id: The report whose headline stands for it; None where that is as before.
        title: That headline.
        reasons: Score and reason of reports, by their ids; a report that is alone is not among them.
    """

    title_document_id: str | None
    title: str
    reasons: Mapping[str, tuple[float, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found for a block.

    Attributes:
        placed: The key of the story of each report of the block.
        merged: Stories of earlier blocks that went into others, by their keys.
        described: The stories that reports of the block went into, by their keys.
        sagas: The key of the saga of every group at hand that is not a saga by itself.
        joined: Sagas of earlier blocks that went into others, by their keys.
        carried: Digest of what is handed to the next block.
    """

    placed: Mapping[str, str]
    merged: Mapping[str, str]
    described: Mapping[str, Described]
    sagas: Mapping[str, str]
    joined: Mapping[str, str]
    carried: str

    def write(self) -> bytes:
        """As bytes; equal content gives equal bytes."""
        described = {key: [one.title_document_id, one.title, one.reasons] for key, one in self.described.items()}
        whole = [self.placed, self.merged, described, self.sagas, self.joined, self.carried]
        return zlib.compress(json.dumps(whole).encode(), 1)

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Read what `write` wrote."""
        placed, merged, described, sagas, joined, carried = json.loads(zlib.decompress(content))
        return cls(
            placed=placed,
            merged=merged,
            described={
                key: Described(
                    title_document_id=identity,
                    title=title,
                    reasons={document: (score, reason) for document, (score, reason) in reasons.items()},
                )
                for key, (identity, title, reasons) in described.items()
            },
            sagas=sagas,
            joined=joined,
            carried=carried,
        )
