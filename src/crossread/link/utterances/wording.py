"""Whether two quotations print the same words, by the runs of words they share."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from crossread.link.terms import fold_words, share_terms
from crossread.link.utterances.sayings import FUNCTION_WEIGHT, Saying
from crossread.link.utterances.speakers import compare_speakers
from crossread.records.evidence import Evidence
from crossread.text.word_classes import load_words

COVERED = 0.6
"""Share of the weight of the shorter quotation that must lie in shared runs."""

LONG_RUN = 10
"""Words of a run that is enough even when the rest of both differs."""

_COUNTS = load_words("number words")
_SAME = 0.8
_RUNS = {"same": (4, 0.9), "unknown": (5, 1.3), "bodies": (4, 0.9), "mixed": (8, 2.0), "persons": (10, 3.0)}
"""Words and weight of the shared words that are enough, by what is known of the speakers."""

_CONTENT = 2
"""Content words of the longest run."""

_SAYING = (7, 1.2)
"""Words and weight of a whole sentence that two reports print alike, whoever is said to have said it."""

_EQUAL = 4
"""Words of one speaker that two reports print alike from end to end, however common they are."""

_HELD = 0.6
"""Weight of so many words that all stand in what the other report gives of the speaker."""

_PLAIN = 10
"""Words in runs that one speaker's common words need ("the best we've ever had and that's very important to me")."""

AROUND = 0.2
"""Likeness of the sentences around few or common words of one speaker."""

_ALONE = 0.2
"""The same around a single word."""

_OWN = 0.5
"""The same, but for the word itself, where the other report has it in words of its own."""

_UNTOLD = 0.6
"""The same where no speaker is told, or where one may speak for the other."""

_MAY_SPEAK = 0.5


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of words that two quotations share.

    Attributes:
        words: Words in runs of two or more, or all of a shorter quotation.
        longest: Words of the longest run.
        weight: Weight of the words in runs, a name of the story counted once.
        covered: Their share of the weight of the shorter quotation.
        whole: Whether every word of the shorter quotation is shared, in one run.
        text: The longest run.
        content: Content words of the longest run.
        equal: Whether all words of both are the same.
    """

    words: int
    longest: int
    weight: float
    covered: float
    whole: bool
    text: str
    content: int
    equal: bool


def find_runs(one: Saying, other: Saying) -> Runs:
    """Find the runs of words that two quotations share, in order.

    The result is the same whichever is named first.
    """
    short, long = sorted((one, other), key=lambda saying: (len(saying.words), saying.words))
    blocks = SequenceMatcher(None, short.words, long.words, autojunk=False).get_matching_blocks()
    runs = [block for block in blocks if block.size > 1 or (block.size and len(short.words) == 1)]
    if not runs:
        return Runs(words=0, longest=0, weight=0.0, covered=0.0, whole=False, text="", content=0, equal=False)
    weight = sum(sum(short.word_weights[block.a : block.a + block.size]) for block in runs)
    proof = sum(sum(short.word_proofs[block.a : block.a + block.size]) for block in runs)
    best = max(runs, key=lambda block: (block.size, -block.a))
    return Runs(
        words=sum(block.size for block in runs),
        longest=best.size,
        weight=proof,
        covered=weight / (short.weight or 1.0),
        whole=best.size == len(short.words),
        text=" ".join(short.words[best.a : best.a + best.size]),
        content=sum(weight > FUNCTION_WEIGHT for weight in short.word_proofs[best.a : best.a + best.size]),
        equal=short.words == long.words,
    )


def compare_wording(one: Saying, other: Saying) -> Evidence | None:
    """Compare the words of two quotations.

    Args:
        one: A quotation.
        other: Another, of another report or of the same.

    Returns:
        None when nothing shows that they are the same words; else how well they agree, and why.
    """
    runs = find_runs(one, other)
    if not runs.words:
        return None
    speakers = compare_speakers(one.speaker, other.speaker)
    relation = _relation(one, other, speakers)
    if relation == "bodies" and _count_otherwise(one, other):
        return None
    least_words, least_weight = _RUNS[relation]
    enough = runs.words >= least_words and runs.weight >= least_weight and runs.content >= _CONTENT
    enough = enough or (runs.equal and runs.words >= _SAYING[0] and runs.weight >= _SAYING[1])
    short = min(one, other, key=lambda saying: (len(saying.words), saying.words))
    if not enough and runs.whole and short.marked and speakers is not None and speakers.score >= _SAME:
        enough = runs.longest >= _EQUAL and runs.content > 0 and runs.weight >= _HELD
    if not enough and one.marked and other.marked and speakers is not None and speakers.score >= _SAME:
        enough = runs.words >= (_EQUAL if runs.equal else _PLAIN) and runs.covered >= COVERED
    if enough and (runs.covered >= COVERED or runs.longest >= LONG_RUN):
        return Evidence(feature="wording", score=min(1.0, round(runs.covered, 4)), reason=_reason(runs, speakers))
    told = speakers is not None and speakers.score >= _SAME
    if runs.whole and short.marked and (told or (runs.content >= _CONTENT and _may_be_one(one, other, speakers))):
        likeness = share_terms(one.around, other.around).most
        if runs.longest == 1 and not (one.marked and other.marked) and _beside(one, other, short) < _OWN:
            return None
        if likeness >= (_UNTOLD if not told else AROUND if runs.longest > 1 else _ALONE):
            reason = f"{_reason(runs, speakers)}, in sentences about the same"
            return Evidence(feature="wording", score=round(min(1.0, 0.5 + likeness / 2), 4), reason=reason)
    return None


def _beside(one: Saying, other: Saying, short: Saying) -> float:
    """Likeness of the sentences around, without the words of the shorter quotation."""
    rest = [{stem: weight for stem, weight in each.around.items() if stem not in short.terms} for each in (one, other)]
    return share_terms(*rest).most


def _may_be_one(one: Saying, other: Saying, speakers: Evidence | None) -> bool:
    """Whether one speaker may have said a few words: neither report tells of one, or one may speak for the other."""
    if speakers is None:
        return one.marked and other.marked and not (one.speaker.words or other.speaker.words)
    return speakers.score >= _MAY_SPEAK


def _count_otherwise(one: Saying, other: Saying) -> bool:
    """Whether both state numbers and none in common: one body's "five were killed" is not another's "two died"."""
    first, second = (
        {word for word in fold_words(saying.quotation.text) if word.isdigit() or word in _COUNTS}
        for saying in (one, other)
    )
    return bool(first and second) and not first & second


def _relation(one: Saying, other: Saying, speakers: Evidence | None) -> str:
    if speakers is None:
        return "unknown"
    if speakers.score >= _SAME:
        return "same"
    if one.speaker.person and other.speaker.person:
        return "persons"
    return "mixed" if one.speaker.person or other.speaker.person else "bodies"


def _reason(runs: Runs, speakers: Evidence | None) -> str:
    words = f"the same {runs.longest} words in a row" if runs.longest > 1 else "the same word"
    if runs.whole:
        words = "all its words" if runs.longest > 1 else "its one word"
    return f"{words} (“{runs.text}”)" + (f"; {speakers.reason}" if speakers is not None else "")
