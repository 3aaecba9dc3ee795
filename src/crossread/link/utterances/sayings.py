"""A quotation made comparable: its words, what they weigh, its speaker and the sentence it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crossread.link.terms import Weights, find_terms, fold_words
from crossread.link.terms.weights import usual_weight
from crossread.link.utterances.names import Names, weigh_once
from crossread.link.utterances.speakers import Speaker
from crossread.link.utterances.splitting import split_parts
from crossread.records.quotations import Quotation

FUNCTION_WEIGHT = 0.05
"""Weight of a word without content in a run of words."""

NAME_WEIGHT = 0.1
"""Weight, among content words, of each word of a name but the heaviest."""

_DENYING = re.compile(
    r"(?:\b(?:not|never|no longer|neither|nor)|n['’]t)(?: (?:been|be|yet|being|a|an|the|to|have))* $", re.IGNORECASE
)
_OUTLETS_OWN = re.compile(r"\[[^\[\]]{0,60}\]")
"""What an outlet put into the words of a speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A quotation made comparable.

    Attributes:
        quotation: The quotation.
        speaker: Who is meant.
        sentence: Index of the sentence in which it begins; None when unknown.
        words: Its words, folded.
        word_weights: What each of them weighs.
        word_proofs: The same, but all words of a name of the story weigh together what its heaviest weighs.
        stems: The content stem of each of them; None for a word without content.
        parts: Which sentence of the quotation each of them stands in, from 0 on.
        terms: Its content stems with their weights.
        term_proofs: The same, names weighed once.
        named: Content stems of words with a capital: names, where two reports have it so.
        denied: Content stems right behind a word that denies: `not related`.
        around: Content stems of its sentences, cue and speaker included, with their weights.
    """

    quotation: Quotation
    speaker: Speaker
    sentence: int | None = None
    words: tuple[str, ...] = field(repr=False)
    word_weights: tuple[float, ...] = field(repr=False)
    word_proofs: tuple[float, ...] = field(repr=False)
    stems: tuple[str | None, ...] = field(repr=False)
    parts: tuple[int, ...] = field(repr=False)
    terms: Mapping[str, float] = field(repr=False)
    term_proofs: Mapping[str, float] = field(repr=False)
    around: Mapping[str, float] = field(repr=False)
    named: frozenset[str] = field(default=frozenset(), repr=False)
    denied: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def marked(self) -> bool:
        """Whether the words stand within marks."""
        return self.quotation.kind != "indirect"

    @property
    def weight(self) -> float:
        """What all its words weigh."""
        return sum(self.word_weights)


def read_saying(
    quotation: Quotation,
    *,
    weights: Weights,
    speaker: Speaker | None = None,
    text: str | None = None,
    sentence: int | None = None,
    around: Iterable[str] = (),
    names: Names = frozenset(),
    common: frozenset[str] = frozenset(),
) -> Saying:
    """Read a quotation.

    Args:
        quotation: The quotation.
        weights: Weights of the story.
        speaker: Who is meant.
        text: Its words without markup; None for `quotation.text`.
        sentence: Index of the sentence in which it begins.
        around: Content stems of the sentences in which it stands.
        names: Words that the story says side by side; those of one name weigh together what the heaviest weighs.
        common: Words of the matter itself, which prove as little as a name said again.
    """
    content = _OUTLETS_OWN.sub(" ", quotation.text if text is None else text)
    held = [words for part in split_parts(content, marked=quotation.kind != "indirect") if (words := fold_words(part))]
    words = tuple(word for part in held for word in part)
    stems = [next((term.stem for term in find_terms(word)), None) for word in words]
    word_weights = [FUNCTION_WEIGHT if stem is None else usual_weight(stem) for stem in stems]
    found = list(find_terms(content))
    terms = [term.stem for term in found]
    term_weights = [weights.of(stem) for stem in terms]
    return Saying(
        quotation=quotation,
        speaker=speaker or Speaker(),
        sentence=sentence,
        words=words,
        word_weights=tuple(word_weights),
        word_proofs=weigh_once(stems, word_weights, names, FUNCTION_WEIGHT),
        stems=tuple(stems),
        parts=tuple(place for place, part in enumerate(held) for _ in part),
        terms=dict(zip(terms, term_weights, strict=True)),
        term_proofs={
            stem: min(proof, NAME_WEIGHT) if stem in common else proof
            for stem, proof in zip(terms, weigh_once(terms, term_weights, names, NAME_WEIGHT), strict=True)
        },
        around={stem: weights.of(stem) for stem in around},
        named=frozenset(term.stem for term in found if content[term.start].isupper()),
        denied=frozenset(term.stem for term in found if _DENYING.search(content, 0, term.start)),
    )
