"""One module for one feature; each offers `TASKS`, and its tasks' names begin with the module's name."""

from __future__ import annotations
