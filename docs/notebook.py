"""Write the example notebook: run its cells on the example story, in this process, and keep what they show.

`python docs/notebook.py` writes `docs/guides/example-story.ipynb`. The format is that of nbformat 4.5; images and
widgets do not occur. The cells stand below: text for people, code that runs.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parent.parent
NOTEBOOK = HOUSE / "docs" / "guides" / "example-story.ipynb"

CELLS = (
    """# Five reports of one event, in a notebook

The [example story](example-story.md) is invented. Every table comes with the words it rests on; ids and offsets are
there when you ask for the rows.""",
    """import crossread

case = crossread.run("examples/brannsund-ferry", output="ferry-case")
case""",
    "A story shows its reports and the beginning of its grid.",
    """story = case.stories[0]
story""",
    """## Tables

Every table of the reference is an attribute, of the case and of each story. A slice is a table again.""",
    "story.quotations[:5]",
    "story.claims",
    "`rows()` gives dictionaries, iterating gives records, and a place in a text leads to the words.",
    """quantity = story.quantities[0]
print(quantity.text, quantity.low, quantity.high, quantity.counted)
case.text(quantity.document_id, quantity.start, quantity.end)""",
    """## Data frames

`to_pandas()`, `to_polars()` and `to_arrow()` keep the types of the columns.""",
    """numbers = story.quantities.to_pandas()
people = numbers[numbers["counted"] == "person"]
people[["text", "low", "high", "hedge"]].sort_values(["high", "text"])""",
    """## Pages

The pages of the report are there as plain data, for what no table holds: words aligned word by word, days in order,
names beside each other.""",
    """for card in story.pages.quotations.cards[:2]:
    print(card.speaker, "-", card.verdict)
    for version in card.versions:
        words = "".join(f"[{piece.kind}: {piece.text}]" if piece.kind else piece.text for piece in version.pieces)
        print("  ", version.places[0].number, words)""",
    """for day in story.pages.timeline.days:
    print(day.told)
    for entry in day.entries[:3]:
        print("   ", entry.status, "-", entry.title.text[:90])
    for card in day.published:
        print("    published:", card.outlet, "-", card.title[:60])""",
)
"""Cells in order; one that begins with a capital letter, a # or a ` is text."""


def is_text(cell: str) -> bool:
    """Whether a cell is Markdown."""
    return cell[0] in "#`" or cell[0].isupper()


def run_cell(code: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run the code of a cell as a notebook does, and return its outputs.

    Args:
        code: The code; the value of a last line that is an expression is shown.
        names: What earlier cells have named; changed in place.
    """
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - the cells stand above
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last is not None else None  # noqa: S307
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": lines(printed.getvalue())})
    if value is not None:
        data = {"text/plain": lines(repr(value))}
        if hasattr(value, "_repr_html_"):
            data = {"text/html": lines(value._repr_html_()), **data}
        outputs.append({"data": data, "execution_count": None, "metadata": {}, "output_type": "execute_result"})
    return outputs


def lines(text: str) -> list[str]:
    """Cut a text into lines that keep their ends, as the format wants it."""
    return text.splitlines(keepends=True)


def cells() -> Iterator[dict[str, Any]]:
    """Run all cells and yield them with their outputs."""
    names: dict[str, Any] = {}
    count = 0
    for number, cell in enumerate(CELLS):
        head: dict[str, Any] = {"id": f"cell-{number:02}", "metadata": {}, "source": lines(cell)}
        if is_text(cell):
            yield {"cell_type": "markdown", **head}
            continue
        count += 1
        outputs = run_cell(cell, names)
        for output in outputs:
            if "execution_count" in output:
                output["execution_count"] = count
        yield {"cell_type": "code", "execution_count": count, **head, "outputs": outputs}
    names["case"].close()


def main() -> int:
    """Write the notebook."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("examples").symlink_to(HOUSE / "examples")
        made = list(cells())
    notebook = {
        "cells": made,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    NOTEBOOK.write_text(json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
