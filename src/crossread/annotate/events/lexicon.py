"""The event lexicon as data: verbs, verbs with a noun, nouns, and the verbs that turn an act into another."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Entry:
    """How a word, or a verb with a noun, is coded.

    Attributes:
        event: PLOVER event type.
        mode: PLOVER mode; None where it has none.
        cameo: CAMEO code.
        actor: Where the actor of a noun stands: `poss`, `adj`, or a preposition.
        recipient: Where the recipient stands, in the order in which it is sought: `obj`, `that`, `poss`, or a
            preposition.
        line: Table and line of the entry, which the row of an event names.
        own: Whether an analyst added it; such a line is never doubted.
        keep: Whether it is coded as it stands, whatever governs it.
    """

    event: str
    mode: str | None
    cameo: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    line: str
    own: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class EventType:
    """What holds for every event of a type: quad class, CAMEO root, Goldstein value, words or deeds."""

    quad: int
    cameo: str
    goldstein: float
    material: bool


def _rows(name: str) -> list[dict[str, str]]:
    text = files("crossread.annotate.events").joinpath("data", f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def _entry(row: dict[str, str], table: str, line: int) -> Entry:
    return Entry(
        event=row["event"],
        mode=row["mode"] or None,
        cameo=row["cameo"] or None,
        actor=tuple((row.get("actor") or "").split()),
        recipient=tuple(row["recipient"].split()),
        line=f"{table} {line}",
    )


@cache
def load_verbs() -> dict[str, Entry]:
    """Load the verbs; a verb with its particle is joined by `_`.

    Example:
        >>> load_verbs()["arrest"].event, load_verbs()["call_on"].event
        ('COERCE', 'REQUEST')
    """
    found: dict[str, Entry] = {}
    for line, row in enumerate(_rows("verbs"), 2):
        for word in row["words"].split():
            found.setdefault(word, _entry(row, "verbs", line))
    return found


@cache
def load_nouns() -> dict[str, Entry]:
    """Load the nouns that name an act by themselves.

    Example:
        >>> load_nouns()["crackdown"].event
        'COERCE'
    """
    found: dict[str, Entry] = {}
    for line, row in enumerate(_rows("nouns"), 2):
        for word in row["words"].split():
            found.setdefault(word, _entry(row, "nouns", line))
    return found


@cache
def load_phrases() -> dict[tuple[str, str], Entry]:
    """Load the acts told by a verb and the noun that it governs.

    Example:
        >>> load_phrases()["impose", "sanction"].event, load_phrases()["lift", "sanction"].event
        ('SANCTION', 'CONCEDE')
    """
    found: dict[tuple[str, str], Entry] = {}
    for line, row in enumerate(_rows("phrases"), 2):
        for verb in row["verbs"].split():
            for noun in row["nouns"].split():
                found.setdefault((verb, noun), _entry(row, "phrases", line))
    return found


@cache
def load_operators() -> dict[str, str]:
    """Load the verbs and adjectives that make another act of the act they govern, with their class.

    Example:
        >>> load_operators()["threaten"], load_operators()["willing"]
        ('threaten', 'agree_adjective')
    """
    return {word: row["class"] for row in reversed(_rows("operators")) for word in row["words"].split()}


@cache
def load_types() -> dict[str, EventType]:
    """Load the sixteen PLOVER event types.

    Example:
        >>> len(load_types()), load_types()["AID"].quad
        (16, 2)
    """
    return {
        row["event"]: EventType(int(row["quad"]), row["cameo"], float(row["goldstein"]), row["material"] == "yes")
        for row in _rows("types")
    }


@cache
def load_contexts() -> dict[str, frozenset[str]]:
    """Load the words that tell what an event is about, by PLOVER context."""
    return {row["context"]: frozenset(row["words"].split()) for row in _rows("contexts")}


@cache
def load_words(name: str) -> frozenset[str]:
    """Load one of the closed sets of words that the rules lean on.

    Example:
        >>> "series" in load_words("containers")
        True
    """
    return next(frozenset(row["words"].split()) for row in _rows("words") if row["set"] == name)


@cache
def load_irregular() -> dict[str, tuple[str, ...]]:
    """Load the irregular forms of verbs.

    Example:
        >>> load_irregular()["withdraw"]
        ('withdrew', 'withdrawn')
    """
    return {row["verb"]: tuple(row["forms"].split()) for row in _rows("irregular_verbs")}
