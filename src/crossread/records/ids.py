"""Ids made from content, so that the same input has the same ids on every machine."""

from __future__ import annotations

import hashlib

_DIGEST_BYTES = 8


def content_id(kind: str, *parts: object) -> str:
    """Hash the parts that make a record what it is.

    Args:
        kind: One letter or short word for the kind of record; ids of two kinds never meet.
        parts: What identifies the record; each is hashed as `str`, with its length, so that
            no two different tuples of parts read alike.

    Returns:
        The kind, a hyphen, and 16 hexadecimal digits.

    Example:
        >>> content_id("q", "d-1", 10, 20) == content_id("q", "d-1", 10, 20)
        True
        >>> content_id("q", "ab", "c") == content_id("q", "a", "bc")
        False
    """
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for part in (kind, *parts):
        encoded = str(part).encode("utf-8", "surrogatepass")
        digest.update(f"{len(encoded)}:".encode("ascii"))
        digest.update(encoded)
    return f"{kind}-{digest.hexdigest()}"
