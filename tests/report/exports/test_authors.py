"""Names in bylines."""

from __future__ import annotations

import pytest

from crossread.report.exports.authors import read_authors


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        (None, []),
        ("", []),
        ("By Anna Reuel", [("Reuel", "Anna")]),
        ("BY ANNA REUEL AND IDA LIND", [("REUEL", "ANNA"), ("LIND", "IDA")]),
        ("Tomas van den Holt", [("van den Holt", "Tomas")]),
        ("Anna Reuel, Ida Lind & Bo Ask", [("Reuel", "Anna"), ("Lind", "Ida"), ("Ask", "Bo")]),
        ("Daily Orva staff", [("Daily Orva staff", None)]),
        ("anna@daily.example", [("anna@daily.example", None)]),
        ("Reuel", [("Reuel", None)]),
        ("Anderson Sandor", [("Sandor", "Anderson")]),
    ],
)
def test_bylines(byline: str | None, authors: list[tuple[str, str | None]]) -> None:
    """Persons are cut into family and given names; what is no person stays whole."""
    assert [(author.family, author.given) for author in read_authors(byline)] == authors
