"""What a quotation says, piece by piece: its sentences, and what stands around each fragment between marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.text.segment import split_sentences

_FRAGMENT = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|‘[^‘’]*’(?!\w)")


def split_parts(text: str, *, marked: bool) -> Iterator[str]:
    """Split a quotation into what it says: its sentences, and what stands around each fragment between marks.

    Args:
        text: The words of the quotation.
        marked: Whether the words themselves stand within marks; fragments inside are then somebody else's.

    Yields:
        The parts, in order; together they hold all words.

    Example:
        >>> list(split_parts("Nobody came. The lock was shut.", marked=True))
        ['Nobody came.', 'The lock was shut.']
        >>> list(split_parts('the deal be “voided,” calling it “alarming”', marked=False))
        ['the deal be “voided,”', ' calling it “alarming”']
    """
    for start, end in split_sentences(text):
        cuts = [start]
        if not marked:
            cuts += [match.end() for match in _FRAGMENT.finditer(text, start, end)][:-1]
        for place, cut in enumerate(cuts):
            yield text[cut : cuts[place + 1] if place + 1 < len(cuts) else end]
