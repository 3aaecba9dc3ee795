"""Long passages are cut around what the other reports say, too."""

from __future__ import annotations

from crossread.report.focus import focus_on_shared
from crossread.report.passages import Passage, Piece

LONG = (
    "The trouble for the harbour office began with a broadcast in July, which told, citing two people close to the "
    "case who did not want to be named, that the dredger's owner had known of the cracked hull for three years"
)


def passage(number: int, *pieces: Piece) -> Passage:
    """A passage of one report."""
    text = "".join(piece.text for piece in pieces)
    return Passage(document_id=f"d{number}", number=number, start=0, end=len(text), sentence=0, pieces=pieces)


def test_a_long_passage_is_cut_around_what_it_shares() -> None:
    """What two reports tell stands at the end of one of them; the cut begins at a word before it."""
    long, short = focus_on_shared(
        [passage(1, Piece(text=LONG)), passage(2, Piece(text="The owner knew the hull was cracked"))]
    )
    assert short.focus is None
    shown = long.shortened().text
    assert shown.startswith("… ")
    assert "owner had known of the cracked hull" in shown
    assert len(shown) <= 160
    assert LONG.endswith(shown.removeprefix("… "))


def test_a_front_that_tells_as_much_is_kept() -> None:
    """A passage whose front shares as much is cut behind it, as one of which nothing is shared."""
    for other in ("The harbour office and a broadcast in July", "Nothing of this"):
        long, _ = focus_on_shared([passage(1, Piece(text=LONG)), passage(2, Piece(text=other))])
        assert long.focus is None
        assert LONG.startswith(long.shortened().text.removesuffix(" …"))


def test_what_one_report_says_twice_and_what_is_marked_moves_no_cut() -> None:
    """Only other reports count; marked words decide before shared ones do."""
    marked = passage(1, Piece(text=LONG[:20]), Piece(text=LONG[20:30], kind="deciding"), Piece(text=LONG[30:]))
    again = passage(1, Piece(text="The owner knew the hull was cracked"))
    assert focus_on_shared([passage(1, Piece(text=LONG)), again])[0].focus is None
    assert focus_on_shared([marked, passage(2, Piece(text="The owner knew the hull was cracked"))])[0].focus is None


def test_short_passages_are_left_alone() -> None:
    """Nothing is looked for where nothing is cut."""
    held = [passage(1, Piece(text="The hull was cracked")), passage(2, Piece(text="A cracked hull"))]
    assert focus_on_shared(held) == tuple(held)
