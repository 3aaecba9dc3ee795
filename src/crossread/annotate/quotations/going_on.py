"""Who goes on speaking: a "he" behind words that open a paragraph is mostly whoever was quoted before it.

A pronoun is first referred to whoever is most salient in the text (`entities.pronouns`). That is often somebody of whom
the speaker has just spoken: "Vance called Brask's plan a dream.", "“It will sink,” he said." The words themselves are
the speaker's, and so is the pronoun beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate.entities.names import read_name
from crossread.annotate.entities.roster import Roster
from crossread.annotate.parsed import Parsed
from crossread.annotate.quotations.floating import Said

_THIRD = {"he": "m", "she": "f"}
_OWN = {"m": frozenset(["he", "him", "his"]), "f": frozenset(["she", "her", "hers"])}
_MARKS = frozenset("\"“”„«»'‘’`")
_AGED = re.compile(r"the \d{1,3}-year-old\b", re.IGNORECASE)
_SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubjpass"])


@dataclass(frozen=True, slots=True)
class Spoken:
    """A piece that somebody says.

    Attributes:
        start: First code point of the view.
        said: What tells who says it.
        speaker: Who that is, where it is known.
    """

    start: int
    said: Said
    speaker: str | None


def who_goes_on(parsed: Parsed, roster: Roster, earlier: Sequence[Spoken], piece: Spoken) -> str | None:
    """Find who says a piece whose source is a pronoun, or somebody of whom only the age is told.

    Args:
        parsed: The report.
        roster: Who is named in it.
        earlier: The pieces before it, in order.
        piece: The piece, with whom its source was referred to.

    Returns:
        That speaker, or whoever was quoted in the paragraph before.
    """
    source, speaker = piece.said.source, piece.speaker
    if not source:
        return speaker
    text, first = parsed.view.text, parsed.doc[source[0][0]]
    start = text.rfind("\n", 0, min(piece.start, first.idx)) + 1
    before = _before(text, start)
    if _AGED.match(text, first.idx) and not _named(roster, speaker):
        return _last_person(roster, earlier, before, first.idx) or speaker
    gender = _THIRD.get(first.lower_)
    if gender is None or source[0][1] - source[0][0] != 1 or not _closes_opening(text, start, first.idx):
        return speaker
    last = _last_person(roster, earlier, before, start)
    if last is None or last == speaker or not _may_be(roster, last, gender):
        return speaker
    if speaker is not None and _is_subject(parsed, roster, speaker, (before, start)):
        return speaker
    return last


def _closes_opening(text: str, start: int, place: int) -> bool:
    """Whether a place stands right behind words in marks that open the paragraph."""
    said = text[start + 1 : place].rstrip()
    return text[start] in _MARKS and said[-1:] in _MARKS and any(sign.isalnum() for sign in said)


def _before(text: str, start: int) -> int:
    """Where the paragraph before one begins."""
    end = len(text[:start].rstrip("\n"))
    return text.rfind("\n", 0, end) + 1


def _last_person(roster: Roster, earlier: Sequence[Spoken], start: int, end: int) -> str | None:
    """Who speaks the last piece between two places, if it is a person with a name."""
    for one in reversed(earlier):
        if start <= one.start < end and one.speaker is not None:
            return one.speaker if _named(roster, one.speaker) else None
    return None


def _named(roster: Roster, entity_id: str | None) -> bool:
    """Whether an entity is a person whom the report names."""
    entity = roster.entity(entity_id or "")
    return (
        entity is not None
        and entity.kind == "person"
        and any(mention.form == "name" for mention in roster.mentions if mention.entity_id == entity_id)
    )


def _may_be(roster: Roster, entity_id: str, gender: str) -> bool:
    """Whether neither the name nor a pronoun of the report speaks against a gender."""
    entity = roster.entity(entity_id)
    if entity is None or {read_name(entity.name, "", "person").gender, gender} == {"m", "f"}:
        return False
    others = _OWN["f" if gender == "m" else "m"]
    told = {mention.text.casefold() for mention in roster.mentions if mention.entity_id == entity_id}
    return not told & others or bool(told & _OWN[gender])


def _is_subject(parsed: Parsed, roster: Roster, entity_id: str, piece: tuple[int, int]) -> bool:
    """Whether somebody is what the last sentence of a paragraph is about."""
    doc = parsed.doc
    inside = [token for token in doc if piece[0] <= token.idx < piece[1] and not token.is_space]
    if not inside:
        return False
    sentence = inside[-1].sent
    return any(
        mention.entity_id == entity_id
        and sentence.start <= head < sentence.end
        and doc[head].dep_ in _SUBJECTS
        and doc[head].head.dep_ in {"ROOT", "root"}
        for mention, head in zip(roster.mentions, roster.heads, strict=True)
    )
