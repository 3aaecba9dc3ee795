from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bench.made_reports import as_copy_texts, make_reports
from crossread.link.copies import CopyText, link_copies
from crossread.link.copies.alignment import find_passages
from crossread.link.copies.candidates import find_pairs
from crossread.link.copies.corpus import number_words
from crossread.link.copies.direction import compare_times
from crossread.records.stories import Copy

CASES = json.loads((Path(__file__).parents[2] / "cases" / "copies" / "passages.json").read_text("utf-8"))["cases"]


def report(name: str, text: str, published: str | None = None, outlet: str | None = None, *named: str) -> CopyText:
    """A report all of which is body."""
    return CopyText(
        document_id=name, text=text, spans=((0, len(text)),), published=published, outlet=outlet, credits=named
    )


def sentence(seed: int, words: int) -> str:
    """Words that stand in no other sentence of another seed."""
    draw = random.Random(seed)
    return " ".join("".join(draw.choice("abcdefghiklmnoprstuvz") for _ in range(6)) for _ in range(words))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_passages_are_those_a_reader_marks(case: dict[str, object]) -> None:
    """Each passage begins and ends where a careful reader would mark it, in both texts."""
    first, second = str(case["first"]), str(case["second"])
    copies = link_copies([report("a", first), report("b", second)]).copies
    found = [[first[one.from_start : one.from_end], second[one.to_start : one.to_end]] for one in copies]
    assert found == case["passages"]


LINE = sentence(1, 40)


def test_the_earlier_report_gives() -> None:
    """Of two dated reports that name no source, the text goes from the earlier to the later one."""
    (copy,) = link_copies([report("a", LINE, "2031-05-04"), report("b", LINE, "2031-05-03")]).copies
    assert (copy.from_document_id, copy.direction) == ("b", "earlier")


def test_one_day_says_nothing_about_direction() -> None:
    """Reports of one day, one of them without an hour, have no direction."""
    (copy,) = link_copies([report("a", LINE, "2031-05-04"), report("b", LINE, "2031-05-04T09:00:00+00:00")]).copies
    assert copy.direction == "unknown"


def test_a_credit_overrules_the_clock() -> None:
    """A report that names the other outlet has the text from it, whatever the dates on the pages say."""
    giver = report("b", LINE, "2031-05-05", "tidewire.com")
    (copy,) = link_copies([report("a", LINE, "2031-05-04", "Quay Notes", "Tidewire"), giver]).copies
    assert (copy.from_document_id, copy.direction) == ("b", "credited")


def test_two_who_credit_a_third_have_no_direction() -> None:
    """Two reports that both name an agency have the text from there; neither has it from the other."""
    one = report("a", LINE, "2031-05-03", "North Post", "Tidewire")
    other = report("b", LINE, "2031-05-05", "South Post", "Tidewire")
    (copy,) = link_copies([one, other]).copies
    assert copy.direction == "unknown"


def test_a_family_is_one_text() -> None:
    """Reports half of whose words are the same are one family, named after its earliest member; others stand alone."""
    texts = [
        report("c", f"{LINE} {sentence(2, 20)}", "2031-05-04"),
        report("b", f"{sentence(3, 10)} {LINE}", "2031-05-03"),
        report("a", f"{LINE[: len(LINE) // 2]} {sentence(4, 90)}", "2031-05-05"),
    ]
    assert link_copies(texts).families == {"a": "a", "b": "b", "c": "b"}


def test_a_release_does_not_make_one_family_of_all_who_print_it() -> None:
    """A statement that five outlets print in texts of their own is folded by its origin, and is nobody's copy."""
    release = report("r", LINE, "2031-05-03", "Port Office")
    texts = [
        report(f"o{n}", f"{sentence(10 + n, 60)} {LINE} {sentence(20 + n, 60)}", "2031-05-04", f"Outlet {n}")
        for n in range(5)
    ]
    links = link_copies([release, *texts])
    assert len({links.families[text.document_id] for text in texts}) == 5
    (shared,) = links.shared_texts
    assert (shared.kind, shared.origin_document_id, len(shared.places)) == ("statement", "r", 6)
    assert not [c for c in links.copies if c.from_document_id != "r" and c.to_document_id != "r"]


def test_an_outlets_standing_phrase_is_no_copy() -> None:
    """What one outlet prints under each of its texts is furniture of that outlet."""
    texts = [report(f"d{n}", f"{sentence(30 + n, 50)} {LINE[:120]}", None, "Morning Post") for n in range(4)]
    links = link_copies(texts)
    assert not links.copies
    assert [shared.kind for shared in links.shared_texts] == ["boilerplate"]


