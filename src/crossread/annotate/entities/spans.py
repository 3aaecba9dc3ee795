"""Where proper names stand: those the language engine marks, and runs of capitalised proper nouns it did not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import KIND_OF_LABEL
from crossread.annotate.entities.patterns import add_patterns
from crossread.annotate.entities.runs import join_runs
from crossread.annotate.entities.titles import title_words
from crossread.annotate.lexicons import find_gender, load_nouns
from crossread.text.calendar_names import MONTH_NUMBERS, WEEKDAY_NUMBERS
from crossread.text.word_classes import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DIGITS = 2
_CLOSING = {'"': '"', "“": "”", "‘": "’"}
_LINKS = frozenset(["i", "e", "y", "ye", "al", "el", "ul", "ud", "us", "de", "du", "la", "le", "sur", "en"])
_CRAFT = load_words("vessels") | load_words("aircraft")
_OTHER_LABELS = frozenset(["MISC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"])


def find_names(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Find names.

    Args:
        doc: A parse.

    Yields:
        First token, one past the last, and the engine's label; an empty label for a run it did not mark.
    """
    inside: set[int] = set()
    for start, end, label in _join_neighbours(doc):
        inside.update(range(start, end))
        yield start, end, label
    run: list[int] = []
    letters = _letters_in_brackets(doc)
    for token in doc:
        proper = (token.pos_ == "PROPN" or token.text in letters) and token.i not in inside and token.text[:1].isupper()
        if proper and (not run or token.sent_start != 1):
            run.append(token.i)
            continue
        yield from _proper_run(doc, run, inside)
        run = [token.i] if proper else []
    yield from _proper_run(doc, run, inside)


def _letters_in_brackets(doc: Doc) -> set[str]:
    """Letters that brackets introduce as a name: they are one wherever they stand, whatever word they spell ("WHO")."""
    return {
        doc[place].text
        for place in range(1, len(doc) - 1)
        if doc[place - 1].text == "(" and doc[place + 1].text == ")" and doc[place].is_upper and len(doc[place]) > 1
    }


def _join_neighbours(doc: Doc) -> list[tuple[int, int, str]]:
    """Names of the engine; a person's goes on over proper nouns that follow ("Eleanor" | "May")."""
    spans = [
        (span.start, _over_links(doc, span.end), span.label_)
        for span in doc.ents
        if (span.label_ in KIND_OF_LABEL or span.label_ in _OTHER_LABELS) and not span.text.islower()
    ]
    starts = {start: label for start, _, label in spans}
    spans = add_patterns(doc, join_runs(doc, _join_genitives(doc, _with_nicknames(doc, spans))))
    found: list[tuple[int, int, str]] = []
    for start, end, label in spans:
        if found and start < found[-1][1]:
            continue
        if label == "PERSON" and _with_number(doc, start, end) == (start, end):
            found.append((start, _person_end(doc, end, starts), label))
        else:
            found.append((*_with_number(doc, start, end), label))
    return found


def _over_links(doc: Doc, end: int) -> int:
    """Where a name ends that goes on behind a small word between hyphens: "Deh" of "Deh-e-Bala"."""
    while end + 2 < len(doc) and not any(token.whitespace_ for token in doc[end - 1 : end + 2]):
        if doc[end].text != "-" or doc[end + 2].text != "-" or doc[end + 1].lower_ not in _LINKS:
            break
        if end + 3 >= len(doc) or not doc[end + 3].text[:1].isupper() or doc[end + 2].whitespace_:
            break
        end += 4
    return end


def _join_genitives(doc: Doc, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Parts of one body's name that its genitive mark cut apart ("Potters" | "Union")."""
    joined: list[tuple[int, int, str]] = []
    for start, end, label in spans:
        before = joined[-1] if joined else None
        gap = doc[before[1] : start].text if before is not None else ""
        if before is not None and before[2] == label == "ORG" and gap in {"'", "’", "'s", "’s"}:
            joined[-1] = (before[0], end, label)
        else:
            joined.append((start, end, label))
    return joined


def _with_nicknames(doc: Doc, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """A name with what somebody is called in the middle of it as one: Samuel “Sam” Brink."""
    found = list(spans)
    for place in range(1, len(doc) - 3):
        close = _CLOSING.get(doc[place].text)
        end = next((i for i in (place + 2, place + 3) if i < len(doc) - 1 and doc[i].text == close), None)
        if end is None or not all(_is_name_word(doc, i) for i in (place - 1, *range(place + 1, end), end + 1)):
            continue
        if find_gender(doc[place - 1].text) is None or any(doc[i].sent_start == 1 for i in range(place, end + 2)):
            continue
        parts = [span for span in found if span[0] < end + 2 and span[1] > place - 1]
        if all(span[2] in {"PERSON", "MISC"} for span in parts):
            whole = min([place - 1, *(span[0] for span in parts)]), max([end + 2, *(span[1] for span in parts)])
            found = sorted([span for span in found if span not in parts] + [(*whole, "PERSON")])
    return found


def _is_name_word(doc: Doc, place: int) -> bool:
    return doc[place].pos_ == "PROPN" and doc[place].text[:1].isupper() and len(doc[place]) > 1


def _with_number(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """An address or a craft with its number: "10 Downing Street", "Number 10", "the trawler Svala 3"."""
    if start and doc[end : end + 1].text.isdigit() and len(doc[end]) <= _DIGITS:
        named = doc[start - 1].lower_ == "the" and doc[end].head.i <= end and doc[end - 1].pos_ == "PROPN"
        if doc[start - 1].lower_ in _CRAFT or named:
            return start, end + 1
    if end < len(doc) and doc[end].like_num and doc[end - 1].lower_ in {"number", "no", "no."}:
        return start, end + 1
    if start and doc[start - 1].like_num and doc[end - 1].lower_ in {"street", "road", "avenue", "square"}:
        return start - 1, end
    return start, end


def _person_end(doc: Doc, end: int, starts: dict[int, str]) -> int:
    while end < len(doc) and _continues_person(doc, end, starts):
        end += 1
    return end


def _continues_person(doc: Doc, place: int, starts: dict[int, str]) -> bool:
    token = doc[place]
    if not (
        token.pos_ == "PROPN" and token.text[:1].isupper() and token.sent_start != 1 and doc[place - 1].whitespace_
    ):
        return False
    return (
        starts.get(place, "PERSON") == "PERSON"
        and token.lower_ not in title_words()
        and token.text.casefold() not in WEEKDAY_NUMBERS
    )


def _proper_run(doc: Doc, run: list[int], inside: set[int]) -> Iterator[tuple[int, int, str]]:
    """A run of proper nouns as a name, unless it is a date, a title, or words all in capitals."""
    if not run:
        return
    start, end = run[0], run[-1] + 1
    words = doc[start:end]
    if _is_calendar(words.text) or not words.text[0].isalpha():
        return
    if all(word.lower_ in title_words() or word.lower_ in load_nouns("role") for word in words):
        return  # "President", "Prime Minister": a title or a description
    if end in inside and doc[end - 1].lower_ in load_nouns("role"):
        return  # the title before a name
    if len(words) > 2 and all(word.text.isupper() for word in words):  # noqa: PLR2004 - a line in capitals
        return
    yield *_with_number(doc, start, end), ""


def _is_calendar(text: str) -> bool:
    first = text.split(maxsplit=1)[0].rstrip(".").casefold()
    return first in WEEKDAY_NUMBERS or first in MONTH_NUMBERS
