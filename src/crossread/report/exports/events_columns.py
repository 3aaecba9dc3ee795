"""The columns of the event files that political scientists read: POLECAT, ICEWS, GDELT 2.0 events and mentions."""

from __future__ import annotations


def _party(prefix: str, sectors: str) -> list[str]:
    return [
        f"{prefix} Name",
        f"{prefix} Country",
        f"{prefix} COW",
        f"Primary {prefix} Sector",
        sectors,
        f"{prefix} Title",
        f"{prefix} Name Raw",
        f"Wikipedia {prefix} ID",
    ]


POLECAT = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    *_party("Actor", "Actor Sectors"),
    *_party("Recipient", "Recipient Sectors"),
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
"""Forty columns."""

ICEWS = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
)
"""Twenty columns."""


def _actor(number: int) -> list[str]:
    parts = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
    return [f"Actor{number}{part}" for part in (*parts, "Type1Code", "Type2Code", "Type3Code")]


def _place(prefix: str) -> list[str]:
    parts = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    return [f"{prefix}Geo_{part}" for part in parts]


GDELT = (
    *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
    *_actor(1),
    *_actor(2),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *_place("Actor1"),
    *_place("Actor2"),
    *_place("Action"),
    *("DATEADDED", "SOURCEURL"),
)
"""Sixty-one columns; GDELT's own files have no line of names."""

GDELT_MENTIONS = (
    "GlobalEventID",
    "EventTimeDate",
    "MentionTimeDate",
    "MentionType",
    "MentionSourceName",
    "MentionIdentifier",
    "SentenceID",
    "Actor1CharOffset",
    "Actor2CharOffset",
    "ActionCharOffset",
    "InRawText",
    "Confidence",
    "MentionDocLen",
    "MentionDocTone",
    "MentionDocTranslationInfo",
    "Extras",
)
"""Sixteen columns."""
