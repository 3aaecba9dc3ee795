"""What a caller may set when reports are read: limits, the network, and the day of reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """What reading depends on beside its input; with equal options, equal bytes give equal results.

    Attributes:
        max_file_bytes: Largest original of one report, in bytes. Archives, JSON Lines and CSV are streamed
            and may be larger; each of their reports may not.
        max_text_characters: Longest text of one report, in code points.
        max_record_file_bytes: Largest JSON file or feed, which has to be held in memory at once.
        max_expansion_ratio: Most bytes that one compressed byte may become, once past the first mebibyte.
        max_expanded_bytes: Most bytes that one input may become when it is unpacked, nested parts included.
        max_nesting: How deep archives may lie within archives (a zip in a zip is 2).
        max_html_tags: Tags from which on a page is read without looking for its main text; the search takes
            time that grows with the square of their number (measured: 20,000 tags 0.9 s, 100,000 tags 42 s).
        max_pdf_pages: Most pages of a PDF that are read.
        fetch: Whether addresses are fetched at all.
        fetch_timeout_seconds: Longest time one address may take, from connecting to the last byte.
        fetch_delay_seconds: Pause between two requests to the same host.
        max_redirects: Most redirects that are followed for one address.
        today: The day of reading, to tell dates that lie in the future; None leaves that check out.
        stdin: Where `-` is read from; None for standard input.

    Raises:
        ValueError: A limit is not positive.

    Example:
        >>> IngestOptions(max_nesting=1).max_file_bytes
        20000000
    """

    max_file_bytes: int = 20_000_000
    max_text_characters: int = 2_000_000
    max_record_file_bytes: int = 200_000_000
    max_expansion_ratio: int = 200
    max_expanded_bytes: int = 20_000_000_000
    max_nesting: int = 3
    max_html_tags: int = 40_000
    max_pdf_pages: int = 2_000
    fetch: bool = True
    fetch_timeout_seconds: float = 20.0
    fetch_delay_seconds: float = 1.0
    max_redirects: int = 5
    today: date | None = None
    stdin: BinaryIO | None = None

    def __post_init__(self) -> None:
        """Check that the limits are limits."""
        for name in (
            "max_file_bytes",
            "max_text_characters",
            "max_record_file_bytes",
            "max_expansion_ratio",
            "max_expanded_bytes",
            "max_nesting",
            "max_html_tags",
            "max_pdf_pages",
            "fetch_timeout_seconds",
        ):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be greater than 0")
