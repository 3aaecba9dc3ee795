"""Pipelines of other labels come with names marked as the tests mark theirs, or are said not to be installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from bench.errors import NotInstalledError
from bench.peers_language import BIG, FittedEngine, load_big

_WORDS = ("The", "Halden", "Institute", "'s", "Act", "pleased", "the", "Danes", ".")
_NAMES = ((0, 4, "ORG"), (4, 5, "LAW"), (6, 8, "NORP"))


class _Pipeline:
    name, version = "en_made", "1"

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        for _ in texts:
            document = Doc(Vocab(), words=list(_WORDS))
            document.ents = tuple(Span(document, start, end, label=label) for start, end, label in _NAMES)
            yield document

    def parse_words(self, texts: Iterable[tuple[Sequence[str], Sequence[bool]]]) -> Iterator[Doc]:
        yield from self.parse(" ".join(words) for words, _ in texts)


def test_articles_and_possessives_are_left_out_and_small_kinds_are_misc() -> None:
    """A name loses its article and its 's, a law is MISC, a people stays NORP; both ways in give the same."""
    engine = FittedEngine(_Pipeline())
    [document] = engine.parse(["a text"])
    [given] = engine.parse_words([(_WORDS, (True,) * len(_WORDS))])
    found = [(name.text, name.label_) for name in document.ents]
    assert found == [("Halden Institute", "ORG"), ("Act", "MISC"), ("Danes", "NORP")]
    assert found == [(name.text, name.label_) for name in given.ents]
    assert (engine.name, engine.version) == ("en_made", "1")


def test_a_pipeline_that_is_not_installed_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a folder nor a package: the contestant is listed as not installed."""
    monkeypatch.setitem(BIG, "en_made_up", "CROSSREAD_PEER_MADE_UP")
    with pytest.raises(NotInstalledError, match="en_made_up"):
        load_big("en_made_up")
