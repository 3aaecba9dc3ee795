"""Bytes in, documents out: files, archives, feeds; outlet, byline and dates with their origin."""

from __future__ import annotations

from crossread.ingest.options import IngestOptions
from crossread.ingest.read import read_bytes, read_path, read_paths

__all__ = ["IngestOptions", "read_bytes", "read_path", "read_paths"]
