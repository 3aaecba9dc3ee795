"""The actors of one report while they are being put together, and the phrases that refer to them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from crossread.annotate.entities.kinds import same
from crossread.annotate.entities.names import Name
from crossread.annotate.entities.phrases import Phrase
from crossread.records.actors import EntityKind


@dataclass(slots=True)
class Actor:
    """Somebody or something named in a report.

    Attributes:
        number: Its place in the cast.
        names: Its names with how often each stands.
        kinds: What its phrases were taken for.
        roles: Nouns that say what it is ("minister"), most recent last.
        modifiers: Words before those nouns ("foreign").
        gender: "m", "f", "n" or "u".
        many: Whether it is several.
        country: The country its titles name.
        phrases: Places of its phrases in `Cast.phrases`, in order.
        titles: Titles it is given with the name, as they stand.
        made_of: Nouns for the people a body is made of ("a team of divers").
        fates: What befell it, for people ("dead", "injured", "missing").
        kin: Whose relative it is: the relation ("father") and the number of the actor.
    """

    number: int
    names: Counter[str] = field(default_factory=Counter)
    forms: list[Name] = field(default_factory=list)
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    roles: list[str] = field(default_factory=list)
    modifiers: set[str] = field(default_factory=set)
    gender: str = "u"
    many: bool = False
    country: str | None = None
    phrases: list[int] = field(default_factory=list)
    titles: Counter[str] = field(default_factory=Counter)
    made_of: set[str] = field(default_factory=set)
    fates: set[str] = field(default_factory=set)
    kin: dict[str, int] = field(default_factory=dict)

    @property
    def kind(self) -> EntityKind:
        """What most of its phrases were taken for; a person's title or gender outweighs a guess."""
        if self.gender in {"m", "f"} and self.kinds.get("person"):
            return "person"
        known = Counter({kind: count for kind, count in self.kinds.items() if kind != "other"})
        return known.most_common(1)[0][0] if known else "other"

    def nouns(self) -> set[str]:
        """The nouns it is told by, one word an office, and the last words of its names if it is no person."""
        last = {form.words[-1] for form in self.forms if form.kind != "person"}
        return {same(role) for role in self.roles} | self.made_of | self.fates | last

    @property
    def named(self) -> bool:
        """Whether it has a name, not only descriptions."""
        return bool(self.names)


@dataclass(slots=True)
class Cast:
    """All phrases of a report and the actor each refers to.

    Attributes:
        phrases: The phrases, in order.
        actors: The actors.
        of_phrase: For places of phrases the number of the actor.
        countries: How often the report names each country.
        entered: For places of phrases in which order they came to refer to somebody.
        by_noun: For nouns and last words of names the numbers of the actors that bear them.
        marked: Runs between quotation marks, as token spans.
    """

    phrases: tuple[Phrase, ...]
    marked: Sequence[tuple[int, int]] = ()
    actors: list[Actor] = field(default_factory=list)
    of_phrase: dict[int, int] = field(default_factory=dict)
    countries: Counter[str] = field(default_factory=Counter)
    entered: dict[int, int] = field(default_factory=dict)
    by_noun: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _starts: list[int] = field(init=False, repr=False)
    _longest: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the phrases by where they start."""
        self._starts = [phrase.start for phrase in self.phrases]
        self._longest = max((phrase.end - phrase.start for phrase in self.phrases), default=0)

    def near(self, start: int, end: int) -> range:
        """Places of the phrases that may hold one of some tokens; all others do not."""
        return range(bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end))

    def is_quoted(self, phrase: int) -> bool:
        """Whether a phrase stands in somebody's words between marks."""
        return any(start <= self.phrases[phrase].head < end for start, end in self.marked)

    def at_home(self, country: str) -> bool:
        """Whether the report is about a country: none is named more than three times as often."""
        return 3 * self.countries[country] >= max(self.countries.values(), default=0)

    def add(self, phrase: int, actor: Actor) -> None:
        """Let a phrase refer to an actor."""
        self.name(phrase, actor)
        actor.phrases.append(phrase)

    def name(self, phrase: int, actor: Actor) -> None:
        """Let a phrase refer to an actor that has not reached it yet."""
        self.of_phrase[phrase] = actor.number
        self.entered.setdefault(phrase, len(self.entered))

    def index(self, actor: Actor) -> None:
        """File an actor under the nouns that it bears by now."""
        for noun in actor.nouns():
            self.by_noun[noun].add(actor.number)

    def new_actor(self) -> Actor:
        """A further actor."""
        actor = Actor(len(self.actors))
        self.actors.append(actor)
        return actor

    def actor_of(self, phrase: int) -> Actor | None:
        """The actor a phrase refers to."""
        number = self.of_phrase.get(phrase)
        return None if number is None else self.actors[number]
