"""An act as one report tells it, with what linking compares."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crossread.link.terms import Weights, find_terms, fold_words, stem_word
from crossread.records import EventMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who acts or is acted upon.

    Attributes:
        entities: Ids of the entities across reports that the words name, the first one first.
        country: ISO 3166-1 alpha-3 code.
        sector: PLOVER sector.
        person: Whether the first entity is a named person: two of them are two, whatever they stand for.
        words: Stems of the words that name it.
    """

    entities: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    person: bool = False
    words: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether there is anything to compare."""
        return bool(self.entities) or self.country is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One mention of an act.

    Attributes:
        mention: The row.
        family: Family of texts of its report.
        trigger: The lower-case word that names the act.
        actor: Who acts.
        recipient: Upon whom.
        passage: The words of its sentence and the place of the trigger in them; None where they are not known.
        printings: In how many reports of the story that sentence stands.
        around: Stems of the content words of its sentence, with their weights in the story.
        named: Ids of all entities that its sentence names.
        report: The words of its report as a vector of length one.
        happening: Id of the dated happening that its date belongs to.
    """

    mention: EventMention
    family: str
    trigger: str
    actor: Who
    recipient: Who
    passage: tuple[str, int] | None = None
    printings: int = 1
    around: Mapping[str, float] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    report: Mapping[str, float] = field(default_factory=dict)
    happening: str | None = None

    @property
    def stem(self) -> str:
        """The stem of the word that names the act."""
        words = fold_words(self.trigger)
        return stem_word(words[-1]) if words else ""


def weigh_sentence(text: str, weights: Weights) -> dict[str, float]:
    """The stems of the content words of a sentence with their weights.

    Example:
        >>> from crossread.link.terms import weigh_story
        >>> sorted(weigh_sentence("Police arrested the monk.", weigh_story([])))
        ['arrest', 'monk', 'polic']
    """
    return {term.stem: weights.of(term.stem) for term in find_terms(text)}


def weigh_report(sentences: Iterable[str], weights: Weights) -> dict[str, float]:
    """The words of a report as a vector of length one; the more often a word stands and the rarer it is, the longer.

    Args:
        sentences: What the report says.
        weights: Weights of the words of the story.
    """
    counts = Counter(term.stem for sentence in sentences for term in find_terms(sentence))
    rows = {stem: (1 + math.log(count)) * weights.of(stem) for stem, count in sorted(counts.items())}
    length = math.sqrt(sum(value * value for value in rows.values())) or 1.0
    return {stem: value / length for stem, value in rows.items()}


def stems_of(words: str) -> frozenset[str]:
    """Stems of the content words of a phrase."""
    return frozenset(term.stem for term in find_terms(words))


def is_name(words: str) -> bool:
    """Whether somebody goes by a name and not by a description.

    Example:
        >>> is_name("Ana Sousa"), is_name("the mayor"), is_name("Police chief")
        (True, False, False)
    """
    return all(word[:1].isupper() for word in words.split())
