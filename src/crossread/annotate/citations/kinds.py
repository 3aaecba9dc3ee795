"""What kind of source words name: an agency, an outlet, an official body, a document, a person."""

from __future__ import annotations

import re
from functools import cache

from crossread.annotate.lexicons import fold, load_agencies, load_nouns, load_words
from crossread.records import Entity
from crossread.records.quotations import SourceKind

AGENCIES = load_agencies()
"""News agencies and picture agencies."""

_OUTLET = re.compile(r"\b(?:" + "|".join(sorted(load_words("outlet_words"))) + r")\b")
_OFFICIAL = load_words("official_words")


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold(name) for name in AGENCIES)


def is_agency(words: str) -> bool:
    """Whether a name is that of a news agency.

    Example:
        >>> is_agency("Reuters"), is_agency("the Associated Press"), is_agency("The Valley Herald")
        (True, True, False)
    """
    return fold(words).removeprefix("the ").removesuffix(" news agency").removesuffix(" news") in _agencies()


def source_kind(words: str, entity: Entity | None) -> SourceKind:
    """Say what kind of source is named.

    Args:
        words: The words that name it.
        entity: Who it is, if known.

    Example:
        >>> [source_kind(words, None) for words in ("Xinhua", "local police", "a leaked memo", "two fishermen")]
        ['agency', 'official', 'document', 'person']
    """
    folded = fold(words)
    parts = set(re.findall(r"[\w']+", folded))
    if is_agency(words) or (entity is not None and is_agency(entity.name)) or ("agency" in parts and "news" in parts):
        return "agency"
    if _OUTLET.search(words):
        return "outlet"
    titles = {word for title in (entity.titles if entity is not None else ()) for word in fold(title).split()}
    if parts & _OFFICIAL or titles & _OFFICIAL:
        return "official"
    if parts & load_nouns("document"):
        return "document"
    if entity is not None and entity.kind == "organisation" and parts & load_nouns("body"):
        return "official"
    return "person"
