"""The cells of one row."""

from __future__ import annotations

from crossread.link.claims import Verdicts
from crossread.link.claims.cells import Row, fill_cells
from crossread.link.claims.comparators import weigh, weigh_words
from crossread.link.claims.contrasts import Contrasts
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
