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


def test_a_label_begins_where_its_words_begin() -> None:
    """Ages, numbers, words between an article and its noun, "self-styled" and a party belong to a naming."""
    labels = labels_of(
        "About 40 armed sailors met 38-year-old Edda Vance and the visiting Lund deputy secretary general on Monday. "
        "Sen. Ana Sousa, R-Neb., praised the self-styled Lund Harbour Council."
    )
    assert "About 40 armed sailors" in labels
    assert "38-year-old Edda Vance" in labels
    assert not any(label.startswith("year-old") for label in labels)
    assert "the visiting Lund deputy secretary general" in labels
    assert "Sen. Ana Sousa, R-Neb." in labels
    assert "the self-styled Lund Harbour Council" in labels


def test_what_describes_a_noun_is_no_label_of_the_name_before_it() -> None:
    """An age before a boy of Lund is the boy's, and "anti-Vance" names nobody by another name."""
    labels = labels_of("A 17-year-old Lund boy joined the anti-Vance rally in Odda on Monday. Edda Vance was away.")
    assert "17-year-old Lund" not in labels
    assert "anti-Vance" not in labels


def test_a_naming_goes_on_behind_a_preposition() -> None:
    """What stands behind "of", or before the verb, belongs to a naming; what goes on as an owner does not."""
    labels = labels_of("Officials in northern Keldia said the mayor of Lund's brother saw the raid on the harbour.")
    assert "Officials in northern Keldia" in labels
    assert "the raid on the harbour" in labels


def test_parts_of_a_country_are_named_by_the_compass() -> None:
    """A quarter with its owner is a place."""
    assert "Keldia's east" in labels_of("Storms tore through Keldia's east on Monday, Edda Vance said in Lund.")


def test_words_between_marks_are_quoted() -> None:
    """A naming between quotation marks is somebody else's word, also where the report writes the rest."""
    voices = {
        (label.text, label.voice) for label in read('Edda Vance called the sailors "terrorists" on Monday.').labels
    }
    assert any("terrorists" in text and voice == "quoted" for text, voice in voices)


def test_what_tells_more_of_a_naming_need_be_no_actor() -> None:
    """Nouns that name no actor go on a naming behind "of", and behind "on" where something is done."""
    labels = labels_of("A member of the triumvirate left Lund. The raid on steel and timber stores went on, she said.")
    assert "A member of the triumvirate" in labels
    assert "The raid on steel and timber stores" in labels


def test_words_that_hang_on_nothing_end() -> None:
    """A heading without a verb, whose words hang on each other, is read to its end."""
    assert "Lund" in labels_of("Vance: On.\n\nThe raid on in Lund.\n\nOf in Odda, of.\n\nLund said no on Monday.")


def test_a_department_keeps_the_title_in_its_name() -> None:
    """A title and a noun for a body are the body's name."""
    assert "The Justice Department" in labels_of("The Justice Department charged Edda Vance in Lund on Monday.")


def test_a_spot_with_the_place_it_is_in() -> None:
    """A house or a rally is named with the town behind it, wherever the tree hangs that."""
    labels = labels_of("Ivo Brask was held in a residence in Skei, police said. The rally in Lund went on.")
    assert {"a residence in Skei", "The rally in Lund"} <= labels
