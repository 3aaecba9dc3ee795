"""Text found in two reports: exact aligned passages, families of one text, and what many print by its origin.

What makes a passage a copy, and why:

| rule | value | where | why |
|---|---|---|---|
| shared run that is always found | 12 words | `candidates` | shorter runs are often idiom |
| two shared runs, apart | 9 words each | `candidates` | leaves room for an edit inside the 12 |
| edit bridged within a passage | 7 words a side | `alignment` | a changed figure or a dropped clause; not a sentence |
| edit bridged at its end | 3 words a side | `alignment` | beyond it, chance agreements begin to grow ends |
| identical words of their own | 12 | `link` | words between quotation marks are the speaker's, not the outlet's |
| identical share of a passage | .6 | `link` | below it, the passage is a retelling |
| largely the same text | half its words | `families` | then a report is no witness of its own |
| statement that many print | 4 texts, 3 outlets | `shared_text` | folded by origin, not called copying |
| standing phrase of an outlet | 3 of its texts | `shared_text` | furniture that stands inside the text |
"""

from __future__ import annotations

from crossread.link.copies.families import Overlap
from crossread.link.copies.link import CopyLinks, link_copies, link_stored_copies
from crossread.link.copies.packing import pack_copy_text, read_shelf
from crossread.link.copies.shared_text import SharedText
from crossread.link.copies.texts import CopyText, read_copy_text

__all__ = [
    "CopyLinks",
    "CopyText",
    "Overlap",
    "SharedText",
    "link_copies",
    "link_stored_copies",
    "pack_copy_text",
    "read_copy_text",
    "read_shelf",
]
