"""Entities across reports: names, spellings, offices and descriptions of one actor, joined on evidence."""

from __future__ import annotations

from crossread.link.entities.actors import ReportActor, read_actors
from crossread.link.entities.link import EntityLinks, link_entities
from crossread.link.entities.wishes import Wish

__all__ = ["EntityLinks", "ReportActor", "Wish", "link_entities", "read_actors"]
