"""The same quantity across reports: intervals in one unit, the thing counted, what happened to it, and when.

What joins two numbers, and why:

| feature | what | why |
|---|---|---|
| dimension | never two of them; currencies are their own | a length is no mass, a rate of exchange is not in a report |
| thing counted | one noun, near synonyms, people in general, or a noun for what the other's verb says | `nouns` |
| outcome | killed, injured, arrested ... must be the same where both tell | dead are not injured |
| around | content words beside the number and in its sentence, weighted | `tallies` |
| time | days must meet; a day and a span of years do not | a toll of a day is none of a decade |
| value | equal numbers join sooner, rare ones soonest; a clash needs one noun in like sentences | `compare` |
| part | `including 81`, `three of whom` join no total | a part is no other count of the whole |
| age | by the name of the person alone | |
| one report | does not contradict itself: two values of one report keep two figures | `link` |
"""

from __future__ import annotations

from crossread.link.figures.compare import compare_tallies
from crossread.link.figures.intervals import Unit, compare_values
from crossread.link.figures.link import FigureLinks, link_figures
from crossread.link.figures.tallies import Tally, read_tally

__all__ = ["FigureLinks", "Tally", "Unit", "compare_tallies", "compare_values", "link_figures", "read_tally"]
