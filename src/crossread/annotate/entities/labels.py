"""How a report names its actors: each naming with what belongs to it, counted by voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crossread.annotate.entities.phrases import Phrase, find_phrases
from crossread.annotate.entities.titles import title_words
from crossread.annotate.lexicons import load_nouns, load_words
from crossread.annotate.parsed import Parsed
from crossread.records import Document, Label, Mention
from crossread.records.actors import LabelKind, Voice

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODIFIERS = frozenset(["nmod", "nmod:of", "prep", "acl", "acl:relcl", "relcl", "appos", "nmod:tmod", "nmod:unmarked"])
_TAILS = frozenset(["appos", "acl", "acl:relcl", "relcl", "nmod", "parataxis"])
_LONGEST = 16  # words of a label
_BREAKS = frozenset([";", ":", "(", "–", "—", "--"])


def find_labels(
    document: Document, parsed: Parsed, mentions: Sequence[Mention], sources: frozenset[int] = frozenset()
) -> tuple[Label, ...]:
    """Count the ways in which a report names each actor.

    Besides the mention itself ("Mr Sousa") a label is the name alone ("Sousa"), the description alone, and the
    naming with its apposition, prepositional phrases or relative clause, each as it stands in the text, so that every
    wording a reader would call a name for the actor is there.

    Args:
        document: The report.
        parsed: Its parse.
        mentions: Its mentions, voices given; those without an entity and pronouns of the third person are left out.

        sources: As for `find_roster`.

    Returns:
        The labels in the order in which they first stand.
    """
    by_place = {(mention.start, mention.end, mention.form): mention for mention in mentions}
    counts: Counter[tuple[str, str, Voice]] = Counter()
    first: dict[tuple[str, str, Voice], tuple[int, int, LabelKind]] = {}
    phrases = find_phrases(parsed.doc, sources)
    found = {number: by_place.get((*parsed.place(one.start, one.end), one.form)) for number, one in enumerate(phrases)}
    place_of = {number: mention.entity_id for number, mention in found.items() if mention is not None}
    for number, phrase in enumerate(phrases):
        mention = found[number]
        if mention is None or mention.entity_id is None:
            continue
        if phrase.form == "pronoun" and mention.voice != "quoted":
            continue
        if phrase.form == "pronoun" and mention.entity_id != mention.speaker_entity_id:
            continue
        spans = {(phrase.start, phrase.end)} | set(_wider(parsed.doc[phrase.head], phrase.start, phrase.end))
        spans.update(_around(parsed.doc, phrase))
        if phrase.name is not None:
            spans.add(phrase.name)
        if place_of.get(number) is not None:
            spans.update(_beside(parsed.doc, phrases, number, place_of))
        for start, end in sorted(spans):
            left, right = parsed.place(start, end)
            key = (mention.entity_id, " ".join(document.text[left:right].split()), mention.voice)
            counts[key] += 1
            kind = _kind(parsed, start, end, named=phrase.name is not None)
            first.setdefault(key, (left, right, kind))
    labels = [
        Label(
            entity_id=key[0],
            document_id=document.document_id,
            text=document.text[first[key][0] : first[key][1]],
            kind=first[key][2],
            voice=key[2],
            count=count,
            first_start=first[key][0],
        )
        for key, count in counts.items()
    ]
    return tuple(sorted(labels, key=lambda label: (label.first_start, label.text, label.entity_id, label.voice)))


def _around(doc: Doc, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """A naming with its acronym in brackets, a compass word before it, or the quantity of which it is told."""
    end = phrase.end
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].text.isupper():
        yield phrase.start, end + 3
    before = doc[phrase.start - 1] if phrase.start else None
    if phrase.kind == "place" and before is not None and before.pos_ == "ADJ" and doc[phrase.start].sent_start != 1:
        yield phrase.start - 1, end
    start = phrase.start
    while start < phrase.head and (doc[start].tag_ == "PRP$" or doc[start].pos_ in {"DET", "NUM"}):
        start += 1
    if phrase.form == "description" and phrase.start < start <= phrase.head:
        yield start, end
    if phrase.start > 1 and doc[phrase.start - 1].lower_ == "of" and doc[phrase.start].sent_start != 1:
        quantity = _quantity_start(doc, phrase.start - 2)
        if quantity is not None:
            yield quantity, end
            yield quantity, phrase.full_end


def _quantity_start(doc: Doc, place: int) -> int | None:
    """Where "the majority", "tens of thousands" that ends at a place begins; None where no quantity stands there."""
    quantities = load_words("quantity_nouns")
    if doc[place].lower_ not in quantities:
        return None
    if place > 1 and doc[place - 1].lower_ == "of" and doc[place - 2].lower_ in quantities:
        place -= 2
    while place > 0 and doc[place].sent_start != 1 and doc[place - 1].pos_ in {"DET", "ADJ", "NUM"}:
        place -= 1
    return place


def _beside(
    doc: Doc, phrases: Sequence[Phrase], number: int, place_of: dict[int, str | None]
) -> Iterator[tuple[int, int]]:
    """A naming with the next one of the same actor that is set beside it: "the mayor, Ana Sousa"."""
    phrase = phrases[number]
    for other in range(number + 1, min(number + 4, len(phrases))):
        following = phrases[other]
        if following.start < phrase.end or following.form == "pronoun":
            continue
        between = doc[phrase.end : following.start].text
        if between == "and" and phrase.many and following.many and phrase.form == following.form == "description":
            yield phrase.start, following.full_end
            return
        if place_of.get(other) != place_of[number]:
            continue
        gap = doc[max(phrase.end, min(phrase.full_end, following.start)) : following.start]
        if len(gap) and all(token.text == "," or token.like_num for token in gap):
            yield phrase.start, following.end
            yield phrase.start, following.full_end
            yield from (
                (phrase.start, right) for _, right in _wider(doc[following.head], following.start, following.end)
            )
        return


def _wider(head: Token, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A naming with one more of the phrases that follow it at each step."""
    top = head
    while start <= top.head.i < end and top.head.i != top.i:
        top = top.head
    stop = end
    for child in sorted({child for token in (top, head) for child in token.rights}, key=lambda token: token.i):
        if child.dep_ not in _MODIFIERS or child.right_edge.i < stop or child.left_edge.i > stop + 1:
            continue
        right = child.right_edge.i + 1
        words = head.doc[start:right]
        if any(token.is_space or token.text in _BREAKS for token in words) or len(words) > _LONGEST:
            return
        yield start, right
        inner = _without_tail(child, stop)
        if inner is not None and inner < right:
            yield start, inner
        stop = right


def _without_tail(child: Token, start: int) -> int | None:
    """Where a phrase that follows ends before its own apposition or clause."""
    tails = [
        token.left_edge.i for token in child.subtree if token.dep_ in _TAILS and token.left_edge.i > max(start, child.i)
    ]
    if not tails:
        return None
    end = min(tails)
    while end > start and child.doc[end - 1].is_punct:
        end -= 1
    return end if end > start else None


def _kind(parsed: Parsed, start: int, end: int, *, named: bool) -> LabelKind:
    """Name, office, description, or evaluative for words that judge."""
    words = [token.lower_ for token in parsed.doc[start:end]]
    if any(word in _judging() for word in words):
        return "evaluative"
    if named:
        return "name"
    office = title_words() & load_nouns("role")
    return "office" if any(word in office for word in words) else "description"


def _judging() -> frozenset[str]:
    return load_nouns("judging")
