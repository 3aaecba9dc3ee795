"""How good, how fast and how sure Crossread is: tasks, measures, intervals, pinned floors."""

from __future__ import annotations
