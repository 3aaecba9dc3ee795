from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.made_reports import as_copy_texts, make_reports
from crossread.link.copies import (
    CopyLinks,
    CopyText,
    link_copies,
    link_stored_copies,
    pack_copy_text,
    passages,
    read_shelf,
)
from crossread.link.copies.corpus import Whole

MADE = as_copy_texts(make_reports(160, seed=5))


class Desk:
    """Packed reports, and what was found for pairs of them."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def link(self, texts: Sequence[CopyText]) -> CopyLinks:
        """Link stored reports."""
        stored = {text.document_id: pack_copy_text(text) for text in texts}
        return link_stored_copies(
            *read_shelf(sorted(stored), lambda ids: {each: stored[each] for each in ids}), self.kept
        )


@pytest.fixture
def aligned(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The first text of each pair that is aligned."""
    firsts: list[int] = []
    whole = passages.align

    def count(*given: Any, **named: Any) -> Iterator[tuple[Whole, Whole]]:  # noqa: ANN401 - handed on as they are
        firsts.extend(given[2].tolist())
        return whole(*given, **named)

    monkeypatch.setattr("crossread.link.copies.link.align", count)
    return firsts


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="ab é“”9.\n", max_size=60),
    st.sampled_from([None, "2031-05-03"]),
    st.lists(st.text(max_size=5), max_size=2),
)
def test_a_stored_report_is_compared_like_the_report(text: str, published: str | None, named: list[str]) -> None:
    """Words, places, quoted words, time, outlet and credits survive being stored."""
    one = CopyText(
        document_id="d", text=text, spans=((0, len(text)),), published=published, outlet=published, credits=tuple(named)
    )
    content = pack_copy_text(one)
    [read], corpus = read_shelf(["d"], lambda ids: dict.fromkeys(ids, content))
    assert [side.tolist() for side in read.edges] == [side.tolist() for side in one.edges]
    assert (read.quoted, read.credits) == (one.quoted, one.credits)
    assert (read.published, read.outlet, len(corpus.of(0))) == (published, published, len(one.words()))


@pytest.mark.parametrize("seed", range(3))
def test_reports_that_come_one_after_the_other_give_the_copies_of_all_at_once(seed: int) -> None:
    """However reports come in, copies, families, overlaps and statements are those of linking all of them anew."""
    texts = list(MADE)
    random.Random(seed).shuffle(texts)
    growing = Desk()
    for count in (40, 90, 155, 160):
        grown = growing.link(texts[:count])
        assert grown == link_copies(texts[:count])
    assert len(grown.copies) > 20


def test_a_new_report_is_aligned_with_its_candidates_only(aligned: list[int]) -> None:
    """Nothing is aligned again when nothing changed; a copy that comes in costs the pairs it stands in."""
    desk = Desk()
    desk.link(MADE[:-1])
    everything = len(aligned)
    aligned.clear()
    desk.link(MADE[:-1])
    assert not aligned
    copy = CopyText(document_id="zz", text=MADE[0].text, spans=MADE[0].spans, outlet="elsewhere")
    found = desk.link([*MADE[:-1], copy])
    assert 0 < len(aligned) < everything / 4
    assert found.families["zz"] == found.families[MADE[0].document_id]


def test_other_words_are_aligned_anew(aligned: list[int]) -> None:
    """A report whose words have changed under the same id is not taken for what it was."""
    desk = Desk()
    line = " ".join(MADE[0].words()[:60])
    one, other = (CopyText(document_id=name, text=line, spans=((0, len(line)),)) for name in ("a", "b"))
    assert len(desk.link([one, other]).copies) == 1
    later = CopyText(document_id="b", text=line[::-1], spans=((0, len(line)),))
    assert not desk.link([one, later]).copies
    aligned.clear()
    assert desk.link([one, other]) == link_copies([one, other])
