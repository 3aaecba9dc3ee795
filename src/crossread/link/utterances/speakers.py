"""Whether two reports can mean one speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crossread.link.terms import find_terms, fold_words
from crossread.link.terms.listed import FUNCTION_WORDS, load_words
from crossread.records.evidence import Evidence
from crossread.text.descriptions import without_tail

_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-Þ0-9][\w'’.-]*")
_BODY_WORDS = load_words("bodies")
_VOICES = load_words("voices")
_VAGUE = _VOICES | load_words("vague")
_PRONOUNS = load_words("pronouns")
_RELAYS = load_words("relays")
_NO_NAMES = _PRONOUNS | FUNCTION_WORDS
_UNNAMED = load_words("unnamed")
_DESCRIBED = 3
"""Content words of a description that must all stand beside the name."""

_LEAST_LETTERS = 3
_BODY_SHARE = 0.5
"""Share of the words of a body's name that two names need more than: "Lund police" and "Lund Zoo" share one of two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is meant by the words that name a speaker.

    Attributes:
        entity_id: The speaker, when resolved.
        name: Name of the speaker, when resolved.
        person: Whether it is a person with a name of his or her own.
        words: Words of the name and of the words beside the quotation, folded.
        last: Last word of a person's name, folded.
        explicit: Whether the words beside the quotation hold that last word.
        voice: Whether it is somebody who speaks for others.
        described: Content words that describe a person, or somebody without a name, beside the quotation.
        relay: Whether it passes on what others say: media, a statement, a document.
        nameless: Whether it is many of whom nothing is told ("officials"): two reports need not mean the same.
    """

    entity_id: str | None = None
    name: str | None = None
    person: bool = False
    words: frozenset[str] = frozenset()
    last: str = ""
    explicit: bool = False
    described: frozenset[str] = frozenset()
    relay: bool = False
    voice: bool = False
    nameless: bool = False


def read_speaker(
    *, entity_id: str | None, name: str | None, kind: str | None, text: str | None, titles: Iterable[str] = ()
) -> Speaker:
    """Read who is meant.

    Args:
        entity_id: The speaker, when resolved.
        name: Name of that entity.
        kind: Kind of that entity.
        text: Words that name the speaker beside the quotation.
        titles: Offices and titles of that entity.

    Example:
        >>> read_speaker(entity_id="e-1", name="Ana Torrel", kind="person", text="Mayor Ana Torrel").last
        'torrel'
        >>> read_speaker(entity_id="e-2", name="12 Quay Street", kind="person", text="12 Quay Street").person
        False
    """
    if kind == "other" and (text or "").lower() in _PRONOUNS:
        return Speaker()
    name = None if name is None else without_tail(name)  # what stands behind it stands beside the quotation too
    named = _capitals(name or "")
    beside = _capitals(text or "")
    plain = () if kind == "person" and (named or beside) else fold_words(name or text or "")
    body = bool(_BODY_WORDS & set(fold_words(name or ""))) or bool(_VOICES & set(fold_words(text or "")) and not named)
    last = named[-1] if named else ""
    # "Massachusetts senator" tells of somebody and names nobody: the last word of a name is a capital's.
    own = fold_words(name or "")[-1:] == (last,) and all(not word.isdigit() for word in named)
    return Speaker(
        entity_id=entity_id,
        name=name,
        person=kind == "person" and own and not body,
        words=frozenset(word for word in (*named, *beside, *plain) if len(word) >= _LEAST_LETTERS) - _NO_NAMES,
        last=last,
        explicit=last in beside,
        described=frozenset(term.stem for term in find_terms(text or "") if kind == "person" or not named),
        voice=bool(_VOICES & {*fold_words(name or ""), *fold_words(text or ""), *fold_words(" ".join(titles))}),
        nameless=not named and set(fold_words(name or "")) <= _UNNAMED,
        relay=kind != "person" and bool(_RELAYS & {*fold_words(name or ""), *fold_words(text or "")}),
    )


def compare_speakers(one: Speaker, other: Speaker) -> Evidence | None:
    """Compare who is meant by two reports.

    Returns:
        None when one of them does not tell; a score of 1 for one entity, 0 for persons of two names, and .5 where one
        may speak for the other.

    Example:
        >>> ana = read_speaker(entity_id="e-1", name="Ana Torrel", kind="person", text="Ana Torrel")
        >>> others = [("Torrel", "person"), ("Ivo Brask", "person"), ("Town Hall", "organisation")]
        >>> read = [read_speaker(entity_id=name, name=name, kind=kind, text=name) for name, kind in others]
        >>> [compare_speakers(ana, other).score for other in read]
        [0.9, 0.0, 0.5]
    """
    named = not (one.nameless and other.nameless)
    if named and one.entity_id is not None and one.entity_id == other.entity_id:
        return _speaker(1.0, f"both name {one.name or 'the same speaker'}")
    names = one.name or "nobody", other.name or "nobody"
    described = one.person != other.person and _is_description(one, other)
    if not (described or (named and one.words and other.words)):
        return None
    if one.person and other.person:
        same = _same_person(one, other)
    else:
        shared = (one.words & other.words) - _VAGUE
        least = min(len(who.words - _VAGUE) for who in (one, other))
        same = described or (
            len(shared) > least * _BODY_SHARE and all(not who.person or who.last in shared for who in (one, other))
        )
    if same:
        return _speaker(0.9, f"both name {max(names, key=lambda name: (len(name), name))}")
    if one.person != other.person or one.voice or other.voice:
        return _speaker(0.5, f"{names[0]} and {names[1]} may speak for each other")
    if not one.person and (one.relay or other.relay):
        return _speaker(0.6, f"{names[0]} and {names[1]} may pass on one statement")
    return _speaker(0.0 if one.person else 0.4, f"one names {names[0]}, the other {names[1]}")


def _is_description(one: Speaker, other: Speaker) -> bool:
    """Whether one report names whom the other describes in the same words: `a former head of the port`."""
    person, other = (one, other) if one.person else (other, one)
    shared = person.described & other.described
    return len(shared) >= _DESCRIBED and shared == other.described


def _capitals(words: str) -> list[str]:
    found = [folded[0] for word in _CAPITAL.findall(words) if (folded := fold_words(word))]
    return [word for word in found if word not in _PRONOUNS]  # "Her union" names no one


def _same_person(one: Speaker, other: Speaker) -> bool:
    """Whether the last name of one is among the words of the other, and no first names clash."""
    if one.last == other.last:
        first, second = fold_words(one.name or "")[:-1], fold_words(other.name or "")[:-1]
        if not (first and second) or any(_alike(a, b) for a in first for b in second):
            return True
        return any("".join(word[0] for word in long) == short[0] for short, long in ((first, second), (second, first)))
    return one.last in other.words or other.last in one.words or _spelt_alike(one.name or "", other.name or "")


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or one[:2] == other[:2]


def _spelt_alike(one: str, other: str) -> bool:
    """Two spellings of one foreign name: as many words, each but for a letter or two the same."""
    first, second = fold_words(one), fold_words(other)
    if len(first) != len(second) or len(first) < 2:  # noqa: PLR2004 -- one word alone is too little
        return False
    return all(near_spelling(a, b) for a, b in zip(first, second, strict=True))


def near_spelling(one: str, other: str) -> bool:
    """Whether two words differ by one letter added, left out or changed, the first letter apart.

    Example:
        >>> near_spelling("brannsund", "brannsunde"), near_spelling("ana", "ina"), near_spelling("may", "mai")
        (True, False, False)
    """
    if one == other:
        return True
    if one[:1] != other[:1] or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1:  # noqa: PLR2004
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]


def _speaker(score: float, reason: str) -> Evidence:
    return Evidence(feature="speaker", score=score, reason=reason)
