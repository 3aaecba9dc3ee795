"""Word shapes, list marks and gaps: what stands in for casing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.tokens import split_words
from crossread.language.word_features import PREFIX_BUCKETS, SHAPES, SUFFIX_BUCKETS, describe_word, name_shape
from crossread.language.word_lists import LIST_NAMES, load_list, mark_listed_words


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("Velmar", "title"), ("VELMAR", "upper"), ("velmar", "lower"), ("K.", "initial"), ("U.N.", "dotted"),
        ("1987", "digits"), ("3.5", "number"), ("Il-76", "code"), ("McKay", "mixed"), ("’s", "clitic"), ("I", "letter"),
        ("“", "quote"), ("—", "dash"), ("!!", "stop"), ("(", "open"), ("]", "close"), ("%", "symbol"),
    ],
)  # fmt: skip
def test_shapes_tell_what_case_and_marks_say(word: str, shape: str) -> None:
    """Each kind of word has its own shape."""
    assert name_shape(word) == shape


@given(st.text(min_size=1, max_size=20))
def test_any_word_has_features_in_range(word: str) -> None:
    """No string is without a shape or falls outside the hash tables."""
    found = describe_word(word)
    assert 0 <= found.shape < len(SHAPES)
    assert 0 < found.prefix < PREFIX_BUCKETS
    assert 0 < found.suffix_short < SUFFIX_BUCKETS
    assert 0 < found.suffix_long < SUFFIX_BUCKETS


def listed(words: list[str]) -> list[set[str]]:
    """Names of the lists each word is marked with."""
    return [{name for i, name in enumerate(LIST_NAMES) if mark >> i & 1} for mark in mark_listed_words(words)]


def test_lists_mark_whole_phrases_and_capitals_only() -> None:
    """A country of two words is marked on both; a name in lower case is not; capitals are."""
    assert all("countries" in lists for lists in listed(["South", "Africa"]))
    assert listed(["norway"]) == [set()]
    assert "countries" in listed(["NORWAY"])[0]


@pytest.mark.parametrize("name", LIST_NAMES)
def test_lists_are_sound(name: str) -> None:
    """No list is empty, holds a phrase twice or one with stray white space."""
    phrases = load_list(name)
    assert len(phrases) == len(set(phrases)) > 20
    assert all(phrase == " ".join(phrase.split()) for phrase in phrases)


def test_words_keep_their_places() -> None:
    """Each word is the text at its offsets, and nothing but white space lies between."""
    text = "Gov. Ilse Brandvik won't sell Velmar's ferry!!!\n\n“Never,” she said — and/or  not."
    tokens = split_words(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert [token.text for token in tokens][:2] == ["Gov.", "Ilse"]
    assert "!!!" in [token.text for token in tokens]
    assert [token.gap for token in tokens if token.text == "“"] == [3]
