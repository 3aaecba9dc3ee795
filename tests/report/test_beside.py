"""Claims that stand on the same passages are shown beside each other."""

from __future__ import annotations

from typing import Literal

from crossread.records import Cell, Claim
from crossread.report.beside import beside_leads, find_leads


def claim(name: str, status: Literal["agree", "only_one"] = "agree") -> Claim:
    """A claim of which only id and status matter here."""
    return Claim(
        claim_id=name,
        story_id="s",
        kind="statement",
        status=status,
        gist_document_id="d1",
        gist_start=0,
        gist_end=10,
        documents=2,
        independent=2,
    )


def cell(name: str, document_id: str, start: int, end: int) -> Cell:
    """A passage of a claim."""
    return Cell(claim_id=name, document_id=document_id, state="states", passage=0, start=start, end=end, reason="")


def cells(*rows: Cell) -> dict[str, list[Cell]]:
    """The cells by claim."""
    names = {row.claim_id for row in rows}
    return {name: [row for row in rows if row.claim_id == name] for name in names}


def test_two_passages_in_common() -> None:
    """The half of the shorter passage is enough, in two reports."""
    rows = cells(
        cell("a", "d1", 0, 100),
        cell("a", "d2", 50, 90),
        cell("b", "d1", 40, 80),
        cell("b", "d2", 70, 110),
        cell("c", "d1", 40, 80),
        cell("c", "d2", 71, 110),
    )
    assert find_leads([claim("a"), claim("b"), claim("c")], rows) == {"b": "a"}


def test_one_report_is_not_enough() -> None:
    """Two passages of one report in common leave the claims apart, however often they meet there."""
    rows = cells(
        cell("a", "d1", 0, 20), cell("a", "d1", 30, 50), cell("b", "d1", 0, 20), cell("b", "d1", 30, 50),
        cell("a", "d2", 0, 20), cell("b", "d2", 30, 50),
    )  # fmt: skip
    assert find_leads([claim("a"), claim("b")], rows) == {}


def test_no_chain_and_no_other_status() -> None:
    """A claim follows one whose passages it shares itself, of its own status; whoever follows leads nobody."""
    rows = cells(
        *(cell("a", document, 0, 20) for document in ("d1", "d2")),
        *(cell("b", document, 10, 40) for document in ("d1", "d2")),
        *(cell("c", document, 28, 60) for document in ("d1", "d2")),
        *(cell("d", document, 0, 20) for document in ("d1", "d2")),
    )
    claims = [claim("a"), claim("b"), claim("c"), claim("d", "only_one")]
    assert find_leads(claims, rows) == {"b": "a"}


def test_followers_come_right_after_their_lead() -> None:
    """The order is kept but for those that follow."""
    claims = [claim(name) for name in "abcdef"]
    shown = beside_leads(claims, {"d": "a", "f": "a", "e": "c"})
    assert "".join(one.claim_id for one in shown) == "adfbce"
