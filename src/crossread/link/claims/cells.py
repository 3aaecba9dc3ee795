"""The cells of one row: what each report does with the statement, where, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from crossread.link.claims.contrasts import Contrasts, is_denial
from crossread.link.claims.differences import Verdicts, apart, compare_slots
from crossread.link.claims.order import order_passages
from crossread.link.claims.rows import SURELY, Likeness
from crossread.link.claims.scorer import ANCHORS, Judge, anchors
from crossread.link.claims.silence import HALF, WEAK, WEAK_WITH_EACH, find_surest, search_report
from crossread.link.claims.statements import Statement
from crossread.records import Cell, Document
from crossread.records.claims import CellState, Slot

ADDS = 0.5
"""A passage adds something when at least so much of its weight of words is not in the words of the row."""
_MOST_NAMED = 3
_MOST_QUOTED = 60
_STAND_IN = 6
_BETWEEN_ANY: frozenset[Slot] = frozenset(["number", "attribution"])  # others are read against the row's words alone
_CLOSELY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row before it is written down.

    Attributes:
        claim_id: Its id.
        gist: The statement whose words stand for it.
        places: Its statements.
        shared: Whether independent texts state it.
        large: Whether the story has so many reports that some stand for all.
        by_slot: Whether a figure or an utterance holds it together, so that likeness finds no more passages of it.
    """

    claim_id: str
    gist: int
    places: tuple[int, ...]
    shared: bool
    large: bool = False
    by_slot: bool = False


def fill_cells(
    row: Row,
    judge: Judge,
    documents: Sequence[Document],
    verdicts: Verdicts,
    contrasts: Contrasts,
    *,
    joiner: Likeness,
    silent: bool,
) -> list[Cell]:
    """Fill a row's cells, one report after the other.

    Args:
        row: The row.
        judge: Scores pairs.
        documents: The reports of the story in order of publication.
        verdicts: What is known of figures and utterances.
        contrasts: What statements of the story cannot both be right on.
        joiner: Says how surely a passage belongs to the row.
        silent: Whether to say something of reports that have no passage in the row.
    """
    by_document: dict[str, list[int]] = defaultdict(list)
    for place in row.places:
        by_document[judge.weighed[place].statement.clause.document_id].append(place)
    differing = {**_contrasting(row, judge, contrasts), **_differences(row, judge, verdicts)}
    told = _told_from(row, judge, {one.document_id: one.published for one in documents})
    cells = []
    for document in documents:
        passages = by_document.get(document.document_id, [])
        for number, place in enumerate(order_passages(judge, row.gist, passages) if passages else []):
            cells.append(_present(row, judge, place, number, differing.get(place), joiner))
        if not passages and silent and told is not None and _before(document, told):
            why = f"published {(document.published or '')[:10]}, before it happened ({told})"
            cells.append(_without(row, document, "too_early", why))
        elif not passages and silent:
            cells += _silent(row, judge, document, joiner)
    return cells


def _told_from(row: Row, judge: Judge, published: Mapping[str, str | None]) -> str | None:
    """The first day on which what a row tells can have been told as done; None where no date says it.

    Every date given with what has happened counts, and so does the first report that tells it at all.
    """
    told = [judge.weighed[place].statement for place in row.places]
    days = [
        first
        for one in told
        if one.clause.tense == "past" and one.clause.modality == "asserted"
        for first, _ in one.days
    ]
    printed = [(published.get(one.clause.document_id) or "")[:10] for one in told]
    if not days or not all(printed):
        return None
    return min(*days, *printed)


def _before(document: Document, day: str) -> bool:
    return document.published is not None and document.published[:10] < day


