"""Reports of one sentence, parsed, with everything that is found before acts are looked for."""

from __future__ import annotations

import pytest

from crossread.annotate.events import Marks, find_event_mentions
from crossread.annotate.events.scene import Scene
from crossread.annotate.moments import find_moments
from crossread.annotate.parsed import Parsed
from crossread.annotate.quantities import find_quantities
from crossread.records import Document, EventMention
from tests.reading import read_report


class Desk:
    """Reads a text as a report of 25 March 2019."""

    def read(self, text: str) -> tuple[Document, Parsed, Marks]:
        """The report, its parse, and its marks."""
        report = read_report(text, "2019-03-25")
        moments = find_moments(report.document, report.sentences)
        quantities = find_quantities(report.document, report.sentences, moments)
        return report.document, report.parsed, Marks(speech=report.speech, moments=moments, quantities=quantities)

    def scene(self, text: str) -> Scene:
        """The words of a report and the actors they name."""
        _, parsed, marks = self.read(text)
        return Scene(parsed, marks.speech.entities, marks.speech.mentions)

    def find(self, text: str) -> tuple[EventMention, ...]:
        """The acts of a report."""
        return find_event_mentions(*self.read(text))


@pytest.fixture(scope="session")
def desk() -> Desk:
    """Reads reports."""
    return Desk()
