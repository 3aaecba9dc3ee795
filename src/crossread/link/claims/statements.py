"""A clause as linking sees it: its words, who and what is in it, its numbers and days, whose words they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from crossread.link.claims.keys import entity_key, find_namesakes
from crossread.records import Clause, Entity, EventMention, Mention, Moment, Quantity, Quotation, Sentence
from crossread.records.document import SAID_ROLES
from crossread.text.things import thing_kind
from crossread.text.word_classes import load_words

_WORD = re.compile(r"[\w'’-]+")
_IN_LIST = re.compile(r"\s*(?:,|,?\s*(?:and|or|&))\s*(?:the\s+)?")
_DAY_OF_TIME = re.compile(
    r"day\b|yesterday|tomorrow|tonight|\b(?:this|last|next|the same|that)\b|\b(?:19|20)\d\d\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_POINTING_BACK = frozenset(["both"])
"""What counts those told of before says no number of its own: `both officers` do this and that."""
_FEWEST_IN_LIST = 3
_KEPT_IN_NAMES = 2
_TOLD = frozenset(["other", "group"])
_THINGS = frozenset(["other", "place"])
_BEFORE_NOUNS = load_words("before a description")
_PRONOUNS = frozenset([
    "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "who", "which", "that", "this",
    "these",
])  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All marks of one report that linking statements looks at."""

    clauses: Sequence[Clause]
    quotations: Sequence[Quotation] = ()
    mentions: Sequence[Mention] = ()
    quantities: Sequence[Quantity] = ()
    moments: Sequence[Moment] = ()
    event_mentions: Sequence[EventMention] = ()
    sentences: Sequence[Sentence] = ()

    @classmethod
    def among(cls, rows: Iterable[object]) -> Self:
        """Take them out of everything that was found in a report."""
        found = tuple(rows)
        return cls(
            clauses=[row for row in found if isinstance(row, Clause)],
            quotations=[row for row in found if isinstance(row, Quotation)],
            mentions=[row for row in found if isinstance(row, Mention)],
            quantities=[row for row in found if isinstance(row, Quantity)],
            moments=[row for row in found if isinstance(row, Moment)],
            event_mentions=[row for row in found if isinstance(row, EventMention)],
            sentences=[row for row in found if isinstance(row, Sentence)],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One clause of one report, ready to be compared.

    Attributes:
        clause: The clause.
        words: Lemmas of its content words and of those it is about, once each, in order.
        names: Those of them that are names or numbers, which no other word can stand for.
        own: How many content words stand in the clause itself.
        parts: Of each word of a name of several words, or of a list of names, how many words that has: together they
            count as one.
        entities: Who and what is named in it, by key.
        who: Keys of its subject; a pronoun is nobody, since whom it means is often guessed.
        whom: Keys of its object.
        quantities: Numbers in it; times of day, years and `both` left out.
        days: First and last day of each date in it.
        utterance_id: The same words across reports that it lies in.
        event_ids: The coded events across reports that it tells; those it only names in subject or object are left out.
        speaker: Entity whose words it gives, if any.
        attributed: Whether it is somebody's words, direct or indirect.
        shown: Whether it stands under a picture or over a section, apart from what the report says.
        states: State of each word of the clause, one after another (`records.word_states`); empty where there is none.
    """

    clause: Clause
    words: tuple[str, ...]
    names: frozenset[str]
    own: int
    parts: Mapping[str, int] = field(default_factory=dict)
    entities: frozenset[str]
    who: frozenset[str]
    whom: frozenset[str]
    quantities: tuple[Quantity, ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    utterance_id: str | None = None
    event_ids: frozenset[str] = field(default_factory=frozenset)
    speaker: str | None = None
    attributed: bool = False
    shown: bool = False
    states: bytes = b""


def read_statements(marks: Marks, entities: Mapping[str, Entity]) -> tuple[Statement, ...]:
    """Make the statements of a report out of its marks.

    Args:
        marks: The marks of one report.
        entities: Entities by id.

    Returns:
        One statement a clause, in their order.
    """
    mentions = sorted(
        (one for one in marks.mentions if one.entity_id and not _is_thing(one, entities)), key=lambda one: one.start
    )
    starts = [one.start for one in mentions]
    quotations = {one.quotation_id: one for one in marks.quotations}
    shown = {one.index for one in marks.sentences if one.role not in SAID_ROLES}
    namesakes = find_namesakes(entities.values())
    found = []
    for clause in marks.clauses:
        inside = _within(mentions, starts, clause.start, clause.end)
        subject = _at(mentions, starts, clause.subject_start, clause.subject_end)
        whom = _at(mentions, starts, clause.object_start, clause.object_end)
        quotation = quotations.get(clause.quotation_id or "")
        days = tuple(
            (str(one.earliest)[:10], str(one.latest)[:10])
            for one in marks.moments
            if clause.start <= one.start < clause.end and _gives_day(one)
        )
        words, names = _words(clause, [*inside, *subject], entities)
        found.append(
            Statement(
                clause=clause,
                words=words,
                names=names,
                own=len(set(clause.words)),
                parts=_parts(clause, inside, words),
                entities=frozenset(_key(one, entities, namesakes) for one in [*inside, *subject]),
                who=frozenset(_key(one, entities, namesakes) for one in subject if one.form != "pronoun")
                or _plain(clause.subject),
                whom=frozenset(_key(one, entities, namesakes) for one in whom) or _plain(clause.object),
                quantities=tuple(
                    one
                    for one in marks.quantities
                    if clause.start <= one.start < clause.end and one.text.lower() not in _POINTING_BACK
                ),
                days=days,
                utterance_id=quotation.utterance_id if quotation else None,
                event_ids=_acts(marks.event_mentions, clause),
                speaker=quotation.speaker_entity_id if quotation else None,
                attributed=quotation is not None,
                shown=clause.sentence in shown,
            )
        )
    return tuple(found)


def _gives_day(moment: Moment) -> bool:
    """Whether a date says a day: a time of day alone ("7.30 a.m.") is of whichever day the report tells of."""
    if not (moment.earliest and moment.latest) or moment.type == "DURATION":
        return False
    return moment.type != "TIME" or _DAY_OF_TIME.search(moment.text) is not None


def _is_thing(mention: Mention, entities: Mapping[str, Entity]) -> bool:
    """Whether a mention tells of a thing or spot by its noun; the scorer learned such as words of a statement."""
    entity = entities.get(mention.entity_id or "")
    if mention.form == "name" or entity is None or entity.kind not in _THINGS or _is_named_thing(mention, entity):
        return False
    words = _WORD.findall(mention.text if mention.form == "description" else entity.name)
    return bool(words) and thing_kind(words[-1].casefold().removesuffix("s")) is not None


def _is_named_thing(mention: Mention, entity: Entity) -> bool:
    """Whether a noun for a thing stands for one that has a name: "the ferry" for the Astrid Lind."""
    told, named = (_WORD.findall(words)[-1:] for words in (mention.text, entity.name))
    return bool(told and named) and _is_noun_of_thing(told[0]) and not _is_noun_of_thing(named[0])


def _is_noun_of_thing(word: str) -> bool:
    return thing_kind(word.casefold()) == "other" or thing_kind(word.casefold().removesuffix("s")) == "other"


def _acts(mentions: Iterable[EventMention], clause: Clause) -> frozenset[str]:
    """The acts that a clause tells; one named in its subject or object is what it tells of, not what it tells."""
    about = [
        (start, end)
        for start, end in (
            (clause.subject_start, clause.subject_end),
            (clause.object_start, clause.object_end),
        )
        if start is not None and end is not None
    ]
    return frozenset(
        one.event_id
        for one in mentions
        if one.event_id
        and clause.start <= one.start < clause.end
        and not any(start <= one.start < end for start, end in about)
    )


def _within(mentions: Sequence[Mention], starts: Sequence[int], start: int, end: int) -> list[Mention]:
    return list(mentions[bisect_left(starts, start) : bisect_left(starts, end)])


def _at(mentions: Sequence[Mention], starts: Sequence[int], start: int | None, end: int | None) -> list[Mention]:
    """The mentions that stand in a span, or around it."""
    if start is None or end is None:
        return []
    low = max(0, bisect_left(starts, start) - 8)
    near = mentions[low : bisect_left(starts, end)]
    return [one for one in near if one.end > start and one.start < end]


def _key(mention: Mention, entities: Mapping[str, Entity], namesakes: frozenset[str]) -> str:
    """What a mention is compared by; happenings and groups told by nouns by these, as the scorer learned it."""
    entity = entities.get(mention.entity_id or "")
    words = [word.casefold() for word in _WORD.findall(mention.text)]
    told = entity is not None and mention.form == "description" and not _is_named_thing(mention, entity)
    if entity is not None and told and (entity.kind in _TOLD or _are_several(words)):
        kept = [word for word in words if word not in _BEFORE_NOUNS]
        return " ".join(kept) or entity_key(entity, namesakes)
    return entity_key(entity, namesakes) if entity else mention.text.casefold()


def _are_several(words: Sequence[str]) -> bool:
    """Whether a description is of people, also where they are joined to the body they belong to ("police")."""
    last = words[-1] if words else ""
    return last == "police" or (last.endswith("s") and not last.endswith(("ss", "us", "is")))


def _plain(words: str | None) -> frozenset[str]:
    last = words.split()[-1] if words else ""
    return frozenset([last]) if last and last not in _PRONOUNS else frozenset()


def _parts(clause: Clause, mentions: Sequence[Mention], words: Sequence[str]) -> dict[str, int]:
    """Of each word of a name how many words its name, or the list of names that it stands in, has."""
    found: dict[str, int] = {}
    for row in _lists(clause, [one for one in mentions if one.form == "name"]):
        named = {word for one in row for word in map(str.casefold, _WORD.findall(one.text)) if word in words}
        if len(named) > 1:
            for word in named:
                found[word] = max(found.get(word, 1), len(named))
    return found


def _lists(clause: Clause, names: Sequence[Mention]) -> list[list[Mention]]:
    """Names one by one, and those that are told off in a list together: seven countries say hardly more than one."""
    rows: list[list[Mention]] = []
    for one in names:
        if rows and rows[-1][-1].end <= one.start:
            between = clause.text[rows[-1][-1].end - clause.start : one.start - clause.start]
            if _IN_LIST.fullmatch(between):
                rows[-1].append(one)
                continue
        rows.append([one])
    return [row for each in rows for row in ([each] if len(each) >= _FEWEST_IN_LIST else [[one] for one in each])]


def _words(
    clause: Clause, mentions: Iterable[Mention], entities: Mapping[str, Entity]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Content words once each; a pronoun and a subject left out lend the words of whom they mean."""
    words: dict[str, None] = {}
    names = set()
    for entry in clause.words:
        word, _, letter = entry.rpartition("/")
        words[word] = None
        if letter in {"P", "M"}:
            names.add(word)
    outside = clause.subject_start is None or not clause.start <= clause.subject_start < clause.end
    if outside and clause.subject:
        words.update(dict.fromkeys(word for word in clause.subject.split() if len(word) > _KEPT_IN_NAMES))
    for mention in mentions:
        entity = entities.get(mention.entity_id or "")
        if entity is not None and mention.form == "pronoun":
            lent = [word.casefold() for word in _WORD.findall(entity.name)][-_KEPT_IN_NAMES:]
            words.update(dict.fromkeys(lent))
            names.update(lent)
    return tuple(words), frozenset(names)
