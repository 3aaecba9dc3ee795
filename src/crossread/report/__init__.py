"""Workspace in, views and pages out: one dataclass for a page, which HTML, JSON and notebook share."""

from __future__ import annotations

from crossread.report.desk import DeskView, ReportCard, desk_view
from crossread.report.news import NewStatement, StoryNews, news_view
from crossread.report.page import write_pages
from crossread.report.text import PassageView, ReportView, report_view

__all__ = [
    "DeskView",
    "NewStatement",
    "PassageView",
    "ReportCard",
    "ReportView",
    "StoryNews",
    "desk_view",
    "news_view",
    "report_view",
    "write_pages",
]