def _stand_in(places: Sequence[int]) -> Sequence[int]:
    """Some of many statements, spread over them."""
    step = -(-len(places) // _STAND_IN)
    return places[::step] if step > 1 else places


def _differences(row: Row, judge: Judge, verdicts: Verdicts) -> Mapping[int, tuple[Slot, str]]:
    """The passages of a row that differ from its words, or on a number or speaker from any other report."""
    found: dict[int, tuple[Slot, str]] = {}
    rows = [place for place in row.places if place != row.gist]
    for place in rows:
        for other in dict.fromkeys((row.gist, *(one for one in _stand_in(rows) if one not in found))):
            one, two = judge.weighed[place].statement, judge.weighed[other].statement
            if other == place or one.clause.document_id == two.clause.document_id:
                continue
            slot = compare_slots(one, two, judge.likely(place, other), verdicts)
            if slot is None or (other != row.gist and slot[0] not in _BETWEEN_ANY):
                continue
            if other != row.gist and _as_in(slot[0], one, judge.weighed[row.gist].statement):
                continue  # it has the number or the speaker of the row's words; the other report differs, not this one
            found[place] = slot
            break
    told = {judge.weighed[place].statement.clause.document_id for place in row.places if place not in found}
    return {
        place: slot
        for place, slot in found.items()
        # a report that also tells it as the row does tells of two things and contradicts nobody
        if slot[0] in _BETWEEN_ANY or judge.weighed[place].statement.clause.document_id not in told
    }


def _contrasting(row: Row, judge: Judge, contrasts: Contrasts) -> Mapping[int, tuple[Slot, str]]:
    """Of two passages that cannot both be right the one that denies, else the one less like the row's words.

    Who contradicts a passage that contradicts the row's words says what they say, and differs from them in nothing.
    """
    places = set(row.places)
    held = {pair: one for pair, one in contrasts.found.items() if places.issuperset(pair)}
    found: dict[int, tuple[Slot, str]] = {}
    for slot in dict.fromkeys(one.slot for one in held.values()):
        against: dict[int, set[int]] = defaultdict(set)
        for (i, j), one in held.items():
            if one.slot == slot:
                against[i].add(j)
                against[j].add(i)
        odd = _against_the_words(row.gist, against)
        for (i, j), one in held.items():
            if one.slot == slot:
                place = max((i, j), key=lambda at: (odd.get(at, False), _oddness(row, judge, at)))
                found.setdefault(place, (slot, one.told(first=place == i)))
    return found


def _against_the_words(gist: int, against: Mapping[int, set[int]]) -> Mapping[int, bool]:
    """Of the passages that contradict the words of a row, or each other, whether each stands against the words."""
    odd = {gist: False}
    waiting = [gist]
    for place in waiting:
        for other in sorted(against.get(place, ())):
            if other not in odd:
                odd[other] = not odd[place]
                waiting.append(other)
    return odd


def _oddness(row: Row, judge: Judge, place: int) -> tuple[bool, bool, float, int]:
    if place == row.gist:
        return False, False, 0.0, place
    return True, is_denial(judge.weighed[place].statement), -round(judge.likely(row.gist, place), 6), place


def _as_in(slot: Slot, one: Statement, gist: Statement) -> bool:
    """Whether a statement has the speaker of the row, or a number of a figure that its words have a number of too."""
    if slot == "attribution":
        return one.utterance_id == gist.utterance_id and one.speaker == gist.speaker
    figures = {quantity.figure_id for quantity in gist.quantities if quantity.figure_id}
    return any(quantity.figure_id in figures for quantity in one.quantities)


def _present(  # noqa: PLR0917 - a passage and what is known of it
    row: Row, judge: Judge, place: int, number: int, slot: tuple[Slot, str] | None, likeness: Likeness
) -> Cell:
    one = judge.weighed[place].statement
    likely = max((likeness.likely(place, other) for other in row.places if other != place), default=1.0)
    if row.by_slot:
        likely = max(likely, SURELY)
    return Cell(
        claim_id=row.claim_id,
        document_id=one.clause.document_id,
        passage=number,
        state=_state(row, judge, place, slot),
        start=one.clause.start,
        end=one.clause.end,
        voice=one.clause.voice,
        speaker_entity_id=one.speaker,
        differs_on=slot[0] if slot else None,
        score=round(likely, 3),
        reason=slot[1] if slot else _reason(row, judge, place),
    )


def _state(row: Row, judge: Judge, place: int, slot: tuple[Slot, str] | None) -> CellState:
    one = judge.weighed[place].statement
    if slot is not None:
        return "denies" if slot[0] == "polarity" and is_denial(one) else "differs"
    if place != row.gist and _extra(judge, row.gist, place) >= ADDS:
        return "adds"
    return "attributes" if one.attributed else "states"


def _extra(judge: Judge, gist: int, place: int) -> float:
    """Share of a passage's weight of words that the row's words do not have."""
    one, known = judge.weighed[place], set(judge.weighed[gist].words)
    extra = sum(weight for word, weight in zip(one.words, one.weights, strict=True) if word not in known)
    return extra / one.total if one.total and len(one.words) > len(known) else 0.0


def _reason(row: Row, judge: Judge, place: int) -> str:
    if place == row.gist:
        return "its words stand for the row"
    why = [
        ANCHORS[name][1]
        for name in anchors(judge.weighed[row.gist].statement, judge.weighed[place].statement)
        if ANCHORS[name][0] > 0
    ]
    words = _words_shared(judge, row.gist, place)
    if words:
        why.append(f"shares {words}")
    why += _counted_otherwise(judge.weighed[row.gist].statement, judge.weighed[place].statement)
    return "; ".join(why) or "near in meaning"


def _counted_otherwise(gist: Statement, one: Statement) -> Iterator[str]:
    """What the two count alike with other values that are no contradiction: a count grows, a year passes."""
    for left, right in product(gist.quantities, one.quantities):
        if left.figure_id and left.figure_id == right.figure_id and apart(left, right):
            yield f"“{right.text}” here, “{left.text}” in the row's words, and both can be so"
            return


def _words_shared(judge: Judge, gist: int, place: int) -> str:
    one, known = judge.weighed[place], set(judge.weighed[gist].words)
    shared = [(-weight, word) for word, weight in zip(one.words, one.weights, strict=True) if word in known]
    return ", ".join(word for _, word in sorted(shared)[:_MOST_NAMED])


def _silent(row: Row, judge: Judge, document: Document, joiner: Likeness) -> list[Cell]:
    """What may be said of a report without a passage in the row; nothing where the search does not decide."""
    if document.status != "ok":
        return [_without(row, document, "not_checkable", "its text is cut off or in a language that is not read")]
    report = judge.standing_in(document.document_id)
    stand_in = [row.gist] if row.large else list(_stand_in(row.places))
    place, likely, least = find_surest(joiner, stand_in, report) if row.shared else (0, 0.0, 0.0)
    if likely >= WEAK and least >= WEAK_WITH_EACH and not row.by_slot:
        state: CellState = "attributes" if judge.weighed[place].statement.attributed else "states"
        why = f"weak: shares {_words_shared(judge, row.gist, place) or 'the theme'}"
        cell = _present(row, judge, place, 0, None, joiner)
        return [replace(cell, state=state, score=round(likely, 3), reason=why)]
    nearest = search_report(judge, stand_in, report, closely=_CLOSELY if row.large else None)
    if nearest.place is None:
        return [_without(row, document, "not_found", "there is no statement in it")]
    if (nearest.near or likely >= HALF) if row.shared else nearest.near_alone:
        return []
    quoted = " ".join(judge.weighed[nearest.place].statement.clause.text.split())
    if len(quoted) > _MOST_QUOTED:
        quoted = quoted[: _MOST_QUOTED - 1].rstrip() + "…"
    why = f"all {nearest.searched} statements searched; nearest ({nearest.likely:.2f}): “{quoted}”"
    return [replace(_without(row, document, "not_found", why), score=round(nearest.likely, 3))]


def _without(row: Row, document: Document, state: CellState, reason: str) -> Cell:
    return Cell(claim_id=row.claim_id, document_id=document.document_id, state=state, reason=reason)
