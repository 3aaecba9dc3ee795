"""The rules that pages keep, as others wrote them down: axe-core, html-validate, and the Nu Html Checker.

`make browser` installs them beside the environment. What is not there is skipped with a word: the Nu Html Checker needs
Java, the other two need Node.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.chromium import Chromium

AXE = Path(os.environ.get("CROSSREAD_AXE", Path(sys.prefix) / "axe/node_modules/axe-core/axe.min.js"))
AXE_RULES = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']"
VALIDATE = AXE.parents[1] / "html-validate/bin/html-validate.mjs"
NU = AXE.parents[1] / "vnu-jar/build/dist/vnu.jar"

VALIDATE_RULES = {"root": True, "extends": ["html-validate:standard"], "elements": ["html5"]}
"""Every rule of the HTML standard that html-validate knows."""

NU_PASSES_OVER = ".*paint-order.*"
"""All errors of the Nu Html Checker count but one: its list of CSS properties lacks one that SVG 2 has."""


def violations(browser: Chromium) -> list[Any]:
    """What the rules of axe-core find on the page that is open."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make browser installs it")
    browser.run(f"{AXE.read_text('utf-8')};1")
    found = browser.run(
        f"axe.run(document, {{resultTypes: ['violations'], runOnly: {AXE_RULES}}})"
        ".then(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes.map(n => n.html)])))"
    )
    return list(json.loads(found))


def invalid(pages: Iterable[Path], folder: Path) -> list[str]:
    """What html-validate and, where there is Java, the Nu Html Checker find in pages.

    Args:
        pages: The pages.
        folder: Where a file may be written.

    Returns:
        Page, line and fault; empty where all pages are valid.
    """
    node = shutil.which("node")
    if node is None or not VALIDATE.is_file():
        pytest.skip("html-validate is not installed: make browser installs it where there is Node")
    names = [str(page) for page in pages]
    rules = folder / "html-validate.json"
    rules.write_text(json.dumps(VALIDATE_RULES), "utf-8")
    found = list(_validate(node, rules, names))
    java = shutil.which("java")
    return [*found, *_nu(java, names)] if java and NU.is_file() else found


def _validate(node: str, rules: Path, names: list[str]) -> Iterator[str]:
    command = [node, str(VALIDATE), "--config", str(rules), "--formatter", "json", *names]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode in {0, 1}, ran.stderr
    for page in json.loads(ran.stdout or "[]"):
        for fault in page["messages"]:
            yield f"{Path(page['filePath']).name}:{fault['line']}: {fault['ruleId']}: {fault['message']}"


def _nu(java: str, names: list[str]) -> Iterator[str]:
    command = [java, "-Xss8m", "-jar", str(NU), "--format", "json", "--filterpattern", NU_PASSES_OVER, *names]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    for fault in json.loads(ran.stderr)["messages"]:
        if fault["type"] != "info":
            yield f"{Path(fault['url']).name}:{fault.get('lastLine')}: {fault['message']} {fault.get('extract', '')!r}"