def test_order_does_not_matter() -> None:
    """The same reports in another order give the same rows."""
    texts = [report(f"d{n}", f"{sentence(n % 3, 30)} {sentence(40 + n, 12)}", f"2031-05-0{n + 1}") for n in range(9)]
    shuffled = list(texts)
    random.Random(5).shuffle(shuffled)
    assert link_copies(texts) == link_copies(shuffled)


def test_the_same_id_twice_is_refused() -> None:
    """Two reports with one id cannot be told apart in the result."""
    with pytest.raises(ValueError, match="twice"):
        link_copies([report("a", LINE), report("a", LINE)])


@pytest.mark.parametrize("text", ["", "one word", "…", "\n\n", "İstanbul İstanbul"])
def test_nothing_to_compare_is_no_error(text: str) -> None:
    """Texts without words, or with few, have no copies and a family of their own."""
    links = link_copies([report("a", text), report("b", text)])
    assert (links.copies, links.families) == ((), {"a": "a", "b": "b"})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 30), max_size=120), st.lists(st.integers(0, 30), max_size=120))
def test_aligned_words_are_equal_and_apart(one: list[int], other: list[int]) -> None:
    """Runs hold equal words, rise within a passage, and no word lies in two passages of one text."""
    a, b = np.array(one, dtype=np.uint64), np.array(other, dtype=np.uint64)
    used_a: set[int] = set()
    used_b: set[int] = set()
    for passage in find_passages(a, b, least=6):
        words_a, words_b = (set(range(passage.a_start, passage.a_end)), set(range(passage.b_start, passage.b_end)))
        assert not words_a & used_a
        assert not words_b & used_b
        used_a |= words_a
        used_b |= words_b
        for run in passage.runs:
            assert (a[run.a : run.a + run.words] == b[run.b : run.b + run.words]).all()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(12, 30))
def test_a_shared_run_of_twelve_words_is_never_missed(before: int, behind: int, length: int) -> None:
    """Wherever twelve words stand in two reports, the two are compared."""
    shared = sentence(99, length)
    texts = [
        report("a", f"{sentence(100, before)} {shared} {sentence(101, behind)}"),
        report("b", f"{sentence(102, behind)} {shared} {sentence(103, before)}"),
    ]
    pairs = find_pairs(number_words(texts))
    assert pairs.first.tolist() == [0]
    (copy,) = link_copies(texts).copies
    assert isinstance(copy, Copy)
    assert texts[0].text[copy.from_start : copy.from_end] == shared


def test_what_is_not_known_is_not_compared() -> None:
    """A month and a day within it, or a missing time, say nothing about which was first."""
    assert compare_times("2031-05", "2031-05-09") == 0
    assert compare_times(None, "2031-05-09") == 0
    assert compare_times("2031-05-03T23:00:00-05:00", "2031-05-04T01:00:00+00:00") == 1


@settings(max_examples=150, deadline=None)
@example(texts=["Σ’Σ"])
@given(st.lists(st.text(alphabet="aBİß_9é’“-. \n\x1fΣ", max_size=30), min_size=1, max_size=5))
def test_words_found_among_letters_are_those_found_one_by_one(texts: list[str]) -> None:
    """Whatever letters and marks a text has, its numbers are those of its words, and equal words have equal numbers."""
    reports = [report(f"d{number}", text) for number, text in enumerate(texts)]
    corpus = number_words(reports)
    number_of: dict[str, int] = {}
    for index, each in enumerate(reports):
        words, numbers = each.words(), corpus.of(index).tolist()
        assert len(words) == len(numbers)
        for word, number in zip(words, numbers, strict=True):
            assert number_of.setdefault(word, number) == number
    assert len(set(number_of.values())) == len(number_of)


def test_long_words_differ_in_their_last_letters() -> None:
    """Words are hashed eight letters at a time, to the last."""
    words = ["a" * length + end for length in range(1, 26) for end in ("b", "c", "bb")]
    assert len(set(number_words([report("a", " ".join(words))]).words.tolist())) == len(words)


@pytest.mark.parametrize("parts", [2, 7])
def test_parts_of_the_fingerprints_give_the_pairs_of_all(parts: int) -> None:
    """Pairs do not hang on how much is held in memory at a time."""
    corpus = number_words(as_copy_texts(make_reports(150, seed=8)))
    whole, parted = find_pairs(corpus, parts=1), find_pairs(corpus, parts=parts)
    assert len(whole.first) > 50
    assert (whole.first.tolist(), whole.second.tolist()) == (parted.first.tolist(), parted.second.tolist())
