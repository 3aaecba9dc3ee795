"""The versions of an utterance: equal wordings folded, sentences parted, each aligned with the fullest word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.records import Quotation
from crossread.report.aligned import align, fullest_of, gather, same_words
from crossread.report.material import Material
from crossread.report.passages import Passage, Piece
from crossread.text import reading_text

_SAME_SENTENCE_SHARE = 0.45
"""Versions that share fewer words of the shorter one are two sentences of one utterance, not two versions of one."""

_OTHER_WORDS_SHARE = 0.4
"""Reported speech with fewer of the fullest version's words than this is not compared word by word."""

_SHORTENED_SHARE = 0.85
"""A version with fewer of the fullest version's words than this is called shortened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The words of an utterance as one or several reports give them.

    Attributes:
        pieces: The words, aligned with the fullest version.
        kind: Direct, mixed or indirect.
        places: Where they stand: one passage for each report that gives them so.
        speakers: What each of those reports calls the speaker there, in the order of `places`.
        via: Through which channels, as the reports say.
        fullest: Whether the versions after it are aligned with this one.
        cut: Whether the limits of a public page leave out a part of it.
    """

    pieces: tuple[Piece, ...]
    kind: str
    places: tuple[Passage, ...]
    speakers: tuple[str, ...]
    via: tuple[str, ...]
    fullest: bool
    cut: bool = False


def versions_of(material: Material, quotations: list[Quotation]) -> tuple[Version, ...]:
    """Fold equal wordings, part the sentences of the utterance, and align each with its fullest version."""
    folded: list[list[Quotation]] = []
    for row in quotations:
        same = next(
            (
                group
                for group in folded
                if group[0].kind == row.kind and same_words(reader_words(group[0].text), reader_words(row.text))
            ),
            None,
        )
        if same is None:
            folded.append([row])
        else:
            same.append(row)
    texts = [reader_words(group[0].text) for group in folded]
    versions = []
    for group in gather(texts, _SAME_SENTENCE_SHARE):
        # Words in quotation marks are what the others are compared with, where a report has them.
        direct = [index for index in group if folded[index][0].kind != "indirect"]
        base = fullest_of(texts, direct or group)
        group.sort(key=lambda index: index != base)
        aligned = align([texts[index] for index in group], base=0)
        for place, index in enumerate(group):
            # Reported speech in other words is shown as it stands: struck-out words would only be noise.
            other_words = folded[index][0].kind == "indirect" and aligned.kept[place] < _OTHER_WORDS_SHARE
            pieces = (Piece(text=texts[index]),) if other_words else aligned.pieces[place]
            versions.append(version_of(material, folded[index], pieces, fullest=place == aligned.fullest))
    return tuple(versions)


def version_of(
    material: Material, rows: list[Quotation], pieces: tuple[Piece, ...] | None = None, *, fullest: bool = False
) -> Version:
    """Make a version of the quotations that give it.

    Args:
        material: The rows of the story.
        rows: The quotations.
        pieces: The words, aligned; None for the words as they stand.
        fullest: Whether others are aligned with it.
    """
    places = tuple(material.passage(row.document_id, row.start, row.end) for row in rows)
    cut = any(place.cut for place in places)
    if pieces is None or cut:
        pieces = max(places, key=lambda place: len(place.text)).pieces
    return Version(
        pieces=pieces,
        kind=rows[0].kind,
        places=places,
        speakers=tuple(reader_words(row.speaker_text) for row in rows),
        via=tuple(dict.fromkeys(reader_words(row.via) for row in rows if row.via)),
        fullest=fullest,
        cut=cut,
    )


def tell_versions(quotations: list[Quotation], versions: Iterable[Version], verdict: str) -> Iterator[str]:
    """Say in words what differs between the versions."""
    found = list(versions)
    kinds = {version.kind for version in found}
    direct = [version for version in found if version.kind != "indirect"]
    changed = any(piece.kind in {"insert", "delete"} for version in direct for piece in version.pieces)
    if changed and verdict != "wording_differs":
        yield "wording"
    fullest = max(len(place.text) for version in found for place in version.places)
    shortened = any(len(place.text) < _SHORTENED_SHARE * fullest for version in direct for place in version.places)
    if shortened and verdict != "shortened":
        yield "shortened"
    ends = {row.quotation_id: row for row in quotations}
    if any(_joined(row) for row in ends.values()):
        yield "joined"
    if "indirect" in kinds and len(kinds) > 1:
        yield "direct against reported"


def _joined(row: Quotation) -> bool:
    """Whether a quotation has closing marks inside, so that it was put together from pieces."""
    inner = row.text.strip("\"“”‘’'« »")
    return row.kind == "direct" and ("”" in inner and "“" in inner)


def reader_words(text: str | None) -> str:
    """The words without the comma or colon that ties them to their sentence."""
    return reading_text(text or "").strip(" ,;:")
