"""Names that tell nothing in a story that is all about them."""

from __future__ import annotations

from tests.telling import groups, told


def test_the_summit_of_the_town_all_reports_tell_of() -> None:
    """The "Lund summit" is the summit where every report tells of Lund."""
    towns = [told(f"r{n}", "place", "Lund", "Lund") for n in (1, 2, 3)]
    bare = told("r1", "other", "summit", "the summit")
    placed = told("r2", "other", "Lund summit", "the Lund summit")
    assert frozenset({"r1:summit", "r2:Lund summit"}) in groups(*towns, bare, placed)


def test_the_summit_of_a_town_of_one_report_is_another() -> None:
    """A town that one report alone tells of, and one of two such towns, say which summit is meant."""
    bare = told("r1", "other", "summit", "the summit")
    placed = told("r2", "other", "Lund summit", "the Lund summit")
    towns = [told(f"r{n}", "place", "Hald", "Hald") for n in (1, 2, 3)]
    assert not any("r1:summit" in pair for pair in groups(*towns, told("r2", "place", "Lund", "Lund"), bare, placed))
    both = [told(f"r{n}", "place", "Lund", "Lund") for n in (1, 2, 3)]
    other = told("r3", "other", "Hald summit", "the Hald summit")
    assert not any("r1:summit" in pair for pair in groups(*towns, *both, bare, placed, other))


def test_a_town_is_known_beside_what_is_named_after_it() -> None:
    """The "Lund shooting spree" is the spree where every report tells of Lund, and of Lund College too."""
    towns = [told(f"r{n}", "place", "Lund", "Lund") for n in (1, 2, 3)]
    schools = [told(f"r{n}", "organisation", "Lund College", "Lund College") for n in (1, 2, 3)]
    bare = told("r1", "other", "shooting", "the shooting")
    placed = told("r2", "other", "Lund shooting spree", "the Lund shooting spree")
    assert frozenset({"r1:shooting", "r2:Lund shooting spree"}) in groups(*towns, *schools, bare, placed)
