"""Time expressions of a report, as the intervals they mean."""

from __future__ import annotations

from crossread.annotate.moments.expressions import Options, TimeExpression, read_time_expressions
from crossread.annotate.moments.find import Lent, find_moments

__all__ = ["Lent", "Options", "TimeExpression", "find_moments", "read_time_expressions"]
