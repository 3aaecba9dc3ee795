"""What two reports say of one thing and what cannot both be so, slot by slot, whatever row the passages stand in.

| kind | evidence | not evidence |
|---|---|---|
| `counts` | one act, one counted noun, numbers that exclude each other | parts, bounds, other things, a later count |
| `days` | one act that happens once, on two days or in spans apart; this week, last week | a day in a span |
| `places` | one street and two numbers; one stretch and another end | blocks, streets without a number |
| `rivals` | a word in the place of another of its set | a report that knows both words |
| `selves` | one did it to himself, another did it to him | two victims |
| `absence` | without a thing that the other tells to be there; nobody hurt and some hurt | later tolls, "nobody else" |
| `accounts` | one relies on a confession that another says was forced or made up | a report that gives both |
| `grades` | two steps of one scale: endangered, critically endangered | a charge on another day; both in one report |
| `harm` | one hurt badly, and not badly or not at all | many victims; escaped harm; "not life-threatening" |
| `doubts` | a claim, and the same claim said to be unfounded | a report that doubts too; what a claim is about |
| `reasons` | two reasons for one decision | what merely happened; reasons with words in common |
| `denials` | who is blamed in one report, denies it in another | a denial of something else |

Any of them needs two passages that are surely of one thing: `find` asks the pair scorer,
and `joining` joins the rows of both.
"""

from __future__ import annotations

from crossread.link.claims.contrasts.denials import is_denial
from crossread.link.claims.contrasts.find import Contrasts, find_contrasts
from crossread.link.claims.contrasts.joining import Contrast

__all__ = ["Contrast", "Contrasts", "find_contrasts", "is_denial"]
