"""The workspace: schema and migrations, write, read, search; only this room speaks SQL."""

from __future__ import annotations

from crossread.store.browsing import StoryFilter, StoryPage
from crossread.store.checking import Problem
from crossread.store.database import describe_sqlite
from crossread.store.features import Features, FeatureState
from crossread.store.found import FoundActors, Joined
from crossread.store.overrides import Applied
from crossread.store.query import HitKind, Query, parse_query
from crossread.store.schema import Column
from crossread.store.searching import Hit
from crossread.store.tables import TABLES
from crossread.store.user_files import UserFiles
from crossread.store.user_lines import ActorLine, DateLine, EventLine, Note, SourceLine, StoryLine
from crossread.store.user_writing import UserLine, add_user_line, take_back_user_line
from crossread.store.workspace import Workspace

__all__ = [
    "TABLES",
    "ActorLine",
    "Applied",
    "Column",
    "DateLine",
    "EventLine",
    "FeatureState",
    "Features",
    "FoundActors",
    "Hit",
    "HitKind",
    "Joined",
    "Note",
    "Problem",
    "Query",
    "SourceLine",
    "StoryFilter",
    "StoryLine",
    "StoryPage",
    "UserFiles",
    "UserLine",
    "Workspace",
    "add_user_line",
    "describe_sqlite",
    "parse_query",
    "take_back_user_line",
]
