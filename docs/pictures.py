"""Take the pictures of the pages anew from the report of the example story; needs Chromium.

make demo && python -m docs.pictures crossread-out/report.html
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from tests.chromium import Chromium

IMAGES = Path(__file__).parent / "images"
_WIDTH = 1280
_NUMBER = re.compile(r'<a href="#(e\d+-1)"><i class="g differs"></i> Reports differ on the number</a>')


def take_pictures(report: Path, folder: Path) -> list[Path]:
    """Take the four pictures of a report.

    Args:
        report: The report of the example story.
        folder: Where the pictures go.

    Returns:
        Their files.
    """
    evidence = _NUMBER.search(report.read_text("utf-8"))
    assert evidence is not None, "no difference on a number is shown"
    shots = (
        ("report", 1000, "", False),
        ("evidence", 900, f"#{evidence[1]}", True),
        ("quotations", 760, "#s1-quotations", False),
        ("annotated", 760, "#r1", False),
    )
    found = []
    with tempfile.TemporaryDirectory() as profile, Chromium(Path(profile)) as browser:
        for name, height, place, dark in shots:
            browser.look(width=_WIDTH, height=height, dark=dark)
            browser.open(report.resolve().as_uri() + place)
            found.append(browser.picture(folder / f"{name}.png"))
    return found


if __name__ == "__main__":
    for picture in take_pictures(Path(sys.argv[1]), IMAGES):
        print(picture.relative_to(Path.cwd()) if picture.is_relative_to(Path.cwd()) else picture)
