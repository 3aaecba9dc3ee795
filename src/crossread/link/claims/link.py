"""From the statements of a story to its rows and cells: one claim a row, one state for each report in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from crossread.link.claims.candidates import FEWER_SHARED, SHARED, only_thinks, weigh_candidates
from crossread.link.claims.cells import Row, fill_cells
from crossread.link.claims.comparators import Weighed, weigh, weigh_words
from crossread.link.claims.contrasts import Contrast, find_contrasts
from crossread.link.claims.differences import Verdicts, compare_slots
from crossread.link.claims.held import hold_together
from crossread.link.claims.joiner import Joiner
from crossread.link.claims.order import choose_gist, counted_as_most, in_order
from crossread.link.claims.repeats import merge_repeats
from crossread.link.claims.rows import cover_sure, find_rows, surely_joined
from crossread.link.claims.scorer import Judge
from crossread.link.claims.statements import Statement
from crossread.records import Cell, Claim, Document, content_id
from crossread.records.claims import CellState, ClaimKind, ClaimStatus

LARGE = 10
"""In stories of more reports some statements stand for all, and only rows of several reports get cells of silence."""
ALIKE = 0.62
"""Average likeness from which statements are compared for what they differ on, whether or not a row holds them."""
_FEWEST_WORDS = 2
_LARGEST = 60
_FLAGGED: frozenset[CellState] = frozenset(["differs", "denies"])


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedClaims:
    """The rows of a story and what each report does with each."""

    claims: tuple[Claim, ...]
    cells: tuple[Cell, ...]


def link_claims(
    story_id: str, documents: Sequence[Document], statements: Sequence[Statement], verdicts: Verdicts
) -> LinkedClaims:
    """Line up what the reports of a story say.

    Args:
        story_id: The story.
        documents: Its reports, in any order.
        statements: Their statements, in any order.
        verdicts: What is known of its figures and utterances.

    Returns:
        Claims in the order of `crossread.link.claims.order`, and their cells.
    """
    ordered = sorted(documents, key=lambda one: (one.published or "9999", one.document_id))
    rank = {document.document_id: place for place, document in enumerate(ordered)}
    held = sorted(
        (one for one in statements if one.clause.document_id in rank),
        key=lambda one: (one.clause.document_id, one.clause.start, one.clause.end),
    )
    families = {document.document_id: document.family_id or document.document_id for document in documents}
    judge = Judge(weigh(held, weigh_words(held)))
    candidates = list(weigh_candidates(judge.weighed, FEWER_SHARED))
    joiner = Joiner(judge, near=candidates)
    joined = joiner.pairs()
    pairs = [pair for pair, share in candidates if share >= SHARED]
    near, shown = find_rows(judge, pairs, join=ALIKE), find_rows(joiner, joined)
    known = _known_to_differ(judge, near, shown, verdicts)
    contrasts = find_contrasts(judge, near, pairs, ordered, shown=shown, known=known)

    def fill(row: Row) -> list[Cell]:
        silent = not row.large or row.shared
        return fill_cells(row, judge, ordered, verdicts, contrasts, joiner=joiner, silent=silent)

    made = _make_rows(story_id, judge, joiner, cover_sure(joiner, contrasts.rows, joined), rank, families)
    claims, cells = [], []
    for row, filled in _once_each([(row, fill(row)) for row in made], held, families, fill):
        status = _status(row, {cell.state for cell in filled}, held)
        claims.append(_record(row, story_id, held, families, status))
        # nobody is silent on "she added": only what says something can be missing from a report
        cells += [cell for cell in filled if status != "background" or cell.start is not None]
    return LinkedClaims(claims=tuple(in_order(claims, rank)), cells=tuple(cells))


def _make_rows(  # noqa: PLR0917 - a row is made of all of these
    story_id: str,
    judge: Judge,
    joiner: Joiner,
    found: Sequence[Sequence[int]],
    rank: Mapping[str, int],
    families: Mapping[str, str],
) -> Iterator[Row]:
    """Give each row its words; words that stand for a row already stand for another only where it has no others."""
    held = [one.statement for one in judge.weighed]
    told: set[int] = set()
    for places, by_slot in _lay_out(judge.weighed, found):
        fit = counted_as_most(judge, places if by_slot else surely_joined(joiner, places), places)
        fresh = [place for place in fit if place not in told] or fit
        gist = choose_gist(judge, fresh, rank, among=places, told=told)
        yield Row(
            claim_id=_claim_id(story_id, [held[place] for place in (gist, *(places if gist in told else ()))]),
            gist=gist,
            places=tuple(places),
            shared=_are_independent(places, held, families),
            large=len(rank) > LARGE,
            by_slot=by_slot,
        )
        told.add(gist)


def _lay_out(weighed: Sequence[Weighed], found: Sequence[Sequence[int]]) -> list[tuple[Sequence[int], bool]]:
    """The rows of several reports, those that a figure or an utterance holds together (True), and single statements."""
    held = [one.statement for one in weighed]
    rows = [row for row in found if _spread_over(held, row) > 1]
    by_slot = hold_together(weighed, rows)
    standing = {place for row in by_slot for place in row}
    alone = [place for row in found if _spread_over(held, row) == 1 for place in row if place not in standing]
    return [
        *((row, False) for row in rows),
        *((row, True) for row in by_slot),
        *(((place,), False) for place in alone if not weighed[place].nested),
    ]


def _once_each(
    filled: Sequence[tuple[Row, list[Cell]]],
    held: Sequence[Statement],
    families: Mapping[str, str],
    fill: Callable[[Row], list[Cell]],
) -> Iterator[tuple[Row, list[Cell]]]:
    """The rows with their cells, without those of which another row shows all passages and tells all differences."""
    at = {(one.clause.document_id, one.clause.start, one.clause.end): place for place, one in enumerate(held)}
    shown = [
        {
            at[cell.document_id, cell.start, cell.end]
            for cell in cells
            if cell.start is not None and cell.end is not None
        }
        for _, cells in filled
    ]
    differences = [
        frozenset(
            (cell.document_id, cell.start, cell.end, cell.state, cell.differs_on, cell.reason)
            for cell in cells
            if cell.state in _FLAGGED
        )
        for _, cells in filled
    ]
    alone = [_spread_over(held, row.places) == 1 for row, _ in filled]
    for number, kept in merge_repeats([row.places for row, _ in filled], shown, alone, differences).items():
        row, cells = filled[number]
        if kept != row.places:
            row = replace(row, places=kept, shared=_are_independent(kept, held, families))
            cells = fill(row)
        yield row, cells


def _known_to_differ(
    judge: Judge, rows: Sequence[Sequence[int]], shown: Sequence[Sequence[int]], verdicts: Verdicts
) -> dict[tuple[int, int], Contrast]:
    """Pairs of two reports' statements that differ on a slot although they are likely of one thing.

    Those that a row shows are left out: it compares each of its passages with its words.
    """
    found = {}
    of = {place: number for number, row in enumerate(shown) for place in row}
    for i, j in (pair for row in rows if len(row) <= _LARGEST for pair in combinations(row, 2)):
        one, other = judge.weighed[i].statement, judge.weighed[j].statement
        if of[i] == of[j] or one.clause.document_id == other.clause.document_id:
            continue
        slot = compare_slots(one, other, judge.likely(i, j), verdicts)
        if slot is not None:
            found[i, j] = Contrast(*slot)
    return found


def _are_independent(row: Sequence[int], held: Sequence[Statement], families: Mapping[str, str]) -> bool:
    """Whether independent texts state a row."""
    return len({families[held[place].clause.document_id] for place in row}) > 1


def _spread_over(held: Sequence[Statement], row: Sequence[int]) -> int:
    return len({held[place].clause.document_id for place in row})


def _claim_id(story_id: str, passages: Sequence[Statement]) -> str:
    """An id made of passages: of a row's words alone, unless another row has those words too."""
    clauses = [one.clause for one in passages]
    return content_id("c", story_id, *(part for one in clauses for part in (one.document_id, one.start, one.end)))


