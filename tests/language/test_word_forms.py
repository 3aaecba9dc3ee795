"""Forms of a word lead to its dictionary form, whatever half of a word was guessed."""

from __future__ import annotations

import pytest

from crossread.language import load_language
from crossread.language.word_forms import dictionary_form, word_list


@pytest.mark.parametrize(
    ("word", "tag", "guess", "form"),
    [
        ("shot", "VBD", "s", "shoot"),
        ("Struck", "VBN", "struc", "strike"),
        ("rewrote", "VBD", "rewroy", "rewrite"),
        ("cut", "VBN", "c", "cut"),
        ("saw", "VBD", "saw", "see"),
        ("are", "VBP", "be", "be"),
        ("hospitalized", "VBN", "hospitaliz", "hospitalize"),
        ("injured", "VBN", "injur", "injure"),
        ("fined", "VBN", "fin", "fine"),
        ("sparred", "VBD", "sparr", "spar"),
        ("yelled", "VBD", "yel", "yell"),
        ("mimicking", "VBG", "mimick", "mimic"),
        ("carried", "VBD", "carrie", "carry"),
        ("died", "VBD", "dy", "die"),
        ("vying", "VBG", "vy", "vie"),
        ("hopping", "VBG", "hopp", "hop"),
        ("hoping", "VBG", "hop", "hope"),
        ("meddling", "VBG", "meddl", "meddle"),
        ("undergoes", "VBZ", "undergoe", "undergo"),
        ("gunmen", "NNS", "gunme", "gunman"),
        ("airstrikes", "NNS", "airstrikes", "airstrike"),
        ("buses", "NNS", "buse", "bus"),
        ("agencies", "NNS", "agencie", "agency"),
        ("clothes", "NNS", "clothe", "clothes"),
        ("wrongdoing", "NN", "wrongdo", "wrongdoing"),
        ("earliest", "JJS", "earli", "early"),
        ("nicer", "JJR", "nic", "nice"),
        ("better", "RBR", "good", "well"),
    ],
)
def test_a_form_leads_to_its_word(word: str, tag: str, guess: str, form: str) -> None:
    """The table of irregular forms and the rules of spelling overrule half a word."""
    assert dictionary_form(word, tag, guess) == form


def test_what_tag_and_spelling_do_not_tell_stays_as_guessed() -> None:
    """A word with a mark, one of two letters and a tag without forms keep the guess."""
    assert dictionary_form("n't", "RB", "not") == "not"
    assert dictionary_form("'s", "VBZ", "be") == "be"
    assert dictionary_form("them", "PRP", "they") == "they"
    assert dictionary_form("Brandvik", "NNP", "Brandvik") == "Brandvik"


def test_the_guess_chooses_only_between_two_words() -> None:
    """Both "bath" and "bathe" make "bathing"; the guess decides there, and not where one of two is no word."""
    assert {dictionary_form("lunged", "VBD", guess) for guess in ("lung", "lunge", "l")} == {"lunge"}
    assert dictionary_form("bathing", "VBG", "bathe") == "bathe"
    assert dictionary_form("bathing", "VBG", "bath") == "bath"


def test_verbs_of_the_list_come_back_from_their_forms() -> None:
    """-s and -ing undo for nearly all verbs of the list, whose forms the rules of spelling make."""
    verbs = sorted(word_list("verbs"))
    assert len(verbs) > 1000
    plain = [verb for verb in verbs if verb.endswith(("nt", "ss", "sh", "ck", "ise", "ate"))]
    assert len(plain) > 100
    for verb in plain:
        stem = verb.removesuffix("e")
        assert dictionary_form(f"{stem}ing", "VBG", "x") == verb
        assert dictionary_form(f"{stem}ed", "VBN", "x") in {verb, "bind"} or verb in {"grant", "want"}


def test_the_engine_gives_dictionary_forms() -> None:
    """Lemmas of a parsed text are whole words, the same for each form of a word."""
    [doc] = load_language().parse(["Two gunmen shot a docker, who was struck twice. They had shot another before."])
    assert [token.lemma_ for token in doc if token.lower_ in {"gunmen", "shot", "struck"}] == [
        "gunman",
        "shoot",
        "strike",
        "shoot",
    ]
