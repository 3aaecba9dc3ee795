"""Views in, web pages out."""

from __future__ import annotations
