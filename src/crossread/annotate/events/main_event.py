"""What a report is about, in its own words: who, what, when and where, from headline and lead.

The headline tells who and what: the subject of its first verb, and that verb with what follows to the end of its
clause. When is the first day shortly before the report that it names; where is the first place that headline and lead
put something in, a town before a country, else a dateline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crossread.annotate.events import grammar
from crossread.annotate.events.find import Marks
from crossread.annotate.events.scene import Scene
from crossread.annotate.lexicons import find_country
from crossread.annotate.parsed import Parsed
from crossread.records import Document, Mention, Moment, Sentence
from crossread.records.document import SAID_ROLES
from crossread.text.word_classes import load_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LEAD_SENTENCES = 8
"""How many sentences after the headline are looked at for day and place."""
_ENDS = frozenset([":", ";", "–", "—", "...", "…", "?"])
_DAYS = frozenset(["day", "part_of_day", "hour", "minute", "second"])
_VAGUE = frozenset(["now", "today", "currently", "recently", "nowadays"])
_PLACING = frozenset(["in", "at", "near", "outside", "around", "across"])
_JOINS = frozenset([",", "of", "in", "'s", "’s"])
_LONGEST_GAP = 4
_AREAS = load_words("kinds of areas")
_SHORTEST_TOWN = 4
NEWS_DAYS = 10
"""A day longer before the report than this is not when its news happened."""

Passage = tuple[int, int]
"""A half-open range of code points of `Document.text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MainEvent:
    """Passages that tell what a report is about; None for what it does not say.

    Attributes:
        who: Who it is about.
        name: The longest name of who it is about.
        what: What happens.
        when: When.
        day: That day, ISO 8601; of publication where the report names none shortly before.
        where: Where.
    """

    who: Passage | None
    name: str | None
    what: Passage | None
    when: Passage | None
    day: str | None
    where: Passage | None


def find_main_event(document: Document, parsed: Parsed, sentences: Sequence[Sentence], marks: Marks) -> MainEvent:
    """Find what a report is about.

    Args:
        document: The report.
        parsed: Its parse.
        sentences: Its sentences.
        marks: Its actors, times and numbers.
    """
    scene = Scene(parsed, marks.speech.entities, marks.speech.mentions)
    telling = next((one for one in parsed.doc.sents if _first_verb(one) is not None), None)
    verb = _first_verb(telling) if telling is not None else None
    subject = _subject(verb) if verb is not None else None
    who = _phrase(parsed, subject) if subject is not None else None
    party = scene.party_within(subject) if subject is not None else None
    entity = scene.entities.get(party.entity_id or "") if party is not None else None
    lead = [row for row in sentences if row.role in SAID_ROLES][: LEAD_SENTENCES + 1]
    end = lead[-1].end if lead else len(document.text)
    moment = _when(marks.moments, document.published, end)
    return MainEvent(
        who=who,
        name=entity.name if entity is not None else None,
        what=_what(parsed, verb) if verb is not None else None,
        when=(moment.start, moment.end) if moment is not None else None,
        day=(moment.earliest or "")[:10] if moment is not None else (document.published or "")[:10] or None,
        where=_where(scene, marks.speech.mentions, end),
    )


def _first_verb(sentence: Span) -> Token | None:
    """The verb that a sentence is built on; a sentence of a name alone has none."""
    root = sentence.root
    if root.pos_ in {"VERB", "AUX"}:
        return root
    if any(child.dep_ == "cop" or child.dep_ in grammar.SUBJECTS for child in root.children):
        return root
    below = [child for child in root.children if child.pos_ == "VERB" and child.dep_ in {"parataxis", "acl", "conj"}]
    return below[0] if below else None


def _subject(verb: Token) -> Token | None:
    own = grammar.SUBJECTS | grammar.PASSIVE_SUBJECTS
    return next((child for child in verb.children if child.dep_ in own), None) or grammar.subject_of(verb)


def _phrase(parsed: Parsed, head: Token) -> Passage:
    """A noun with what belongs to it, without relative clauses and asides."""
    out = {"acl:relcl", "acl", "appos", "parataxis", "punct"}
    cut = {token.i for child in head.children if child.dep_ in out for token in child.subtree}
    kept = [token.i for token in head.subtree if token.i not in cut]
    first = last = head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return parsed.place(first, last + 1)


def _what(parsed: Parsed, verb: Token) -> Passage:
    """A verb with its auxiliaries and what follows, to the end of its clause."""
    helpers = [child.i for child in verb.lefts if child.dep_ in {"aux", "aux:pass", "cop", "advmod"}]
    subject = _subject(verb)
    first = min((place for place in helpers if subject is None or place > subject.i), default=verb.i)
    first = min(first, verb.i)
    last = verb.i
    far = max(token.i for token in verb.subtree)
    while last < far and parsed.doc[last + 1].text not in _ENDS and not parsed.doc[last + 1].is_sent_start:
        following = parsed.doc[last + 1]
        if following.dep_ == "mark" and following.head.dep_ == "advcl":
            break
        last += 1
    while last > verb.i and parsed.doc[last].is_punct:
        last -= 1
    return parsed.place(first, last + 1)


def _when(moments: Sequence[Moment], published: str | None, end: int) -> Moment | None:
    """The day named first among those shortly before the report: in headline and lead, else anywhere."""
    day = published[:10] if published and len(published) >= len("2031-05-03") else None
    dated = [
        row
        for row in moments
        if row.type in {"DATE", "TIME"} and row.precision in _DAYS and row.earliest and row.text.lower() not in _VAGUE
    ]
    if day is not None:
        first = (date.fromisoformat(day) - timedelta(days=NEWS_DAYS)).isoformat()
        dated = [row for row in dated if first <= (row.earliest or "")[:10] <= day]
    return next((row for row in dated if row.start < end), None) or next(iter(dated), None)


def _where(scene: Scene, mentions: Sequence[Mention], end: int) -> Passage | None:
    """The first place that something is in, a town before a country, with the places it lies in."""
    named = [row for row in mentions if row.form == "name" and _is_place(scene, row)]
    places = [row for row in named if row.start < end] or named
    put = [row for row in places if _is_put_in(scene, row)]
    closer = [row for row in put if find_country(row.text) is None]
    dateline = [row for row in places if row.text.isupper() and len(row.text) >= _SHORTEST_TOWN]
    best = next(iter(closer or dateline or put or places), None)
    if best is None:
        return None
    stop = _with_area(scene, best)
    for row in places:
        if row.start >= stop and _gap(scene, stop, row.start) in _JOINS:
            stop = _with_area(scene, row)
    return best.start, stop


def _gap(scene: Scene, start: int, end: int) -> str:
    """The words between two places, where they are few."""
    if end - start > _LONGEST_GAP:
        return "..."
    left, right = scene.parsed.view.from_document(start, end)
    return scene.parsed.view.text[left:right].strip().casefold()


def _is_place(scene: Scene, row: Mention) -> bool:
    """Whether a name is that of a place, or of what the report itself calls an area ("Velmar province")."""
    entity = scene.entities.get(row.entity_id or "")
    if entity is None:
        return False
    return entity.kind == "place" or (entity.kind == "other" and _with_area(scene, row) > row.end)


def _with_area(scene: Scene, row: Mention) -> int:
    """Where the words for a place end: behind "province" or "district" where the name stands before it."""
    _, stop = scene.parsed.tokens(*scene.parsed.view.from_document(row.start, row.end))
    if 0 < stop < len(scene.doc) and scene.doc[stop].lower_ in _AREAS:
        return scene.parsed.place(stop, stop + 1)[1]
    return row.end


def _is_put_in(scene: Scene, row: Mention) -> bool:
    """Whether a preposition puts something in a place."""
    start, stop = scene.parsed.tokens(*scene.parsed.view.from_document(row.start, row.end))
    return start < stop and bool(grammar.cases_of(scene.doc[start:stop].root) & _PLACING)
