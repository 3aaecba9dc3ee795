"""What a web page says of itself, with the place it says it: JSON-LD, meta tags, microdata, address.

What is stated under a name is read here, because trafilatura does not tell where it found a date or an outlet;
what is not stated is left for trafilatura to find.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from crossread.ingest.columns import as_words
from crossread.ingest.dates import read_date
from crossread.ingest.piece import FoundDate, Known
from crossread.records.document import Origin

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|WebPage)$")
_PAGE_TYPES = frozenset(["WebPage"])
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published", "publishdate",
    "pubdate", "publish-date", "publication_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created",
    "dcterms.date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date", "date",
    "og:pubdate", "article.published", "rnews:datepublished",
)  # fmt: skip
_MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_SITE_META = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "cre",
    "twitter:site",
)
_TITLE_META = ("og:title", "dc.title", "twitter:title")
_AUTHOR_META = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_OUTSIDE = frozenset(["nav", "aside", "footer"])
_COMMENTS = re.compile(r"comment|related|sidebar|recommend|most-read|teaser", re.IGNORECASE)
_DEEPEST = 12


class PageFacts(NamedTuple):
    """Metadata of a page, and whether it says that the text is for subscribers."""

    known: Known
    walled: bool


def find_page_metadata(tree: Any) -> PageFacts:  # noqa: ANN401 - lxml ships no types
    """Find outlet, headline, author, address and dates of a page, with the origin of each.

    Args:
        tree: The page as parsed by lxml; it is not changed.

    Returns:
        What was found; dates in the order of trust.

    Example:
        >>> from lxml.html import document_fromstring
        >>> page = document_fromstring('<meta property="og:site_name" content="Example Post"><p>Text</p>')
        >>> find_page_metadata(page).known.outlet
        'Example Post'
    """
    articles = sorted(_find_articles(tree), key=_is_page)
    metas = _read_metas(tree)
    outlet, origin = _find_outlet(articles, metas)
    dates = [*_dates_of(articles), *_meta_dates(metas), *_marked_dates(tree)]
    modified = _first(read_date(str(node["dateModified"])) for node in articles if node.get("dateModified"))
    known = Known(
        title=_first(as_words(node.get("headline")) for node in articles)
        or _first(metas.get(name) for name in _TITLE_META),
        outlet=outlet,
        outlet_origin=origin,
        byline=_first(as_words(node.get("author")) for node in articles if not _is_page(node))
        or _first(metas.get(name) for name in _AUTHOR_META if not metas.get(name, "").startswith("http")),
        url=_find_address(tree, metas),
        dates=tuple(dict.fromkeys(dates)),
        modified=modified or _first(read_date(metas[name]) for name in _MODIFIED_META if name in metas),
    )
    walled = any(str(node.get("isAccessibleForFree")).lower() == "false" for node in articles)
    return PageFacts(known, walled)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _find_articles(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - lxml ships no types
    """Find the articles described in JSON-LD blocks."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            block = json.loads(_COMMENT.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(block, 0)


def _articles_in(node: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for item in node:
            yield from _articles_in(item, depth + 1)
    elif isinstance(node, dict):
        if any(_ARTICLE.search(kind) for kind in _types_of(node)):
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles_in(node.get(key), depth + 1)


def _types_of(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _is_page(node: dict[str, Any]) -> bool:
    """Tell a description of the page from one of the article on it."""
    return bool(_PAGE_TYPES.intersection(_types_of(node)))


def _read_metas(tree: Any) -> dict[str, str]:  # noqa: ANN401 - lxml ships no types
    """Read the meta tags by their name or property, the first of each."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _find_outlet(articles: list[dict[str, Any]], metas: dict[str, str]) -> tuple[str | None, Origin | None]:
    for node in articles:
        publisher = as_words(node.get("publisher"))
        if publisher and not publisher.startswith("http"):
            return publisher, "json-ld"
    for name in _SITE_META:
        if name in metas:
            return metas[name].lstrip("@"), "meta"
    return None, None


def _find_address(tree: Any, metas: dict[str, str]) -> str | None:  # noqa: ANN401 - lxml ships no types
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            href = (link.get("href") or "").strip()
            if href.startswith(("http://", "https://")):
                return str(href)
    address = metas.get("og:url", "")
    return address if address.startswith(("http://", "https://")) else None


def _dates_of(articles: list[dict[str, Any]]) -> Iterator[FoundDate]:
    for node in articles:
        for key in ("datePublished", "dateCreated"):
            written = node.get(key)
            value = read_date(written) if isinstance(written, str) else None
            if value:
                yield FoundDate(value, "json-ld")
                break


def _meta_dates(metas: dict[str, str]) -> Iterator[FoundDate]:
    for name in _PUBLISHED_META:
        value = read_date(metas[name]) if name in metas else None
        if value:
            yield FoundDate(value, "meta")


def _marked_dates(tree: Any) -> Iterator[FoundDate]:  # noqa: ANN401 - lxml ships no types
    """Find dates printed on the page and marked as its own: itemprop, then the first time tag of the article."""
    for element in tree.iterfind('.//*[@itemprop="datePublished"]'):
        value = read_date(element.get("datetime") or element.get("content") or element.text_content())
        if value:
            yield FoundDate(value, "microdata")
            return
    for element in tree.iter("time"):
        value = read_date(element.get("datetime") or element.text_content())
        if value and not _outside(element):
            yield FoundDate(value, "microdata")
            return


def _outside(element: Any) -> bool:  # noqa: ANN401 - lxml ships no types
    """Tell whether an element lies in navigation, a side box or the comments."""
    return any(
        ancestor.tag in _OUTSIDE or _COMMENTS.search(f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}")
        for ancestor in element.iterancestors()
        if ancestor.tag not in {"body", "html"}
    )
