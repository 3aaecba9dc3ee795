"""The signature of a score: what one must know to get the same number again (after sacrebleu, Post 2018)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

PREFIX = 10
"""Hex digits of a set's digest that go into a signature."""


@lru_cache(maxsize=1)
def crossread_version() -> str:
    """Version of the installed package."""
    return version("crossread")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a score depends on.

    Attributes:
        task: Name of the task.
        version: Its version.
        digests: Set name to digest.
        subset: "all", or "fast" and how many groups.
        n: Denominator of the score.
        groups: How many stories or documents the interval draws from.
        samples: Draws of the bootstrap.
        seed: Its seed.
        crossread: Version of the package.
        settings: What else bears upon the score.
    """

    task: str
    version: int
    digests: Mapping[str, str]
    subset: str
    n: int
    groups: int
    samples: int
    seed: int
    crossread: str
    settings: Mapping[str, str]

    def __str__(self) -> str:
        """The signature as one line, its parts always in the same order.

        Example:
            >>> print(Signature(task="moments.timebank", version=1, digests={"time/timebank": "1fcb05066159ae"},
            ...     subset="all", n=1200, groups=183, samples=1000, seed=13, crossread="0.1.0", settings={}))
            task:moments.timebank|v:1|set:time/timebank@1fcb050661|subset:all|n:1200|groups:183|boot:1000|seed:13|crossread:0.1.0
        """
        parts = [f"task:{self.task}", f"v:{self.version}"]
        parts += [f"set:{name}@{digest[:PREFIX]}" for name, digest in sorted(self.digests.items())]
        parts += [f"subset:{self.subset}", f"n:{self.n}", f"groups:{self.groups}"]
        parts += [f"boot:{self.samples}", f"seed:{self.seed}", f"crossread:{self.crossread}"]
        parts += [f"{name}:{value}" for name, value in sorted(self.settings.items())]
        return "|".join(parts)
