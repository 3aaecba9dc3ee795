"""Acts as event data: POLECAT, ICEWS, GDELT 2.0 events and mentions (tab-separated), and PLOVER as JSON Lines.

What Crossread does not know (COW numbers, Wikipedia articles, districts, tone) stays empty. A row stands for one act
across the reports of a story; its parties are those of the first telling that names most.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from crossread.records import Event, EventMention, Sentence
from crossread.report.exports.csv_tables import guard_cell
from crossread.report.exports.events_columns import GDELT, GDELT_MENTIONS, ICEWS, POLECAT
from crossread.report.exports.events_types import event_text, intensity
from crossread.report.exports.json_files import json_line, without_missing
from crossread.report.exports.selection import Selection
from crossread.report.exports.writing import replaced_path

Cells = Mapping[str, object]
_VERSION = "Crossread 1"
_BYTES = 6
_WEB_NEWS = 1
_SURE, _NOT_SURE = 100, 50


def write_events(selection: Selection, folder: Path) -> dict[str, int]:
    """Write the five files of event data.

    Args:
        selection: What to take.
        folder: Where the files go.

    Returns:
        The number of rows of each file.
    """
    counts = {
        "polecat.tsv": _write(folder / "polecat.tsv", POLECAT, _rows(selection, _polecat), names=True),
        "icews.tsv": _write(folder / "icews.tsv", ICEWS, _rows(selection, _icews), names=True),
        "gdelt-events.tsv": _write(folder / "gdelt-events.tsv", GDELT, _rows(selection, _gdelt), names=False),
        "gdelt-mentions.tsv": _write(folder / "gdelt-mentions.tsv", GDELT_MENTIONS, _mentions(selection), names=False),
    }
    count = 0
    with (
        replaced_path(folder / "plover.jsonl") as path,
        path.open("w", encoding="utf-8", newline="\n") as file,
    ):
        for row in _rows(selection, _plover):
            file.write(json_line(without_missing(dict(row))) + "\n")
            count += 1
    return {**counts, "plover.jsonl": count}


def _write(place: Path, columns: Sequence[str], rows: Iterable[Cells], *, names: bool) -> int:
    count = 0
    with replaced_path(place) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        if names:
            file.write("\t".join(columns) + "\n")
        for row in rows:
            file.write("\t".join(_cell(row.get(column)) for column in columns) + "\n")
            count += 1
    return count


def _cell(value: object) -> str:
    """One cell: no tab, no line break, nothing that a spreadsheet would run; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    return str(guard_cell(" ".join(str(value).split())))


def _rows(
    selection: Selection, make: Callable[[Selection, Event, EventMention, tuple[EventMention, ...]], Cells]
) -> Iterator[Cells]:
    for event in selection.load(Event):
        told = selection.told(event)
        if told:
            best = max(told, key=lambda row: (row.actor_start is not None) + (row.recipient_start is not None))
            yield make(selection, event, best, told)


def _words(selection: Selection, row: EventMention, start: int | None, end: int | None) -> str | None:
    return selection.document(row.document_id).text[start:end] if start is not None else None


def _day(selection: Selection, event: Event, row: EventMention) -> str | None:
    """The day of the act, else the last day it can have been, else that of publication."""
    day = event.date or row.date_latest or selection.document(row.document_id).published
    return day[:10] if day and len(day) >= len("2031-05-03") else None


def _party(selection: Selection, row: EventMention, prefix: str) -> Cells:
    side = "actor" if prefix == "Actor" else "recipient"
    entity = selection.entity(getattr(row, f"{side}_entity_id"))
    raw = _words(selection, row, getattr(row, f"{side}_start"), getattr(row, f"{side}_end"))
    return {
        f"{prefix} Name": entity.name if entity is not None else raw,
        f"{prefix} Country": getattr(row, f"{side}_country"),
        f"Primary {prefix} Sector": getattr(row, f"{side}_sector"),
        f"{prefix} Sectors": getattr(row, f"{side}_sector"),
        f"{prefix} Title": "; ".join(entity.titles) if entity is not None else None,
        f"{prefix} Name Raw": raw,
    }


def _polecat(selection: Selection, event: Event, row: EventMention, told: Sequence[EventMention]) -> Cells:
    document = selection.document(row.document_id)
    return {
        "Event ID": event.event_id,
        "Event Date": _day(selection, event, row),
        "Event Type": event.event,
        "Event Mode": event.mode,
        "Intensity": intensity(event.event),
        "Quad Code": row.quad,
        "Contexts": "; ".join(dict.fromkeys(name for one in told for name in one.contexts)),
        **_party(selection, row, "Actor"),
        **_party(selection, row, "Recipient"),
        **_place(selection, row),
        "Placename": selection.name(row.place_entity_id),
        "Raw Placename": _words(selection, row, row.place_start, row.place_end),
        "Source": document.outlet,
        "Publication Date": (document.published or "")[:10] or None,
        "Language": document.language,
        "Version": _VERSION,
    }


def _place(selection: Selection, row: EventMention) -> Cells:
    del selection
    return {
        "City": row.place_city,
        "Country": row.place_country,
        "Latitude": row.place_latitude,
        "Longitude": row.place_longitude,
    }


