"""One act that a sentence tells with several words: "killed two in an attack", "shelled the town, wounding nine"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.events.acts import Act
from crossread.annotate.events.scene import Party, Scene

_LINKS = frozenset(["advcl", "conj", "obl", "nmod", "xcomp", "acl", "obj", "nsubj", "parataxis"])
_CLIMBS = 4


def merge_tellings(scene: Scene, acts: Sequence[Act]) -> list[Act]:
    """Merge acts of one type that hang on each other and have no two actors.

    Args:
        scene: The report.
        acts: Acts in the order of the text.

    Returns:
        The acts; of those merged the upper one, with what only the lower one tells.
    """
    kept = {act.trigger: act for act in acts}
    for act in acts:
        upper = _upper(scene, act, kept)
        if upper is None:
            continue
        del kept[act.trigger]
        kept[upper.trigger] = replace(
            upper,
            words=tuple(sorted({*upper.words, *act.words})),
            mode=upper.mode or act.mode,
            actor=upper.actor or act.actor,
            recipient=upper.recipient or act.recipient,
        )
    return [kept[trigger] for trigger in sorted(kept)]


def _upper(scene: Scene, act: Act, kept: dict[int, Act]) -> Act | None:
    """The act above that tells the same."""
    here = scene.doc[act.trigger]
    for _ in range(_CLIMBS):
        if here.dep_ not in _LINKS or here.head.i == here.i:
            return None
        here = here.head
        upper = kept.get(here.i)
        if upper is not None:
            same = (upper.event, upper.projected, upper.negated, upper.outlook) == (
                act.event,
                act.projected,
                act.negated,
                act.outlook,
            )
            return upper if same and _one(act.actor, upper.actor) and not _two_targets(act, upper) else None
    return None


def _one(lower: Party | None, upper: Party | None) -> bool:
    if lower is None or upper is None:
        return True
    overlap = lower.start < upper.end and upper.start < lower.end
    return overlap or (lower.entity_id is not None and lower.entity_id == upper.entity_id)


def _two_targets(lower: Act, upper: Act) -> bool:
    """Whether two different ones are named to whom it was done; the dead and the wounded of one attack are not two."""
    if lower.recipient is None or upper.recipient is None or lower.event == "ASSAULT":
        return False
    return not _one(lower.recipient, upper.recipient)
