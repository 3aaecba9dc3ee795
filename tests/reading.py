"""A text of a test as a report: split, parsed by the shipped engine, and who speaks in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from crossread.annotate.parsed import Parsed, read_for_parsing
from crossread.annotate.sentences import find_sentences
from crossread.annotate.speech import Speech, find_speech
from crossread.language import LanguageEngine, load_language
from crossread.records import Document, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc


@cache
def engine() -> LanguageEngine:
    """The shipped engine, loaded once for all tests of a process."""
    return load_language()


def parse(text: str) -> Doc:
    """The parse of a bare text."""
    [doc] = engine().parse([text])
    return doc


@dataclass(frozen=True)
class Report:
    """A text read as a report."""

    document: Document
    sentences: tuple[Sentence, ...]
    parsed: Parsed

    @property
    def speech(self) -> Speech:
        """Who and what it names, and who says what in it."""
        return find_speech(self.document, self.parsed, self.sentences)


def make_document(text: str, published: str | None = None) -> Document:
    """A report of a text, with the day it was published where that matters."""
    return Document(document_id="d", path="a.txt", words=len(text.split()), text=text, sha256="0", published=published)


def read_report(text: str, published: str | None = None) -> Report:
    """A text read as a report."""
    document = make_document(text, published)
    sentences = find_sentences(document)
    view = read_for_parsing(document, sentences)
    return Report(document, sentences, Parsed(view, parse(view.text)))


@cache
def read_speech(text: str) -> Speech:
    """Who and what a text names, and who says what in it."""
    return read_report(text).speech
