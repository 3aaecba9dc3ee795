"""Search finds what a reader means and never breaks on what a reader types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.records import Quantity, Quotation, Reading, Sentence
from crossread.store import Workspace
from crossread.store.searching import marked_spans

Three = tuple[str, str, str]
MakeReading = Callable[..., Reading]


def found(workspace: Workspace, query: str) -> set[str]:
    """Ids of the reports a query finds."""
    return {hit.document_id for hit in workspace.search(query)}


def test_words_phrases_and_beginnings(workspace: Workspace, three: Three) -> None:
    """All words must occur; quotes keep words together; a star stands for the rest; case and accents do not matter."""
    ferry, sailing, weather = three
    assert found(workspace, "OSLIN") == {ferry, sailing}
    assert found(workspace, "oslin noon") == {ferry}
    assert found(workspace, '"ferry left"') == {ferry}
    assert found(workspace, '"left ferry"') == set()
    assert found(workspace, "passeng* abo*") == {ferry}
    assert found(workspace, "cafe terrace*") == {weather}
    assert found(workspace, "resumes") == {sailing}, "the headline is searched"
    assert found(workspace, "ferry OR weather") == set(), "words of the search language are words"


def test_a_hit_points_at_its_passage(workspace: Workspace, three: Three) -> None:
    """Start and end of a hit are code points of the text; a hit in the headline alone has none."""
    (hit,) = workspace.search("café")
    text = workspace.load_document(three[2]).text
    assert hit.start is not None
    assert text[hit.start : hit.end] == "café"
    assert "café terraces" in hit.snippet
    assert (hit.kind, hit.id, hit.title) == ("reports", three[2], "Weather")
    (hit,) = workspace.search("resumes")
    assert (hit.start, hit.end, hit.snippet) == (None, None, "Sailing resumes")


def test_offsets_hold_in_any_script(workspace: Workspace, make_reading: MakeReading) -> None:
    """Characters outside the first plane, combining marks and the index's own marks do not shift a hit."""
    text = "𝔘𝔫𝔦 \ufdd0 𝒹 e\u0301te\u0301 \ufdd1 target here, \ufdd0target\ufdd1 there"
    workspace.save_reading(make_reading(text))
    (hit,) = workspace.search("target")
    assert hit.start == text.index("target")
    (hit,) = workspace.search("été")
    assert text[hit.start : hit.end] == "e\u0301te\u0301"


@given(
    pieces=st.lists(st.tuples(st.text(max_size=5), st.booleans()), max_size=8),
)
def test_marks_lead_back(pieces: list[tuple[str, bool]]) -> None:
    """Whatever a text holds, spans read from the marked text are those that were marked."""
    clean = [(piece.replace("\ufdd0", "").replace("\ufdd1", ""), marked) for piece, marked in pieces]
    clean = [(piece, marked) for piece, marked in clean if piece]
    text = "".join(piece for piece, _ in clean)
    marked_text = "".join(f"\ufdd0{piece}\ufdd1" if marked else piece for piece, marked in clean)
    expected, place = [], 0
    for piece, marked in clean:
        if marked:
            expected.append((place, place + len(piece)))
        place += len(piece)
    assert marked_spans(text, marked_text) == expected


@pytest.mark.parametrize("query", ["", "   ", '"', '""', "*", "-", "()", "!!! ???", "\x00"])
def test_a_query_without_words_finds_nothing(workspace: Workspace, three: Three, query: str) -> None:
    """A query that holds no word is answered with nothing."""
    assert list(workspace.search(query)) == []


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(alphabet=st.sampled_from("abfery \"*()-:^+{}<>'\\NEAROTD\x00é日,."), max_size=30)
    | st.text(max_size=20)
)
def test_no_query_breaks(workspace: Workspace, three: Three, query: str) -> None:
    """Whatever is typed, search answers."""
    list(workspace.search(query, kinds=("reports", "quotations", "claims", "figures", "events"), limit=3))


def test_passages_of_marks(workspace: Workspace, three: Three) -> None:
    """Quotations are found by their words, figures by their sentence, in the best reports first."""
    ferry, sailing, _ = three
    text = workspace.load_document(sailing).text
    start, end = text.index("Nobody"), text.index(",”")
    quotation = Quotation(
        quotation_id="q-1", document_id=sailing, start=start, end=end, text=text[start:end], kind="direct"
    )
    workspace.save_marks(sailing, "quotations", "1", [quotation])
    (hit,) = workspace.search("nobody away", kinds=("quotations",))
    assert (hit.id, hit.start, hit.end, hit.snippet) == ("q-1", start, end, "Nobody was turned away")
    assert list(workspace.search("sailed", kinds=("quotations",))) == []
    text = workspace.load_document(ferry).text
    cut = text.index("About")
    workspace.save_marks(
        ferry,
        "sentences",
        "1",
        [
            Sentence(document_id=ferry, index=0, start=0, end=cut - 1, role="body"),
            Sentence(document_id=ferry, index=1, start=cut, end=len(text), role="body"),
        ],
    )
    figure = Quantity(
        quantity_id="n-1", document_id=ferry, start=cut, end=cut + 9, text="About 300", low=None, high=None
    )
    workspace.save_marks(ferry, "quantities", "1", [figure])
    (hit,) = workspace.search("aboard", kinds=("figures",))
    assert (hit.start, hit.end) == (cut, cut + 9)
    assert hit.snippet == text[cut:]
    assert list(workspace.search("noon", kinds=("figures",))) == []
    assert [hit.kind for hit in workspace.search("veld", kinds=("reports", "figures"), limit=1)] == [
        "reports",
        "figures",
    ]


def test_limit(workspace: Workspace, make_reading: MakeReading) -> None:
    """No more hits come than asked for, and equal ones in order of id."""
    workspace.save_readings(make_reading("Same words.", path=f"{number}.txt") for number in range(9))
    hits = [hit.document_id for hit in workspace.search("same", limit=4)]
    assert len(hits) == 4
    assert hits == sorted(hits)
    assert list(workspace.search("same", limit=0)) == []
