"""How the versions of an utterance in several reports relate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal

from crossread.link.terms.listed import load_words
from crossread.link.utterances.sayings import Saying
from crossread.link.utterances.speakers import compare_speakers
from crossread.records.quotations import UtteranceVerdict

_Words = tuple[str, ...]
_SAYING = load_words("saying")
Relation = Literal["same", "shortened", "wording_differs"]


def judge_utterance(sayings: Sequence[Saying], pairs: Iterable[tuple[Saying, Saying]]) -> tuple[UtteranceVerdict, int]:
    """Judge how the reports' versions relate.

    Words within marks decide where two reports print some; a report's own words always differ in wording.

    Args:
        sayings: All quotations of an utterance.
        pairs: Those of them that were found to be one.

    Returns:
        The verdict, and the number of different wordings.
    """
    versions = _versions(sayings)
    variants = len(set(versions.values()))
    if len(versions) == 1:
        return "single", variants
    across = [pair for pair in pairs if pair[0].quotation.document_id != pair[1].quotation.document_id]
    if _speakers_differ(across):
        return "speaker_differs", variants
    if variants == 1:
        return "same", variants
    marked = [pair for pair in across if pair[0].marked and pair[1].marked]
    relations = {relate_words(one.words, other.words) for one, other in marked or across}
    if "wording_differs" in relations or not relations:
        return "wording_differs", variants
    return "shortened", variants


def relate_words(one: _Words, other: _Words) -> Relation:
    """Relate two versions: the same words, one cut at its ends, or words that differ.

    Example:
        >>> relate_words(("we", "will", "come", "back"), ("will", "come"))
        'shortened'
        >>> relate_words(("we", "will", "come"), ("we", "would", "come"))
        'wording_differs'
    """
    if one == other:
        return "same"
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    best = max(blocks, key=lambda block: (block.size, -block.a))
    opens = best.a == 0 or best.b == 0
    closes = best.a + best.size == len(one) or best.b + best.size == len(other)
    return "shortened" if best.size and opens and closes else "wording_differs"


def _versions(sayings: Sequence[Saying]) -> dict[str, _Words]:
    """The words of each report: those within marks where it has some, without repetitions."""
    held: dict[str, list[Saying]] = defaultdict(list)
    for saying in sorted(sayings, key=lambda one: (one.quotation.document_id, one.quotation.start, -one.quotation.end)):
        held[saying.quotation.document_id].append(saying)
    versions = {}
    for document_id, listed in held.items():
        kept: list[_Words] = []
        for saying in [one for one in listed if one.marked] or listed:
            if not any(contains(words, saying.words) for words in kept):
                kept = [words for words in kept if not contains(saying.words, words)] + [saying.words]
        versions[document_id] = tuple(word for words in kept for word in words)
    return versions


def contains(words: _Words, part: _Words) -> bool:
    """Whether a run of words stands in another.

    Example:
        >>> contains(("we", "will", "come", "back"), ("will", "come")), contains(("we", "come"), ("come", "we"))
        (True, False)
    """
    if len(part) > len(words):
        return False
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def _speakers_differ(pairs: Iterable[tuple[Saying, Saying]]) -> bool:
    """Whether two reports name, beside the same words within marks, two persons who cannot be one.

    Who tells what another said is no other speaker.
    """
    for one, other in pairs:
        if not all(each.marked and each.speaker.person and each.speaker.explicit for each in (one, other)):
            continue
        if one.quotation.document_id == other.quotation.document_id:
            continue
        speakers = compare_speakers(one.speaker, other.speaker)
        if speakers is not None and speakers.score == 0 and not _retells(one.words, other.words):
            return True
    return False


def _retells(one: _Words, other: _Words) -> bool:
    """Whether one of two versions says, before the words they share, that somebody said them."""
    best = max(
        SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks(),
        key=lambda block: (block.size, -block.a),
    )
    return bool(_SAYING & {*one[: best.a], *other[: best.b]})
