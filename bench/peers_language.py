"""Whom the language engine competes with: a CNN trained on the same data, itself in full precision, big pipelines."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bench.errors import NotInstalledError
from crossread.errors import LanguageModelError
from crossread.language import LanguageEngine, load_language

if TYPE_CHECKING:
    from spacy.tokens import Doc

FOLDER = "CROSSREAD_PEER_PIPELINE"
FULL = "CROSSREAD_FULL_MODEL"
_ARTICLES = ("a", "an", "the")
_POSSESSIVES = ("'", "'s", "’", "’s")
_MISC = ("EVENT", "LANGUAGE", "LAW", "PRODUCT", "WORK_OF_ART")
BIG = {"en_core_web_sm": "CROSSREAD_PEER_SM", "en_core_web_md": "CROSSREAD_PEER_MD"}


@cache
def load_full() -> LanguageEngine:
    """Load our model in full precision from the folder that `CROSSREAD_FULL_MODEL` names.

    Raises:
        NotInstalledError: The variable is not set or names no folder.
    """
    return load_language(_named(FULL, "export it with: python -m training export --full"))


@cache
def load_peer() -> LanguageEngine:
    """Load it from the folder that `CROSSREAD_PEER_PIPELINE` names (`python -m training.peer` builds it).

    Raises:
        NotInstalledError: The variable is not set or names no folder.
    """
    return load_language(_named(FOLDER, "build it with: python -m training.peer"))


class FittedEngine:
    """A pipeline of OntoNotes labels whose names are marked as the tests mark theirs.

    OntoNotes takes an article and a possessive into the name and tells works, events, products, laws and languages
    apart; the tests do neither. On dev this gives such a pipeline four points of F1. Nationalities stay NORP, which no
    contestant is asked for: as MISC they cost every one three points on EWT and GUM and one or two on WikiGold.

    Args:
        engine: The pipeline.
    """

    def __init__(self, engine: LanguageEngine) -> None:
        self._engine = engine
        self.name, self.version = engine.name, engine.version

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts, in order."""
        return map(_fit_names, self._engine.parse(texts))

    def parse_words(self, texts: Iterable[tuple[Sequence[str], Sequence[bool]]]) -> Iterator[Doc]:
        """Parse texts whose words are given, in order."""
        return map(_fit_names, self._engine.parse_words(texts))


def _fit_names(document: Doc) -> Doc:
    from spacy.tokens import Span  # noqa: PLC0415 - only where a peer is run

    names = []
    for name in document.ents:
        start, end = name.start, name.end
        if end - start > 1 and document[start].text.lower() in _ARTICLES:
            start += 1
        if end - start > 1 and document[end - 1].text in _POSSESSIVES:
            end -= 1
        names.append((start, end, "MISC" if name.label_ in _MISC else name.label_))
    document.ents = tuple(Span(document, start, end, label=kind) for start, end, kind in names)
    return document


@cache
def load_big(name: str) -> LanguageEngine:
    """Load a published spaCy pipeline, one of `BIG`: from the folder that its variable names, else as installed.

    Raises:
        NotInstalledError: The variable names no folder and no pipeline of that name is installed.
    """
    folder = os.environ.get(BIG[name], "")
    try:
        return FittedEngine(load_language(folder if folder and Path(folder).is_dir() else name))
    except LanguageModelError as error:
        hint = f"install it, or let {BIG[name]} name its folder"
        raise NotInstalledError(f"no pipeline {name} is installed", hint=hint) from error


def _named(variable: str, hint: str) -> str:
    folder = os.environ.get(variable, "")
    if not folder or not Path(folder).is_dir():
        raise NotInstalledError(f"{variable} names no folder", hint=hint)
    return folder
