"""Reads NewsWCL50 (Hamborg and others 2019): which words name which actor in five reports of one event.

The set tells paragraph and token of each naming; its texts have no tokens. A naming is looked for by its words in its
paragraph, the occurrence nearest to the token first; one that is not there is left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bench.data import Row
from bench.speech import find_in
from crossread.link.entities import ReportActor, link_entities, read_actors
from crossread.records import Mention

_TOKEN = re.compile(r"\w+|[^\w\s]")
SEEN = "5"
"""The event that is also one of the stories this program was built on; it is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One naming of an actor, as people marked it.

    Attributes:
        report: Number of the report.
        start: First code point in its text.
        end: One past the last.
        kind: Type of the concept: ACTOR, COUNTRY, GROUP, EVENT, ...
        concept: Whom or what it names; the same in all reports of an event.
        words: The words without article, in lower case.
    """

    report: int
    start: int
    end: int
    kind: str
    concept: str
    words: str


def find_namings(number: int, row: Row) -> Iterator[Naming]:
    """Yield the namings of a report that are found in its text.

    Args:
        number: Number of the report.
        row: Its row.
    """
    paragraphs = list(re.finditer(r"[^\n]+", row["text"]))
    seen: set[tuple[int, int, str]] = set()
    for one in row["annotations"]:
        place = int(one["paragraph"])
        if one["type"] == "PROPERTY" or place >= len(paragraphs):
            continue
        span = _find(one["mention"], paragraphs[place][0], int(one["start"]))
        if span is None:
            continue
        before = paragraphs[place].start()
        key = (before + span[0], before + span[1], one["name"])
        if key not in seen:
            seen.add(key)
            yield Naming(
                report=number,
                start=key[0],
                end=key[1],
                kind=one["type"],
                concept=one["name"],
                words=bare(row["text"][key[0] : key[1]]),
            )


def _find(words: str, paragraph: str, token: int) -> tuple[int, int] | None:
    """Where words stand in a paragraph, nearest to a token; signs may be set otherwise."""
    parts = _TOKEN.findall(words.replace("``", '"').replace("''", '"').replace("`", "'"))
    signs = {'"': '["“”]', "'": "['’‘]"}
    pattern = r"\s*".join(signs.get(part, re.escape(part)) for part in parts)
    found = [match.span() for match in re.finditer(pattern, paragraph)] if parts else []
    return min(found, key=lambda span: abs(len(_TOKEN.findall(paragraph[: span[0]])) - token), default=None)


def bare(text: str) -> str:
    """Words in lower case without article and signs.

    Example:
        >>> bare("The Mayor, Ana Sousa")
        'mayor ana sousa'
    """
    return re.sub(r"^(the|a|an) ", "", " ".join(re.findall(r"\w+", text.lower())))


def link_event(rows: Mapping[int, Row]) -> Mapping[str, str | None]:
    """Join the actors of the reports of one event.

    Args:
        rows: The reports by number.

    Returns:
        For each actor of a report, its number before the id, the id across reports.
    """
    actors: list[ReportActor] = []
    for number, row in rows.items():
        speech = find_in(row["text"])
        entities = [replace(one, entity_id=f"{number}:{one.entity_id}") for one in speech.entities]
        labels = [replace(one, entity_id=f"{number}:{one.entity_id}") for one in speech.labels]
        actors += read_actors(entities, labels, f"{number:03}")
    return link_entities(actors, stories={f"{number:03}": "event" for number in rows}, published={}).joined


def entity_at(number: int, row: Row, naming: Naming, joined: Mapping[str, str | None]) -> str | None:
    """The entity across reports that a naming is found under; None where the words are not found as one.

    The mention whose words are those of the naming serves, else the largest that begins with it and ends within it.
    """
    speech = find_in(row["text"])
    named = [mention for mention in speech.mentions if mention.entity_id is not None]
    exact = [one for one in named if bare(one.text) == naming.words and _meet(one, naming)]
    inner = [one for one in named if naming.start <= one.start and one.end <= naming.end and one.form != "pronoun"]
    best = exact or sorted(inner, key=lambda one: (one.start, one.start - one.end))[:1]
    return joined.get(f"{number}:{best[0].entity_id}") if best else None


def _meet(mention: Mention, naming: Naming) -> bool:
    return mention.start < naming.end and naming.start < mention.end
