from __future__ import annotations

from pathlib import Path

import pytest

from bench.data import REPOSITORY, Sample, all_cards, check_set, digest, load_card
from bench.errors import BenchError, SetChangedError, SetMissingError


def test_rows_come_as_the_file_has_them(small_set: Path) -> None:
    """Nothing is dropped and nothing is reordered."""
    rows = Sample().rows("numbers/small")
    assert [row["id"] for row in rows] == [f"row {k:02}" for k in range(60)]


def test_the_fast_subset_takes_whole_groups_and_always_the_same(small_set: Path) -> None:
    """Five of twelve stories, each with all of its five rows, and the smaller subset lies within the larger."""
    five = Sample(groups=5).rows("numbers/small", group="story")
    assert len({row["story"] for row in five}) == 5
    assert len(five) == 25
    assert five == Sample(groups=5).rows("numbers/small", group="story")
    two = Sample(groups=2).rows("numbers/small", group="story")
    assert {row["id"] for row in two} < {row["id"] for row in five}


def test_a_changed_set_is_refused(small_set: Path) -> None:
    """One letter more and the set is no longer the one on the card."""
    small_set.write_text(small_set.read_text("utf-8").replace("hall 1", "hall one", 1), "utf-8")
    with pytest.raises(SetChangedError, match="numbers/small"):
        Sample().rows("numbers/small")


def test_a_set_that_is_not_here_says_where_it_was_looked_for(small_set: Path, tmp_path: Path) -> None:
    """The message names the place, the hint what to do."""
    small_set.unlink()
    with pytest.raises(SetMissingError, match=r"small\.jsonl") as caught:
        Sample().rows("numbers/small")
    assert "CROSSREAD_SHARED" in caught.value.hint


def test_a_set_without_a_card_is_refused(small_set: Path) -> None:
    """A set nobody described is not measured on."""
    with pytest.raises(BenchError, match="has no card"):
        Sample().rows("numbers/large")


def test_the_digest_of_a_folder_hangs_on_names_and_contents(tmp_path: Path) -> None:
    """Another content or another name is another set; the order of writing is not."""
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(name, "utf-8")
    first = digest(tmp_path)
    (tmp_path / "a.txt").write_text("other", "utf-8")
    second = digest(tmp_path)
    (tmp_path / "a.txt").write_text("a.txt", "utf-8")
    assert digest(tmp_path) == first != second
    (tmp_path / "a.txt").rename(tmp_path / "c.txt")
    assert digest(tmp_path) not in {first, second}


def test_every_card_is_whole() -> None:
    """A card says what, how many, under which licence, from where, and what is wrong with it."""
    cards = all_cards()
    assert cards
    for card in cards:
        assert card.home in {"shared", "repository"}
        assert all([card.what, card.licence, card.origin, card.defects, card.split]), card.name
        assert len(card.sha256) == 64
        assert card.n > 0


@pytest.mark.shared
def test_every_set_here_is_the_one_on_its_card(shared: Path) -> None:
    """All shared sets are there and unchanged, and the cards' numbers of rows are theirs."""
    for card in all_cards():
        if card.home == "repository":
            continue  # our own example may grow; the task that reads it says when its card is behind
        check_set(card)
        if card.place.suffix == ".jsonl":
            with card.place.open("rb") as lines:
                assert sum(1 for line in lines if line.strip()) == card.n, card.name


@pytest.mark.shared
def test_every_shared_file_has_a_card(shared: Path) -> None:
    """No set is measured on without one."""
    carded = {card.place for card in all_cards()}
    assert {path for path in (shared / "data").rglob("*.jsonl") if path not in carded} == set()


def test_no_set_lies_in_the_repository_unless_it_is_our_own() -> None:
    """The texts of others stay outside."""
    for card in all_cards():
        assert (card.home == "repository") == card.place.is_relative_to(REPOSITORY), card.name
        assert load_card(card.name) == card
