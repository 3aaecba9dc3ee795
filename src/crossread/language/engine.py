"""Parse texts with the shipped model or with a spaCy pipeline by name: one way in, one kind of document out."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from crossread.errors import LanguageModelError
from crossread.language.decoding import Reading
from crossread.language.filling import Filler
from crossread.language.model_files import MANIFEST, ModelFiles, find_model, open_network
from crossread.language.passes import Reader
from crossread.language.spacy_import import import_spacy
from crossread.language.tokens import load_splitter, read_tokens
from crossread.language.word_pieces import WordPieces

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_AHEAD = 4  # texts under way for each thread


class LanguageEngine(Protocol):
    """What the program asks of a language engine.

    Attributes:
        name: Which model it runs, as runs record it.
        version: Its version; for the shipped model with its signature.
    """

    name: str
    version: str

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts, in order; each document's text is the text given, character for character."""
        ...

    def parse_words(self, texts: Iterable[tuple[Sequence[str], Sequence[bool]]]) -> Iterator[Doc]:
        """Parse texts whose words are given, each with whether a space follows it, in order."""
        ...


class ShippedEngine:
    """The model in the package: one pass of the encoder gives tags, tree, names, roles and vectors.

    Args:
        folder: The folder of a model; the shipped one if not given.
        threads: How many texts are read beside each other; the result does not depend on it.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 2) -> None:
        with _uncollected(), ThreadPoolExecutor(1) as pool:  # the model is opened while spaCy is imported
            opened = pool.submit(_open, folder)
            self._splitter = load_splitter()
            model, self._reader = opened.result()
        self.name = model.name
        self.version = f"{model.version}+{model.signature}"
        self._filler = Filler(model.labels, self._splitter.vocab)
        self._threads = threads

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts, in order."""
        yield from self._parse(self._splitter(text) for text in texts)

    def parse_words(self, texts: Iterable[tuple[Sequence[str], Sequence[bool]]]) -> Iterator[Doc]:
        """Parse texts whose words are given, in order."""
        yield from self._parse(_make_document(self._splitter.vocab, words, spaces) for words, spaces in texts)

    def _parse(self, documents: Iterable[Doc]) -> Iterator[Doc]:
        waiting: deque[tuple[Doc, Future[Reading]]] = deque()
        with ThreadPoolExecutor(self._threads) as pool:
            for document in documents:
                waiting.append((document, pool.submit(self._reader.read, read_tokens(document))))
                if len(waiting) >= _AHEAD * self._threads:
                    yield self._finish(*waiting.popleft())
            while waiting:
                yield self._finish(*waiting.popleft())

    def _finish(self, document: Doc, future: Future[Reading]) -> Doc:
        return self._filler.fill(document, future.result())


class SpacyEngine:
    """Any installed spaCy pipeline that finds tags, a parse and names.

    Args:
        pipeline: The loaded pipeline.
    """

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self.name = f"{pipeline.meta.get('lang', 'xx')}_{pipeline.meta.get('name', 'pipeline')}"
        self.version = str(pipeline.meta.get("version", ""))

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts, in order."""
        yield from self._pipeline.pipe(texts)

    def parse_words(self, texts: Iterable[tuple[Sequence[str], Sequence[bool]]]) -> Iterator[Doc]:
        """Parse texts whose words are given, in order."""
        vocab = self._pipeline.vocab
        yield from self._pipeline.pipe(_make_document(vocab, words, spaces) for words, spaces in texts)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold garbage collection back: what is imported and loaded stays, and walking it takes a tenth of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _open(folder: Path | None) -> tuple[ModelFiles, Reader]:
    model = find_model(folder)
    proper = model.labels.upos.index("PROPN") if "PROPN" in model.labels.upos else None
    return model, Reader(open_network(model), WordPieces(model.folder / "tokenizer.json"), proper=proper)


def _make_document(vocab: Vocab, words: Sequence[str], spaces: Sequence[bool]) -> Doc:
    from spacy.tokens import Doc  # noqa: PLC0415 - spaCy takes half a second to import

    return Doc(vocab, words=list(words), spaces=list(spaces))


def load_language(name: str | None = None) -> LanguageEngine:
    """Load a language engine.

    Args:
        name: Nothing for the shipped model; else an installed spaCy pipeline, the folder of one, or a folder that
            `python -m training` wrote.

    Raises:
        LanguageModelError: The pipeline is not installed, lacks a parser, or the shipped model is damaged.

    Example:
        >>> engine = load_language()
        >>> [document] = engine.parse(["Anna Berg said the bridge was closed."])
        >>> [(entity.text, entity.label_) for entity in document.ents]
        [('Anna Berg', 'PERSON')]
    """
    if name is None:
        return ShippedEngine()
    if Path(name, MANIFEST).is_file():
        return ShippedEngine(Path(name))
    try:
        pipeline = import_spacy().load(Path(name) if Path(name).is_dir() else name)
    except (OSError, ValueError) as error:
        raise LanguageModelError(
            f"no spaCy pipeline {name!r} is installed: {error}".splitlines()[0],
            hint=f"install it with pip, or leave out the name {name!r} to use the shipped model",
        ) from error
    missing = {"parser", "ner"} - set(pipeline.pipe_names)
    if missing:
        raise LanguageModelError(
            f"the spaCy pipeline {name!r} has no {' and no '.join(sorted(missing))}",
            hint="choose one with a parser and a name finder, such as en_core_web_sm",
        )
    return SpacyEngine(pipeline)
