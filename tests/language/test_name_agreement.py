"""Places where a text names the same word agree on its kind, and nothing else moves."""

from __future__ import annotations

import numpy as np
import pytest

from crossread.language.name_agreement import agree_names
from crossread.language.name_tags import NAME_TAGS

OUTSIDE, PERSON, ORG = 0, NAME_TAGS.index("B-PERSON"), NAME_TAGS.index("B-ORG")


def scores(*rows: dict[int, float]) -> np.ndarray:
    """Log-probabilities; what a row does not name shares the rest."""
    table = np.zeros((len(rows), len(NAME_TAGS)))
    for chances, row in zip(table, rows, strict=True):
        chances[:] = (1 - sum(row.values())) / (len(NAME_TAGS) - len(row))
        for tag, chance in row.items():
            chances[tag] = chance
    return np.log(table).astype(np.float32)


SURE, DOUBT = {PERSON: 0.96}, {ORG: 0.50, PERSON: 0.44}


def test_a_sure_place_settles_a_doubtful_one() -> None:
    """Where one place is sure and the other is not, both get the kind of the sure one."""
    found = agree_names(["Halden", "said", "Halden"], scores(SURE, {OUTSIDE: 0.99}, DOUBT))
    assert found.argmax(axis=1).tolist() == [PERSON, OUTSIDE, PERSON]


def test_casing_of_a_headline_does_not_part_them() -> None:
    """A headline in capitals and the text name the same word."""
    found = agree_names(["HALDEN", "Halden"], scores(DOUBT, SURE))
    assert found.argmax(axis=1).tolist() == [PERSON, PERSON]


@pytest.mark.parametrize(
    "words", [["Halden", "Velmar"], ["may", "may"], ["A", "A"], ["Halden", "halden"]], ids=" ".join
)
def test_other_words_stay(words: list[str]) -> None:
    """Two names, words without a capital, single letters, and a name beside a common word keep their scores."""
    own = scores(SURE, DOUBT)
    assert np.array_equal(agree_names(words, own), own)


def test_borders_stay() -> None:
    """Begin and inside of a kind move alike, so a word inside a name does not come to begin one."""
    inside = NAME_TAGS.index("I-ORG")
    own = scores({inside: 0.6, ORG: 0.2}, {inside: 0.1, ORG: 0.8})
    found = agree_names(["Institute", "Institute"], own)
    assert found[0, inside] - found[0, ORG] == pytest.approx(own[0, inside] - own[0, ORG], abs=1e-5)


def test_words_surely_outside_are_not_copied() -> None:
    """A text without a doubtful name gives back the very scores it was given."""
    own = scores({OUTSIDE: 0.9999}, {OUTSIDE: 0.9999})
    assert agree_names(["The", "The"], own) is own


def test_no_words() -> None:
    """An empty text has no names."""
    own = np.zeros((0, len(NAME_TAGS)), np.float32)
    assert agree_names([], own).shape == own.shape
