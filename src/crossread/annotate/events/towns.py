"""Where a town lies: names of towns of 15,000 people and more, with the country that the report speaks of first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from crossread.annotate.lexicons import fold

_FAR_LARGER = 5
_KINDS = frozenset(["city", "town", "village", "province", "the"])


@dataclass(frozen=True, slots=True)
class Town:
    """A town: name, ISO 3166-1 alpha-3 code of its country, degrees north and east, people."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


@cache
def _load() -> dict[str, tuple[Town, ...]]:
    """Towns by their folded name, the largest first."""
    found: dict[str, list[Town]] = {}
    text = files("crossread.annotate.events").joinpath("data", "towns.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        name, country, latitude, longitude, population = line.split("\t")
        town = Town(name, country, float(latitude), float(longitude), int(population))
        found.setdefault(fold(name), []).append(town)
    return {name: tuple(sorted(towns, key=lambda town: -town.population)) for name, towns in found.items()}


def find_town(name: str, countries: Collection[str] = ()) -> tuple[Town | None, str]:
    """Find the town that a name means.

    Args:
        name: The name as it stands.
        countries: Countries that the report speaks of near it.

    Returns:
        The town, or None; and why.

    Example:
        >>> town, reason = find_town("Bergen", ["NOR"])
        >>> town.country, reason
        ('NOR', 'the town of that name in NOR')
        >>> find_town("Nowhereburg")
        (None, 'no town of that name is known')
    """
    words = [word for word in fold(name).split() if word not in _KINDS]
    towns = _load().get(" ".join(words), ())
    if not towns:
        return None, "no town of that name is known"
    near = [town for town in towns if town.country in countries]
    if near:
        return near[0], f"the town of that name in {near[0].country}"
    if len(towns) == 1:
        return towns[0], "the only town of that name"
    if towns[0].population >= _FAR_LARGER * towns[1].population:
        return towns[0], f"the largest of {len(towns)} towns of that name"
    return None, f"{len(towns)} towns have that name, and no country is told"
