"""Where the links of a page lead: the same templates stand in one file, in a folder of pages, and in the app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from crossread.report.passages import Passage, anchor


class Links(Protocol):
    """Builds the addresses of a page."""

    def report(self, number: int) -> str:
        """Where a report stands."""

    def sentence(self, passage: Passage) -> str:
        """Where the sentence of a passage stands in its report."""

    def evidence(self, row_anchor: str, number: int | None = None) -> str:
        """Where the evidence of a row stands, of all reports or of one."""

    def id(self, row_anchor: str, number: int | None = None) -> str:
        """The id of that evidence on its page."""

    def card(self, view: str, anchor: str) -> str:
        """Where a quotation, number or happening stands in the view that lists them."""


def evidence_id(row_anchor: str, number: int | None = None) -> str:
    """Name the evidence of a row on its page.

    Example:
        >>> evidence_id("c3-1"), evidence_id("c3-1", 2)
        ('e3-1', 'e3-1-2')
    """
    row = f"e{row_anchor[1:]}"
    return row if number is None else f"{row}-{number}"


class PageLinks:
    """Links within one file."""

    def report(self, number: int) -> str:
        """Where a report stands."""
        return f"#{anchor(number, None)}"

    def sentence(self, passage: Passage) -> str:
        """Where the sentence of a passage stands."""
        return f"#{passage.anchor}"

    def evidence(self, row_anchor: str, number: int | None = None) -> str:
        """Where the evidence of a row stands."""
        return f"#{evidence_id(row_anchor, number)}"

    def id(self, row_anchor: str, number: int | None = None) -> str:
        """The id of that evidence."""
        return evidence_id(row_anchor, number)

    def card(self, view: str, anchor: str) -> str:
        """Where a card of another view stands."""
        del view
        return f"#{anchor}"


@dataclass(frozen=True, slots=True)
class FolderLinks:
    """Links between the pages of a folder: a page for the story, a page for each report.

    Attributes:
        folder: From this page to the folder of reports, with a closing slash or empty.
        story: From this page to the page of the story; empty on that page.
    """

    folder: str = ""
    story: str = ""

    def report(self, number: int) -> str:
        """The page of a report."""
        return f"{self.folder}{number:06}.html"

    def sentence(self, passage: Passage) -> str:
        """The place on the page of a report."""
        return f"{self.report(passage.number)}#{passage.anchor}"

    def evidence(self, row_anchor: str, number: int | None = None) -> str:
        """Where the evidence of a row stands."""
        return f"{self.story}#{evidence_id(row_anchor, number)}"

    def id(self, row_anchor: str, number: int | None = None) -> str:
        """The id of that evidence."""
        return evidence_id(row_anchor, number)

    def card(self, view: str, anchor: str) -> str:
        """Where a card of another view stands."""
        del view
        return f"{self.story}#{anchor}"


class PaperLinks(PageLinks):
    """Links within a page that is printed: there is no drawer, so evidence is the sentence or the row."""

    def evidence(self, row_anchor: str, number: int | None = None) -> str:
        """Where the row or the report stands."""
        return f"#{row_anchor}" if number is None else self.report(number)

    def id(self, row_anchor: str, number: int | None = None) -> str:
        """The id of the row."""
        return row_anchor if number is None else evidence_id(row_anchor, number)
