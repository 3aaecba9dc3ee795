"""Reported speech as two linked records: who says that another did harm accuses the other of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crossread.annotate.events.acts import Act
from crossread.annotate.events.coding import Code, code_party
from crossread.annotate.events.lexicon import Entry
from crossread.annotate.events.rules import HOSTILE, MODES
from crossread.annotate.events.scene import Party, Scene
from crossread.records import EventMention, Quotation, content_id

if TYPE_CHECKING:
    from spacy.tokens import Token

_CAMEO = "112"
_HARM = HOSTILE - {"PROTEST"}
_ENTRY = Entry("ACCUSE", None, _CAMEO, (), (), "rules reported")
_OF_STATE = frozenset(["GOV", "MIL", "COP", "SPY", "JUD", "LEG"])
"""Sectors that speak for a country: what one of them says another of them did is an account, not an accusation."""
_PARTIES = frozenset(["GOV", "MIL", "SPY", "LEG", "REB", "OPP", "PTY", "PRM", "UAF"])
"""Sectors of those who take part in a conflict. Police, doctors and the press tell what happened: sources, in the gold
rows of PLOVER and the examples of CAMEO (n 19 frames of saying, none coded ACCUSE)."""
_FOR_OTHERS = frozenset(["spokesman", "spokeswoman", "spokesperson"])
_ONE = frozenset(["he", "she", "it"])
_ANY = frozenset(["a", "an", "one", "another", "some"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act that has a row, and the words of somebody that hold it.

    Attributes:
        act: The act.
        row: Its row.
        said: The shortest quotation that holds its words; None for what the report tells itself.
    """

    act: Act
    row: EventMention
    said: Quotation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """What somebody says another did, as an act of who says it.

    Attributes:
        act: The accusation.
        of: The act that is alleged, with its row.
    """

    act: Act
    of: Told


def find_accusations(scene: Scene, told: Sequence[Told]) -> Iterator[Accusation]:
    """Find the accusations that reported speech makes and that no word of accusing has coded yet.

    An act counts that does harm (material conflict but protest) and is affirmed in the words of a named speaker with a
    country who takes part in conflicts, is not its actor and does not speak for the same government. Police, the press
    and unnamed officials are sources and accuse nobody.

    Args:
        scene: The report.
        told: Acts that have a row, in the order of the text.

    Yields:
        One accusation for each speaker, accused and speech.
    """
    accused: set[tuple[str, str | int]] = set()
    triggers = {one.act.trigger for one in told}
    for one in told:
        said, actor = one.said, one.act.actor
        if said is None or actor is None or one.row.event not in _HARM or one.row.modality != "claimed":
            continue
        speaker = _speaker(scene, said)
        cue = _cue(scene, said, speaker)
        if speaker is None or cue is None or cue.i in triggers or not _accuses(scene, speaker, one):
            continue
        key = (said.quotation_id, actor.entity_id or actor.head)
        if key in accused or _is_coded(scene, told, one, (speaker, actor)):
            continue
        accused.add(key)
        yield Accusation(act=_accusation(cue, speaker, one.act), of=one)


def link(told: EventMention, accusation: EventMention, text: str) -> tuple[EventMention, EventMention]:
    """Let the row of an act and that of its accusation name each other's place in the text.

    Args:
        told: The row of the act.
        accusation: The row of the accusation.
        text: The report, in whose code points both stand.

    Returns:
        Both rows, with the other's words and first code point in their reasons; the accusation's id is that of its
        place and of the act, since one word of saying may accuse several.
    """
    act, cue = (text[row.start : row.end] for row in (told, accusation))
    made = content_id("em", accusation.document_id, accusation.start, accusation.end, "ACCUSE", told.event_mention_id)
    return (
        replace(told, reason=f"{told.reason}; alleged by “{cue}” at {accusation.start} (ACCUSE)"),
        replace(
            accusation,
            event_mention_id=made,
            reason=f"{accusation.reason}; what is alleged is “{act}” at {told.start} ({told.event})",
        ),
    )


