"""The pictures of the documentation are taken of a report."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from docs.pictures import take_pictures
from tests.chromium import find_chromium

PAGE = """<!doctype html><title>A report</title>
<p><a href="#e7-1"><i class="g differs"></i> Reports differ on the number</a></p>
<h2 id="s1-quotations">Quotations</h2><article id="r1">One</article><aside id="e7-1">Two</aside>"""


@pytest.mark.skipif(find_chromium() is None, reason="no chromium on this machine: make browser installs it")
def test_four_pictures_of_their_sizes(tmp_path: Path) -> None:
    """Each picture has the width of the pages and the height of its kind."""
    report = tmp_path / "report.html"
    report.write_text(PAGE, "utf-8")
    found = take_pictures(report, tmp_path)
    sizes = {path.stem: struct.unpack(">II", path.read_bytes()[16:24]) for path in found}
    assert sizes == {
        "report": (1280, 1000),
        "evidence": (1280, 900),
        "quotations": (1280, 760),
        "annotated": (1280, 760),
    }


def test_a_report_without_a_number_that_differs_is_refused(tmp_path: Path) -> None:
    """The picture of the evidence needs two numbers that differ."""
    report = tmp_path / "report.html"
    report.write_text("<!doctype html><title>A report</title>", "utf-8")
    with pytest.raises(AssertionError, match="no difference"):
        take_pictures(report, tmp_path)
