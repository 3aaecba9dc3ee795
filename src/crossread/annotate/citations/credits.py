"""Credits on a page: agency datelines, sign-offs, photo credits, "source:", "republished from"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.citations.kinds import AGENCIES
from crossread.records import Sentence

_AGENCY = "(?:" + "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True)) + ")"
_WORD = r"(?<!\w)(?:[A-Z]\.(?=\s[A-Z])|[A-Z](?:[\w&’'-]|\.(?=\w)){0,40}(?!\w))"  # bounded: a page may be one long word
_NAME = rf"{_WORD}(?:\s(?:of|and|the|for|{_WORD})){{0,5}}"
_LINK = r"\[?"
_PATTERNS = (
    re.compile(rf"^[ *_]*[A-Z][\w.,’' -]{{1,60}}?\s?\((?P<source>{_AGENCY}|{_NAME})\)\s*(?:--+|—|–|-|:)", re.MULTILINE),
    re.compile(r"(?<![\w/])/(?P<source>[A-Z][A-Za-z]{1,12})/\.?(?=\s|$)"),
    re.compile(rf"\((?P<source>{_AGENCY}|[Aa]gencies)\)"),
    re.compile(
        rf"[*_(]*\b(?:[Ss]ource|[Pp]hoto(?:graph)?(?:\s?(?:by|credit|courtesy(?:\sof)?))?|"
        rf"[Ii]mage(?:\s?credit)?|[Pp]icture|[Cc]redit|[Cc]ourtesy(?:\sof)?|[Vv]ideo|[Aa]gencies|"
        rf"[Vv]ia)\s?:\s?{_LINK}(?P<source>{_NAME}(?:\s?/\s?{_NAME}){{0,2}})"
    ),
    re.compile(rf"\b(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture)s?\s(?:by|courtesy of|from)\s(?P<source>{_NAME})"),
    re.compile(rf"\b(?:[Ii]mage|[Pp]hoto|[Mm]edia)\s[Cc]opyright\s(?P<source>{_AGENCY}|{_NAME})"),
    re.compile(rf"(?P<source>{_AGENCY})\s(?:[Pp]hoto|[Ff]ile|[Ii]mages?)\b(?:\s?/\s?{_NAME})?"),
    re.compile(rf"(?P<source>{_NAME})/{_NAME}(?=\s*$|\s*[)\].])", re.MULTILINE),
    re.compile(
        r"\([^()\n]{0,20}\b(?:[Rr]eporting|[Ww]riting|[Ee]diting)\s(?:by|"
        r"and)\s(?P<source>[^()\n;]{3,80})[^()\n]*\)"
    ),
    re.compile(
        rf"\b(?:[Rr]epublished|[Rr]eprinted|[Ff]irst published|[Oo]riginally published|[Oo]riginally "
        rf"appeared|[Ff]irst appeared|[Tt]aken|[Tt]ranslated)\s(?:with permission\s)?(?:from|in|on|by|"
        rf"at)\s{_LINK}(?P<source>{_NAME}|[\w.]+\.(?:com|org|net))"
    ),
    re.compile(
        r"\b(?:[Hh]ere (?:is|follows)|[Bb]elow (?:is|follows)|[Tt]his is) (?P<source>the (?:agency|"
        r"full|original|wire)\s?[\w’' -]{0,30}?(?:report|story|text|statement|article|"
        r"dispatch))\b[^.:\n]{0,30}"
    ),
    re.compile(
        rf"^(?P<source>{_AGENCY})(?:\s?[•·|]\s?{_AGENCY})*(?=\s[A-Z])(?!\s(?:News|World|Sport|TV))", re.MULTILINE
    ),
    re.compile(rf"\b[Cc]opyright\s(?:©\s?|\([Cc]\)\s?)?(?:\d{{4}}\s)?(?:[Tt]he\s)?(?P<source>{_NAME})(?:\s?/\s?{_NAME}){{0,2}}"),
    re.compile(rf"\b[Cc]ontributing:\s(?:[Tt]he\s)?(?P<source>{_AGENCY}|{_NAME})"),
    re.compile(rf"(?:[Tt]he\s)?(?P<source>{_AGENCY}|{_NAME})\scontributed\s(?:reporting\s)?to\sthis\s(?:report|story|article)"),
    re.compile(
        rf"\b(?:[Aa]n?|[Tt]he)\s(?P<source>{_AGENCY})\s(?:report|dispatch|story|material)\s(?:is|was|are|were)\s"
        rf"(?:included|used)"
    ),
    re.compile(
        rf"\b(?:[Cc]ontains|[Ii]ncludes|[Ii]nclude|[Uu]ses|[Uu]sing)\s(?:material|information|reporting|files)\s(?:from|by)\s"
        rf"(?:[Tt]he\s)?(?P<source>{_AGENCY}|{_NAME})"
    ),
    re.compile(r"\b[Aa]dditional\s(?:reporting|material)\s(?:from|by)\s(?P<source>(?:news\s)?agencies)\b"),
    re.compile(rf"\b(?:with|[Aa]dditional)\s(?:reporting|files|material|input)\s(?:from|by)\s(?P<source>{_NAME})"),
)  # fmt: skip


def find_credits(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Find credits wherever they stand on the page, furniture and captions included.

    Args:
        text: The document's text.
        sentences: Its sentences; a bare "Agency/Name" counts only at the end of a line that is no running text.

    Yields:
        Start and end of each credit and the span of the source's name, as code points.

    Example:
        >>> [(text[c[0] : c[1]]) for text in ["OSLO (Reuters) - Two ships sank."] for c in find_credits(text, [])]
        ['OSLO (Reuters) -']
    """
    body = [(one.start, one.end) for one in sentences if one.role == "body"]
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(left < end and start < right for left, right in taken):
                continue
            slash = "/" in match.group() and "(" not in match.group() and ":" not in match.group()
            if slash and pattern is _PATTERNS[6] and any(left <= start and end < right for left, right in body):
                continue
            taken.append((start, end))
            yield start, end, match.span("source")
