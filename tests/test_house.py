"""The house rules that no linter keeps."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
SOURCE = HOUSE / "src" / "crossread"
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = {
    "records", "text", "language", "ingest", "annotate", "link", "store", "linking", "report", "serve", "cli",
}  # fmt: skip
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "core", "base", "manager"}


def name_of(path: Path) -> str:
    """Where a module stands in the package."""
    return str(path.relative_to(SOURCE))


def test_every_room_exists() -> None:
    """Every room of the plan is a package with a docstring that says what it is for."""
    assert {path.parent.name for path in SOURCE.glob("*/__init__.py")} == ROOMS


def test_the_order_of_rooms_is_told_as_it_is_kept() -> None:
    """The layers that CONVENTIONS.md tells a newcomer are those that import-linter keeps."""
    settings = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))
    kept = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    told = re.search(r"`cli` >.*?`errors`", (HOUSE / "CONVENTIONS.md").read_text("utf-8"), re.DOTALL)
    assert told is not None
    assert [layer.strip(" `\n") for layer in told.group().split(">")] == kept


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_small_and_says_what_it_is(path: Path) -> None:
    """A module has at most 300 lines and opens with a sentence."""
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= 300, "find the seam and split by feature"
    docstring = ast.get_docstring(ast.parse(source))
    assert docstring
    assert docstring.split("\n\n")[0].rstrip().endswith((".", ":"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_names_say_something(path: Path) -> None:
    """No module or function hides behind a word that says nothing."""
    assert path.stem not in FORBIDDEN_NAMES
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            words = set(re.split(r"_|(?<=[a-z])(?=[A-Z])", node.name.strip("_").lower()))
            assert not words & FORBIDDEN_NAMES, f"{node.name} (line {node.lineno})"
            own_choice = node.name != "get_command"  # click's own hook
            assert not (node.name.startswith("get_") and own_choice), f"{node.name} (line {node.lineno})"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_fit_a_screen(path: Path) -> None:
    """A function has at most 70 lines without its docstring."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            length = (node.end_lineno or node.lineno) - body[0].lineno + 1
            assert length <= 70, f"{node.name} (line {node.lineno}): {length} lines"


def test_front_door_is_narrow_and_every_name_opens() -> None:
    """The package offers at most 25 names, each of which can be imported."""
    import crossread  # noqa: PLC0415 - the subject of the test

    assert len(crossread.__all__) <= 25
    for name in crossread.__all__:
        assert getattr(crossread, name) is not None


def test_starting_imports_nothing_heavy() -> None:
    """Asking for help imports no model runtime, no HTML reader and no table library."""
    heavy = [
        "spacy",
        "onnxruntime",
        "tokenizers",
        "trafilatura",
        "pypdf",
        "pyarrow",
        "lxml",
        "feedparser",
        "numpy",
        "rich",
    ]
    code = (
        "import sys, crossread.cli\n"
        "try: crossread.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        f"sys.exit(', '.join(name for name in {heavy!r} if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_machine_or_registry_is_named() -> None:
    """No tracked text file names a registry host or a home folder; the lock file carries hashes only."""
    listed = subprocess.run(["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    hosts = r"files\.python" + r"hosted|pypi\.(?:org|python)|registry\.npm" + "js"
    registry = re.compile(hosts + r"|(?<![\w/.])/(?:root|home/\w)")
    for name in listed.stdout.splitlines():
        path = HOUSE / name
        if path.suffix in {".onnx", ".png", ".gz", ".bin", ".npz"} or not path.is_file():
            continue
        found = registry.search(path.read_text("utf-8", errors="replace"))
        assert not found, f"{name}: {found.group() if found else ''}"
