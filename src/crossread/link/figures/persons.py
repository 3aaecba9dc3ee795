"""One age of one person: where no two persons of that age are told of, or name or sex tell which of them it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossread.link.figures.across import pairs_across
from crossread.link.figures.ages import same_first, same_name
from crossread.link.figures.tallies import Tally
from crossread.link.terms import share_terms

_KIN_ALIKE = 0.25
_DIGITS = re.compile(r"\d+")
_ANEW = re.compile(r"^[“\"]?(?:An?|One) (?:[a-z]+ )?$")
_SECOND = re.compile(r"\b(?:another|(?:an?|the) (?:second|third|other)) (?:[a-z]+ )?$", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"\b(?:his|her|their) (?:[a-z]+ )?$", re.IGNORECASE)
_OPENS = re.compile(r"^The $")
_NAME = re.compile(r"(?<!^)\b[A-Z][\w’'-]+")


def find_one_age(tallies: Sequence[Tally]) -> Iterator[tuple[int, int]]:
    """Find ages that are one: of two reports, or of one report that names the person once.

    Args:
        tallies: The numbers of a story.

    Yields:
        Places of two ages, the lower first: "a 17-year-old" and "Ada Brandvik, 17".
    """
    held: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(tallies):
        if one.dimension == "age" and one.interval.exact and one.quantity.low is not None:
            held[(str(one.interval.low),)].append(place)
        elif one.dimension == "age" and one.quantity.hedge == "range":
            held[tuple(_DIGITS.findall(one.quantity.text))].append(place)
    for _, places in sorted(held.items()):
        yield from _in_one_report(tallies, places)
        persons = _persons(tallies, places)
        anew = {place for place in places if _is_another(tallies, places, place)}
        for a, b in pairs_across(tallies, places):
            one, other = tallies[a], tallies[b]
            if (
                _are_apart(one, other, persons)
                if anew & {a, b}
                else _may_be_one(one, other, persons, second=bool(anew))
            ):
                yield a, b


def _are_apart(one: Tally, other: Tally, persons: Sequence[Sequence[Tally]]) -> bool:
    """Whether two ages without names are of one sex, which no named person of that age has."""
    sexes = {each.sex for held in persons for each in held}
    bare = not one.aged and not other.aged and one.sex is not None and one.sex == other.sex
    return bare and None not in sexes and one.sex not in sexes


def _persons(tallies: Sequence[Tally], places: Sequence[int]) -> list[list[Tally]]:
    """The named persons of an age, each with all that is told of them by name."""
    found: list[list[Tally]] = []
    for one in sorted((tallies[place] for place in places if tallies[place].aged), key=lambda one: -len(one.aged)):
        mine = [
            held
            for held in found
            if any(same_name(one.aged, other.aged) or same_first(one.aged, other.aged) for other in held)
        ]
        if mine:
            mine[0].append(one)
        else:
            found.append([one])
    return found


def _one_name(one: Tally, other: Tally) -> bool:
    return same_name(one.aged, other.aged) or same_first(one.aged, other.aged)


def _may_be_one(one: Tally, other: Tally, persons: Sequence[Sequence[Tally]], *, second: bool) -> bool:
    """Whether two ages of one value can be told of one person."""
    if one.sex and other.sex and one.sex != other.sex:
        return False
    if one.aged and other.aged:
        told = {*one.aged, *other.aged}
        single = len(one.aged) == len(other.aged) == 1  # a given and a family name, if somebody has both
        return _one_name(one, other) or (single and any(told <= {*each.aged} for held in persons for each in held))
    if one.aged or other.aged:
        named, bare = (one, other) if one.aged else (other, one)
        return _is_told_of(named, bare, persons) and not second
    return not second and (len(persons) <= 1 or (one.sex is not None and one.sex == other.sex))


def _is_told_of(named: Tally, bare: Tally, persons: Sequence[Sequence[Tally]]) -> bool:
    """Whether an age without a name is told of a named person, the only one of that age, or of that sex."""
    own = [held for held in persons if named in held]
    sexes = {one.sex for held in own for one in held if one.sex}
    if bare.sex and sexes and bare.sex not in sexes:
        return False
    if len(persons) > 1:
        others = [{one.sex for one in held if one.sex} for held in persons if named not in held]
        if not (bare.sex and sexes and all(told and bare.sex not in told for told in others)):
            return False
    return not _belongs_elsewhere(named, bare)


def _belongs_elsewhere(named: Tally, bare: Tally) -> bool:
    """Whether an age is told of somebody's kin, or of whom the sentence before names, and nothing names the person."""
    text = bare.sentence or ""
    left = text[: text.find(bare.quantity.text)]
    around = f"{bare.before or ''} {text}".lower()
    if any(word in around for word in named.aged if len(word) > 1):
        return False
    if _OPENS.search(left):
        return bool(_NAME.search(bare.before or ""))
    wide = share_terms(named.wide, bare.wide)
    return bool(_OF_SOMEBODY.search(left)) and wide.least < _KIN_ALIKE


def _is_another(tallies: Sequence[Tally], places: Sequence[int], place: int) -> bool:
    """Whether a report tells anew of somebody of an age, behind a name with that age or as a second one."""
    one = tallies[place]
    text = one.sentence or ""
    left = text[: max(0, text.find(one.quantity.text))]
    if one.aged or not (_ANEW.search(left) or _SECOND.search(left)):
        return False
    if _SECOND.search(left):
        return True
    own = [tallies[at] for at in places if tallies[at].quantity.document_id == one.quantity.document_id]
    return any(each.aged and each.quantity.start < one.quantity.start for each in own)


def _in_one_report(tallies: Sequence[Tally], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ages of one report that are one, where it names one: "a 17-year-old bear", "a 17-year-old bear called Ulla"."""
    for a in places:
        one = tallies[a]
        own = [b for b in places if tallies[b].quantity.document_id == one.quantity.document_id and tallies[b].aged]
        fit = [b for b in own if tallies[b].bearer == one.bearer]
        if not one.aged and fit and all(same_name(tallies[fit[0]].aged, tallies[b].aged) for b in fit):
            yield from ((min(a, b), max(a, b)) for b in fit)
