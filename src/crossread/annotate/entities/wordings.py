"""The wordings of one naming: the mention itself, and what stands around it that a reader takes for part of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from crossread.annotate.entities.following import find_party, join_next, place_behind, wider
from crossread.annotate.entities.phrases import Phrase
from crossread.annotate.entities.starts import word_start
from crossread.annotate.lexicons import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST_LIST = 4
_MOST_BEFORE = 5
_QUOTES = frozenset(['"', "“", "‘", "''", "``"])
_CLOSING = frozenset(['"', "”", "’", "''"])
_BEFORE_NOUNS = load_words("before_nouns")
_PARTS_OF_TITLES = load_words("parts_of_titles")
_HEDGES = load_words("hedges_of_numbers")
_DOZENS = frozenset(["dozen", "hundred", "thousand", "million"])
_NOT_FIRST = frozenset(["least", "most", "than", "to", "many", "of"])


def find_wordings(
    doc: Doc, phrases: Sequence[Phrase], number: int, place_of: Mapping[int, str | None]
) -> Iterator[tuple[int, int]]:
    """Find the wordings of a naming.

    Args:
        doc: The parse.
        phrases: All phrases of the report, in order.
        number: Which of them.
        place_of: For each phrase the entity it names.

    Yields:
        Token spans; some may come twice.
    """
    for start, end in _all_wordings(doc, phrases, number, place_of):
        whole = word_start(doc, start) if doc[start].is_lower else start  # "38-year-old Vance", not "anti-Vance"
        yield _balanced(doc, whole, end)


def _balanced(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A span with both of its quotation marks, or with none."""
    marks = [place for place in range(start, end) if doc[place].text in _QUOTES | _CLOSING]
    if len(marks) % 2 == 0:
        return start, end
    if end < len(doc) and doc[end].text in _CLOSING:
        return start, end + 1
    if marks[0] == start and end - start > 1:
        return start + 1, end
    return (start, end - 1) if marks[-1] == end - 1 and end - start > 1 else (start, end)


def _all_wordings(
    doc: Doc, phrases: Sequence[Phrase], number: int, place_of: Mapping[int, str | None]
) -> Iterator[tuple[int, int]]:
    phrase = phrases[number]
    yield phrase.start, phrase.end
    if phrase.name is not None:
        yield phrase.name
        yield from _without_adjectives(doc, phrase)
    yield from wider(doc[phrase.head], phrase.start, phrase.end)
    yield from _before(doc, phrases, number)
    yield from _around(doc, phrase)
    yield from place_behind(doc, phrases, number)
    yield from join_next(doc, phrases, number)
    if phrase.form == "name" and (end := find_party(doc, phrase.end)) is not None:
        yield phrase.start, end
    if place_of.get(number) is not None:
        yield from _beside(doc, phrases, number, place_of)


