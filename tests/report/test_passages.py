"""A passage: its words, its deciding words, and how it is shortened."""

from __future__ import annotations

from crossread.report.passages import Passage, Piece, cut_at_marks


def passage(*pieces: Piece) -> Passage:
    """A passage of these pieces."""
    return Passage(document_id="d", number=1, start=0, end=9, sentence=2, pieces=pieces)


def test_short_passages_stay_whole() -> None:
    """What fits is not touched."""
    found = passage(Piece(text="Two dredgers ran aground."))
    assert found.shortened() is found
    assert found.anchor == "r1-s2"


def test_long_passages_keep_their_deciding_words() -> None:
    """A passage is cut between words, around the first word that decides."""
    found = passage(Piece(text="word " * 60), Piece(text="about 400", kind="deciding"), Piece(text=" more" * 60))
    short = found.shortened(150)
    assert len(short.text) <= 156
    assert any(piece.text == "about 400" and piece.kind == "deciding" for piece in short.pieces)
    assert short.text.startswith("… ")
    assert short.text.endswith(" …")


def test_a_word_longer_than_the_limit_is_cut() -> None:
    """Ten thousand letters without a space are cut too."""
    assert len(passage(Piece(text="W" * 10_000)).shortened(150).text) < 160


def test_overlapping_marks_show_the_first_and_longer() -> None:
    """Of two marks that overlap one is shown, and no word is lost."""
    marks = [(0, 8, "quantity", ""), (3, 8, "quantity", ""), (6, 11, "moment", "")]
    pieces = list(cut_at_marks("up to 40 in May", 0, 15, marks))
    assert [piece.text for piece in pieces if piece.kind] == ["up to 40"]
    assert "".join(piece.text for piece in pieces) == "up to 40 in May"


def test_deciding_words_are_not_cut() -> None:
    """A passage that is cut keeps the first marked words whole, at its end and in its middle."""
    front = Piece(text="Neither of them will settle what the two ministers are to discuss when they meet in Orsa ")
    for back in (".", " and nothing else was said of it by anybody at the harbour that day."):
        held = passage(front, Piece(text="next Tuesday", kind="deciding"), Piece(text=back))
        for characters in range(60, 130):
            assert "next Tuesday" in [piece.text for piece in held.shortened(characters).pieces], characters


def test_markup_that_reaches_over_a_mark_is_left_out() -> None:
    """A link around the deciding words leaves no bracket, and the space behind it stays."""
    text = "Minister **Anna Berg** [confirmed](#) on Friday that [two ships](http://x.example) had left."
    marks = [(text.index(word), text.index(word) + len(word), "deciding", "") for word in ("confirmed", "two")]
    pieces = list(cut_at_marks(text, 0, len(text), marks))
    assert [piece.text for piece in pieces if piece.kind] == ["confirmed", "two"]
    assert "".join(piece.text for piece in pieces) == "Minister Anna Berg confirmed on Friday that two ships had left."


def test_a_mark_of_which_nothing_is_read_is_not_shown() -> None:
    """Where markup alone is marked there is no word to show, and the others stay."""
    pieces = list(cut_at_marks("It **rained** today.", 0, 20, [(3, 5, "deciding", ""), (14, 19, "moment", "")]))
    assert [(piece.text, piece.kind) for piece in pieces] == [("It rained ", None), ("today", "moment"), (".", None)]
