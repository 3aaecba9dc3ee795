"""Versions of the same words, aligned word by word."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from crossread.report.aligned import align, gather, mark_own, same_words

VERSIONS = (
    "The barge lay where no barge had any business to be",
    "the barge was lying where no vessel had any business to be,",
    "where no barge had any business to be",
)


def shown(versions: tuple[str, ...]) -> dict[str, list[tuple[str | None, str]]]:
    """The pieces of each version by its words."""
    found = align(versions)
    return {
        version: [(piece.kind, piece.text) for piece in pieces]
        for version, pieces in zip(versions, found.pieces, strict=True)
    }


def test_result_does_not_depend_on_the_order() -> None:
    """Whatever the order of the sources, each version is shown alike."""
    results = [shown(order) for order in permutations(VERSIONS)]
    assert all(result == results[0] for result in results)


def test_inserted_and_missing_words_are_told_apart() -> None:
    """Words that stand only in a version are inserted, words of the fullest that it lacks are deleted."""
    found = shown(VERSIONS)
    assert {("insert", "lay"), ("delete", "was lying")} <= set(found[VERSIONS[0]])
    assert found[VERSIONS[1]] == [(None, VERSIONS[1])]
    assert ("insert", "barge") in found[VERSIONS[2]]
    assert ("delete", "vessel") in found[VERSIONS[2]]


def test_long_gaps_are_counted() -> None:
    """More than six missing words in a row are counted, not printed."""
    found = align(["one two three four five six seven eight nine", "nine"])
    assert [(piece.kind, piece.text) for piece in found.pieces[1] if piece.kind] == [("gap", "8 words")]


def test_opening_marks_stay_with_their_word() -> None:
    """A quotation mark that opens belongs to the word after it."""
    found = align(["he said “we go” today now", "he says “we go” today"])
    assert any(piece.text.startswith("“we go”") for piece in found.pieces[1])


def test_punctuation_and_case_do_not_count() -> None:
    """Versions that differ in marks and case only are the same words."""
    assert same_words("“Leave it,” he said", "leave it — he said.")
    assert not same_words("leave it", "leave them")


@given(st.lists(st.sampled_from(["ferry", "port", "the", "lights", "were", "burning"]), min_size=1, max_size=12))
def test_a_version_loses_no_word(words: list[str]) -> None:
    """What is not deleted of a version's pieces is the version."""
    version = " ".join(words)
    pieces = align([version, "the ferry in the port had all its lights burning bright that very night"]).pieces[0]
    kept = " ".join(piece.text for piece in pieces if piece.kind in {None, "insert"} and piece.text.strip())
    assert kept.split() == words


def test_two_columns_mark_what_is_their_own() -> None:
    """Side by side, each text marks the words the other has not."""
    left, right = mark_own("Nine people were missing on Monday", "Nine were missing on Tuesday")
    assert [piece.text for piece in left if piece.kind] == ["people", "Monday"]
    assert [piece.text for piece in right if piece.kind] == ["Tuesday"]


def test_two_sentences_of_one_utterance_are_not_aligned() -> None:
    """Versions are put together by the words they share, whatever their order."""
    versions = [
        "we got rifles for the divers",
        "it will not be guarded by the soldiers of another country",
        "we were sent rifles for the divers",
    ]
    for order in permutations(range(3)):
        groups = gather([versions[index] for index in order], 0.45)
        assert [[order[index] for index in group] for group in groups] == [[1], [2, 0]]
