"""What the entities of a story are compared by in its statements."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crossread.records import Entity

_WORD = re.compile(r"[\w'’-]+")


def entity_key(entity: Entity, namesakes: frozenset[str] = frozenset()) -> str:
    """What an entity is compared by: its surname for a person, its name for others, in lower case.

    Args:
        entity: The entity.
        namesakes: Entities by id that share their surname with another person: they go by first name and surname.
    """
    words: list[str] = [word.casefold() for word in _WORD.findall(entity.name)]
    if not words:
        return entity.name.casefold()
    if entity.kind == "person":
        return " ".join((words[0], words[-1])) if entity.entity_id in namesakes else words[-1]
    return " ".join(word for word in words if word != "the") or words[-1]  # a key without a word has no last word


def find_namesakes(entities: Iterable[Entity]) -> frozenset[str]:
    """Find persons who share a surname with another of another first name: a father and a son are two.

    Args:
        entities: The entities of a story.

    Returns:
        Their ids.
    """
    by_surname: dict[str, dict[str, list[str]]] = {}
    for entity in entities:
        words = [word.casefold() for word in _WORD.findall(entity.name)]
        if entity.kind == "person" and len(words) > 1:
            by_surname.setdefault(words[-1], {}).setdefault(words[0], []).append(entity.entity_id)
    return frozenset(one for named in by_surname.values() if len(named) > 1 for ids in named.values() for one in ids)
