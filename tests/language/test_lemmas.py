"""Lemma edits lead from word to lemma and fit unseen words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.language.lemmas import apply_lemma_edit, write_lemma_edit


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_an_edit_leads_from_its_word_to_its_lemma(word: str, lemma: str) -> None:
    """Whatever the pair, the edit written for it gives the lemma back."""
    assert apply_lemma_edit(word, write_lemma_edit(word, lemma)) == lemma


def test_an_edit_learnt_from_one_word_serves_another() -> None:
    """A plural's edit makes singulars of words it never saw."""
    assert apply_lemma_edit("Zeppelins", write_lemma_edit("Harbours", "harbour")) == "zeppelin"


def test_an_edit_that_does_not_fit_keeps_the_word() -> None:
    """A word shorter than what the edit drops comes back in lower case, not empty."""
    assert apply_lemma_edit("A", "l|3|y") == "a"
    assert apply_lemma_edit("as", "l|2|") == "as"
