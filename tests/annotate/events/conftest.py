"""Reports of one sentence, parsed, with everything that is found before acts are looked for."""

from __future__ import annotations

from functools import cache

import pytest

from crossread.annotate.events import Marks, find_event_mentions
from crossread.annotate.events.scene import Scene
from crossread.annotate.moments import find_moments
from crossread.annotate.parsed import Parsed, read_for_parsing
from crossread.annotate.quantities import find_quantities
from crossread.annotate.sentences import find_sentences
from crossread.annotate.speech import find_speech
from crossread.language import LanguageEngine, load_language
from crossread.records import Document, EventMention


@cache
def engine() -> LanguageEngine:
    """The shipped engine, loaded once."""
    return load_language()


class Desk:
    """Reads a text as a report of 25 March 2019."""

    def read(self, text: str) -> tuple[Document, Parsed, Marks]:
        """The report, its parse, and its marks."""
        document = Document(
            document_id="d", path="a.txt", words=len(text.split()), text=text, sha256="0", published="2019-03-25"
        )
        sentences = find_sentences(document)
        view = read_for_parsing(document, sentences)
        [doc] = engine().parse([view.text])
        parsed = Parsed(view, doc)
        moments = find_moments(document, sentences)
        quantities = find_quantities(document, sentences, moments)
        speech = find_speech(document, parsed, sentences)
        return document, parsed, Marks(speech=speech, moments=moments, quantities=quantities)

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
