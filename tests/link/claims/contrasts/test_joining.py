"""Rows of passages that cannot both be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crossread.link.claims import LinkedClaims, Statement
from crossread.link.claims.comparators import weigh, weigh_words
from crossread.link.claims.contrasts import Contrast
from crossread.link.claims.contrasts.joining import join_rows
from crossread.link.claims.scorer import Judge
from crossread.records import Document

Linked = tuple[LinkedClaims, list[Document], list[Statement]]
_TEXTS = (
    "The choir sang twice in Oru. Bakeries threw away bread.",
    "A ferry ran aground off Velmar. Shopkeepers complained about the lost trade.",
)


def _judge(link: Callable[[Sequence[str]], Linked]) -> Judge:
    statements = link(_TEXTS)[2]
    return Judge(weigh(statements, weigh_words(statements)))


def test_what_is_not_alike_gets_a_row_of_its_own_beside_its_rows(link: Callable[[Sequence[str]], Linked]) -> None:
    """The rows stay as they are, and a row of the two shows the contrast."""
    rows = join_rows(_judge(link), [(0,), (1,), (2,), (3,)], {(0, 2): Contrast("number", here="“14”", there="“12”")})
    assert rows == ((0,), (0, 2), (1,), (2,), (3,))


def test_one_matter_between_two_reports_is_shown_once(link: Callable[[Sequence[str]], Linked]) -> None:
    """Two more passages of the same reports that differ on the same are no second row; another matter is."""
    same, other = Contrast("number", here="“14”", there="“12”"), Contrast("place", here="“neck”", there="“face”")
    rows = join_rows(_judge(link), [(0,), (1,), (2,), (3,)], {(0, 2): same, (1, 3): same, (1, 2): other})
    assert {row for row in rows if len(row) > 1} in ({(0, 2), (1, 2)}, {(1, 3), (1, 2)})


def test_a_sure_contrast_makes_two_rows_one(link: Callable[[Sequence[str]], Linked]) -> None:
    """A denial stands in the row of what it denies, however little the two are alike."""
    rows = join_rows(_judge(link), [(0,), (1,), (2,), (3,)], {(0, 2): Contrast("polarity", "denied", surely=True)})
    assert rows == ((0, 2), (1,), (3,))
