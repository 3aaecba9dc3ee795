"""Temporary."""

from __future__ import annotations

try:
    from crossread.ingest.plain import PlainMetadata, find_plain_metadata
except ModuleNotFoundError:
    from dataclasses import dataclass

    @dataclass
    class PlainMetadata:
        title = None
        outlet = None
        byline = None
        dates = ()

    def find_plain_metadata(text):
        return PlainMetadata()
