"""Time expressions of a report, as the intervals they mean."""

from __future__ import annotations

from crossread.annotate.moments.expressions import Options, TimeExpression, read_time_expressions

__all__ = ["Options", "TimeExpression", "read_time_expressions"]
