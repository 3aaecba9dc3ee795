"""Which words are labels."""

from __future__ import annotations

from tests.reading import read_speech as read


def labels_of(text: str) -> set[str]:
    """All labels of a text."""
    return {label.text for label in read(text).labels}


def test_words_that_name_nobody_are_no_labels() -> None:
    """An amount alone, a denial and a phrase that breaks off are no labels; the noun behind "not" is one."""
    labels = labels_of(
        "Several said so. Police in Lund had no evidence on Monday. These are not mourners, Edda Vance said."
    )
    assert not labels & {"Several", "no evidence", "not mourners"}
    assert not any(label.split()[-1] in {"in", "and", "of", "the"} for label in labels)
    assert "Edda Vance" in labels


def test_so_many_of_a_group_is_a_label() -> None:
    """A number of a group is a label with the group; one of them is somebody else."""
    labels = labels_of("The victims were flown to Lund. Eight of the victims went home. One of the victims died.")
    assert "Eight of the victims" in labels
    assert "One of the victims" not in labels


def test_people_told_of_by_what_befell_them() -> None:
    """A participle behind "those" is a label."""
    assert "those killed" in labels_of("Police named those killed in Lund on Monday.")


def test_a_body_with_its_owner_is_a_label() -> None:
    """A name behind a genitive is a label with the owner and without."""
    labels = labels_of("The zoo's Dangerous Animal Response Team was called in Lund on Monday.")
    assert "The zoo's Dangerous Animal Response Team" in labels
