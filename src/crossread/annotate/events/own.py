"""What an analyst adds to the lexicon: words that name acts, and actors with their country and sector, dated.

Nothing here is learned or guessed: a line of the analyst's goes before every line of the shipped lexicon, and a row it
codes says so (`own lexicon 3`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crossread.annotate.events.forms import inflect, verb_of
from crossread.annotate.events.lexicon import Entry, load_types
from crossread.annotate.lexicons import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnActor:
    """An actor as the analyst codes it.

    Attributes:
        name: The words that name it.
        country: Country code; empty for none.
        sector: Sector code; empty for none.
        first: First day for which it holds, ISO 8601, as precise as known; empty for always.
        last: Last day; empty for until now.
    """

    name: str
    country: str = ""
    sector: str = ""
    first: str = ""
    last: str = ""

    def holds(self, day: str | None) -> bool:
        """Whether the line holds on a day; without a day one that ended long ago does not."""
        if day is None:
            return not self.last
        return (not self.first or self.first <= day) and (not self.last or day[: len(self.last)] <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """Words that name an act, as the analyst codes them.

    Attributes:
        line: Where they stand, for the rule of a row.
        verb: The infinitive, with its particle ("call on"); empty for a noun alone.
        noun: A noun that the verb governs, or one alone.
        event: PLOVER event type.
        mode: PLOVER mode; empty for none.
        cameo: Code; empty for that of the type.
        actor: Where the actor of a noun stands.
        recipient: Where the recipient stands.
        keep: Whether the act is coded as it stands, also where it is announced, demanded or refused.
    """

    line: int
    verb: str = ""
    noun: str = ""
    event: str
    mode: str = ""
    cameo: str = ""
    actor: str = ""
    recipient: str = ""
    keep: bool = False

    @property
    def entry(self) -> Entry:
        """The words as a line of the lexicon."""
        return Entry(
            event=self.event,
            mode=self.mode or None,
            cameo=self.cameo or load_types()[self.event].cameo,
            actor=tuple((self.actor or "poss by of adj").split()),
            recipient=tuple((self.recipient or "obj to with against on in for from of").split()),
            line=f"own lexicon {self.line}",
            own=True,
            keep=self.keep,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTables:
    """Everything an analyst adds.

    Attributes:
        actors: Actors, the more particular of one name first.
        words: Words that name acts; the first line for a word counts.
    """

    actors: tuple[OwnActor, ...] = ()
    words: tuple[OwnWords, ...] = ()

    @property
    def digest(self) -> str:
        """What tells two tables apart; empty for empty ones."""
        if not self.actors and not self.words:
            return ""
        return hashlib.blake2b(repr((self.actors, self.words)).encode(), digest_size=6).hexdigest()


@dataclass(slots=True)
class OwnLexicon:
    """An analyst's tables, made ready for looking up.

    Args:
        tables: What the analyst adds.
    """

    tables: OwnTables
    verbs: dict[str, Entry] = field(default_factory=dict)
    nouns: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[tuple[str, str], Entry] = field(default_factory=dict)
    _forms: dict[str, str] = field(default_factory=dict)
    _actors: dict[tuple[str, ...], list[OwnActor]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the tables."""
        for one in self.tables.words:
            verb, noun = ("_".join(words.lower().split()) for words in (one.verb, one.noun))
            for form in inflect(verb.partition("_")[0]) if verb else ():
                self._forms.setdefault(form, verb.partition("_")[0])
            if verb and noun:
                self.phrases.setdefault((verb, noun), one.entry)
            elif verb:
                self.verbs.setdefault(verb, one.entry)
            else:
                self.nouns.setdefault(noun, one.entry)
        for actor in self.tables.actors:
            self._actors.setdefault(_key(actor.name), []).append(actor)

    def verb_of(self, token: Token) -> str:
        """The infinitive of a verb, also of one that only the analyst's lines hold."""
        return self._forms.get(token.lower_) or verb_of(token)

    def find_actors(self, doc: Doc) -> Mapping[int, tuple[int, int]]:
        """Every token that belongs to the name of an actor with a country, with the half-open tokens of that name.

        A line without a country ("border guards") tells the sector of an actor that is named otherwise.
        """
        if not self._actors:
            return {}
        longest = max(len(words) for words in self._actors)
        words = [fold(token.text) for token in doc]
        found: dict[int, tuple[int, int]] = {}
        start = 0
        while start < len(words):
            size = next((n for n in range(longest, 0, -1) if self._names(words[start : start + n])), 0)
            found.update(dict.fromkeys(range(start, start + size), (start, start + size)))
            start += max(size, 1)
        return found

    def names(self, words: str) -> bool:
        """Whether some words are the name of an actor with a country, and nothing else."""
        return self._names(_key(words))

    def _names(self, words: Sequence[str]) -> bool:
        return any(line.country for line in self._actors.get(tuple(words), ()))

    def code(self, words: str, day: str | None) -> tuple[str | None, str | None]:
        """Country and sector of the actors that some words name, as the analyst's lines say, the longest name first.

        Args:
            words: The words that name a party.
            day: When the act was, ISO 8601.
        """
        tokens = _key(words)
        country = sector = None
        for size in range(len(tokens), 0, -1):
            for start in range(len(tokens) - size + 1):
                lines = self._actors.get(tokens[start : start + size], ())
                line = next((one for one in lines if one.holds(day)), None)
                if line is not None:
                    country, sector = country or line.country or None, sector or line.sector or None
        return country, sector


def _key(words: str) -> tuple[str, ...]:
    plain = words.replace("’s", "").replace("'s", "")
    return tuple(fold(word) for word in _WORD.findall(plain))
