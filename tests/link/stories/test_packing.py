from __future__ import annotations

import pytest

from crossread.link.stories.packing import number_term, pack, unpack
from crossread.link.stories.reports import FIELDS, read_story_report

TEXTS = (
    (
        "Ferry sinks off Port Vell",
        "Divers searched near Port Vell on Sunday. 14 people drowned, said Ana Torrel of Vell.",
    ),
    (None, ""),
    ("Ünlü İstanbul’da", "One\ntwo three."),
)


@pytest.mark.parametrize(("title", "text"), TEXTS)
def test_what_is_packed_is_what_was_read(title: str | None, text: str) -> None:
    """Every term of every field is there with its count, and can be spelled where reasons need it."""
    report = read_story_report("d", title=title, text=text, published="2031-05-05")
    packed = pack(report)
    unpacked = unpack([packed])
    for field in FIELDS:
        found = dict(zip(unpacked[field].terms.tolist(), unpacked[field].times.tolist(), strict=True))
        assert found == {number_term(term): count for term, count in report.counts[field].items()}
    for field in ("title", "names", "numbers"):
        assert sorted(packed.spelled(field).values()) == sorted(report.counts[field])


def test_many_are_unpacked_as_each_alone() -> None:
    """Reports unpacked together have the terms they have alone, in their order."""
    packed = [
        pack(read_story_report(f"d{at}", title=title, text=text)) for at, (title, text) in enumerate((*TEXTS, *TEXTS))
    ]
    together = unpack(packed)
    for at, report in enumerate(packed):
        alone = unpack([report])
        for field in FIELDS:
            begin, end = together[field].starts[at : at + 2].tolist()
            assert together[field].terms[begin:end].tolist() == alone[field].terms.tolist()


def test_nothing_is_unpacked_as_nothing() -> None:
    """No report is no error."""
    assert all(len(field.terms) == 0 for field in unpack([]).values())
