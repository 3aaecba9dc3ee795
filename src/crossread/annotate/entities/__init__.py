"""Entities of a report: who and what it names, by which words, in whose voice."""

from __future__ import annotations

from crossread.annotate.entities.labels import find_labels
from crossread.annotate.entities.roster import Roster, find_roster
from crossread.annotate.entities.voices import give_voices

__all__ = ["Roster", "find_labels", "find_roster", "give_voices"]
