"""Who published a report, told from an address, a file name or a folder name."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Endings that hardly ever end an ordinary file name; two-letter country codes do ("draft-de", "notes-it")
# and count only after a second-level word (co-uk) or a leading www.
_ENDINGS = frozenset(["com", "org", "net", "info", "biz", "edu", "gov", "int", "news"])
_SECOND_LEVELS = frozenset(["co", "com", "org", "net", "gov", "ac", "edu", "gob", "gouv"])
_COUNTRY_LETTERS = 2
_NUMBER = re.compile(r"^\d+[ _.-]+")
_HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$")
_EXTENSION = re.compile(r"(?:\.(?:txt|text|md|html?|xhtml|pdf|eml|json|jsonl|ndjson|csv|tsv|xml|gz|warc|zip))+$")


def host_of(url: str | None) -> str | None:
    """Name the host of an address without a leading `www.`, None when there is none.

    Example:
        >>> host_of("https://www.example.co.uk:443/news/1"), host_of("not an address")
        ('example.co.uk', None)
    """
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def outlet_of_file_name(name: str) -> str | None:
    """Read a host out of a file name such as `002_news-example-com.txt`.

    Args:
        name: Base name of the file.

    Returns:
        The host, or None when the name does not end like one.

    Example:
        >>> outlet_of_file_name("002_news-example-com.txt"), outlet_of_file_name("bbc.co.uk.html")
        ('news.example.com', 'bbc.co.uk')
        >>> outlet_of_file_name("meeting-notes-it.txt") is None
        True
    """
    stem = _NUMBER.sub("", _EXTENSION.sub("", name.lower()))
    if "." in stem:
        return outlet_of_folder(stem)
    return _join_host(re.split(r"[-_]", stem))


def outlet_of_folder(name: str) -> str | None:
    """Read a host out of a folder name; a folder of any other name says nothing of the outlet.

    Example:
        >>> outlet_of_folder("www.example.org"), outlet_of_folder("ferry"), outlet_of_folder("v1.2")
        ('example.org', None, None)
    """
    host = name.lower()
    return _join_host(host.split(".")) if _HOST.match(host) else None


def _join_host(parts: list[str]) -> str | None:
    """Join the parts of a host, None when they do not end like one."""
    if len(parts) < 2 or not all(parts):  # noqa: PLR2004 - a name and an ending
        return None
    last, before = parts[-1], parts[-2]
    country = len(last) == _COUNTRY_LETTERS and last.isalpha()
    ends_well = last in _ENDINGS or (country and before in _SECOND_LEVELS and len(parts) > _COUNTRY_LETTERS)
    if not ends_well and not (country and parts[0] == "www"):
        return None
    return ".".join(parts[1:] if parts[0] == "www" else parts)
