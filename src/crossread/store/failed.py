"""The file `failed.csv`: what could not be used, for a reader who does not open the database."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

HEADER = ("path", "stage", "code", "message", "hint")


def failed_csv(rows: Iterable[tuple[Any, ...]]) -> bytes:
    r"""Write failures as CSV.

    Args:
        rows: Path, stage, code, message and hint of each.

    Returns:
        The file, in UTF-8; cells that a spreadsheet would run as a formula begin with an apostrophe.

    Example:
        >>> failed_csv([("=a.pdf", "ingest", "locked", "needs a password", "")]).splitlines()[1]
        b"'=a.pdf,ingest,locked,needs a password,"
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in rows:
        writer.writerow([f"'{cell}" if str(cell)[:1] in "=+-@\t\r" and len(cell) > 1 else cell for cell in row])
    return text.getvalue().encode("utf-8")
