"""Versions of the same words, aligned word by word, whatever the order in which they are given.

All versions are aligned with one of them, the fullest (the most words; ties by the words themselves), by longest
common subsequence of words; case, marks and punctuation do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from crossread.report.passages import Piece

_WORD = re.compile(r"\w+(?:['’.,]\w+)*", re.UNICODE)

LONGEST_SHOWN_GAP = 6
"""More missing words than this in a row are counted, not printed."""


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """The versions, aligned with the fullest.

    Attributes:
        fullest: Index of the version the others are aligned with.
        pieces: For each version, in the order given, its words; what stands only in it is an `insert`, what stands
            only in the fullest a `delete`, or a `gap` where that is long.
        kept: For each version, the share of the fullest version's words that it has.
    """

    fullest: int
    pieces: tuple[tuple[Piece, ...], ...]
    kept: tuple[float, ...]


def align(versions: Sequence[str], base: int | None = None) -> AlignedWords:
    """Align versions of the same words.

    Args:
        versions: The versions as a reader reads them; at least one.
        base: Index of the version to align with; None for the fullest.

    Returns:
        The aligned words; each version's result does not depend on the order of the others.

    Example:
        >>> found = align(["we asked for divers and we got rifles", "We asked for divers, and we were sent rifles."])
        >>> found.fullest
        1
        >>> [(piece.kind, piece.text) for piece in found.pieces[0] if piece.text != " "]
        [(None, 'we asked for divers and we'), ('delete', 'were sent'), ('insert', 'got'), (None, 'rifles')]
    """
    fullest = base if base is not None else fullest_of(versions, range(len(versions)))
    words = versions[fullest]
    pieces: list[tuple[Piece, ...]] = []
    kept: list[float] = []
    for index, version in enumerate(versions):
        if index == fullest or same_words(version, words):
            pieces.append((Piece(text=version),))
            kept.append(1.0)
        else:
            aligned, share = _align_pair(words, version)
            pieces.append(tuple(aligned))
            kept.append(share)
    return AlignedWords(fullest, tuple(pieces), tuple(kept))


def fullest_of(versions: Sequence[str], indexes: Iterable[int]) -> int:
    """The version with most words; of equal ones the last by its words."""
    return max(indexes, key=lambda index: (len(_WORD.findall(versions[index])), versions[index]))


def same_words(left: str, right: str) -> bool:
    """Whether two versions have the same words in the same order; case, marks and punctuation do not count.

    Example:
        >>> same_words("It’s over, he said", "it's over he said")
        True
    """
    return _plain(left) == _plain(right)


def words_shared(left: str, right: str) -> float:
    """Share of the words of the shorter of two versions that stand in the other in the same order, 0 to 1.

    Example:
        >>> words_shared("we asked for divers", "for divers and rifles we asked them")
        0.5
    """
    one, other = _plain(left), _plain(right)
    if not one or not other:
        return 1.0
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / min(len(one), len(other))


def gather(versions: Sequence[str], share: float) -> list[list[int]]:
    """Put versions that share words together, the fullest of each group first.

    Args:
        versions: The versions as a reader reads them.
        share: How much of the shorter one two versions must share.

    Returns:
        Indexes of the versions; the fullest group first.

    Example:
        >>> gather(["we got rifles", "it will not be guarded by soldiers", "we were sent rifles"], 0.5)
        [[1], [2, 0]]
    """
    order = sorted(range(len(versions)), key=lambda index: (-len(_plain(versions[index])), versions[index]))
    groups: list[list[int]] = []
    for index in order:
        best = max(groups, key=lambda group: words_shared(versions[group[0]], versions[index]), default=None)
        if best is None or words_shared(versions[best[0]], versions[index]) < share:
            groups.append([index])
        else:
            best.append(index)
    return groups


def _plain(text: str) -> list[str]:
    return [_normal(word) for word in _WORD.findall(text)]


def _normal(word: str) -> str:
    return word.replace("’", "'").replace(",", "").casefold()


def _align_pair(base: str, version: str) -> tuple[list[Piece], float]:
    """Align one version with the fullest; return its pieces and the share of the fullest's words it has."""
    left, right = list(_WORD.finditer(base)), list(_WORD.finditer(version))
    matcher = SequenceMatcher(
        None, [_normal(word.group()) for word in left], [_normal(word.group()) for word in right], autojunk=False
    )
    pieces: list[Piece] = []
    same = 0
    for tag, base_from, base_to, from_, to in matcher.get_opcodes():
        if tag == "equal":
            same += to - from_
            pieces.append(Piece(text=_stretch(version, right, from_, to)))
            continue
        if base_to > base_from:
            pieces.append(_missing(_stretch(base, left, base_from, base_to), base_to - base_from))
        if to > from_:
            pieces.append(Piece(text=_stretch(version, right, from_, to), kind="insert"))
    return list(_with_spaces(pieces)), same / len(left) if left else 1.0


def mark_own(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Mark in each of two texts the words that the other has not, for two columns side by side.

    Example:
        >>> [[piece.text for piece in side if piece.kind] for side in mark_own("a b c", "a c d")]
        [['b'], ['d']]
    """
    sides = []
    for mine, other in ((left, right), (right, left)):
        own, words = list(_WORD.finditer(mine)), [_normal(word.group()) for word in _WORD.finditer(other)]
        matcher = SequenceMatcher(None, words, [_normal(word.group()) for word in own], autojunk=False)
        pieces = [
            Piece(text=_stretch(mine, own, start, end), kind=None if tag == "equal" else "insert")
            for tag, _, _, start, end in matcher.get_opcodes()
            if end > start
        ]
        sides.append(tuple(_with_spaces(pieces)))
    return sides[0], sides[1]


def _missing(words: str, count: int) -> Piece:
    if count > LONGEST_SHOWN_GAP:
        return Piece(text=f"{count} words", kind="gap", told=words)
    return Piece(text=words, kind="delete")


def _stretch(text: str, words: Sequence[re.Match[str]], start: int, end: int) -> str:
    """Read the words from one to another, each with the marks that belong to it."""
    return text[_border(text, words, start) : _border(text, words, end)].strip()


def _border(text: str, words: Sequence[re.Match[str]], place: int) -> int:
    """Where a word begins with the marks that open before it; what closes belongs to the word before."""
    if place == 0 or place == len(words):
        return 0 if place == 0 else len(text)
    gap = text[words[place - 1].end() : words[place].start()]
    space = max((index for index, character in enumerate(gap) if character.isspace()), default=-1)
    return words[place - 1].end() + space + 1


def _with_spaces(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Part pieces by plain spaces, so that no mark reaches over one."""
    for place, piece in enumerate(pieces):
        if place:
            yield Piece(text=" ")
        yield piece
