"""The cells of one row."""

from __future__ import annotations

from crossread.link.claims import Verdicts
from crossread.link.claims.cells import Row, fill_cells
from crossread.link.claims.comparators import weigh, weigh_words
from crossread.link.claims.contrasts import Contrast, Contrasts
from crossread.link.claims.joiner import Joiner
from crossread.link.claims.scorer import Judge
from tests.link.claims.conftest import read


def test_a_report_that_tells_of_both_contradicts_nobody() -> None:
    """A passage that differs from the row's words is no difference where its report has another one as they say."""
    shut, left = (f"The harbour office {did} the northern lock of Velmar." for did in ("shut", "did not shut"))
    documents, statements = read((shut, f"{left} It waited.\n\n{shut}"))
    statements = [one for one in statements if one.clause.predicate == "shut"]
    judge = Judge(weigh(statements, weigh_words(statements)))
    nothing = Verdicts(figures={}, utterances={})

    def states(*places: int) -> list[str]:
        row = Row(claim_id="c", gist=0, places=places, shared=True)
        cells = fill_cells(
            row, judge, documents, nothing, Contrasts(rows=(), found={}), joiner=Joiner(judge), silent=False
        )
        return [cell.state for cell in cells]

    assert states(0, 1) == ["states", "denies"]
    assert states(0, 1, 2) == ["states", "states", "states"]


def test_who_says_what_the_words_of_the_row_say_differs_in_nothing() -> None:
    """A passage that contradicts one that contradicts the row's words stands with the words, however little alike."""
    texts = (
        "A guard slapped the boy at the northern lock of Velmar.",
        "A guard punched the boy at the northern lock of Velmar.",
        "On Friday a guard was filmed slapping a boy in the rain.",
    )
    documents, statements = read(texts)
    kept = [next(one for one in statements if one.clause.document_id == f"d{number}") for number in range(3)]
    judge = Judge(weigh(kept, weigh_words(kept)))
    found = {pair: Contrast("other", "", *pair_words) for pair, pair_words in _SLAPS.items()}
    row = Row(claim_id="c", gist=0, places=(0, 1, 2), shared=True)
    cells = fill_cells(
        row,
        judge,
        documents,
        Verdicts(figures={}, utterances={}),
        Contrasts(rows=(), found=found),
        joiner=Joiner(judge),
        silent=False,
    )
    assert [cell.differs_on for cell in cells] == [None, "other", None]
    assert cells[1].reason == "“punched” here, “slapped” there"


_SLAPS = {(0, 1): ("“slapped”", "“punched”"), (1, 2): ("“punched”", "“slapping”")}