def _speaker(scene: Scene, said: Quotation) -> Party | None:
    """Who says it, by the words of the speech's frame; None where nobody is named."""
    if said.speaker_start is None or said.speaker_end is None:
        return None
    start, end = scene.parsed.tokens(*scene.parsed.view.from_document(said.speaker_start, said.speaker_end))
    if start >= end:
        return None
    head = scene.doc[start:end].root
    entity = scene.entities.get(said.speaker_entity_id or "")
    if entity is not None:
        return Party(head=head.i, start=start, end=end, entity_id=entity.entity_id, kind=entity.kind)
    found = scene.party_within(head, whole=True)
    return replace(found, start=min(start, found.start), end=max(end, found.end)) if found is not None else None


def _cue(scene: Scene, said: Quotation, speaker: Party | None) -> Token | None:
    """The head of the words of saying; of the speaker where there are none ("Oslo: ...")."""
    if said.cue_start is not None and said.cue_end is not None:
        start, end = scene.parsed.tokens(*scene.parsed.view.from_document(said.cue_start, said.cue_end))
        if start < end:
            return scene.doc[start:end].root
    return scene.doc[speaker.head] if speaker is not None else None


def _accuses(scene: Scene, speaker: Party, told: Told) -> bool:
    """Whether a speaker is a known party to a conflict, and speaks of another's deed."""
    code = code_party(scene, speaker)
    actor = told.act.actor
    assert actor is not None
    if code.country is None or not _is_named(scene.doc[speaker.head], code):
        return False
    accused = Code(told.row.actor_country, told.row.actor_sector)
    if accused == Code(None, None) or _one(speaker, actor):
        return False
    return not _one_government(code, accused)


def _is_named(head: Token, code: Code) -> bool:
    """Whether a speaker is one that can be held to it: a name, the holder of an office, a body; not "officials"."""
    if head.tag_ in {"NNP", "NNPS"}:
        return code.sector is None or code.sector in _PARTIES
    if code.sector not in _PARTIES:
        return False
    if head.tag_ == "PRP":
        return head.lower_ in _ONE
    unnamed = any(child.dep_ == "det" and child.lower_ in _ANY for child in head.lefts)
    return head.tag_ == "NN" and (not unnamed or head.lower_ in _FOR_OTHERS)


def _one_government(speaker: Code, accused: Code) -> bool:
    """Whether both speak for one state; a body without a country ("the army") is that of the speaker."""
    if not (_is_of_state(speaker) and _is_of_state(accused)):
        return False
    return speaker.country is None or accused.country is None or speaker.country == accused.country


def _is_of_state(code: Code) -> bool:
    """Whether a code is that of a government or its arms; a country or capital alone stands for it."""
    return code.sector in _OF_STATE or (code.sector is None and code.country is not None)


def _is_coded(scene: Scene, told: Sequence[Told], of: Told, parties: tuple[Party, Party]) -> bool:
    """Whether words of accusing between the same two are coded in the sentence already."""
    sentence = scene.doc[of.act.trigger].sent
    for one in told:
        act = one.act
        if act.event != "ACCUSE" or not sentence.start <= act.trigger < sentence.end:
            continue
        named = (act.actor, act.recipient)
        if all(mine is not None and _one(mine, theirs) for mine, theirs in zip(named, parties, strict=True)):
            return True
    return False


def _one(first: Party, second: Party) -> bool:
    same = first.entity_id is not None and first.entity_id == second.entity_id
    return same or (first.start < second.end and second.start < first.end)


def _accusation(cue: Token, speaker: Party, act: Act) -> Act:
    return Act(
        trigger=cue.i,
        words=(cue.i,),
        entry=_ENTRY,
        event="ACCUSE",
        mode=MODES["ACCUSE"][act.event],
        cameo=_CAMEO,
        actor=speaker,
        recipient=act.actor,
        projected=act.event,
        rule=f"reported act: saying over {act.event}",
    )
