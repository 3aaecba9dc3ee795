"""Texts longer than a window are read as if there were no windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossread.language import LanguageEngine, find_roles, load_language, passes
from crossread.language.model_files import find_model, open_network
from crossread.language.tokens import Token, split_words
from crossread.language.word_pieces import WordPieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PLACES = ("Velmar", "Ostrand", "Holm", "Skarvik", "Brannsund", "Torshov", "Egersby", "Lunde", "Nesvik", "Hamre")
WHO = ("The mayor", "A fisherman", "The harbour office", "Ilse Brandvik", "The owner", "A witness")
WHAT = ("opened a new quay", "closed the old bridge", "sold three boats", "asked for more money", "blamed the weather")


@pytest.fixture(scope="module")
def engine() -> LanguageEngine:
    """The shipped engine."""
    return load_language()


def sentences(count: int) -> list[str]:
    """Plain sentences, no two alike."""
    return [f"{WHO[i % 6]} in {PLACES[i % 10]} {WHAT[i % 5]} on {1 + i % 28} March." for i in range(count)]


def test_sentences_of_a_long_paragraph_are_whole(engine: LanguageEngine) -> None:
    """Sixty sentences without a break come out as sixty, each with one root."""
    wanted = sentences(60)
    [document] = engine.parse([" ".join(wanted)])
    found = [sentence.text.strip() for sentence in document.sents]
    assert found == wanted
    assert all(sum(token.head.i == token.i for token in sentence) == 1 for sentence in document.sents)


def test_a_border_between_windows_changes_little(engine: LanguageEngine) -> None:
    """Read in a long text or in a paragraph of its own, nearly every word gets the same tag and head."""
    parts = sentences(40)
    [whole] = engine.parse([" ".join(parts)])
    same = total = place = 0
    for document in engine.parse(parts):
        for token in document:
            other = whole[place + token.i]
            same += token.tag_ == other.tag_ and token.head.i == other.head.i - place
            total += 1
        place += len(document)
    assert same / total > 0.95


def test_a_sentence_longer_than_a_window_is_read_to_its_end(engine: LanguageEngine) -> None:
    """Five hundred names without a stop: no word is lost, none stays without a tag."""
    text = "They left " + ", ".join(PLACES * 50)
    [document] = engine.parse([text])
    assert document.text == text
    assert all(token.tag_ and token.pos_ for token in document)
    roles = find_roles(document)
    assert roles is not None
    assert abs(roles.content.sum(axis=1) - 1).max() < 1e-3


def test_a_sentence_longer_than_most_stays_whole(engine: LanguageEngine) -> None:
    """A sentence of 150 words between short ones has one root and both its ends."""
    listed = ", ".join(f"the {what} from {place}" for place in PLACES for what in ("boat", "crew", "cargo"))
    middle = f"The mayor met {listed} and then left."
    [document] = engine.parse([" ".join([*sentences(5), middle, *sentences(5)])])
    found = [sentence.text.strip() for sentence in document.sents]
    assert middle in found
    assert len(found) == 11


def test_context_that_fills_a_window_is_followed_by_a_word(
    engine: LanguageEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the pieces of the context alone fill a window, the next word is read all the same."""
    monkeypatch.setattr(passes, "MOST_PIECES", 8)
    text = " ".join(sentences(3))
    [document] = engine.parse([text])
    assert document.text == text
    assert all(token.tag_ for token in document)


def test_a_window_holds_no_more_words_than_it_may() -> None:
    """With windows of 30 words no run of the network sees more, and all words are read."""
    model = find_model()
    network, seen = open_network(model), []
    reader = passes.Reader(network, WordPieces(model.folder / "tokenizer.json"), most_words=30)
    run = reader._run

    def counted(tokens: list[Token]) -> dict[str, NDArray[np.generic]]:
        seen.append(len(tokens))
        return run(tokens)

    reader._run = counted  # type: ignore[method-assign]
    tokens = split_words(" ".join(sentences(12)))
    reading = reader.read(tokens)
    assert len(seen) > 3
    assert max(seen) <= 30
    assert int(reading.starts.sum()) == 12
    assert len(reading.heads) == len(tokens)


def test_a_blank_line_ends_a_sentence(engine: LanguageEngine) -> None:
    """A heading without a stop does not run into the paragraph below it."""
    [document] = engine.parse(["Quay closed for a week\n\nThe quay in Velmar was closed on Friday."])
    assert [s.text.split()[0] for s in document.sents] == ["Quay", "The"]


@pytest.mark.parametrize(
    "text", ["🙂🙂🙂", "\u200b", "a" * 5_000, "—" * 300, "1" * 400, "漢字仮名交じり文 Ødegård", "\n\n\n", "\tQuay\t"]
)
def test_odd_text_is_read(engine: LanguageEngine, text: str) -> None:
    """Signs the vocabulary lacks, endless words and blank texts come back whole."""
    [document] = engine.parse([text])
    assert document.text == text
    assert sum(1 for _ in document.sents) >= bool(text.strip())


def test_a_title_alone_is_no_sentence_before_the_name(engine: LanguageEngine) -> None:
    """At the head of a paragraph "President" and the name behind it stay in one sentence."""
    [document] = engine.parse(["Trump faces criticism\n\nPresident Trump faced harsh criticism in Lund on Monday."])
    assert [sentence.text.strip() for sentence in document.sents][1:] == [
        "President Trump faced harsh criticism in Lund on Monday."
    ]


def test_products_of_bytes_are_exact_on_every_processor() -> None:
    """Without this option a processor without VNNI overflows, and reads other trees and names than one that has it."""
    options = open_network(find_model()).get_session_options()
    assert options.get_session_config_entry("session.x64quantprecision") == "1"
