"""Who speaks: from the words that name a source to an entity of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import noun_kind, same, singular
from crossread.annotate.entities.roster import Roster
from crossread.annotate.entities.titles import head_of_named
from crossread.annotate.lexicons import load_words
from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations.attributions import Span
from crossread.annotate.quotations.cues import is_cue
from crossread.annotate.quotations.floating import Said
from crossread.annotate.quotations.grammar import phrase_of
from crossread.annotate.quotations.issuers import find_author, is_document

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_QUOTING = frozenset(["quoted", "quotes", "quoting", "cited", "cites", "citing"])
_RELATIVE = frozenset(["who", "which", "that", "whom"])
_BODIES = frozenset(["ORG", "GPE", "LOC"])
_DETERMINING = frozenset(["det", "nmod:poss", "poss"])


def find_speaker(parsed: Parsed, roster: Roster, said: Said) -> str | None:
    """Find the entity that a source names.

    Args:
        parsed: The report.
        roster: Who is named in it.
        said: The source's words, or the entity carried over.

    Returns:
        The entity's id, or None where nobody is named.
    """
    if said.actor is not None:
        return said.actor
    beside = _named_beside(parsed, roster, said)
    if beside is not None:
        return beside
    quoted = _quoted_source(parsed, said)
    if quoted is not None:
        found = _entity_of(parsed, roster, quoted)
        if found is not None:
            return found
    for span in said.source:
        found = _entity_of(parsed, roster, span)
        if found is not None:
            return found
    return None


def _named_beside(parsed: Parsed, roster: Roster, said: Said) -> str | None:
    """Who is named behind a verb that is set in ("The rowers, said Vance, are"), not what stands before it."""
    if not said.source or not said.cue:
        return None
    doc, (start, end), last = parsed.doc, said.cue[0], said.source[-1][1]
    if last <= start <= last + 1 and start and doc[start - 1].text == "," and end + 1 < len(doc):
        name = next((place for place in range(end, min(end + 4, len(doc))) if doc[place].pos_ != "PROPN"), end)
        if name > end and doc[name].text == "," and is_cue(doc[end - 1]):
            return roster.entity_within(end, name)
    return None


def _quoted_source(parsed: Parsed, said: Said) -> Span | None:
    """Whom a source quotes: in "Reuters quoted the clerk as saying" the words are the clerk's."""
    for start, end in said.cue:
        for token in parsed.doc[start:end]:
            if token.lower_ not in _QUOTING:
                continue
            thing = next((child for child in token.rights if child.dep_ in {"obj", "dobj"}), None)
            if thing is not None and any(one.lower_ == "saying" for one in parsed.doc[thing.i : thing.i + 6]):
                return phrase_of(thing)
    return None


def _entity_of(parsed: Parsed, roster: Roster, span: Span) -> str | None:
    """The entity of a source phrase: by its head, its issuer if it is a document, else by any name in it."""
    doc = parsed.doc
    head = head_of_named(doc, *span)
    first = doc[span[0]]
    if _is_relative(first):
        head = _person_above(roster, _related(first)) if first.lower_ == "who" else _related(first)
    if head.lower_ in load_words("quantity_nouns"):  # "some of her critics"
        head = next((child for child in head.rights if child.dep_ in {"nmod", "nmod:of"}), head)
    if head.lower_ in load_words("copies"):  # "an advance copy of the report"
        head = next((child for child in head.rights if child.dep_ in {"nmod", "nmod:of"} and is_document(child)), head)
    if is_document(head):
        author = find_author(parsed, roster, head)
        if author is not None:
            return author
    found = roster.entity_at(head.i)
    titled = _titled(roster, head, found) or _in_apposition(parsed, roster, head, span, found)
    if titled is not None:
        return titled
    if found is not None:
        return roster.spoken_for(head.i, found)
    return roster.entity_within(*span)


def _titled(roster: Roster, head: Token, found: str | None) -> str | None:
    """Who is named right behind a title that passes for a name, or by a name that holds the title and goes on.

    "Ranking Member of the Harbour Board Ana Sousa", "Reps. Ivo Brask and Ana Sousa".
    """
    if head.pos_ != "PROPN" or head.ent_type_:
        return None
    for mention, (start, end) in zip(roster.mentions, roster.spans, strict=True):
        behind = start == head.i + 1 or (start <= head.i and end > head.i + 1)
        if behind and mention.form == "name" and mention.entity_id not in {None, found}:
            person = roster.entity(mention.entity_id or "")
            if person is not None and person.kind == "person":
                return mention.entity_id
    return None


def _in_apposition(parsed: Parsed, roster: Roster, head: Token, span: Span, found: str | None) -> str | None:
    """Who is named right behind the noun for somebody nameless, or behind a comma, whatever the tree makes of it.

    "baker Ana Sousa", "the deputy secretary of state, Ana Sousa"; but in "a lawyer for the accused, Ana Sousa" it is
    open who of the two is named.
    """
    doc = parsed.doc
    if found is not None and roster.is_named(found):
        return None
    for mention, (start, end) in zip(roster.mentions, roster.spans, strict=True):
        person = roster.entity(mention.entity_id or "") if mention.form == "name" else None
        if person is None or person.kind != "person" or not head.i < start or start > span[1] + 1:
            continue
        if start == head.i + 1:
            return mention.entity_id
        closed = end >= len(doc) or doc[end].is_punct or doc[end].is_space
        plain = (
            all(doc[place].dep_ not in _DETERMINING for place in range(head.i + 1, start))
            or _heads_body(doc, head.i, start - 1)
            or (same(singular(head.text)) == "spokesman" and not _tells_of_people(doc, head.i, start - 1))
        )
        if doc[start - 1].text == "," and closed and plain:
            return mention.entity_id
    return None


def _heads_body(doc: Doc, head: int, comma: int) -> bool:
    """Whether what stands between a noun and a comma names a body or a place, and nobody: "head of the Lund Mill,"."""
    last = doc[comma - 1]
    return comma - 1 > head and last.ent_type_ in _BODIES and not _tells_of_people(doc, head, comma)


def _tells_of_people(doc: Doc, head: int, comma: int) -> bool:
    """Whether a word for a person, or a name of one, stands between a noun and a comma."""
    between = [doc[place] for place in range(head + 1, comma) if doc[place].dep_ != "compound"]
    return any(token.ent_type_ == "PERSON" or noun_kind(token.lemma_, token.text) == "person" for token in between)


def _person_above(roster: Roster, head: Token) -> Token:
    """Whom "who" means, though the tree hangs its clause on the body he leads ("Rask, head of the mill, who …")."""
    for token in (head, *head.ancestors):
        if token.pos_ not in {"NOUN", "PROPN", "PRON"}:
            break
        entity = roster.entity(roster.entity_at(token.i) or "")
        if entity is not None and entity.kind == "person":
            return token
    return head


def _is_relative(token: Token) -> bool:
    """Whether a word is a relative pronoun; in capitals ("WHO") it is a name."""
    return token.lower_ in _RELATIVE and not token.is_upper


def _related(relative: Token) -> Token:
    """What a relative pronoun stands for: what its clause hangs on, else the word before it."""
    for token in (relative.head, *relative.head.ancestors):
        if token.dep_ in {"acl:relcl", "relcl", "acl"}:
            return token.head
    before = relative.i - 1
    while before > 0 and relative.doc[before].is_punct:
        before -= 1
    return relative.doc[before] if before >= relative.sent.start else relative
