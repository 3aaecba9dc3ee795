"""Workspace in, views and pages out: one dataclass for a page, which HTML, JSON and notebook share."""

from __future__ import annotations

from crossread.report.actors import ActorsView, actors_view
from crossread.report.copies import CopiesView, copies_view
from crossread.report.desk import DeskView, ReportCard, desk_view
from crossread.report.grid import GridView, grid_view
from crossread.report.material import Audience, Material
from crossread.report.method import MethodView, method_view
from crossread.report.news import NewStatement, StoryNews, news_view
from crossread.report.page import write_pages
from crossread.report.pages import StoryPages
from crossread.report.passages import Passage, Piece
from crossread.report.quotations import QuotationsView, quotations_view
from crossread.report.sources import SourcesView, sources_view
from crossread.report.story import StoryView, story_view
from crossread.report.text import ReportView, report_view
from crossread.report.timeline import TimelineView, timeline_view
from crossread.report.wording import WordingView, wording_view

__all__ = [
    "ActorsView",
    "Audience",
    "CopiesView",
    "DeskView",
    "GridView",
    "Material",
    "MethodView",
    "NewStatement",
    "Passage",
    "Piece",
    "QuotationsView",
    "ReportCard",
    "ReportView",
    "SourcesView",
    "StoryNews",
    "StoryPages",
    "StoryView",
    "TimelineView",
    "WordingView",
    "actors_view",
    "copies_view",
    "desk_view",
    "grid_view",
    "method_view",
    "news_view",
    "quotations_view",
    "report_view",
    "sources_view",
    "story_view",
    "timeline_view",
    "wording_view",
    "write_pages",
]
