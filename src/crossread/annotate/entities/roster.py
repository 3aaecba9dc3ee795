"""The entities of one report with every phrase that names them, for whoever has to know who is meant at a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from crossread.annotate.entities.actors import Actor, Cast
from crossread.annotate.entities.cast import find_cast
from crossread.annotate.entities.kinds import is_act, noun_kind, same, singular
from crossread.annotate.entities.phrases import NOBODY, Phrase, Sources
from crossread.annotate.entities.settlements import is_settlement
from crossread.annotate.lexicons import load_nouns
from crossread.annotate.parsed import Parsed
from crossread.records import Document, Entity, Mention, content_id
from crossread.records.actors import EntityKind
from crossread.text.marks import whole_marks
from crossread.text.things import thing_kind

_SPEAKING: frozenset[EntityKind] = frozenset(["person", "organisation", "group"])
_ISSUERS = frozenset(["compound", "nmod:poss", "poss", "nmod", "amod", "obl", "nmod:of", "nmod:by", "acl"])
_BODIES = frozenset(["ORG", "GPE", "LOC", "NORP"])
_ON_BEHALF = frozenset(["for", "of", "from", "with"])
_MOST_TITLES = 5
_OWNERS = frozenset(["his", "her", "their", "its", "our", "my", "your", "this", "that", "also", "no", "any", "another"])


@dataclass(frozen=True, slots=True)
class Roster:
    """Who and what a report names.

    Attributes:
        entities: The entities, in the order in which they are first named.
        mentions: Every naming of one, in order; voice `outlet` until quotations are known.
        spans: For each mention its tokens.
        heads: For each mention its head token.
        parsed: The parse that the tokens belong to.
    """

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    spans: tuple[tuple[int, int], ...]
    heads: tuple[int, ...]
    parsed: Parsed
    _by_head: dict[int, int] = field(default_factory=dict, compare=False)
    _by_id: dict[str, Entity] = field(default_factory=dict, compare=False)
    _holding: dict[int, list[tuple[int, int]]] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        """Index the entities by id, the mentions by head and by the tokens they hold."""
        for entity in self.entities:
            self._by_id.setdefault(entity.entity_id, entity)
        for place, head in enumerate(self.heads):
            self._by_head.setdefault(head, place)
        for place, (start, end) in enumerate(self.spans):
            if self.mentions[place].entity_id:
                for token in range(start, end):
                    self._holding.setdefault(token, []).append((end - start, place))

    def entity(self, entity_id: str) -> Entity | None:
        """The entity of an id."""
        return self._by_id.get(entity_id)

    def may_speak(self, entity_id: str) -> bool:
        """Whether an entity is somebody who can say something."""
        entity = self.entity(entity_id)
        return entity is not None and entity.kind in _SPEAKING

    def is_named(self, entity_id: str) -> bool:
        """Whether the report has a name for an entity."""
        return any(mention.form == "name" for mention in self.mentions if mention.entity_id == entity_id)

    def entity_at(self, token: int) -> str | None:
        """The entity named by the smallest phrase at a token: one headed there first, else one that holds it."""
        place = self._by_head.get(token)
        if place is not None and self.mentions[place].entity_id is not None:
            return self.mentions[place].entity_id
        holding = self._holding.get(token)
        return self.mentions[min(holding)[1]].entity_id if holding else None

    def entity_within(self, start: int, end: int) -> str | None:
        """The entity of the largest phrase within some tokens; persons first."""
        best: tuple[tuple[bool, int, int], str] | None = None
        for number, (left, right) in enumerate(self.spans):
            entity_id = self.mentions[number].entity_id
            if entity_id is None or left < start or right > end:
                continue
            entity = self.entity(entity_id)
            key = (entity is not None and entity.kind == "person", right - left, -left)
            if best is None or key > best[0]:
                best = (key, entity_id)
        return best[1] if best is not None else None

    def spoken_for(self, token: int, entity_id: str) -> str:
        """The body with a name that a nameless spokesperson speaks for, else the entity itself.

        Args:
            token: The head of the phrase that names the spokesperson.
            entity_id: Its entity.
        """
        entity = self.entity(entity_id)
        if entity is None or entity.kind != "person" or self.is_named(entity_id):
            return entity_id
        told = zip(self.mentions, self.heads, strict=True)
        heads = [token, *(head for mention, head in told if mention.entity_id == entity_id)]
        return next((body for head in heads if (body := self._body_of(head, entity_id)) is not None), entity_id)

    def _body_of(self, token: int, entity_id: str) -> str | None:
        """The body with a name beside a word for a spokesperson."""
        head = self.parsed.doc[token]
        if same(singular(head.text)) != "spokesman":
            return None
        for child in head.children:
            if child.dep_ not in _ISSUERS:
                continue
            behind = child.i > token
            if behind and not any(one.lower_ in _ON_BEHALF for one in child.lefts if one.dep_ == "case"):
                continue  # "a spokesman in Oslo" speaks for somebody else
            body = self.entity_at(child.i)
            spoken_for = self.entity(body or "")
            if spoken_for is None or body == entity_id:
                continue
            if not self._is_known(spoken_for):
                continue
            if spoken_for.kind != "person" or child.ent_type_ in _BODIES:  # who speaks for a person is another
                return spoken_for.entity_id
        return None

    def _is_known(self, body: Entity) -> bool:
        """Whether a body is told apart from others by a name or by its country: "the Norwegian foreign ministry"."""
        if not self.is_named(body.entity_id):
            return body.country is not None
        return noun_kind(singular(body.name), body.name) is None  # not "Office" alone, cut off a longer name


def find_roster(
    document: Document,
    parsed: Parsed,
    marked: Sequence[tuple[int, int]] = (),
    sources: Sources = NOBODY,
) -> Roster:
    """Find who and what a report names.

    Args:
        document: The report.
        parsed: Its parse.
        marked: Runs between quotation marks, marks included, as token spans.
        sources: Tokens that head the source of an attribution, who are taken for actors whatever the noun, with what is
            attributed to each.

    Returns:
        The roster. Names, descriptions and third-person pronouns carry their entity; those of the first person and
        pronouns without an antecedent carry none.
    """
    cast = find_cast(parsed.doc, marked, sources)
    entities: dict[int, Entity] = {}
    for actor in cast.actors:
        if actor.phrases and _is_worth_keeping(cast, actor, sources):
            entities[actor.number] = _entity(document, parsed, cast, actor)
    rows: list[tuple[Mention, tuple[int, int], int]] = []
    for place, phrase in enumerate(cast.phrases):
        number = cast.of_phrase.get(place)
        if number is not None and number not in entities:
            continue
        entity_id = entities[number].entity_id if number is not None else None
        rows.append((_mention(document, parsed, phrase, entity_id), (phrase.start, phrase.end), phrase.head))
    rows.sort(key=lambda row: (row[0].start, row[0].end))
    order = {entity_id: place for place, entity_id in enumerate(dict.fromkeys(row[0].entity_id for row in rows))}
    found = sorted(
        {e.entity_id: e for e in entities.values()}.values(), key=lambda e: order.get(e.entity_id, len(order))
    )
    return Roster(
        tuple(found),
        tuple(row[0] for row in rows),
        tuple(row[1] for row in rows),
        tuple(row[2] for row in rows),
        parsed,
    )


def _is_worth_keeping(cast: Cast, actor: Actor, sources: Sources) -> bool:
    """Whether an actor is somebody, a happening or document, or a thing of the lists."""
    if actor.named:
        return True
    if actor.roles and all(is_settlement(role) for role in actor.roles):
        return False  # a town of which nobody says which
    if any(thing_kind(role) for role in actor.roles) and all(noun_kind(role, role) is None for role in actor.roles):
        return True  # linking leaves out what one report alone tells once
    if actor.kind != "other":
        return True
    if any(cast.phrases[place].head in sources for place in actor.phrases):
        return True
    listed = load_nouns("happening") | load_nouns("document")
    return any(role in listed or is_act(role) for role in actor.roles)


def _entity(document: Document, parsed: Parsed, cast: Cast, actor: Actor) -> Entity:
    name = _best_name(parsed, cast, actor)
    kind = actor.kind
    titles = [_clean_title(title) for title, _ in actor.titles.most_common(_MOST_TITLES) if title]
    titles += [
        f"{relation} of {whose}" for relation, owner in actor.kin.items() if (whose := _whose(parsed, cast, owner))
    ]
    first = cast.phrases[actor.phrases[0]]
    return Entity(
        entity_id=content_id(
            "e", document.document_id, name, kind, "" if actor.named else parsed.place(first.start, first.end)[0]
        ),
        kind=kind,
        name=name,
        country=actor.country,
        titles=tuple(dict.fromkeys(title for title in titles if title)),
    )


def _whose(parsed: Parsed, cast: Cast, number: int) -> str:
    """The name of whom somebody is a relative of, or "the" and what he is; empty where that says nothing."""
    owner = cast.actors[number]
    if owner.kind != "person" or owner.many or not owner.phrases:
        return ""
    name = _best_name(parsed, cast, owner)
    if owner.named:
        return name
    plain = all(token.isalnum() or "-" in token for token in name.split()) and name.split()[0].casefold() not in _OWNERS
    return f"the {name}" if plain else ""


def _clean_title(title: str) -> str:
    words = title.split()
    while words and words[0].casefold() in {"the", "a", "an", "his", "her", "their", "its", "our"}:
        words.pop(0)
    return " ".join(words)


def _best_name(parsed: Parsed, cast: Cast, actor: Actor) -> str:
    """The longest name it is given, the more frequent of equals; for the nameless the longest description."""
    if actor.names:
        return max(actor.names, key=lambda text: (min(len(text.split()), 4), actor.names[text], -len(text)))
    texts = [
        _plain(parsed, cast.phrases[place]) for place in actor.phrases if cast.phrases[place].form == "description"
    ]
    nouns = [text for text in texts if not text.casefold().startswith("those who ")]
    return max(nouns or texts, key=len) if texts else ""


def _plain(parsed: Parsed, phrase: Phrase) -> str:
    return _plain_words(parsed.doc[phrase.start : phrase.end].text)


def _plain_words(text: str) -> str:
    """Words without their article, and without a quotation mark whose other half stands elsewhere."""
    words = " ".join(text.split())
    first, _, rest = words.partition(" ")
    plain = rest if first.casefold() in {"the", "a", "an"} and rest else words
    return plain[slice(*whole_marks(plain, 0, len(plain)))]


def _mention(document: Document, parsed: Parsed, phrase: Phrase, entity_id: str | None) -> Mention:
    start, end = parsed.place(phrase.start, phrase.end)
    return Mention(
        mention_id=content_id("m", document.document_id, start, end, phrase.form),
        entity_id=entity_id,
        document_id=document.document_id,
        start=start,
        end=end,
        text=document.text[start:end],
        form=phrase.form,
        voice="outlet",
    )