def _icews(selection: Selection, event: Event, row: EventMention, told: Sequence[EventMention]) -> Cells:
    del told
    actor, recipient = _party(selection, row, "Actor"), _party(selection, row, "Recipient")
    return {
        "Event ID": number_of(event.event_id),
        "Event Date": _day(selection, event, row),
        "Source Name": actor["Actor Name"],
        "Source Sectors": row.actor_sector,
        "Source Country": row.actor_country,
        "Event Text": event_text(event.event),
        "CAMEO Code": event.cameo,
        "Intensity": row.goldstein,
        "Target Name": recipient["Recipient Name"],
        "Target Sectors": row.recipient_sector,
        "Target Country": row.recipient_country,
        "Story ID": number_of(event.story_id),
        "Sentence Number": _sentence(selection, row),
        "Publisher": selection.document(row.document_id).outlet,
        **_place(selection, row),
    }


def _gdelt(selection: Selection, event: Event, row: EventMention, told: Sequence[EventMention]) -> Cells:
    day = (_day(selection, event, row) or "").replace("-", "")
    code = event.cameo or ""
    document = selection.document(row.document_id)
    cells: dict[str, Any] = {
        "GlobalEventID": number_of(event.event_id),
        "Day": day,
        "MonthYear": day[:6],
        "Year": day[:4],
        "IsRootEvent": int(any(one.start < len(selection.document(one.document_id).text) // 4 for one in told)),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": row.quad,
        "GoldsteinScale": row.goldstein,
        "NumMentions": len(told),
        "NumSources": len({selection.document(one.document_id).outlet for one in told}),
        "NumArticles": event.documents,
        "ActionGeo_Type": 4 if row.place_city else 1 if row.place_country else 0,
        "ActionGeo_Fullname": row.place_city or selection.name(row.place_entity_id),
        "ActionGeo_CountryCode": row.place_country,
        "ActionGeo_Lat": row.place_latitude,
        "ActionGeo_Long": row.place_longitude,
        "DATEADDED": (document.published or "")[:10].replace("-", ""),
        "SOURCEURL": document.url,
    }
    for number, side, prefix in ((1, "actor", "Actor"), (2, "recipient", "Recipient")):
        country, sector = getattr(row, f"{side}_country"), getattr(row, f"{side}_sector")
        cells |= {
            f"Actor{number}Code": f"{country or ''}{sector or ''}",
            f"Actor{number}Name": _party(selection, row, prefix)[f"{prefix} Name"],
            f"Actor{number}CountryCode": country,
            f"Actor{number}Type1Code": sector,
        }
    return cells


def _mentions(selection: Selection) -> Iterator[Cells]:
    for event in selection.load(Event):
        for row in selection.told(event):
            document = selection.document(row.document_id)
            yield {
                "GlobalEventID": number_of(event.event_id),
                "EventTimeDate": (_day(selection, event, row) or "").replace("-", ""),
                "MentionTimeDate": (document.published or "")[:10].replace("-", ""),
                "MentionType": _WEB_NEWS,
                "MentionSourceName": document.outlet,
                "MentionIdentifier": document.url or document.path,
                "SentenceID": _sentence(selection, row),
                "Actor1CharOffset": row.actor_start if row.actor_start is not None else -1,
                "Actor2CharOffset": row.recipient_start if row.recipient_start is not None else -1,
                "ActionCharOffset": row.start,
                "InRawText": 1,
                "Confidence": _SURE if row.modality == "asserted" else _NOT_SURE,
                "MentionDocLen": len(document.text),
                "Extras": f"{row.modality}; {row.rule}",
            }


def _sentence(selection: Selection, row: EventMention) -> int | None:
    """Number of the sentence that tells of an act, from 1."""
    rows = selection.workspace.load(Sentence, document_id=row.document_id)
    return next((one.index + 1 for one in rows if one.start <= row.start < one.end), None)


def _plover(selection: Selection, event: Event, row: EventMention, told: Sequence[EventMention]) -> Cells:
    return {
        "id": event.event_id,
        "date": _day(selection, event, row),
        "actor": [selection.name(one) for one in event.actors],
        "actor_country": row.actor_country,
        "actor_sector": row.actor_sector,
        "recipient": [selection.name(one) for one in event.recipients],
        "recipient_country": row.recipient_country,
        "recipient_sector": row.recipient_sector,
        "event": event.event,
        "mode": event.mode,
        "context": sorted({name for one in told for name in one.contexts}),
        "quad": row.quad,
        "goldstein": row.goldstein,
        "projected": row.projected,
        "cameo": event.cameo,
        "location": without_missing({"name": selection.name(row.place_entity_id), "country": row.place_country}),
        "latitude": row.place_latitude,
        "longitude": row.place_longitude,
        "documents": event.documents,
        "independent": event.independent,
        "text": [
            {
                "document": one.document_id,
                "start": one.start,
                "end": one.end,
                "modality": one.modality,
                "rule": one.rule,
                "sentence": selection.sentence(one.document_id, one.start, one.end),
            }
            for one in told
        ],
    }


def number_of(identifier: str) -> int:
    """A number for an id, the same everywhere, with at most 15 digits, as those files want it.

    Example:
        >>> number_of("ev-1") == number_of("ev-1"), len(str(number_of("ev-1"))) <= 15
        (True, True)
    """
    return int.from_bytes(hashlib.blake2b(identifier.encode(), digest_size=_BYTES).digest(), "big")
