"""Father and son of one name, where a report of the story tells them apart: "Vance Jr." and "President Vance"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from crossread.link.entities.actors import ReportActor
from crossread.text.folding import fold
from crossread.text.kin import is_junior

MARK = "jr "
"""What is set before the last word of a junior's name, so that it is no other's."""


def tell_juniors(actors: Sequence[ReportActor]) -> list[ReportActor]:
    """Mark the names of juniors whose elder one report of the story names beside them.

    Args:
        actors: The actors of all reports of a story.

    Returns:
        The same, in their order; where no report has both, a junior is whoever bears the name.
    """
    held: dict[tuple[str, str], set[bool]] = defaultdict(set)
    elders: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        if actor.named and actor.kind == "person":
            held[actor.document_id, actor.words[-1]].add(is_junior(actor.entity.name))
            if not is_junior(actor.entity.name):
                elders[actor.words[-1]].update(map(fold, actor.entity.titles))
    both = {surname for (_, surname), found in held.items() if len(found) > 1}

    def is_marked(actor: ReportActor) -> bool:
        if not (actor.named and actor.kind == "person" and actor.words[-1] in both and is_junior(actor.entity.name)):
            return False
        return elders[actor.words[-1]].isdisjoint(map(fold, actor.entity.titles))  # else its report takes both for one

    return [
        replace(actor, words=(*actor.words[:-1], MARK + actor.words[-1])) if is_marked(actor) else actor
        for actor in actors
    ]
