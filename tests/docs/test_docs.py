"""The documentation says what is so: generated pages are fresh, links lead somewhere, blocks run."""

from __future__ import annotations

import doctest
import html
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent.parent
PAGES = sorted([*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md"), *(HOUSE / "examples").rglob("README.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page_name(path: Path) -> str:
    """Where a page stands in the project."""
    return str(path.relative_to(HOUSE))


def test_reference_pages_are_fresh() -> None:
    """Commands, tables, settings and errors are described as they are in the code."""
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", PAGES, ids=page_name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link of a page leads to a file that is there."""
    text = BLOCK.sub("", path.read_text("utf-8"))
    for target in LINK.findall(re.sub(r"`[^`]*`", "", text)):
        if not re.match(r"[a-z]+:|#", target):
            assert (path.parent / target.partition("#")[0]).exists(), target


def blocks(language: str) -> list[tuple[str, str]]:
    """All fenced blocks of one language, with the page they stand on."""
    found = [(page_name(path), match) for path in PAGES for match in BLOCK.finditer(path.read_text("utf-8"))]
    return [(name, match.group(2)) for name, match in found if match.group(1) == language]


@pytest.mark.parametrize(("name", "code"), blocks("python"))
def test_python_blocks_run(name: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python block of a page runs as it stands, beside the examples."""
    if name.startswith("bench") or "find_moments(...)" in code:
        pytest.skip("a sketch")
    shutil.copytree(HOUSE / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    if code.startswith(">>>"):
        examples = doctest.DocTestParser().get_doctest(code, {}, name, name, 0)
        assert not doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples).failed
        return
    program = tmp_path / "block.py"
    program.write_text(code, "utf-8")
    runpy.run_path(str(program))


@pytest.mark.parametrize(("name", "code"), blocks("console"))
def test_console_blocks_run(name: str, code: str, tmp_path: Path) -> None:
    """Each `$ crossread ...` line of a page runs, in order, and prints what the page shows."""
    shutil.copytree(HOUSE / "examples", tmp_path / "examples")
    parts = re.split(r"^\$ (.*)\n", code, flags=re.MULTILINE)[1:]
    for command, shown in zip(parts[::2], parts[1::2], strict=True):
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(command)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "COLUMNS": "96"},
        )
        assert done.returncode in {0, 3}, done.stderr
        for line in filter(str.strip, shown.splitlines()):
            assert squeezed(line).strip() in squeezed(done.stdout + done.stderr), line


OWN = [
    (name, line)
    for name, code in blocks("")
    for line in code.splitlines()
    if re.match(r"(?:\.venv/bin/)?crossread ", line) and not re.search(r"https?:|feed|serve ", line)
]
"""Commands that stand on pages as a reader's own."""


@pytest.fixture(scope="session")
def own_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `my-articles/`, the example story, and `my-case`, read from it."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(HOUSE / "examples" / "brannsund-ferry", folder / "my-articles")
    run = [sys.executable, "-m", "crossread", "run", "my-articles/", "-o", "my-case"]
    subprocess.run(run, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize(("name", "line"), OWN)
def test_commands_of_plain_blocks_run(name: str, line: str, own_case: Path) -> None:
    """A command that a page gives for a reader's own material runs on the example story in its place."""
    words = shlex.split(line, comments=True)
    done = subprocess.run(
        [sys.executable, "-m", "crossread", *words[1:]], cwd=own_case, capture_output=True, text=True, check=False
    )
    unfilled = done.returncode == 4 and "does not find" in done.stderr
    assert done.returncode == 0 or unfilled, f"{name}: {done.stderr}"


SEARCHES = [
    query
    for line in (HOUSE / "docs" / "guides" / "searching.md").read_text("utf-8").splitlines()
    for query in re.findall(r"^\| `([^`]+)` \|", line)
    if "NOR" not in query
]
"""The searches that the page on searching shows, but for one with countries: those of the example are invented."""

ASKED = HOUSE / "src" / "crossread" / "serve" / "templates" / "app" / "search.html"
SEARCHES += [html.unescape(query) for query in re.findall(r'"row"><code>(.+?)</code>', ASKED.read_text("utf-8"))]


@pytest.mark.parametrize("query", sorted({"ferry dredger", '"coast guard"', "harb*", "claims: lease", *SEARCHES}))
def test_searches_on_the_page_find_something(query: str, own_case: Path) -> None:
    """What a page of the guides or the app shows as a search can be tried on the example story."""
    find = [sys.executable, "-m", "crossread", "find", "my-case", query, "--json"]
    done = subprocess.run(find, cwd=own_case, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def squeezed(text: str) -> str:
    """A text with single spaces and without times, which differ from run to run."""
    return re.sub(r"\d+\.\d s", "N s", re.sub(r"[^\S\n]+", " ", text))
