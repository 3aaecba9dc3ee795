"""Views in, web pages out: the app of one workspace, for one person on this machine."""

from __future__ import annotations
