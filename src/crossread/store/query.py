"""What a reader types into the search box, as a query: words, or a kind of passage with what is known about it.

A query is structured when it begins with a kind (`reports`, `quotations`, `figures`, `events`, `claims`) followed by
one of the words of that kind, by a colon, or, for events, by an arrow anywhere:

    quotations by Arvola about barge since 2024-03
    figures counting soldiers over 100
    events NOR -> SWE type THREATEN
    claims status differs about the lease
    reports: dredger from Tidewire until 2024-03-31

Everything else is words that must occur together, as it stands. Words in quotation marks are never words of the
grammar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal, get_args

from crossread.errors import UsageError

HitKind = Literal["reports", "quotations", "claims", "figures", "events"]
KINDS: tuple[HitKind, ...] = get_args(HitKind)

_SPELLINGS: Mapping[str, HitKind] = {
    "report": "reports",
    "quotation": "quotations",
    "quote": "quotations",
    "quotes": "quotations",
    "claim": "claims",
    "figure": "figures",
    "event": "events",
    **{kind: kind for kind in KINDS},
}
_EVERYWHERE: Mapping[str, str] = {"about": "words", "from": "outlet", "since": "since", "until": "until"}
CLAUSES: Mapping[HitKind, Mapping[str, str]] = {
    "reports": _EVERYWHERE,
    "quotations": {**_EVERYWHERE, "by": "by"},
    "claims": {**_EVERYWHERE, "by": "by", "status": "status"},
    "figures": {**_EVERYWHERE, "counting": "counting", "in": "unit", "over": "over", "under": "under"},
    "events": {**_EVERYWHERE, "by": "actor", "type": "act", "in": "place"},
}
"""For each kind, the words that begin a clause and the field of `Query` the clause fills."""

ARROW = "->"
_TOKEN = re.compile(r'"[^"]*"?\*?|->|→|[^\s"]+?(?=->|→|[\s"]|$)')
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is searched for.

    Attributes:
        kind: The kind of passage; None for words alone.
        words: Words, "exact phrases" and begin* of words that must occur: in the sentences a passage stands in, or for
            reports anywhere in the report.
        by: Words of the name or title of who says it.
        outlet: Who published it.
        since: First day of publication: year, month or day.
        until: Last day of publication: year, month or day.
        counting: Words for the thing counted; its head comes last.
        unit: Unit of the number, as a symbol.
        over: The number may be above this.
        under: The number may be below this.
        actor: Who acts: a country's three letters, or words of a name.
        recipient: To whom it is done, likewise.
        act: Type of the act, a PLOVER event.
        place: Words of the name of the place.
        status: Status of the claim.
    """

    kind: HitKind | None = None
    words: str = ""
    by: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    counting: str = ""
    unit: str = ""
    over: Decimal | None = None
    under: Decimal | None = None
    actor: str = ""
    recipient: str = ""
    act: str = ""
    place: str = ""
    status: str = ""


def parse_query(text: str) -> Query:
    """Read what a reader typed.

    Args:
        text: The query.

    Returns:
        The query; of no kind when it is words alone.

    Raises:
        UsageError: A clause is empty, given twice, or its date or number cannot be read.

    Example:
        >>> query = parse_query("quotations by Arvola about barge")
        >>> query.kind, query.by, query.words
        ('quotations', 'Arvola', 'barge')
        >>> query = parse_query("events NOR -> SWE")
        >>> query.actor, query.recipient
        ('NOR', 'SWE')
        >>> parse_query("figures of speech").kind is None
        True
    """
    tokens = _TOKEN.findall(text)
    kind, rest = _kind(tokens)
    if kind is None:
        return Query(words=text)
    fields: dict[str, list[str]] = {}
    field = "words"
    if kind == "events" and any(token in (ARROW, "→") for token in rest):
        field = "actor"
    for place, token in enumerate(rest):
        clause = CLAUSES[kind].get(token.lower())
        if token in (ARROW, "→") and kind == "events":
            clause = "recipient"
        if clause is None:
            fields.setdefault(field, []).append(token)
            continue
        if clause in fields and clause != "words":
            raise UsageError(f"{token!r} stands twice in the search", hint=_HINT)
        if clause != "recipient" and (place + 1 == len(rest) or rest[place + 1].lower() in CLAUSES[kind]):
            raise UsageError(f"nothing follows {token!r} in the search", hint=_HINT)
        field = clause
        fields.setdefault(field, [])
    return _query(kind, fields)


_HINT = 'to search for the word itself, put it in quotation marks: "by"'


def _kind(tokens: Sequence[str]) -> tuple[HitKind | None, Sequence[str]]:
    """Tell the kind that a structured query begins with, and what follows it."""
    if not tokens:
        return None, tokens
    first, rest = tokens[0].lower(), tokens[1:]
    if first.endswith(":") and first[:-1] in _SPELLINGS:
        return _SPELLINGS[first[:-1]], rest
    kind = _SPELLINGS.get(first)
    if kind is None or not rest:
        return None, tokens
    arrow = kind == "events" and (ARROW in rest or "→" in rest)
    return (kind, rest) if arrow or rest[0].lower() in CLAUSES[kind] else (None, tokens)


def _query(kind: HitKind, fields: Mapping[str, Sequence[str]]) -> Query:
    values: dict[str, str] = {}
    for name, tokens in fields.items():
        # Words keep their quotation marks: they mean an exact phrase there, and nothing elsewhere.
        values[name] = " ".join(tokens if name == "words" else (token.strip('"') for token in tokens)).strip()
    for name in ("since", "until"):
        if values.get(name) and not _DATE.fullmatch(values[name]):
            raise UsageError(f"{values[name]!r} is no date", hint="write 2019, 2019-03 or 2019-03-25")
    over, under = (_number(values.pop(name)) if name in values else None for name in ("over", "under"))
    values["act"] = values.get("act", "").upper()
    return Query(kind=kind, over=over, under=under, **values)


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise UsageError(f"{text!r} is no number", hint="write it in digits: over 1500")
    return number
