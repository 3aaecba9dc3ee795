"""Workspace in, views and pages out."""

from __future__ import annotations
