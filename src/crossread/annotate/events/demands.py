"""What somebody says that another must do: a demand of the speaker's, whatever is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossread.annotate.events import grammar
from crossread.annotate.events.acts import Act
from crossread.annotate.events.lexicon import Entry
from crossread.annotate.events.rules import MODES
from crossread.annotate.events.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENTRY = Entry("REQUEST", None, "100", (), (), "rules must")
_SAYING = frozenset(["ccomp", "parataxis"])


def demand_of(scene: Scene, verb: Token, act: Act | None) -> Act | None:
    """The demand that a verb under "must" makes of what a speaker says.

    Args:
        scene: The report.
        verb: What must be done; a verb or an adjective.
        act: How it is coded itself, if it is an act.

    Returns:
        The demand, or None where nobody says it or nobody is to do it.
    """
    speech = verb.head if verb.dep_ in _SAYING else None
    if speech is None or speech.pos_ != "VERB":
        return None
    speaker = scene.party_within(grammar.subject_of(speech), whole=True)
    own = [child for child in verb.children if child.dep_ in grammar.SUBJECTS | grammar.PASSIVE_SUBJECTS]
    asked = scene.party_within(own[0], whole=True) if own else None
    if speaker is None or asked is None or (asked.entity_id is not None and asked.entity_id == speaker.entity_id):
        return None
    projected = act.event if act is not None else None
    return Act(
        trigger=verb.i,
        words=tuple(sorted({verb.i, *(child.i for child in verb.children if child.lower_ == "must")})),
        entry=_ENTRY,
        event="REQUEST",
        mode=MODES["REQUEST"].get(projected or ""),
        cameo="100",
        actor=speaker,
        recipient=asked,
        projected=projected,
        rule=f"demanded act: must over {projected or 'any'}",
    )
