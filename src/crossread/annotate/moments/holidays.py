"""Named days of the year, as fixed dates or as rules; the western calendar and days news reports name.

Dates are public facts (national law, United Nations observances); nothing is copied from a list.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from crossread.annotate.moments.almanac import MONDAY, easter, nth_weekday

THURSDAY = 3


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _nth(month: int, weekday: int, number: int, days: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, number) + timedelta(days=days)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1),
    "new years day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new years eve": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "martin luther king day": _nth(1, MONDAY, 3),
    "martin luther king jr. day": _nth(1, MONDAY, 3),
    "mlk day": _nth(1, MONDAY, 3),
    "holocaust memorial day": _fixed(1, 27),
    "holocaust remembrance day": _fixed(1, 27),
    "australia day": _fixed(1, 26),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "valentines day": _fixed(2, 14),
    "presidents day": _nth(2, MONDAY, 3),
    "presidents' day": _nth(2, MONDAY, 3),
    "shrove tuesday": _from_easter(-47),
    "mardi gras": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "holy saturday": _from_easter(-1),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter day": _from_easter(0),
    "easter": _from_easter(0),
    "ascension day": _from_easter(39),
    "pentecost": _from_easter(49),
    "whit sunday": _from_easter(49),
    "whit monday": _from_easter(50),
    "corpus christi": _from_easter(60),
    "international women's day": _fixed(3, 8),
    "saint patrick's day": _fixed(3, 17),
    "st. patrick's day": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "april fools day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "international workers' day": _fixed(5, 1),
    "world press freedom day": _fixed(5, 3),
    "cinco de mayo": _fixed(5, 5),
    "victory day": _fixed(5, 9),
    "ve day": _fixed(5, 8),
    "europe day": _fixed(5, 9),
    "mother's day": _nth(5, 6, 2),
    "memorial day": _nth(5, MONDAY, -1),
    "juneteenth": _fixed(6, 19),
    "world refugee day": _fixed(6, 20),
    "father's day": _nth(6, 6, 3),
    "canada day": _fixed(7, 1),
    "fourth of july": _fixed(7, 4),
    "4th of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "assumption day": _fixed(8, 15),
    "labor day": _nth(9, MONDAY, 1),
    "columbus day": _nth(10, MONDAY, 2),
    "united nations day": _fixed(10, 24),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "all saints day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "guy fawkes night": _fixed(11, 5),
    "bonfire night": _fixed(11, 5),
    "election day": _nth(11, MONDAY, 1, 1),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "remembrance sunday": _nth(11, 6, 2),
    "veterans day": _fixed(11, 11),
    "thanksgiving day": _nth(11, THURSDAY, 4),
    "thanksgiving": _nth(11, THURSDAY, 4),
    "black friday": _nth(11, THURSDAY, 4, 1),
    "cyber monday": _nth(11, THURSDAY, 4, 4),
    "world aids day": _fixed(12, 1),
    "human rights day": _fixed(12, 10),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "st. stephen's day": _fixed(12, 26),
}
"""Name in lower case with a straight apostrophe -> the day it falls on in a year."""