def _status(row: Row, states: set[CellState], held: Sequence[Statement]) -> ClaimStatus:
    if all(held[place].shown for place in row.places):
        return "background"
    if "denies" in states and states & {"states", "attributes", "adds", "differs"}:
        return "contradicted"
    if "differs" in states:
        return "differs"
    if row.shared and not all(_tells_nothing(held[place]) for place in row.places):
        return "agree"
    one = held[row.gist]
    return "background" if _tells_nothing(one) or len(one.words) < _FEWEST_WORDS else "only_one"


def _tells_nothing(one: Statement) -> bool:
    """Whether a statement only says who speaks ("she added") or that somebody thinks so ("we know")."""
    return one.clause.kind == "speech" or only_thinks(one)


def _record(
    row: Row, story_id: str, held: Sequence[Statement], families: Mapping[str, str], status: ClaimStatus
) -> Claim:
    clause = held[row.gist].clause
    documents = {held[place].clause.document_id for place in row.places}
    return Claim(
        claim_id=row.claim_id,
        story_id=story_id,
        kind=_kind([held[place] for place in row.places]),
        gist_document_id=clause.document_id,
        gist_start=clause.start,
        gist_end=clause.end,
        status=status,
        documents=len(documents),
        independent=len({families[document] for document in documents}),
    )


def _kind(row: Sequence[Statement]) -> ClaimKind:
    """What holds a row together, if one thing does in at least half of its passages."""
    kinds: tuple[tuple[ClaimKind, list[frozenset[str]]], ...] = (
        ("quotation", [frozenset([one.utterance_id] if one.utterance_id else []) for one in row]),
        ("figure", [frozenset(item.figure_id for item in one.quantities if item.figure_id) for one in row]),
        ("event", [one.event_ids for one in row]),
    )
    for kind, keys in kinds:
        for key in sorted({key for each in keys for key in each}):
            times = sum(key in each for each in keys)
            if times > 1 and 2 * times >= len(row):
                return kind
    return "statement"
