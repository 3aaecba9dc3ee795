"""The place of an act on the map: its country, and the town where it is one, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate.events.circumstances import Circumstances
from crossread.annotate.events.coding import find_country_in
from crossread.annotate.events.scene import Scene
from crossread.annotate.events.towns import Town, find_town


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place: country, town where it is one, and why."""

    country: str | None
    town: Town | None
    reason: str


def geocode(scene: Scene, around: Circumstances, countries: Sequence[str]) -> Where:
    """Find the place of an act on the map.

    Args:
        scene: The report.
        around: The act's place, or why there is none.
        countries: Countries of the two parties.
    """
    place = around.place
    if place is None:
        return Where(country=None, town=None, reason=around.place_reason)
    words = scene.doc[place.start : place.end].text
    entity = scene.entities.get(place.entity_id or "")
    name = entity.name if entity is not None else words
    country = find_country_in(words) or (entity.country if entity is not None else None)
    town, reason = find_town(name, [*([country] if country else []), *countries, *scene.countries])
    if country is not None and (town is None or town.country != country):
        return Where(country=country, town=None, reason=f"{around.place_reason}; a country, or a place in it")
    return Where(country=town.country if town else None, town=town, reason=f"{around.place_reason}; {reason}")
