"""Numbers in a report as intervals, each with its hedge, its unit and the thing it counts."""

from __future__ import annotations

from crossread.annotate.quantities.find import find_quantities
from crossread.annotate.quantities.implied import find_implied
from crossread.annotate.quantities.reader import Finder, may_hold_number, read_quantities
from crossread.annotate.quantities.stated import StatedQuantity
from crossread.annotate.quantities.tables import Unit, load_units

__all__ = [
    "Finder",
    "StatedQuantity",
    "Unit",
    "find_implied",
    "find_quantities",
    "load_units",
    "may_hold_number",
    "read_quantities",
]
