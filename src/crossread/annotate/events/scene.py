"""A report as those see it who look for acts: its parse, who is named at which word, and what a word is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import is_demonym, noun_kind, singular
from crossread.annotate.events.own import OwnLexicon, OwnTables
from crossread.annotate.lexicons import find_capital, find_country
from crossread.annotate.parsed import Parsed
from crossread.records import Entity, Mention
from crossread.records.actors import EntityKind
from crossread.text.descriptions import without_tail

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ACTING: frozenset[EntityKind] = frozenset(["person", "organisation", "group", "place"])
_BEFORE = frozenset(["amod", "compound", "nmod:desc"])
_LONGEST_COMPLEMENT = 8
_INSIDE_NAMES = frozenset(["flat", "compound", "amod", "nmod:desc", "nummod", "det", "punct", "appos"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who acts or is acted upon, as words of the parse.

    Attributes:
        head: The head token.
        start: First token.
        end: One past the last token.
        entity_id: Who it is; None for a word that the roster does not know ("Danish" in "a Danish proposal").
        kind: What it is.
    """

    head: int
    start: int
    end: int
    entity_id: str | None
    kind: EntityKind


class Scene:
    """The words of a report and the actors they name.

    Args:
        parsed: The parse.
        entities: Entities of the report.
        mentions: Every naming of one, in order.
        own: What an analyst adds to the lexicon.
    """

    def __init__(
        self, parsed: Parsed, entities: Iterable[Entity], mentions: Sequence[Mention], own: OwnTables | None = None
    ) -> None:
        self.parsed = parsed
        self.own = OwnLexicon(own or OwnTables())
        self.doc: Doc = parsed.doc
        self.entities = {entity.entity_id: replace(entity, name=without_tail(entity.name)) for entity in entities}
        self._of_country = {
            find_country(entity.name): entity.entity_id for entity in self.entities.values() if entity.kind == "place"
        }
        self.countries = tuple(dict.fromkeys(code for code in self._of_country if code is not None))
        self._at: dict[int, tuple[int, int, Mention]] = {}
        for mention in mentions:
            start, end = parsed.tokens(*parsed.view.from_document(mention.start, mention.end))
            if start >= end or mention.entity_id is None or self._is_spot(mention):
                continue
            for token in range(start, end):
                held = self._at.get(token)
                if held is None or end - start < held[1] - held[0]:
                    self._at[token] = (start, end, mention)
        self._own_at = self.own.find_actors(self.doc)

    def _is_spot(self, mention: Mention) -> bool:
        """Whether a mention describes a place without its name ("the harbour"), which acts for nobody."""
        entity = self.entities.get(mention.entity_id or "")
        return mention.form == "description" and entity is not None and entity.kind == "place"

    def party_at(self, token: Token) -> Party | None:
        """Who a word names, or None where it names nobody who could act."""
        mine = self._own_at.get(token.i)
        if mine is None:
            return self._found_at(token)
        held = self._at.get(token.i)
        named = held[2].entity_id if held is not None else None
        titles = [child.left_edge.i for child in token.lefts if child.dep_ in _BEFORE | {"nmod:poss", "flat"}]
        start = min([mine[0], *titles])
        return Party(head=token.i, start=start, end=mine[1], entity_id=named, kind="organisation")

    def is_own_name(self, party: Party) -> bool:
        """Whether a party is named by nothing but a name of the analyst's tables, or stands for one that is."""
        if self._own_at.get(party.head) == (party.start, party.end):
            return True
        entity = self.entities.get(party.entity_id or "")
        return entity is not None and party.head not in self._own_at and self.own.names(entity.name)

    def _found_at(self, token: Token) -> Party | None:
        held = self._at.get(token.i)
        if held is not None:
            start, end, mention = held
            entity = self.entities.get(mention.entity_id or "")
            kind = entity.kind if entity is not None else "other"
            if kind in _ACTING:
                return Party(head=token.i, start=start, end=end, entity_id=mention.entity_id, kind=kind)
            if kind != "other":
                return None
        code = find_country(token.text) or find_capital(token.text)
        if is_demonym(token.text) or (token.text[:1].isupper() and code):
            return Party(
                head=token.i, start=token.i, end=token.i + 1, entity_id=self._of_country.get(code), kind="place"
            )
        if token.pos_ == "NUM" and token.dep_ in {"obj", "nsubj:pass"} and token.is_digit:
            return Party(head=token.i, start=token.i, end=token.i + 1, entity_id=None, kind="group")
        kind_of_noun = noun_kind(singular(token.text), token.text)
        if held is None and kind_of_noun in _ACTING and token.pos_ in {"NOUN", "PROPN"}:
            assert kind_of_noun is not None
            inside = [child.left_edge.i for child in token.lefts if child.dep_ in _INSIDE_NAMES]
            start = min(inside, default=token.i)
            while start and self.doc[start - 1].lower_ in {"at", "least", "more", "than", "about", "nearly"}:
                start -= 1
            return Party(head=token.i, start=start, end=token.i + 1, entity_id=None, kind=kind_of_noun)
        return None

    def party_within(self, token: Token | None, *, whole: bool = False) -> Party | None:
        """Who a phrase names: at its head, else the first actor that its modifiers name.

        Args:
            token: The head of the phrase.
            whole: Whether the phrase is the party where a modifier names its country ("Danish tanks"), not the
                modifier alone ("a Danish proposal").
        """
        if token is None:
            return None
        found = self.party_at(token)
        if found is not None:
            return self._with_complements(token, found)
        for child in _modifiers(token):
            found = self.party_at(child) or (self.party_within(child) if child.dep_ != "amod" else None)
            if found is None:
                continue
            if whole and child.dep_ in _BEFORE and token.pos_ in {"NOUN", "PROPN"}:
                inside = (one.left_edge.i for one in token.lefts if one.dep_ in _INSIDE_NAMES)
                start = min(inside, default=token.i)  # a parse may hang a modifier behind its noun
                return Party(head=token.i, start=start, end=token.i + 1, entity_id=found.entity_id, kind="organisation")
            return found
        return None

    def _with_complements(self, token: Token, party: Party) -> Party:
        """A party with what says which one: "rebels in the north", "the president of Chad"."""
        end = party.end
        for child in token.rights:
            cases = {one.lower_ for one in child.children if one.dep_ == "case"}
            near = child.left_edge.i == end and child.dep_ == "nmod"
            if not near or not cases & {"of", "in", "from"} or child.right_edge.i - end > _LONGEST_COMPLEMENT:
                break
            end = child.right_edge.i + 1
        return replace(party, end=end)

    def has_country(self, party: Party) -> bool:
        """Whether the words for a party or its entity tell a country."""
        entity = self.entities.get(party.entity_id or "")
        text = self.doc[party.start : party.end].text
        return bool((entity is not None and entity.country) or find_country(text) or find_capital(text))


_ORDER = ("nmod:poss", "amod", "compound", "nmod:desc", "nmod", "nmod:unmarked", "appos", "flat", "obl", "acl")


def _modifiers(token: Token) -> Iterator[Token]:
    """Modifiers of a noun, the nearest kinds first; relative clauses are left out."""
    children = [child for child in token.children if child.dep_ in _ORDER]
    return iter(sorted(children, key=lambda child: (_ORDER.index(child.dep_), child.i)))
