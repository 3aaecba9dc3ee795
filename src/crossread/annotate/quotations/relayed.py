"""Words that one passes on from another: "Vance said the lock was shut, the Herald reported" is said by both.

Roles give what stands between marks to one cue, mostly to the outer one at the end. The verb of saying that stands in
or right before what the outer cue reports, with a subject of its own, has the words first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crossread.annotate.entities.kinds import noun_kind
from crossread.annotate.lexicons import load_cues, load_words
from crossread.annotate.quotations.attributions import Attribution, Span, overlap
from crossread.annotate.quotations.cues import is_cue
from crossread.annotate.quotations.grammar import SUBJECTS, find_owner, phrase_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_GAP = 2
"""Words between a verb of saying and what the outer cue was given: "that", a comma, a mark."""

_NOUN_TO_CLAUSE = 5  # tokens: "Brask's claim on Monday that"
_MARKS = frozenset(["“", "”", '"', "‘", "’", "'", "''", "``", ",", ":"])
_CONJUNCTIONS = frozenset(["and", "but"])
_AGAIN = frozenset(["he", "she", "they", "it"])
_PASSING_ON = frozenset(["reported", "reports", "report", "according", "wrote", "writes", "said", "says", "quoted"])


def add_inner(doc: Doc, found: Sequence[Attribution], marked: Sequence[Span]) -> list[Attribution]:
    """Add who said what a later cue passes on.

    Args:
        doc: The parse.
        found: The attributions.
        marked: Runs between marks, marks included, as token spans.

    Returns:
        All attributions; one that passes on another holds it whole.
    """
    cues = {token for one in found for cue in one.cue for token in range(*cue)}
    added: list[Attribution] = []
    for outer in found:
        inner = _inner(doc, outer, cues, marked)
        if inner is None:
            added.append(outer)
            continue
        whole = min(inner.source[0][0], outer.content[0][0]), outer.content[-1][1]
        added += [replace(outer, content=(whole,)), inner]
    return added


def cut_coordinated(doc: Doc, found: Sequence[Attribution], marked: Sequence[Span]) -> list[Attribution]:
    """Cut what is said before the next thing that the same source does: "said the lock was shut and called it safe".

    Args:
        doc: The parse.
        found: The attributions.
        marked: Runs between marks, marks included, as token spans.

    Returns:
        The attributions; what that verb says has the same source, though the tree gives it to somebody in what was cut.
    """
    cut: list[Attribution] = []
    cues = {token for one in found for cue in one.cue for token in range(*cue)}
    goes_on: dict[int, tuple[Span, ...]] = {}
    for one in found:
        pieces = []
        for piece in one.content:
            verb = _coordinated(doc, one, piece, marked)
            if verb is not None and one.source:
                goes_on[verb.i] = one.source
            pieces.append(piece if verb is None else _before(doc, piece, verb))
            again = verb is not None and verb.nbor(-1).lower_ in _AGAIN
            if verb is not None and verb.i not in cues and verb.i + 1 < piece[1] and (again or _is_shared(one, verb)):
                said = (
                    ((verb.i - 1, verb.i),) if again else one.source,
                    ((verb.i, verb.i + 1),),
                    ((verb.i + 1, piece[1]),),
                )
                cut.append(Attribution(source=said[0], cue=said[1], content=said[2], found_by=one.found_by))
        cut.append(replace(one, content=tuple(pieces)))
    return [
        replace(one, source=source) if (source := _shared_source(doc, one, goes_on)) is not None else one for one in cut
    ]


def _shared_source(doc: Doc, one: Attribution, goes_on: Mapping[int, tuple[Span, ...]]) -> tuple[Span, ...] | None:
    """The source that the verb before a coordinated cue has, where the cue was given the subject of another verb."""
    source = next((goes_on[place] for start, end in one.cue for place in range(start, end) if place in goes_on), None)
    if source is None or not one.source:
        return None
    subject = doc[one.source[0][0] : one.source[-1][1]].root
    verb = subject.head
    return source if subject.dep_ in SUBJECTS and verb.i < one.cue[0][0] and not is_cue(verb) else None


def _before(doc: Doc, piece: Span, verb: Token) -> Span:
    """A content up to the conjunction before a verb."""
    place = next(at for at in range(verb.i - 1, piece[0], -1) if doc[at].lower_ in _CONJUNCTIONS)
    end = place - 1 if doc[place - 1].text in {",", "–", "—"} else place
    return (piece[0], end) if end > piece[0] else piece


def _coordinated(doc: Doc, one: Attribution, piece: Span, marked: Sequence[Span]) -> Token | None:
    """The verb behind an "and" or "but" in a content that is coordinated with its cue."""
    if not one.cue or piece[0] < one.cue[-1][1]:
        return None
    cue = doc[one.cue[0][0] : one.cue[0][1]].root
    for place in range(piece[0] + 1, piece[1] - 1):
        if doc[place].lower_ not in _CONJUNCTIONS or any(start <= place < end for start, end in marked):
            continue
        verb = next((doc[at] for at in range(place + 1, min(place + 5, piece[1])) if doc[at].pos_ == "VERB"), None)
        if verb is None or verb.dep_ != "conj":
            continue
        if _says_again(doc, place, verb, cue):
            return verb
        if any(child.dep_ in SUBJECTS for child in verb.children):
            continue
        between = doc[place + 1 : verb.i]
        if any(token.pos_ not in {"AUX", "PART", "ADV"} for token in between):
            continue
        own = verb.head.i == cue.i
        like = is_cue(verb) and verb.tag_ == cue.tag_ and verb.head.i in range(*piece)
        if own or like:
            return verb
    return None


def _is_shared(one: Attribution, verb: Token) -> bool:
    """Whether a cue coordinated with another has its source, and not somebody of whom that tells what he does.

    "Vance said the mill was closed and promised help", but not "Vance said the boy stopped and asked for help".
    """
    if not is_cue(verb):
        return False
    subject = next((child for child in verb.head.children if child.dep_ in SUBJECTS), None)
    if subject is None or verb.head.i in range(*one.cue[0]) or subject.pos_ == "PRON":
        return True
    return subject.pos_ == "NOUN" and noun_kind(subject.lemma_, subject.text) is None


def _says_again(doc: Doc, place: int, verb: Token, cue: Token) -> bool:
    """Whether the source speaks again behind a conjunction: "said the lock was shut, but she added …"."""
    return (
        verb.i == place + 2
        and doc[place + 1].lower_ in _AGAIN
        and is_cue(verb)
        and verb.tag_ == cue.tag_
        and is_saying(verb)
    )


def add_owned(doc: Doc, found: Sequence[Attribution], marked: Sequence[Span]) -> list[Attribution]:
    """Add what a noun says that belongs to somebody else: "Vance questioned Brask's claim that the lock was shut".

    Args:
        doc: The parse.
        found: The attributions.
        marked: Runs between marks, marks included, as token spans.

    Returns:
        All attributions; one that was given the clause of such a noun holds the noun too, or leaves the clause.
    """
    cues = {token for one in found for cue in one.cue for token in range(*cue)}
    nouns = load_words("said_nouns")
    kept, added = list(found), []
    for noun in doc:
        if noun.pos_ != "NOUN" or noun.i in cues or noun.lemma_.casefold() not in nouns:
            continue
        owned = None if any(start <= noun.i < end for start, end in marked) else _owned(doc, noun)
        if owned is not None:
            kept = [replace(one, content=_with_noun(one.content, owned)) for one in kept]
            added.append(owned)
    return [*kept, *added]


def _owned(doc: Doc, noun: Token) -> Attribution | None:
    """What a noun reports in a clause with "that" right behind it, if somebody is named to whom it belongs."""
    owner = find_owner(noun)
    if owner is None or owner.pos_ not in {"NOUN", "PROPN"}:
        return None  # "his claim" is mostly the outer speaker's
    for place in range(max(noun.i, owner.i) + 1, min(max(noun.i, owner.i) + _NOUN_TO_CLAUSE, noun.sent.end - 1)):
        if doc[place].pos_ in {"VERB", "AUX", "CCONJ"}:
            return None
        if doc[place].lower_ == "that" and doc[place].dep_ == "mark":
            end = max(token.i for token in doc[place].head.subtree) + 1
            while doc[end - 1].is_punct or doc[end - 1].is_space:
                end -= 1
            cue, content = (noun.i, noun.i + 1), (place, end)
            return Attribution(source=(phrase_of(owner),), cue=(cue,), content=(content,), found_by="noun")
    return None


def _with_noun(content: tuple[Span, ...], owned: Attribution) -> tuple[Span, ...]:
    """What another cue reports, without the clause alone that a noun has: with the noun before it, or not at all."""
    (start, end), noun = owned.content[0], owned.cue[0][0]
    rest = [piece for piece in content if not (piece[0] == start and piece[1] <= end)]
    if len(rest) == len(content):
        return content
    joined = [(piece[0], end) if piece[0] <= noun < piece[1] else piece for piece in rest]
    return tuple(joined) or ((min(owned.source[0][0], noun), end),)


def passes_on(outer: Attribution, inner: Attribution) -> bool:
    """Whether one attribution reports another: its cue stands behind all that it holds, the other in that."""
    if outer is inner or not (outer.cue and outer.content and inner.cue and inner.source):
        return False
    start, end = outer.content[0][0], outer.content[-1][1]
    return start <= inner.cue[0][0] and inner.cue[-1][1] <= end <= outer.cue[0][0]


def _inner(doc: Doc, outer: Attribution, cues: set[int], marked: Sequence[Span]) -> Attribution | None:
    """Who said what an outer cue at the end of its sentence reports, when a verb in it tells."""
    if not (outer.cue and outer.content and outer.source):
        return None
    cue, start, end = outer.cue[0][0], outer.content[0][0], outer.content[-1][1]
    if not end <= cue or doc[cue].lower_ not in _PASSING_ON:
        return None
    first = max(doc[start].sent.start, start - LONGEST_GAP - 1)
    for place in range(first, end - 1):
        verb = doc[place]
        if place in cues or not is_saying(verb) or any(one <= place < two for one, two in marked):
            continue
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS and child.i < place), None)
        opens = _opening(doc, place + 1, end)
        if subject is None or opens is None or not _in_one_breath(doc, place, cue, marked):
            continue
        source = phrase_of(subject)
        if any(overlap(source, piece) for piece in outer.source) or source[1] > place or opens >= end:
            continue
        return Attribution(
            source=(source,), cue=((place, place + 1),), content=((opens, end),), found_by=outer.found_by
        )
    return None


def _in_one_breath(doc: Doc, place: int, cue: int, marked: Sequence[Span]) -> bool:
    """Whether a verb and the cue behind it stand in one sentence, but for those that end between marks."""
    begins = (token.i for token in doc[place + 1 : cue + 1] if token.is_sent_start)
    return all(any(start < token <= end for start, end in marked) for token in begins)


def _opening(doc: Doc, place: int, end: int) -> int | None:
    """Where what a verb says begins: behind a comma; None where the verb has an object of its own first."""
    while place < end and (doc[place].text in {",", ":"} or doc[place].is_space):
        place += 1
    return place if place < end else None


def is_saying(verb: Token) -> bool:
    """Whether a verb tells of speech or writing more than of thought; "reports" does before "that"."""
    if verb.pos_ != "VERB":
        return False
    if verb.lower_ in _PASSING_ON and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "that":
        return True
    form = load_cues().get(verb.lower_)
    return form is not None and is_cue(verb) and (form.marked >= 0.3 * max(form.cue, 1) or form.cue == 0)
