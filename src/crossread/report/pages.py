"""All pages of one story together, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from crossread.report.actors import ActorsView, actors_view
from crossread.report.copies import CopiesView, copies_view
from crossread.report.figures import FiguresView, figures_view
from crossread.report.material import Material
from crossread.report.method import MethodView, method_view
from crossread.report.quotations import QuotationsView, quotations_view
from crossread.report.sources import SourcesView, sources_view
from crossread.report.story import StoryView, story_view
from crossread.report.text import ReportView, report_view
from crossread.report.timeline import TimelineView, timeline_view
from crossread.report.wording import WordingView, wording_view


class StoryPages:
    """The pages of one story.

    Args:
        material: Its rows.
    """

    def __init__(self, material: Material) -> None:
        self.material = material

    @cached_property
    def story(self) -> StoryView:
        """Header, what differs, and the grid."""
        return story_view(self.material)

    @cached_property
    def quotations(self) -> QuotationsView:
        """Who said what."""
        return quotations_view(self.material)

    @cached_property
    def figures(self) -> FiguresView:
        """The same numbers across reports."""
        return figures_view(self.material)

    @cached_property
    def timeline(self) -> TimelineView:
        """What happened when."""
        return timeline_view(self.material)

    @cached_property
    def actors(self) -> ActorsView:
        """Who acts."""
        return actors_view(self.material)

    @cached_property
    def wording(self) -> WordingView:
        """What each report calls them."""
        return wording_view(self.material)

    @cached_property
    def copies(self) -> CopiesView:
        """Who copied whom."""
        return copies_view(self.material)

    @cached_property
    def sources(self) -> SourcesView:
        """Whom the reports rely on."""
        return sources_view(self.material)

    @cached_property
    def method(self) -> MethodView:
        """How it was made."""
        return method_view(self.material)

    def reports(self) -> Iterator[ReportView]:
        """The reports as text, one at a time."""
        for card in self.material.cards:
            yield report_view(self.material, card, grid=self.story.grid)
