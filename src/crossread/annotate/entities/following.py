"""What follows a naming and belongs to it: phrases the tree hangs on it, and those it hangs elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crossread.annotate.entities.heads import SUBJECTS
from crossread.annotate.entities.kinds import singular
from crossread.annotate.entities.phrases import Phrase
from crossread.annotate.lexicons import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODIFIERS = frozenset(["nmod", "nmod:of", "prep", "acl", "acl:relcl", "relcl", "appos", "nmod:tmod", "nmod:unmarked"])
_TAILS = frozenset(["appos", "acl", "acl:relcl", "relcl", "nmod", "parataxis"])
_LONGEST = 16  # words of a label
_BREAKS = frozenset([";", ":", "(", "–", "—", "--"])
_PLACED = frozenset(["in", "of", "from", "at"])
_NEAR = frozenset(["in", "near", "outside", "at", "on", "off"])
_ACTING = frozenset(["person", "group", "organisation"])
_TIES = frozenset(["in", "at", "on", "from", "to", "into", "with", "against", "between", "over", "for", "by"])
_INSIDE = frozenset(["DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ"])
_MOST_LINKS = 3  # prepositions in a row
_PARTIES = frozenset(["R", "D", "I"])
_MOST_OF_PARTY = 5  # tokens of "(R-Neb.)"


def wider(head: Token, start: int, end: int) -> Iterator[tuple[int, int]]:
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
        right = _without_adverb(head.doc, right, stop)
        yield start, right
        inner = _without_tail(child, stop)
        if inner is not None and inner < right:
            yield start, inner
        stop = right


def _without_adverb(doc: Doc, right: int, stop: int) -> int:
    """Where a phrase ends without an adverb behind a comma: ", reportedly"."""
    if right - 2 > stop and doc[right - 1].pos_ == "ADV" and doc[right - 2].text == ",":
        return right - 2
    return right


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


def place_behind(doc: Doc, phrases: Sequence[Phrase], number: int) -> Iterator[tuple[int, int]]:
    """Somebody, a spot or a happening with the place behind "in", wherever the tree hangs it; towns with countries."""
    phrase = phrases[number]
    if number + 1 >= len(phrases) or phrase.form == "pronoun":
        return
    place = phrases[number + 1]
    if place.kind != "place" or place.form != "name" or doc[place.start].sent_start == 1:
        return
    between = doc[phrase.end : place.start]
    ends = place.end >= len(doc) or doc[place.end].pos_ not in {"NOUN", "PROPN"}  # not "at Lund" of "at Lund harbour"
    spot = phrase.form == "description" and phrase.kind in {"place", "other"} and ends and not _goes_on(doc, place)
    if (spot or phrase.kind in _ACTING) and len(between) == 1 and between[0].lower_ in (_NEAR if spot else _PLACED):
        yield phrase.start, place.end
    following = doc[place.end].text if place.end < len(doc) else "."
    if phrase.kind == "place" and between.text == "," and following in {",", ".", ";", ")"}:
        yield phrase.start, place.end


def join_next(doc: Doc, phrases: Sequence[Phrase], number: int) -> Iterator[tuple[int, int]]:
    """A naming with the naming behind a preposition, which the tree hangs on another word: "officials in Lund said".

    What stands behind "of" belongs to what stands before it. Behind another preposition it does where the tree hangs it
    on a noun, or where both stand before the verb.

    Args:
        doc: The parse.
        phrases: All phrases of the report, in order.
        number: Which of them.

    Yields:
        Token spans.
    """
    phrase = phrases[number]
    if phrase.form == "pronoun":
        return
    starts = [phrase.start, *_behind_owner(doc, phrase)]
    last = number
    for _ in range(_MOST_LINKS):
        following = _next(phrases, last)
        if following is None or not _is_tied(doc, phrases[last], phrases[following]):
            if (end := _noun_behind(doc, phrases[last])) is not None and end - phrase.start <= _LONGEST:
                yield from ((start, end) for start in starts)
            return
        last = _end_of_list(doc, phrases, following)
        for end in {phrases[following].end, phrases[last].end, phrases[last].full_end}:
            if end - phrase.start <= _LONGEST:
                yield from ((start, end) for start in starts)


def _behind_owner(doc: Doc, phrase: Phrase) -> list[int]:
    """Where a description begins without its owner: "annexation" in "Norway's annexation"."""
    marks = [place for place in range(phrase.start + 1, phrase.head) if doc[place].tag_ == "POS"]
    return [marks[-1] + 1] if marks and phrase.form == "description" else []


def _next(phrases: Sequence[Phrase], number: int) -> int | None:
    """The number of the phrase that begins next behind the end of one."""
    for place in range(number + 1, min(number + 6, len(phrases))):
        if phrases[place].start >= phrases[number].end:
            near = range(place, min(place + 4, len(phrases)))
            same = [other for other in near if phrases[other].start == phrases[place].start]
            return max(same, key=lambda other: phrases[other].end)
    return None


def _is_tied(doc: Doc, phrase: Phrase, following: Phrase) -> bool:
    """Whether nothing but a preposition stands between two namings, by which the second tells more of the first."""
    between = doc[phrase.end : following.start]
    if not len(between) or following.form == "pronoun" or between[0].sent_start == 1:
        return False
    word = between[0].lower_
    described = following.form == "name" and all(token.pos_ in {"ADJ", "DET"} for token in between[1:])
    if (len(between) > 1 and not described) or word not in _TIES | {"of"}:
        return False
    if _goes_on(doc, following) or (word != "of" and phrase.form == "name"):
        return False
    if word == "of":
        return True
    hung = _outside(doc[following.head], phrase.end, following.end)
    if hung.i >= following.end and doc[phrase.head].dep_ in SUBJECTS:
        return True  # "officials in Lund said"
    return hung.i < phrase.end and hung.pos_ in {"NOUN", "PROPN"}


def _goes_on(doc: Doc, phrase: Phrase) -> bool:
    """Whether a naming only tells more of what stands behind it: "Norway" in "Norway's fleet", "Norwegian fleet"."""
    head = doc[phrase.head]
    owns = doc[phrase.end : phrase.end + 1].text in {"'s", "’s", "'", "’"} and doc[phrase.end].tag_ == "POS"
    return owns or (head.head.i >= phrase.end and head.dep_ in {"compound", "amod", "nmod:poss", "nmod:desc", "flat"})


def _outside(token: Token, start: int, end: int) -> Token:
    """The word outside some tokens on which one of them hangs, by however many steps; the root itself where none is."""
    while start <= token.head.i < end and token.head.i != token.i:
        token = token.head
    return token.head


def _noun_behind(doc: Doc, phrase: Phrase) -> int | None:
    """Where the words behind a preposition end that tell more of a description though they name no actor.

    "Tariffs on steel and aluminium", "a member of the triumvirate".
    """
    place = phrase.end
    if phrase.form != "description" or place + 1 >= len(doc) or doc[place].lower_ not in _TIES | {"of", "since"}:
        return None
    end, noun = place + 1, None
    while end < len(doc) and doc[end].sent_start != 1 and (doc[end].pos_ in _INSIDE or doc[end].text == "-"):
        noun = end if doc[end].pos_ in {"NOUN", "PROPN"} else noun
        end += 1
    if noun is None or doc[place].sent_start == 1 or doc[noun + 1 : noun + 2].text in {"'s", "’s", "'", "’"}:
        return None
    hung = _outside(doc[noun], place, noun + 1)
    tied = hung.i < place and hung.pos_ in {"NOUN", "PROPN"}
    acts = phrase.kind == "other" and doc[place].lower_ == "on" and doc[noun].pos_ == "NOUN"  # on no Sunday
    acts = acts and singular(doc[noun].text) not in load_words("time_nouns")
    return noun + 1 if doc[place].lower_ == "of" or tied or acts else None


def _end_of_list(doc: Doc, phrases: Sequence[Phrase], number: int) -> int:
    """The last of several namings of one form that are joined by commas and "and": "Hald" in "Lund, Skei and Hald"."""
    last = number
    for place in range(number + 1, min(number + 5, len(phrases))):
        phrase, following = phrases[last], phrases[place]
        if following.form != phrases[number].form or following.kind != phrases[number].kind:
            break
        between = doc[phrase.end : following.start].text
        if between in {"and", ", and"}:
            return place
        if between != ",":
            break
        last = place
    return number


def find_party(doc: Doc, end: int) -> int | None:
    """Where the party and state of a lawmaker end that stand behind a name: "Sen. Ana Sousa, R-Neb.", "(D-Conn.)".

    Args:
        doc: The parse.
        end: One past the last token of the name.

    Returns:
        One past the last token; None where none stand there.
    """
    opening = doc[end : end + 1].text
    if opening not in {",", "("} or doc[end + 1 : end + 2].text.partition("-")[0] not in _PARTIES:
        return None
    for place in range(end + 1, min(end + _MOST_OF_PARTY, len(doc))):
        token = doc[place]
        if opening == "(" and token.text == ")":
            return place + 1
        if opening == "," and (
            token.text in {",", ";", ")"} or (place + 1 < len(doc) and doc[place + 1].sent_start == 1)
        ):
            return place
        if opening == "," and place > end + 1 and token.whitespace_ and token.text != "-":
            return place + 1
    return None
