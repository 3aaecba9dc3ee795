"""Who is who in one report, by the shipped language engine."""

from __future__ import annotations

from functools import cache

from crossread.annotate.parsed import Parsed, read_for_parsing
from crossread.annotate.sentences import find_sentences
from crossread.annotate.speech import Speech, find_speech
from crossread.language import LanguageEngine, load_language
from crossread.records import Document


@cache
def engine() -> LanguageEngine:
    """The shipped engine, loaded once."""
    return load_language()


def read(text: str) -> Speech:
    """Find who is named in a text."""
    document = Document(document_id="d", path="a.txt", words=len(text.split()), text=text, sha256="0")
    sentences = find_sentences(document)
    view = read_for_parsing(document, sentences)
    [doc] = engine().parse([view.text])
    return find_speech(document, Parsed(view, doc), sentences)


def words_of(speech: Speech, name: str) -> set[str]:
    """All words by which an entity is named."""
    entity = next(one.entity_id for one in speech.entities if one.name == name)
    return {mention.text for mention in speech.mentions if mention.entity_id == entity}


def test_names_titles_and_descriptions_are_one() -> None:
    """A full name with its title, the surname, the office and a pronoun name one person."""
    speech = read(
        "Norwegian Fisheries Minister Edda Vance arrived in Lund on Monday. Vance met the mayor, Jon Brink. "
        "The minister left on Tuesday. She did not speak."
    )
    assert {"Norwegian Fisheries Minister Edda Vance", "Vance", "The minister", "She"} <= words_of(speech, "Edda Vance")
    assert "the mayor" in words_of(speech, "Jon Brink")


def test_a_couple_of_one_surname_stays_two() -> None:
    """Mr and Mrs are told apart by their forms of address."""
    speech = read("Edda Vance and Karl Vance sold the kiln. Mrs. Vance wept. Mr. Vance did not.")
    assert "Mrs. Vance" in words_of(speech, "Edda Vance")
    assert "Mr. Vance" in words_of(speech, "Karl Vance")


def test_an_acronym_joins_its_long_form() -> None:
    """Letters introduced in brackets stand for the body from then on."""
    speech = read("The Northern Potters' Union (NPU) met in Lund on Monday. The NPU voted to strike.")
    assert {"The NPU"} <= words_of(speech, "Northern Potters' Union")


def test_labels_keep_the_naming_with_its_apposition() -> None:
    """The name alone, and the name with its apposition, are both labels."""
    speech = read("Edda Vance, a potter from Lund, sold the kiln in May.")
    labels = {label.text for label in speech.labels}
    assert {"Edda Vance", "Edda Vance, a potter"} <= labels
