"""What the analyst corrects in the app: lines in the files of `user/`, and taking them back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from crossread.errors import UsageError
from crossread.records import Sentence
from crossread.serve.asking import text
from crossread.serve.state import Served
from crossread.store import (
    ActorLine,
    DateLine,
    Note,
    SourceLine,
    StoryLine,
    UserFiles,
    UserLine,
    add_user_line,
    take_back_user_line,
)

MOST_TAGS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of the analyst's files.

    Attributes:
        file: The file in `user/`.
        line: Its line there, from 1.
        seen: SHA-256 of the file, to be shown when the line is taken back.
        action: What it does, in a word.
        subject: What it is about: a report, an actor, an outlet.
        value: What it is changed to or joined with; empty where that says nothing.
        note: The analyst's words.
        document_id: The report, where it is about one.
        start: First code point of the passage a note is about.
        end: One past the last.
        tags: Words to find a note by.
    """

    file: str
    line: int
    seen: str
    action: str
    subject: str
    value: str = ""
    note: str = ""
    document_id: str | None = None
    start: int | None = None
    end: int | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionList:
    """All corrections.

    Attributes:
        corrections: Line by line, file by file.
    """

    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What a correction changed.

    Attributes:
        file: The file in `user/`.
        line: The line that was added or taken back.
        job_id: The job that brings the stories up to date; None where there is nothing to do.
    """

    file: str
    line: int
    job_id: int | None


def list_corrections(files: UserFiles) -> CorrectionList:
    """View the analyst's files as one list.

    Args:
        files: The files.
    """
    lines: list[tuple[str, int, str, str, str, str]] = []
    for source in files.sources:
        value = "; ".join(filter(None, (source.outlet, source.label)))
        lines.append(("sources.csv", source.line, "outlet", source.match, value, source.note))
    for actor in files.actors:
        value = actor.target or " ".join(filter(None, (actor.country, actor.sector)))
        lines.append(("actors.csv", actor.line, actor.action, actor.name, value, actor.note))
    lines += [("stories.csv", one.line, one.action, one.report, one.other, one.note) for one in files.stories]
    lines += [("dates.csv", one.line, "date", one.match, one.published, one.note) for one in files.dates]
    lines += [
        ("events.csv", one.line, "event", f"{one.verb} {one.noun}".strip(), one.event, one.note) for one in files.events
    ]
    found = [
        Correction(
            file=file, line=line, seen=files.sha256[file], action=action, subject=subject, value=value, note=note
        )
        for file, line, action, subject, value, note in lines
    ]
    found += [
        Correction(
            file="notes.ndjson",
            line=note.line,
            seen=files.sha256["notes.ndjson"],
            action="note",
            subject=note.document_id,
            note=note.note,
            document_id=note.document_id,
            start=note.start,
            end=note.end,
            tags=note.tags,
        )
        for note in files.notes
    ]
    return CorrectionList(corrections=tuple(found))


def correct(app: Served, given: Mapping[str, Any]) -> Corrected:
    """Do what the analyst asks for, and let the stories be brought up to date.

    Args:
        app: The app.
        given: `action`, one of `ACTIONS` or `take_back`, and the fields it needs.

    Returns:
        Where it stands now, and the job that follows.

    Raises:
        UsageError: A field is missing or of no use.
        UserFileError: A file cannot be understood, or has changed.
        Missing: It is about something that does not exist.
    """
    action = text(given, "action")
    if action == "take_back":
        file, seen, line = text(given, "file"), text(given, "seen"), _whole(given, "line")
        take_back_user_line(app.user, file, line, seen)
        return Corrected(file=file, line=line, job_id=_rebuild(app, file))
    if action not in ACTIONS:
        raise UsageError(f"no action {action!r}", hint=f"the actions are {', '.join((*ACTIONS, 'take_back'))}")
    made, file = ACTIONS[action](app, given)
    place = add_user_line(app.user, made)
    return Corrected(file=file, line=place, job_id=_rebuild(app, file))


def _rebuild(app: Served, file: str) -> int | None:
    return None if file == "notes.ndjson" else app.jobs.ask("build").job_id


def _why(given: Mapping[str, Any], default: str = "") -> str:
    """The reason as given, or else what makes a line of ids readable."""
    return text(given, "note", needed=False, longest=1000) or default


def _merge_stories(app: Served, given: Mapping[str, Any]) -> tuple[UserLine, str]:
    one, other = app.story(text(given, "story_id")), app.story(text(given, "other"))
    if one.story_id == other.story_id:
        raise UsageError("a story cannot be merged with itself", hint="choose another story")
    why = _why(given, f"{one.title} | {other.title}")
    made = StoryLine(line=0, action="merge", report=one.title_document_id, other=other.title_document_id, note=why)
    return made, "stories.csv"


def _split_story(app: Served, given: Mapping[str, Any]) -> tuple[UserLine, str]:
    report, other = app.document(text(given, "document_id")), app.document(text(given, "other"))
    if report.document_id == other.document_id:
        raise UsageError("a report cannot be parted from itself", hint="choose another report")
    why = _why(given, " | ".join(one.title or one.path for one in (report, other)))
    made = StoryLine(line=0, action="split", report=report.document_id, other=other.document_id, note=why)
    return made, "stories.csv"


def _merge_actors(app: Served, given: Mapping[str, Any]) -> tuple[UserLine, str]:
    one, other = app.actor(text(given, "entity_id")), app.actor(text(given, "other"))
    if one.entity_id == other.entity_id:
        raise UsageError("an actor cannot be merged with itself", hint="choose another actor")
    made = ActorLine(
        line=0,
        action="merge",
        name=one.entity_id,
        target=other.entity_id,
        note=_why(given, f"{one.name} | {other.name}"),
    )
    return made, "actors.csv"


def _rename_actor(app: Served, given: Mapping[str, Any]) -> tuple[UserLine, str]:
    entity = app.actor(text(given, "entity_id"))
    name = text(given, "name", longest=300)
    return ActorLine(
        line=0, action="rename", name=entity.entity_id, target=name, note=_why(given, entity.name)
    ), "actors.csv"


def _ignore_actor(app: Served, given: Mapping[str, Any]) -> tuple[UserLine, str]:
    entity = app.actor(text(given, "entity_id"))
    return ActorLine(line=0, action="ignore", name=entity.entity_id, note=_why(given, entity.name)), "actors.csv"


def _note(app: Served, given: Mapping[str, Any]) -> tuple[UserLine, str]:
    document = app.document(text(given, "document_id"))
    start, end = _passage(app, document.document_id, len(document.text), given)
    tags = tuple(dict.fromkeys(re.findall(r"[^\s,;]+", text(given, "tags", needed=False, longest=500))))[:MOST_TAGS]
    words = text(given, "note")
    return Note(line=0, document_id=document.document_id, start=start, end=end, note=words, tags=tags), "notes.ndjson"


def _passage(app: Served, document_id: str, length: int, given: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """Read the passage a note is about: a sentence by its index, code points, or the whole report."""
    if text(given, "sentence", needed=False):
        index = _whole(given, "sentence")
        for sentence in app.workspace.load(Sentence, document_id=document_id):
            if sentence.index == index:
                return sentence.start, sentence.end
        raise UsageError(f"the report has no sentence {index}", hint="choose a sentence of the report")
    if not text(given, "start", needed=False) and not text(given, "end", needed=False):
        return None, None
    start, end = _whole(given, "start"), _whole(given, "end")
    if not 0 <= start < end <= length:
        raise UsageError(f"[{start}, {end}) is no passage of the report", hint=f"it has {length:,} characters")
    return start, end


def _date(app: Served, given: Mapping[str, Any]) -> tuple[UserLine, str]:
    document = app.document(text(given, "document_id"))
    made = DateLine(line=0, match=document.document_id, published=text(given, "published"), note=_why(given))
    return made, "dates.csv"


def _outlet(app: Served, given: Mapping[str, Any]) -> tuple[UserLine, str]:
    document = app.document(text(given, "document_id"))
    outlet = text(given, "outlet", longest=300)
    return SourceLine(line=0, match=document.document_id, outlet=outlet, note=_why(given)), "sources.csv"


def _whole(given: Mapping[str, Any], name: str) -> int:
    found = text(given, name)
    if not re.fullmatch(r"\d{1,9}", found):
        raise UsageError(f"{name} is no whole number", hint=f"send {name} as digits")
    return int(found)


ACTIONS: Mapping[str, Callable[[Served, Mapping[str, Any]], tuple[UserLine, str]]] = {
    "merge_stories": _merge_stories,
    "split_story": _split_story,
    "merge_actors": _merge_actors,
    "rename_actor": _rename_actor,
    "ignore_actor": _ignore_actor,
    "note": _note,
    "date": _date,
    "outlet": _outlet,
}
"""What can be corrected; each makes a line of one file."""

FIELDS: Mapping[str, str] = {
    "merge_stories": "story_id, other (a story)",
    "split_story": "document_id, other (a report it does not belong with)",
    "merge_actors": "entity_id, other (the actor it is)",
    "rename_actor": "entity_id, name",
    "ignore_actor": "entity_id",
    "note": "document_id, note; tags; sentence, or start and end",
    "date": "document_id, published",
    "outlet": "document_id, outlet",
    "take_back": "file, line, seen",
}
"""The fields each action needs; all but `note` and `take_back` also take a `note` on why."""
