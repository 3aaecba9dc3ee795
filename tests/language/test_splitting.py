"""Words are split as spaCy's tokenizer splits them with the rules the network was trained with."""

from __future__ import annotations

import random
from functools import cache

import pytest
from spacy.lang.en import English
from spacy.tokenizer import Tokenizer

from crossread.language.splitting import Splitter
from training.word_splits import FILE, make_tokenizer, write_tables

MARKS = [*"\"'()[]{}.,;:!?-–—/\\#%&*+=<>_~|@$£€…“”‘’ 0123456789aAbBzZéßñ\n\t"]
MARKS += ["  ", "...", "??", "'s", "http://", "www.", ".com", "US$", "km", "n't", "''", "``", "--", "---", "\n\n"]


@cache
def both() -> tuple[Tokenizer, Splitter]:
    """SpaCy's tokenizer and ours, over one vocabulary."""
    vocab = English().vocab
    return make_tokenizer(vocab), Splitter(vocab)


def words(text: str, which: int) -> list[tuple[str, int, str, str]]:
    """Each word with its place, the space after it and its normal form."""
    return [(token.text, token.idx, token.whitespace_, token.norm_) for token in both()[which](text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "  \n",
        " The harbour's pilots can't wait.",
        "He didn't (and wouldn't) sign; she'd've signed at 5 p.m. on Jan. 3.",
        "The U.S.-led mission cost US$4bn/year, 10-12% more.",
        "See https://example.org/a_b?c=d, or write to desk@example.org.",
        "state-of-the-art  e-mail\n\n“Stop!”—he said...   ",
        "What?! No ***, ---- or ==== :) (: :-( in print",
        "don't.Won't,can't/couldn't a.m./p.m.",
    ],
)
def test_texts_are_split_as_spacy_does(text: str) -> None:
    """Words, places, spaces and normal forms are the same."""
    assert words(text, 1) == words(text, 0)
    assert both()[1](text).text == text


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("what?? no", "what ?? no"),
        ("stop!!!", "stop !!!"),
        ("wait---what", "wait --- what"),
        ("**bold** a==b", "** bold ** a == b"),
    ],
)
def test_runs_of_one_mark_are_words(text: str, split: str) -> None:
    """A run is taken off the end it stands at, and splits a word inside; no letter goes with it."""
    assert [word for word, *_ in words(text, 1)] == split.split()


def test_listed_words_among_marks_are_split_as_spacy_does() -> None:
    """Listed words and marks thrown together in 4,000 ways are split alike."""
    listed = sorted(both()[0].rules)
    for seed in range(4000):
        draw = random.Random(seed)
        text = "".join(draw.choice(listed if draw.random() < 0.25 else MARKS) for _ in range(draw.randint(1, 8)))
        assert words(text, 1) == words(text, 0), text


def test_no_letter_is_a_mark() -> None:
    """No pattern takes anything from a word of letters, so that such words need not be looked at."""
    splits = both()[1]._splits
    letters = [chr(code) for code in range(0x110000) if chr(code).isalpha()]
    run = "".join(letters)
    assert not splits.infix.search(run)
    assert not any(splits.prefix.search(letter) or splits.suffix.search(letter) for letter in letters)
    assert not splits.suffix.search(run[:5000])


def test_a_full_memory_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces are forgotten when too many are remembered, and split again alike."""
    monkeypatch.setattr("crossread.language.splitting._MOST_REMEMBERED", 2)
    splitter = Splitter(English().vocab)
    text = "It can't be so, can it? It can't."
    assert [token.text for token in splitter(text)] == [word for word, *_ in words(text, 0)]


def test_the_shipped_tables_are_those_of_this_spacy() -> None:
    """Writing the tables again gives the shipped file; a new spaCy whose rules differ is found here."""
    assert FILE.read_text("utf-8") == write_tables(make_tokenizer(English().vocab)) + "\n"
