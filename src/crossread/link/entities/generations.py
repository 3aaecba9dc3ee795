"""Father and son of one name, where a report of the story tells them apart: "Vance Jr." and "President Vance"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from crossread.link.entities.actors import ReportActor
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
    for actor in actors:
        if actor.named and actor.kind == "person":
            held[actor.document_id, actor.words[-1]].add(is_junior(actor.entity.name))
    both = {surname for (_, surname), found in held.items() if len(found) > 1}
    return [
        replace(actor, words=(*actor.words[:-1], MARK + actor.words[-1]))
        if actor.named and actor.kind == "person" and actor.words[-1] in both and is_junior(actor.entity.name)
        else actor
        for actor in actors
    ]
