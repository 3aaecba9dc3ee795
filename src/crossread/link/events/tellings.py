"""An act as one report tells it, with what linking compares."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.records import EventMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who acts or is acted upon.

    Attributes:
        entities: Ids of the entities across reports that the words name, the first one first.
        country: ISO 3166-1 alpha-3 code.
        sector: PLOVER sector.
        person: Whether the first entity is a named person: two of them are two, whatever they stand for.
    """

    entities: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    person: bool = False

    @property
    def known(self) -> bool:
        """Whether there is anything to compare."""
        return bool(self.entities) or self.country is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One mention of an act.

    Attributes:
        mention: The row.
        family: Family of texts of its report.
        trigger: The lower-case word that names the act.
        actor: Who acts.
        recipient: Upon whom.
        passage: The words of its sentence and the place of the trigger in them; None where they are not known.
    """

    mention: EventMention
    family: str
    trigger: str
    actor: Who
    recipient: Who
    passage: tuple[str, int] | None = None
