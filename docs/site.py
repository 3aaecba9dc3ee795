"""What mkdocs is told while it builds the site: the order of the pages, and where links out of the pages lead.

The navigation is read from the folders, so that a new page needs no line elsewhere: sections in reading order, pages in
the order of `docs/index.md`, then by name.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

SECTIONS = {
    "start": "Start",
    "guides": "Guides",
    "concepts": "Concepts",
    "reference": "Reference",
    "decisions": "Decisions",
}
"""Folders in the order of the tabs."""

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FETCHED = re.compile(r'<script src="https?://[^"]*/iframe-worker/[^"]*"></script>')
_FENCED = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)


def navigation(docs: Path) -> list[Any]:
    """Order the pages.

    Args:
        docs: The folder of the pages.

    Returns:
        The `nav` of mkdocs: the front page, then a section for each folder.
    """
    front = (docs / "index.md").read_text("utf-8")
    listed = {target: place for place, target in enumerate(_LINK.findall(front))}
    nav: list[Any] = ["index.md"]
    for folder, title in SECTIONS.items():
        pages = [path.relative_to(docs).as_posix() for path in (docs / folder).glob("*.md")]
        pages.sort(key=lambda page: (not page.endswith("/index.md"), listed.get(page, len(listed)), page))
        nav.append({title: pages})
    return nav


def outward(markdown: str, page: Path, docs: Path, repository: str) -> str:
    """Lead links that leave the pages to the file in the repository.

    Args:
        markdown: The text of a page.
        page: Its path.
        docs: The folder of the pages.
        repository: Address of the repository.
    """

    def lead(found: re.Match[str]) -> str:
        target, _, anchor = found[1].partition("#")
        if not target or re.match(r"[a-z]+:", target):
            return found[0]
        path = (page.parent / target).resolve()
        if path.is_relative_to(docs) and path.is_file():
            return found[0]
        kind = "tree" if path.is_dir() else "blob"
        inside = path.relative_to(docs.parent).as_posix()
        return f"]({repository}/{kind}/main/{inside}{'#' + anchor if anchor else ''})"

    parts = _FENCED.split(markdown)
    return "".join(part if place % 2 else _LINK.sub(lead, part) for place, part in enumerate(parts))


def on_config(config: Any) -> Any:  # noqa: ANN401 - of mkdocs
    """Give mkdocs the order of the pages."""
    config["nav"] = navigation(Path(config["docs_dir"]))
    return config


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:  # noqa: ANN401 - of mkdocs
    """Lead links that leave the pages to the repository."""
    del files
    return outward(markdown, Path(page.file.abs_src_path), Path(config["docs_dir"]), config["extra"]["repository"])


def on_post_page(output: str, page: Any, config: Any) -> str:  # noqa: ANN401 - of mkdocs
    """Take the one script that the theme would fetch from elsewhere out of the site itself."""
    del config
    return local_script(output, "../" * page.url.count("/"))


def on_post_template(output_content: str, template_name: str, config: Any) -> str:  # noqa: ANN401 - of mkdocs
    """Do the same for pages without a source."""
    del template_name, config
    return local_script(output_content, "")


def local_script(html: str, root: str) -> str:
    """Lead the script that lets the search work from a folder to our copy of it.

    Args:
        html: A page.
        root: The way from the page to the root of the site.
    """
    return _FETCHED.sub(f'<script src="{root}assets/iframe-worker.js"></script>', html)
