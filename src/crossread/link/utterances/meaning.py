"""Whether two quotations say the same, at least one of them in the report's own words."""

from __future__ import annotations

from crossread.link.terms import Shared, share_terms
from crossread.link.terms.sharing import SYNONYM
from crossread.link.utterances.sayings import NAME_WEIGHT, Saying
from crossread.link.utterances.speakers import compare_speakers
from crossread.link.utterances.wording import find_runs
from crossread.records.evidence import Evidence

ENOUGH = ((5, 2.0, 0.4), (4, 1.6, 0.6))
"""Terms, weight and share of the shorter one's weight that are enough together."""

_RENDERED = (5, 2.0, 0.5)
"""The same for words that both print within marks, of one speaker."""

_OF_BOTH = 0.25
"""The share of the longer one that two renderings need: a remark of the same day on one matter has less."""

_UNKNOWN = 0.62
"""The share when a speaker is not told."""

_FEW_TERMS = 3
_FEW_COVERED = 0.6
_FEW_OF_BOTH = 0.22
_AROUND = 0.25
_TURN_TERMS = 2
_TURN_COVERED = 0.5
_TURN_WORDS = 5
_TURN_WEIGHT = 1.0
"""A turn of phrase that an indirect report keeps of printed words ("where it had no business to be")."""
_SHOWN = 4
_SAME = 0.8
_BODIES = 0.55


def compare_meaning(one: Saying, other: Saying) -> Evidence | None:
    """Compare what two quotations say, near synonyms counted at a discount.

    Args:
        one: A quotation.
        other: Another. Of two that are printed within marks much more must agree, and the speaker.

    Returns:
        None when nothing shows that they say the same; else how well they agree, and why.
    """
    speakers = compare_speakers(one.speaker, other.speaker)
    if one.marked and other.marked:
        return _compare_renderings(one, other, speakers)
    if not _may_mean_one(one, other, speakers):
        return None
    if not one.terms or not other.terms:
        return None
    shared = share_terms(one.terms, other.terms)
    if any((a in one.denied) != (b in other.denied) for a, b in shared.pairs):
        return None  # "were not related", "are related"
    count = len(shared.pairs)
    proof = _proof(one, other, shared)
    enough = any(count >= terms and proof >= weight and shared.most >= share for terms, weight, share in ENOUGH)
    if speakers is None:
        enough = enough and shared.most >= _UNKNOWN
    elif not enough and _few_agree(one, other, shared):
        enough = share_terms(one.around, other.around).most >= _AROUND
    if not enough and one.marked != other.marked and count >= _TURN_TERMS and shared.most >= _TURN_COVERED:
        runs = find_runs(one, other)
        enough = runs.words >= _TURN_WORDS and runs.weight >= _TURN_WEIGHT
    if not enough:
        return None
    words = ", ".join(a if a == b else f"{a}/{b}" for a, b in shared.pairs[:_SHOWN])
    reason = f"the same said in other words ({words})" + (f"; {speakers.reason}" if speakers is not None else "")
    return Evidence(feature="meaning", score=min(1.0, round(shared.most, 4)), reason=reason)


def _compare_renderings(one: Saying, other: Saying, speakers: Evidence | None) -> Evidence | None:
    """Compare words within marks that two reports print otherwise: two translations, two hearings of one speaker."""
    if speakers is None or speakers.score < _SAME:
        return None
    shared = share_terms(one.terms, other.terms)
    terms, weight, share = _RENDERED
    if shared.least < _OF_BOTH:
        return None
    if len(shared.pairs) < terms or _proof(one, other, shared) < weight or shared.most < share:
        return None
    words = ", ".join(a if a == b else f"{a}/{b}" for a, b in shared.pairs[:_SHOWN])
    score = min(1.0, round(shared.most, 4))
    return Evidence(
        feature="meaning", score=score, reason=f"the same words otherwise given ({words}); {speakers.reason}"
    )


def _proof(one: Saying, other: Saying, shared: Shared) -> float:
    """What the shared terms weigh, each name of the story counted once."""
    return sum((1.0 if a == b else SYNONYM) * min(one.term_proofs[a], other.term_proofs[b]) for a, b in shared.pairs)


def _few_agree(one: Saying, other: Saying, shared: Shared) -> bool:
    """Whether few terms are shared that make out most of one and much of the other, and are not names alone."""
    apart = {
        "" if a in one.named and b in other.named else a for a, b in shared.pairs if one.term_proofs[a] > NAME_WEIGHT
    }
    few = len(shared.pairs) >= _FEW_TERMS and len(apart) > 1
    return few and shared.most >= _FEW_COVERED and shared.least >= _FEW_OF_BOTH


def _may_mean_one(one: Saying, other: Saying, speakers: Evidence | None) -> bool:
    """Words within marks have a speaker who must be the same; a report of what bodies said may come by another body.

    What "officials" say in two reports is told of the one matter by whomever.
    """
    if one.speaker.nameless and other.speaker.nameless:
        return False
    if one.marked or other.marked:
        return speakers is not None and speakers.score >= _SAME
    return speakers is None or speakers.score > _BODIES
