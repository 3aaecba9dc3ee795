"""What a comparison found, with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.records.checks import check_share


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How well two records agree on one feature, and why.

    Attributes:
        feature: Which comparison this is.
        score: In [0, 1].
        reason: Why, in words fit for the page.
    """

    feature: str
    score: float
    reason: str

    def __post_init__(self) -> None:
        """Check the score."""
        check_share("score", self.score)
