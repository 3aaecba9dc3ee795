"""What a reader types is understood as meant, and as words where it means nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import UsageError
from crossread.store.query import Query, parse_query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("quotations by Arvola", Query(kind="quotations", by="Arvola")),
        ("quote by Signe Arvola about barge", Query(kind="quotations", by="Signe Arvola", words="barge")),
        (
            'quotations about "dry dock" from Tidewire since 2024-03 until 2024-03-20',
            Query(kind="quotations", words='"dry dock"', outlet="Tidewire", since="2024-03", until="2024-03-20"),
        ),
        ("figures counting soldiers", Query(kind="figures", counting="soldiers")),
        (
            "figures counting foreign soldiers over 1,500 under 2e4",
            Query(kind="figures", counting="foreign soldiers", over=Decimal(1500), under=Decimal(20000)),
        ),
        ("figures in USD over 5", Query(kind="figures", unit="USD", over=Decimal(5))),
        ("events NOR -> SWE", Query(kind="events", actor="NOR", recipient="SWE")),
        ("events NOR→SWE", Query(kind="events", actor="NOR", recipient="SWE")),
        ("events ->SWE about herring", Query(kind="events", recipient="SWE", words="herring")),
        ("events NOR -> type threaten", Query(kind="events", actor="NOR", act="THREATEN")),
        ('events "Harbour Office" -> crew', Query(kind="events", actor="Harbour Office", recipient="crew")),
        ("events by police in Oslin", Query(kind="events", actor="police", place="Oslin")),
        ("claims status differs about lease", Query(kind="claims", status="differs", words="lease")),
        ("reports: dredger from Tidewire", Query(kind="reports", words="dredger", outlet="Tidewire")),
        ("Claims: lease", Query(kind="claims", words="lease")),
        ("quotations about by-pass", Query(kind="quotations", words="by-pass")),
        ('quotations about "by"', Query(kind="quotations", words='"by"')),
    ],
)
def test_structured_queries(text: str, query: Query) -> None:
    """Each clause fills its field, whatever the order, and words in quotation marks belong to no clause."""
    assert parse_query(text) == query


@pytest.mark.parametrize(
    "text",
    [
        "",
        "figures",
        "figures of speech",
        "quotations",
        "the events in Oslin",
        "dredger -> barge",
        "claims",
        "by Arvola",
        '"quotations" by Arvola',
    ],
)
def test_other_words_are_words(text: str) -> None:
    """A query that does not begin with a kind and one of its clauses is searched as it stands."""
    assert parse_query(text) == Query(words=text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("quotations by", "nothing follows"),
        ("quotations by about barge", "nothing follows"),
        ("quotations by Arvola by Holt", "twice"),
        ("events A -> B -> C", "twice"),
        ("figures counting boats over many", "no number"),
        ("figures over NaN", "no number"),
        ("reports since yesterday", "no date"),
        ("reports since 2024-13", "no date"),
    ],
)
def test_a_clause_that_says_nothing_is_refused(text: str, words: str) -> None:
    """An empty or double clause, a date or a number that cannot be read is told, with what to do."""
    with pytest.raises(UsageError, match=words) as raised:
        parse_query(text)
    assert raised.value.hint


@given(text=st.text(alphabet=st.sampled_from('quotes by -> " events: since 2024 in → figures over'), max_size=40))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed, there is a query or an error with a hint."""
    try:
        parse_query(text)
    except UsageError as error:
        assert error.hint  # noqa: PT017 - the other outcome is as good
