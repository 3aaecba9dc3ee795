"""Who did what to whom, found in a sentence and compared with the gold: types and words of the two parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.data import Row
from bench.speech import find_in, parse_report
from crossread.annotate.events import Marks, find_event_mentions

ROOTS = {
    "02": "REQUEST",
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "08": "YIELD",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "17": "COERCE",
    "18": "ASSAULT",
    "19": "ASSAULT",
    "20": "ASSAULT",
}
"""PLOVER type of each CAMEO root that has one; CONCEDE and RETREAT are one."""
_SMALL = frozenset(["the", "of", "and", "a", "an", "in"])
_NOT_COUNTED = frozenset(["hypothetical", "negated", "denied"])


@dataclass(frozen=True, slots=True)
class Triple:
    """A type and the words for the two parties; an empty set for a party that is not named."""

    event: str
    actor: frozenset[str]
    recipient: frozenset[str]

    @property
    def complete(self) -> bool:
        """Whether both parties are named."""
        return bool(self.actor and self.recipient)


def merge_yield(event: str) -> str:
    """CONCEDE and RETREAT as one type, for sets that do not part them.

    Example:
        >>> merge_yield("RETREAT"), merge_yield("AID")
        ('YIELD', 'AID')
    """
    return "YIELD" if event in {"CONCEDE", "RETREAT"} else event


def words(text: str) -> frozenset[str]:
    """Words that tell who is meant.

    Example:
        >>> sorted(words("the King of Norway"))
        ['king', 'norway']
    """
    return frozenset(word for word in re.findall(r"\w+", text.lower()) if word not in _SMALL)


def found_triples(text: str) -> list[Triple]:
    """The acts of a sentence that count; a party's words are those of the text and its name."""
    report, speech = parse_report(text), find_in(text)
    names = {entity.entity_id: entity.name for entity in speech.entities}
    marks = Marks(speech=speech, moments=(), quantities=())
    found = []
    for row in find_event_mentions(report.document, report.parsed, marks):
        if row.modality in _NOT_COUNTED:
            continue
        actor = text[row.actor_start or 0 : row.actor_end or 0] + " " + names.get(row.actor_entity_id or "", "")
        recipient = text[row.recipient_start or 0 : row.recipient_end or 0]
        recipient += " " + names.get(row.recipient_entity_id or "", "")
        found.append(Triple(row.event, words(actor), words(recipient)))
    return found


def gold_triples(events: Iterable[Row]) -> list[Triple]:
    """The acts of a row of the PLOVER gold rows."""
    return [
        Triple(
            one["plover2"],
            frozenset(word for party in one["actor"] for word in words(party["text"])),
            frozenset(word for party in one["recipient"] for word in words(party["text"])),
        )
        for one in events
    ]


def compare_triples(gold: Sequence[Triple], found: Sequence[Triple], what: str) -> dict[str, float]:
    """Counts of triples: the type is the same and a word of each party that the gold names is found."""
    open_ = list(gold)
    right = 0
    for one in found:
        match = next((other for other in open_ if _same(one, other)), None)
        if match is not None:
            open_.remove(match)
            right += 1
    return {f"{what}.tp": right, f"{what}.fp": len(found) - right, f"{what}.fn": len(open_)}


def _same(found: Triple, gold: Triple) -> bool:
    if found.event != gold.event:
        return False
    return all(
        not wanted or wanted & have for wanted, have in ((gold.actor, found.actor), (gold.recipient, found.recipient))
    )
