"""Who did what to whom: acts by the PLOVER ontology, with the rule and the words that coded each."""

from __future__ import annotations

from crossread.annotate.events.find import Marks, find_acts, find_event_mentions
from crossread.annotate.events.own import OwnActor, OwnTables, OwnWords

__all__ = ["Marks", "OwnActor", "OwnTables", "OwnWords", "find_acts", "find_event_mentions"]
