"""Parse the reports of a set once and find who says what in them, for all tasks about quotations and entities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from crossread.annotate.parsed import Parsed, read_for_parsing
from crossread.annotate.sentences import find_sentences
from crossread.annotate.speech import Speech, find_speech
from crossread.language import LanguageEngine, load_language
from crossread.records import Document, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report with its parse."""

    document: Document
    sentences: tuple[Sentence, ...]
    parsed: Parsed


@cache
def _engine() -> LanguageEngine:
    return load_language()


@lru_cache(maxsize=400)
def parse_report(text: str) -> Report:
    """Read and parse a text with the shipped engine; a text asked for again is not parsed again."""
    document = Document(document_id="r", path="r.txt", words=len(text.split()), text=text, sha256="0")
    sentences = find_sentences(document)
    view = read_for_parsing(document, sentences)
    [doc] = _engine().parse([view.text])
    return Report(document=document, sentences=sentences, parsed=Parsed(view, doc))


@lru_cache(maxsize=400)
def find_in(text: str) -> Speech:
    """Who is named and who says what in a text."""
    report = parse_report(text)
    return find_speech(report.document, report.parsed, report.sentences)
