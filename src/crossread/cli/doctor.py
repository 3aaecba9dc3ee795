"""`crossread doctor`: what this installation is, to paste into an issue."""

from __future__ import annotations

import locale
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version

import click

from crossread.store import describe_sqlite

PACKAGES = (
    "crossread",
    "click",
    "rich",
    "jinja2",
    "trafilatura",
    "lxml",
    "pypdf",
    "feedparser",
    "fastwarc",
    "py3langid",
    "numpy",
    "spacy",
    "onnxruntime",
    "tokenizers",
    "pyarrow",
)


@click.command()
def doctor() -> int:
    """Print the versions and surroundings that matter when something goes wrong; no file names, no texts."""
    click.echo(f"python: {platform.python_version()} ({platform.python_implementation()})")
    click.echo(f"system: {platform.system()} {platform.machine()}, {os.cpu_count()} cores")
    click.echo(f"encoding: {sys.getfilesystemencoding()}, locale {locale.getlocale()[0]}")
    click.echo(f"sqlite: {describe_sqlite()}")
    for name in PACKAGES:
        click.echo(f"{name}: {installed(name)}")
    return 0


def installed(name: str) -> str:
    """Version of an installed package, or a word that it is not there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
