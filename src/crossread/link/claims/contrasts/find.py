"""Looks at the pairs of a story for contrasts, and joins the rows of the two passages of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from crossread.link.claims.contrasts.absence import find_absence, find_unharmed, lacks, outcome_of_nobody, tells_of_some
from crossread.link.claims.contrasts.accounts import doubted_in, relied_on, same_account
from crossread.link.claims.contrasts.counts import Bounds, bounds_of, counted_noun, find_ages, find_counts, read_decades
from crossread.link.claims.contrasts.days import find_days, find_weeks
from crossread.link.claims.contrasts.denials import blamed_in, cleared_in, denies_before, find_denials
from crossread.link.claims.contrasts.doubts import find_doubted, find_doubts
from crossread.link.claims.contrasts.grades import find_grades, read_grades
from crossread.link.claims.contrasts.harm import find_harm
from crossread.link.claims.contrasts.joining import Contrast, Pair, join_rows
from crossread.link.claims.contrasts.moves import find_moves
from crossread.link.claims.contrasts.offices import find_offices
from crossread.link.claims.contrasts.places import find_neighbours, find_places, find_surroundings, read_addresses
from crossread.link.claims.contrasts.reasons import find_reasons
from crossread.link.claims.contrasts.rivals import find_rivals
from crossread.link.claims.contrasts.selves import find_selves, harms_another, harms_himself
from crossread.link.claims.contrasts.words import read_words, same_matter
from crossread.link.claims.scorer import Judge
from crossread.link.claims.statements import Statement
from crossread.records import Document

ONE_THING = 0.6
"""How surely two statements say the same before a difference of their slots is one."""
SURELY = 0.75
"""The same for slots that two acts of one story fill differently all the time: numbers, days."""
NEARLY = 0.4
"""The same for what hardly two things of one story have in common: one street, one act of harm and its victim."""
_DAY = len("2031-05-03")
_LARGEST = 60
_LEAST_DENIAL = 8


@dataclass(frozen=True, slots=True)
class Contrasts:
    """The contrasts of a story by the places of their statements, in order, and the rows that show them."""

    found: Mapping[Pair, Contrast]
    rows: tuple[tuple[int, ...], ...]


def find_contrasts(
    judge: Judge,
    rows: Sequence[Sequence[int]],
    pairs: Iterable[Pair],
    documents: Sequence[Document],
    *,
    shown: Sequence[Sequence[int]] | None = None,
    known: Mapping[Pair, Contrast] | None = None,
) -> Contrasts:
    """Find what two reports say of one thing and what cannot both be so.

    Args:
        judge: Scores pairs.
        rows: Rows of statements that are likely of one thing.
        pairs: Pairs that were worth a look.
        documents: The reports of the story.
        shown: The rows of the story, if these are others.
        known: What is known already not to agree.

    Returns:
        Contrasts, and the rows with those of their statements joined.
    """
    finder = _Finder(judge, rows, documents)
    found: dict[Pair, Contrast] = dict(known or {})
    for i, j, likely in finder.pairs(pairs):
        contrast = next(finder.compare(i, j, likely), None)
        if contrast is not None:
            found[i, j] = contrast
    for i, j, contrast in finder.named():
        found.setdefault((min(i, j), max(i, j)), contrast if i < j else contrast.turned())
    for i, j, why in finder.apart():
        found.setdefault((min(i, j), max(i, j)), Contrast("polarity", why, surely=True))
    return Contrasts(dict(sorted(found.items())), join_rows(judge, rows if shown is None else shown, found))


class _Finder:
    def __init__(self, judge: Judge, rows: Sequence[Sequence[int]], documents: Sequence[Document]) -> None:
        self._judge = judge
        self._rows = [list(row) for row in rows]
        self._documents = documents
        self._statements = [each.statement for each in judge.weighed]
        self._day = {one.document_id: (one.published or "")[:_DAY] for one in documents}
        self._grades = {one.document_id: read_grades(one.text) for one in documents}
        self._stems: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._counts: dict[str, dict[str, list[tuple[Bounds, frozenset[str]]]]] = {
            name: defaultdict(list) for name in self._day
        }
        self._houses: dict[str, dict[str, set[str]]] = {name: defaultdict(set) for name in self._day}
        for one in self._statements:
            name = one.clause.document_id
            for street, numbers in read_addresses(one.clause.text).items():
                self._houses[name][street] |= numbers
            self._stems[name].append(frozenset(word.stem for word in read_words(one.clause.text)))
            for quantity in one.quantities:
                noun = counted_noun(quantity)
                if noun is not None:
                    self._counts[name][noun].append((bounds_of(quantity), one.entities))

    def pairs(self, looked_at: Iterable[Pair]) -> Iterator[tuple[int, int, float]]:
        """Pairs of two reports that may be of one thing, in order, with how surely; those of a row are surely so."""
        inside = {
            (i, j) for row in self._rows if len(row) <= _LARGEST for at, i in enumerate(row) for j in row[at + 1 :]
        }
        near = {pair for pair in (*looked_at, *self._telling()) if self._judge.likely(*pair) >= NEARLY}
        for i, j in sorted(inside | near):
            if self._statements[i].clause.document_id != self._statements[j].clause.document_id:
                yield i, j, max(self._judge.likely(i, j), ONE_THING if (i, j) in inside else 0.0)

    def _telling(self) -> Iterator[Pair]:
        """Pairs that have in common what few have: a street, who does it and what he counts, an age in decades."""
        held: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._statements):
            nouns = {noun for each in one.quantities if (noun := counted_noun(each)) is not None}
            counting = (f"{who} {noun}" for who in sorted(one.who) for noun in sorted(nouns))
            decades = ["in their twenties"] if read_decades(one) else []
            for key in (*read_addresses(one.clause.text), *counting, *decades):
                held[key].append(place)
        for places in held.values():
            if len(places) <= _LARGEST:
                yield from ((i, j) for at, i in enumerate(places) for j in places[at + 1 :])
        harming = [place for place, one in enumerate(self._statements) if harms_another(one)]
        for place, one in enumerate(self._statements):
            if harms_himself(one):
                yield from ((min(place, other), max(place, other)) for other in harming if other != place)

    def compare(self, i: int, j: int, likely: float) -> Iterator[Contrast]:
        """What two statements cannot both be right on, the surest first."""
        one, other = self._statements[i], self._statements[j]
        if "speech" in {one.clause.kind, other.clause.kind} and likely < SURELY:
            return
        for why in find_selves(one, other):
            yield Contrast("actor", why)
        houses = self._houses[one.clause.document_id], self._houses[other.clause.document_id]
        for here, there in find_places(one, other, houses):
            yield Contrast("place", "", here, there)
        if likely >= ONE_THING:
            yield from self._of_one_thing(one, other)
        if likely >= SURELY:
            yield from self._of_one_act(one, other)

    def _of_one_thing(self, one: Statement, other: Statement) -> Iterator[Contrast]:
        told = self._stems[one.clause.document_id], self._stems[other.clause.document_id]
        for rivals in find_rivals(one, other, told):
            yield Contrast(rivals.slot, "", f"“{rivals.here}”", f"“{rivals.there}”")
        for here, there in find_ages(one, other):
            yield Contrast("number", "", here, there)

    def _of_one_act(self, one: Statement, other: Statement) -> Iterator[Contrast]:
        names = one.clause.document_id, other.clause.document_id
        known = self._counts[names[0]], self._counts[names[1]]
        first, second = (self._day[name] for name in names)
        order = (first > second) - (first < second) if first and second else None
        for here, there in find_counts(one, other, known, order=order):
            yield Contrast("number", "", here, there)
        for here, there in (*find_days(one, other), *find_weeks(one, other, (first, second))):
            yield Contrast("date", "", here, there)
        grades = self._grades[names[0]], self._grades[names[1]]
        for here, there in find_grades(one, other, grades, order=order):
            yield Contrast("role", "", here, there)

    def named(self) -> Iterator[tuple[int, int, Contrast]]:
        """Offices of one person, years of one arrival, places and houses beside each other, harm, reasons, doubts."""
        for i, j, here, there in find_offices(self._statements, self._documents):
            yield i, j, Contrast("role", "", here, there, surely=True)
        for i, j, here, there in find_moves(self._statements):
            yield i, j, Contrast("date", "", here, there, alone=True)
        for i, j, here, there in (*find_surroundings(self._statements), *find_neighbours(self._statements)):
            yield i, j, Contrast("place", "", here, there, alone=True)
        for i, j, here, there in find_harm(self._statements):
            yield i, j, Contrast("other", "", here, there, alone=True)
        texts = {one.document_id: one.text for one in self._documents}
        for i, j, here, there in find_reasons(self._statements, texts, self._judge.likely, SURELY):
            yield i, j, Contrast("other", "", here, there, alone=True)
        doubted = find_doubted(self._statements)
        for i in sorted(doubted):
            others = self._alike(i, lambda other: other.clause.kind != "speech")
            for j in find_doubts(self._statements, i, others, doubted):
                yield i, j, Contrast("polarity", "one says so, the other that it is not true", alone=True)

    def apart(self) -> Iterator[tuple[int, int, str]]:
        """Statements that contradict each other however little they are alike."""
        blaming = [place for place, one in enumerate(self._statements) if blamed_in(one)]
        for place, one in enumerate(self._statements):
            if cleared_in(one):
                yield from self._against(place, blaming, find_denials)
            if denies_before(one):
                yield from self._denied_before(place)
            if (outcome := outcome_of_nobody(one)) is not None and not self._tells_otherwise(one, outcome):
                day = self._day[one.clause.document_id]
                told = [at for at, each in enumerate(self._statements) if self._day[each.clause.document_id] <= day]
                yield from self._against(place, told if day else [], find_unharmed)
            if lacks(one):
                tells = partial(_tells, find_absence, one)
                yield from self._against(place, self._alike(place, tells), find_absence)
        yield from self._disputed()

    def _tells_otherwise(self, one: Statement, outcome: str) -> bool:
        """Whether the report that says it of nobody tells it of somebody: then it speaks of one scene of several."""
        name = one.clause.document_id
        return any(each.clause.document_id == name and tells_of_some(each, outcome) for each in self._statements)

    def _disputed(self) -> Iterator[tuple[int, int, str]]:
        """What one report relies on and another says to be forced or made up; no report that gives both."""
        doubts = [(place, account) for place, one in enumerate(self._statements) if (account := doubted_in(one))]
        knowing = {(self._statements[place].clause.document_id, account) for place, account in doubts}
        for place, one in enumerate(self._statements):
            account = relied_on(one) if doubts else None
            if account is None or (one.clause.document_id, account) in knowing:
                continue
            told = [doubt for doubt, of in doubts if of == account]
            doubting = {
                self._statements[doubt].clause.document_id
                for doubt in told
                if same_account(one, self._statements[doubt], account)
            }
            for doubt in told:  # a report that doubts one such account doubts no other
                if self._statements[doubt].clause.document_id in doubting:
                    yield doubt, place, "one relies on it, the other says that it is not to be relied on"

    def _against(
        self, place: int, others: Iterable[int], find: Callable[[Statement, Statement], Iterator[str]]
    ) -> Iterator[tuple[int, int, str]]:
        one = self._statements[place]
        for other in others:
            if self._statements[other].clause.document_id != one.clause.document_id:
                for why in find(one, self._statements[other]):
                    yield place, other, why

    def _alike(self, place: int, tells: Callable[[Statement], bool]) -> Iterator[int]:
        """The statements of other reports that tell something, which few do, and are likely of the same thing."""
        name = self._statements[place].clause.document_id
        for document_id in sorted(self._day.keys() - {name}):
            for other in self._judge.standing_in(document_id):
                if tells(self._statements[other]) and self._judge.likely(place, other) >= SURELY:
                    yield other

    def _denied_before(self, place: int) -> Iterator[tuple[int, int, str]]:
        """What other reports say of what was said just before a denial."""
        denial = self._statements[place].clause
        before = [
            at
            for at, each in enumerate(self._statements)
            if each.clause.document_id == denial.document_id
            and denial.sentence - 1 <= each.clause.sentence <= denial.sentence
            and each.clause.end <= denial.end - _LEAST_DENIAL
            and each.clause.kind == "reported"
        ]
        if not before:
            return
        said = max(before, key=lambda at: (self._statements[at].clause.end, at))
        for other in self._alike(said, partial(_affirms, self._statements[said])):
            yield place, other, "one says so, the other gives the denial"


def _tells(find: Callable[[Statement, Statement], Iterator[str]], one: Statement, other: Statement) -> bool:
    """Whether anything is found between two statements."""
    return any(True for _ in find(one, other))


def _affirms(said: Statement, other: Statement) -> bool:
    """Whether a statement affirms what another tells."""
    return other.clause.polarity == "affirmed" and same_matter(said, other)
