"""Dated happenings across reports: the statement a date belongs to, joined with those of other reports.

What joins two dated statements, and why:

| feature | what | why |
|---|---|---|
| words | content words of the clause and its sentence, weighted | `tellings`: what happened, to whom |
| predicate | one verb, a near synonym, or a noun for it in the other clause | `cancelled` and `called off` |
| days | equal days add, spans that meet add little, days that cannot meet take away | a date is the best sign |
| span | `since 2009` meets no day | a stretch of time is no happening of a day |
| clash | other days need one verb, one party and like words | two dates are two happenings, unless surely one |
| one report | does not give two dates to one happening | it would be two |
"""

from __future__ import annotations

from crossread.link.happenings.compare import compare_tellings
from crossread.link.happenings.link import HappeningLinks, link_happenings
from crossread.link.happenings.tellings import Telling, read_telling

__all__ = ["HappeningLinks", "Telling", "compare_tellings", "link_happenings", "read_telling"]