def _without_adjectives(doc: Doc, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """A name with its title alone: "PM Ana Sousa" of "furious PM Ana Sousa"."""
    start, name = phrase.start, phrase.name[0] if phrase.name else phrase.end
    while start < name and doc[start].pos_ in {"DET", "ADJ"} and doc[start].lower_ not in _PARTS_OF_TITLES:
        start += 1
    if phrase.start < start < name:
        yield start, phrase.end


def _before(doc: Doc, phrases: Sequence[Phrase], number: int) -> Iterator[tuple[int, int]]:
    """A naming with words before it that the tree hangs elsewhere: adjectives, an opened quotation mark, an owner."""
    phrase = phrases[number]
    if phrase.form == "pronoun" or doc[phrase.start].sent_start == 1 or _is_compound(doc, phrase):
        return
    place = phrase.start
    quoted = place > 1 and doc[place - 1].text in _QUOTES
    place -= quoted
    first = place
    while place > 0 and first - place < _MOST_BEFORE and _describes(doc, place, many=quoted or phrase.form == "name"):
        place -= 1
    while place < first and doc[place].is_punct:
        place += 1  # ", " behind "the hospital"
    owned = place > 0 and (doc[place - 1].pos_ == "DET" or doc[place - 1].tag_ == "PRP$")
    if place < phrase.start and (owned or (place < first and not quoted)):
        start = place - owned
        yield start, phrase.end
        yield start, phrase.full_end
        yield from ((start, right) for _, right in wider(doc[phrase.head], phrase.start, phrase.end))
    owner = phrases[number - 1] if number else None
    if phrase.form == "name" and owner is not None and owner.form != "pronoun" and owner.end < phrase.start:
        if any(token.tag_ != "POS" for token in doc[owner.end : phrase.start]):
            return
        yield owner.start, phrase.end
        if phrase.kind == owner.kind == "place" and owner.start <= doc[max(owner.start - 1, 0)].head.i < phrase.end:
            yield owner.start - 1, phrase.end


def _is_compound(doc: Doc, phrase: Phrase) -> bool:
    """Whether a name only tells more of a noun behind it, as do the words before it: "a 17-year-old Lund boy"."""
    head = doc[phrase.head]
    return phrase.form == "name" and head.dep_ in {"compound", "amod", "nmod:desc"} and head.head.i >= phrase.end


def _describes(doc: Doc, place: int, *, many: bool) -> bool:
    """Whether the word before a place is an adjective or a number that goes on a naming."""
    token = doc[place - 1]
    if doc[place].sent_start == 1:
        return False
    hyphen = token.text in {"-", ","} and many and doc[place - 2].pos_ in {"ADJ", "ADV", "VERB", "NOUN"}
    return (
        (many and token.pos_ in {"ADJ", "ADV", "NUM"})
        or hyphen
        or (many and token.tag_ == "VBN" and place > 1 and doc[place - 2].text == "-")  # "self-styled"
        or (many and token.tag_ in {"VBN", "VBG", "NN"} and token.head.i >= place)
    )


def _around(doc: Doc, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """A naming with its acronym in brackets, a compass word before it, or the quantity of which it is told."""
    end = phrase.end
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].text.isupper():
        yield phrase.start, end + 3
    yield from _quarters(doc, phrase)
    start = phrase.start
    while start < phrase.head and (
        doc[start].tag_ == "PRP$" or doc[start].pos_ in {"DET", "NUM"} or doc[start].lower_ in _BEFORE_NOUNS
    ):
        start += 1
    genitive = next((i for i in range(phrase.head - 1, phrase.start, -1) if doc[i].text in {"'s", "’s"}), None)
    if phrase.form == "description" and genitive is not None:
        yield genitive + 1, end  # "the mayor's first visit": "first visit"
    if phrase.form == "description" and phrase.start < start <= phrase.head and doc[start].text != "-":
        yield start, end
    hedged = _hedge_start(doc, phrase.start)
    if hedged < phrase.start and phrase.form == "description":
        yield hedged, end
        yield hedged, phrase.full_end
    if phrase.start > 1 and doc[phrase.start - 1].lower_ == "of" and doc[phrase.start].sent_start != 1:
        nouns = load_words("quantity_nouns") | (load_words("notions") if phrase.kind == "other" else frozenset())
        quantity = _quantity_start(doc, phrase.start - 2, nouns)
        counted = doc[phrase.start - 2]
        if phrase.many and counted.like_num and counted.lower_ not in {"one", "1"}:
            quantity = phrase.start - 2  # "eight of the victims"
        if quantity is not None:
            yield quantity, end
            yield quantity, phrase.full_end


def _quarters(doc: Doc, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """A place with the words of the compass or the adjective before it: "south east Lund", "rural Keldia"."""
    start = phrase.start
    if phrase.kind != "place" or start == 0 or doc[start].sent_start == 1:
        return
    if doc[start - 1].pos_ == "ADJ":
        yield start - 1, phrase.end
    while start and doc[start - 1].lower_ in load_words("quarters"):
        start -= 1
        yield start, phrase.end


def _hedge_start(doc: Doc, place: int) -> int:
    """Where "at least", "more than", "some" before a number begins."""
    if not (doc[place].like_num or (doc[place].lower_ == "a" and doc[place + 1 : place + 2].text in _DOZENS)):
        return place
    start = place
    while start > 0 and doc[start].sent_start != 1 and doc[start - 1].lower_ in _HEDGES:
        start -= 1
    while start < place and (doc[start].lower_ in _NOT_FIRST or _opens_alone(doc, start, place)):
        start += 1
    return start


def _opens_alone(doc: Doc, start: int, place: int) -> bool:
    """Whether "at" or "as" is no part of a hedge: "at 55 schools"."""
    return doc[start].lower_ in {"at", "up", "as", "close"} and (
        start + 1 == place or doc[start + 1].lower_ not in _NOT_FIRST
    )


def _quantity_start(doc: Doc, place: int, quantities: frozenset[str]) -> int | None:
    """Where "the majority", "tens of thousands" that ends at a place begins; None where no quantity stands there."""
    if doc[place].lower_ not in quantities:
        return None
    if place > 1 and doc[place - 1].lower_ == "of" and doc[place - 2].lower_ in quantities:
        place -= 2
    while place > 0 and doc[place].sent_start != 1 and doc[place - 1].pos_ in {"DET", "ADJ", "NUM"}:
        place -= 1
    return place


def _beside(
    doc: Doc, phrases: Sequence[Phrase], number: int, place_of: Mapping[int, str | None]
) -> Iterator[tuple[int, int]]:
    """A naming with the next one of the same actor that is set beside it: "the mayor, Ana Sousa"."""
    phrase = phrases[number]
    for other in range(number + 1, min(number + 4, len(phrases))):
        following = phrases[other]
        if following.start < phrase.end or following.form == "pronoun":
            continue
        between = doc[phrase.end : following.start].text
        if (
            between == ","
            and phrase.many
            and following.many
            and (last := _last_listed(doc, phrases, other)) is not None
        ):
            yield phrase.start, last.end
            return
        if between == "and" and _coordinated(doc, phrase, following):
            yield phrase.start, following.end
            yield phrase.start, following.full_end
            return
        if place_of.get(other) != place_of[number]:
            continue
        gap = doc[max(phrase.end, min(phrase.full_end, following.start)) : following.start]
        if len(gap) and all(token.text == "," or token.like_num for token in gap):
            yield phrase.start, following.end
            yield phrase.start, following.full_end
            for _, right in (
                *wider(doc[following.head], following.start, following.end),
                *place_behind(doc, phrases, other),
            ):
                yield phrase.start, right
        return


def _last_listed(doc: Doc, phrases: Sequence[Phrase], number: int) -> Phrase | None:
    """The last of a list that goes on at a phrase: "paramedics" in "officers, divers and paramedics"."""
    for place in range(number, min(number + _LONGEST_LIST, len(phrases) - 1)):
        phrase, following = phrases[place], phrases[place + 1]
        between = doc[phrase.end : following.start].text
        if not (phrase.form == following.form == "description" and phrase.many and following.many):
            return None
        if between in {"and", ", and"}:
            return following
        if between != ",":
            return None
    return None


def _coordinated(doc: Doc, phrase: Phrase, following: Phrase) -> bool:
    """Whether two descriptions name together: several and several, or one under one article."""
    if not phrase.form == following.form == "description":
        return False
    bare = doc[following.start].pos_ not in {"DET", "NUM"} and doc[following.start].tag_ != "PRP$"
    return (phrase.many and following.many) or (bare and phrase.definite and phrase.kind == following.kind)
