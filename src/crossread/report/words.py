"""The words and glyphs of every page: words first, then a glyph, then a colour."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """How a closed word of the tables is shown.

    Attributes:
        words: What a reader reads.
        glyph: One character that says the same at a glance.
        told: What it means, in a sentence.
    """

    words: str
    glyph: str
    told: str


STATES: Mapping[str, Sign] = {
    "states": Sign(words="states", glyph="●", told="The report says this in its own voice."),
    "attributes": Sign(words="attributes", glyph="◐", told="The report gives this as said by somebody."),
    "adds": Sign(words="adds", glyph="⊕", told="The report says this with more detail."),
    "differs": Sign(words="differs", glyph="≠", told="The report speaks of the same thing and gives another value."),
    "denies": Sign(words="denies", glyph="⊘", told="The report says the opposite, or reports a denial."),
    "not_found": Sign(
        words="not found",
        glyph="–",
        told="The whole text was searched and nothing was found in it. That is no judgement about the outlet.",
    ),
    "undecided": Sign(
        words="not decided",
        glyph="○",
        told="Something near was found, not near enough to say whether it is the same. The tables have no row for it.",
    ),
    "too_early": Sign(words="too early", glyph="◷", told="The report was published before it happened."),
    "not_checkable": Sign(
        words="not checkable", glyph="?", told="The text ends early, or its language is not read by this program."
    ),
}
"""States of a cell."""

STATUSES: Mapping[str, Sign] = {
    "differs": Sign(words="differs", glyph="≠", told="Reports give different values for the same thing."),
    "contradicted": Sign(words="contradicted", glyph="⊘", told="One report says it, another denies it."),
    "agree": Sign(words="agree", glyph="=", told="Reports say the same."),
    "only_one": Sign(words="only one", glyph="1", told="Found in one independent text only."),
    "background": Sign(
        words="background", glyph="·", told="Words that only say who speaks, single words, words under pictures."
    ),
}
"""How the reports relate to a row."""

STATUS_ORDER = tuple(STATUSES)
"""Rows that differ come first, then contradicted ones, agreement, what only one says, background."""

SLOTS: Mapping[str, str] = {
    "number": "the number",
    "unit": "the unit",
    "date": "the date",
    "place": "the place",
    "role": "who does what",
    "actor": "who it is",
    "attribution": "who says it",
    "polarity": "whether it is so",
    "modality": "how certain it is",
    "other": "a detail",
}
"""What a passage differs on."""

UTTERANCE_VERDICTS: Mapping[str, Sign] = {
    "speaker_differs": Sign(words="other speaker named", glyph="≠", told="Reports name different speakers."),
    "wording_differs": Sign(words="wording differs", glyph="≈", told="The same words in different wordings."),
    "shortened": Sign(words="shortened", glyph="⋯", told="Some reports give a part of the words."),
    "same": Sign(words="same words", glyph="=", told="All reports give the same words."),
    "single": Sign(words="in one report", glyph="1", told="Found in one report only."),
}
"""How the versions of an utterance relate, in the order of the cards."""

FIGURE_VERDICTS: Mapping[str, Sign] = {
    "conflict": Sign(words="values exclude each other", glyph="≠", told="No number satisfies all reports."),
    "bounds_compatible": Sign(words="bounds agree", glyph="≈", told="One number can satisfy all the bounds given."),
    "within_rounding": Sign(words="equal when rounded", glyph="≈", told="Equal within what the words allow."),
    "equal_after_conversion": Sign(words="equal in one unit", glyph="=", told="Equal after conversion of units."),
    "equal": Sign(words="equal", glyph="=", told="The same value."),
    "not_comparable": Sign(words="not comparable", glyph="?", told="The values cannot be compared."),
    "single": Sign(words="in one report", glyph="1", told="Found in one report only."),
}
"""How the values of a figure relate."""

KINDS: Mapping[str, str] = {"figure": "number", "quotation": "quotation", "event": "act", "statement": "statement"}
"""Kinds of claims."""

VOICES: Mapping[str, str] = {"outlet": "in its own voice", "quoted": "in a quotation"}
"""Who speaks at a place."""

QUOTATION_KINDS: Mapping[str, str] = {"direct": "in quotation marks", "mixed": "partly quoted", "indirect": "reported"}
"""Kinds of quotations."""

DIRECTIONS: Mapping[str, str] = {
    "earlier": "the other is published later",
    "credited": "the other credits it",
    "unknown": "which was first is not known",
}
"""Why the direction of a copy is as it is, seen from the report the text is taken from."""

SOURCE_KINDS: Mapping[str, str] = {
    "agency": "news agency",
    "outlet": "other outlet",
    "official": "official",
    "document": "document",
    "person": "person",
}
"""Whom a report relies on."""

HAPPENING_STATUSES: Mapping[str, str] = {
    "happened": "happened",
    "planned": "planned",
    "threatened": "threatened",
    "hypothetical": "hypothetical",
}
"""Whether a dated happening has taken place."""

ACTS: Mapping[str, str] = {
    "AGREE": "agrees with",
    "CONSULT": "talks with",
    "SUPPORT": "supports",
    "CONCEDE": "gives way to",
    "COOPERATE": "works with",
    "AID": "helps",
    "RETREAT": "draws back from",
    "REQUEST": "asks",
    "ACCUSE": "accuses",
    "REJECT": "refuses",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "punishes",
    "MOBILIZE": "moves forces towards",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}
"""What is done, for each PLOVER type."""

LINES: Mapping[str, Sign] = {
    "stated": Sign(words="stated", glyph="—", told="At least one report says it in its own voice."),
    "attributed": Sign(words="attributed", glyph="- -", told="The reports give it as said by somebody."),
    "planned": Sign(words="planned", glyph="···", told="It has not happened: announced, threatened or supposed."),
    "denied": Sign(words="denied", glyph="×", told="The reports say that it did not happen."),
}
"""Lines of the picture of actors."""

STATUS_WORDS: Mapping[str, str] = {"ok": "read", "truncated": "ends early", "not_checkable": "language not read"}
"""How far a report could be read."""


def counted(number: int, one: str, many: str) -> str:
    """Say a number with its noun.

    Example:
        >>> counted(1, "report", "reports"), counted(1200, "report", "reports")
        ('1 report', '1,200 reports')
    """
    return f"{number:,} {one if number == 1 else many}"


def counted_outlets(outlets: Collection[str | None]) -> str:
    """Say by how many outlets reports are; nothing where none is known.

    Args:
        outlets: The outlet of each report.

    Example:
        >>> counted_outlets(["The Quay", "Tidewire", "The Quay"]), counted_outlets(["The Quay", None])
        ('2 outlets', '1 outlet named')
        >>> counted_outlets([None])
        ''
    """
    named = set(outlets) - {None}
    return counted(len(named), "outlet", "outlets") + (" named" if None in outlets else "") if named else ""


def listed(words: tuple[str, ...]) -> str:
    """Join words as a sentence does.

    Example:
        >>> listed(("a", "b", "c"))
        'a, b and c'
    """
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1] if words else "") if part)
