"""In whose voice each mention stands, and whom "I" and "we" mean once the speakers are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.entities.phrases import FIRST_PERSON
from crossread.records import Mention, Quotation

_QUOTED = frozenset(["direct", "mixed"])


def give_voices(mentions: Sequence[Mention], quotations: Sequence[Quotation]) -> tuple[Mention, ...]:
    """Mark the mentions that stand between quotation marks, with who speaks there.

    A mention in indirect speech keeps the outlet's voice, since the words are the outlet's. Pronouns of the first
    person get the speaker of the innermost quotation they stand in.

    Args:
        mentions: The mentions of one report.
        quotations: Its quotations.

    Returns:
        The mentions in their order.
    """
    marked = [one for one in quotations if one.kind in _QUOTED]
    found = []
    for mention in mentions:
        holding = [one for one in marked if one.start <= mention.start and mention.end <= one.end]
        if not holding:
            found.append(mention)
            continue
        inner = min(holding, key=lambda one: one.end - one.start)
        own = mention.entity_id
        if own is None and mention.text.casefold() in FIRST_PERSON:
            own = inner.speaker_entity_id
        found.append(replace(mention, voice="quoted", speaker_entity_id=inner.speaker_entity_id, entity_id=own))
    return tuple(found)
