"""The lines of the analyst's own files, one class a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """What the analyst knows about an outlet.

    Attributes:
        line: Line of the file, from 1.
        match: Id or path of a report, a pattern of paths with `*`, a host, or an outlet as it was read.
        outlet: Its name; empty to keep what was read.
        label: A word of the analyst's own about it; shown, never interpreted.
        note: Anything.
    """

    line: int
    match: str
    outlet: str = ""
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """When a report was published, as the analyst knows it.

    Attributes:
        line: Line of the file, from 1.
        match: Id or path of a report, or a pattern of paths with `*`.
        published: ISO 8601: year, month, day, or date and time with offset.
        note: Anything.
    """

    line: int
    match: str
    published: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLine:
    """What the analyst says about an actor.

    Attributes:
        line: Line of the file, from 1.
        action: `merge` name into target, `rename` name to target, `ignore` name, or `code` it for events.
        name: A name or id; for `code` the words that name the actor.
        target: A name or id; empty for `ignore` and `code`.
        note: Anything.
        country: For `code`: the country as events name it (ISO 3166-1 alpha-3, or a code of the analyst's own).
        sector: For `code`: the PLOVER sector, or a code of the analyst's own.
        first: For `code`: the first day for which it holds, ISO 8601; empty for always.
        last: For `code`: the last day; empty for until now.
    """

    line: int
    action: Literal["merge", "rename", "ignore", "code"]
    name: str
    target: str = ""
    note: str = ""
    country: str = ""
    sector: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """Whether two reports belong to one story.

    Attributes:
        line: Line of the file, from 1.
        action: `merge` them, or `split` them.
        report: Id or path of a report.
        other: Id or path of another.
        note: Anything.
    """

    line: int
    action: Literal["merge", "split"]
    report: str
    other: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note on a passage or a report.

    Attributes:
        line: Line of the file, from 1.
        document_id: The report.
        start: First code point of the passage in its text; None for the whole report.
        end: One past the last.
        note: The analyst's words.
        tags: Words to find it by.
    """

    line: int
    document_id: str
    start: int | None = None
    end: int | None = None
    note: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """Words that name an act, as the analyst codes them.

    Attributes:
        line: Line of the file, from 1.
        verb: A verb in its infinitive, with its particle if it has one ("call on"); empty for a noun alone.
        noun: A noun that the verb governs ("impose", "sanction"), or one that names the act by itself.
        event: PLOVER event type.
        mode: PLOVER mode.
        cameo: CAMEO code, or a code of the analyst's own; empty for that of the type.
        actor: For a noun alone: where who acts stands, the first found (`poss`, `adj`, a preposition).
        recipient: Where the recipient stands (`obj`, `that`, `poss`, a preposition).
        keep: `yes` to code the act as it stands, also where it is announced, demanded or refused.
        note: Anything.
    """

    line: int
    verb: str = ""
    noun: str = ""
    event: str
    mode: str = ""
    cameo: str = ""
    actor: str = ""
    recipient: str = ""
    keep: str = ""
    note: str = ""
