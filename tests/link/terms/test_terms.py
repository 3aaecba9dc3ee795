"""Words of passages meet in their forms and near synonyms, and common words weigh little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.link.terms import concepts_of, find_terms, fold_words, share_terms, stem_word, weigh_story

ALIKE = [
    ("detained", "detaining"),
    ("protester", "protests"),
    ("confessed", "confession"),
    ("instructions", "instructed"),
    ("parties", "party"),
    ("fled", "fleeing"),
    ("died", "deaths"),
    ("signed", "signatures"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    """Endings and irregular forms do not hide that two words are one."""
    assert stem_word(one) == stem_word(other)


def test_near_synonyms_share_a_set() -> None:
    """Words for one act share a concept, words for different acts do not."""
    assert concepts_of(stem_word("arrested")) & concepts_of(stem_word("detained"))
    assert not concepts_of(stem_word("killed")) & concepts_of(stem_word("injured"))


def test_words_lose_case_accents_and_the_shape_of_apostrophes() -> None:
    """Two ways of setting one name or contraction read alike."""
    assert fold_words("Don’t tell Calderón") == fold_words("don't tell CALDERON")


def test_terms_know_their_place() -> None:
    """The span of a term gives back the word as it stands."""
    text = "The harbour’s pilots refused, twice."
    assert [text[term.start : term.end] for term in find_terms(text)] == ["harbour’s", "pilots", "refused", "twice"]


def test_a_word_that_fills_the_story_weighs_less() -> None:
    """What stands in every sentence of a story proves little in it; a repeated sentence counts once."""
    sentences = [["ferri", "sink"], ["ferri", "pilot"], ["ferri", "quay"], ["ferri", "quay"]]
    weights = weigh_story(sentences)
    assert weights.of("ferri") < weights.of("pilot")
    assert weights == weigh_story(sentences[:3])


@given(
    st.dictionaries(st.sampled_from(["arrest", "detain", "monk", "polic", "apprehend", "8"]), st.floats(0.1, 1)),
    st.dictionaries(st.sampled_from(["arrest", "detain", "monk", "polic", "apprehend", "8"]), st.floats(0.1, 1)),
)
def test_sharing_does_not_depend_on_who_is_first(one: dict[str, float], other: dict[str, float]) -> None:
    """What two passages share is the same whichever is named first, and never more than all of one."""
    forth, back = share_terms(one, other), share_terms(other, one)
    assert forth.weight == pytest.approx(back.weight)
    assert (forth.first, forth.second) == pytest.approx((back.second, back.first))
    assert 0 <= forth.most <= 1
