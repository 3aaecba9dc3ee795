"""The same act across the reports of a story, from the mentions of it in each."""

from __future__ import annotations

from crossread.link.events.link import LinkedEvents, link_events
from crossread.link.events.tellings import Telling, Who

__all__ = ["LinkedEvents", "Telling", "Who", "link_events"]
