"""Bytes in, documents out: files, archives, feeds; outlet, byline and dates with their origin."""

from __future__ import annotations

from crossread.ingest.options import IngestOptions
from crossread.ingest.read import read_bytes, read_path, read_paths
from crossread.ingest.unchanged import Round, Validators

__all__ = ["IngestOptions", "Round", "Validators", "read_bytes", "read_path", "read_paths"]
